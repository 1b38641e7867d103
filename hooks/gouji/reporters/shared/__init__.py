"""What several reporters need."""

"""What the YAML of a pack may say, as types."""

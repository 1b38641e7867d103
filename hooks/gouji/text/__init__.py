"""Characters: where they stand, how they are decoded, compared and counted."""

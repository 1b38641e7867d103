"""The types of what the YAML of a pack may hold."""

"""YAML whose values have their line and column, for packs and for configuration."""

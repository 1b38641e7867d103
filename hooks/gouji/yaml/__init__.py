"""YAML whose values know their line and column, for packs and for configuration."""

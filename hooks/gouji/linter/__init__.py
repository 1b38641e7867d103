"""The run: from paths to results."""

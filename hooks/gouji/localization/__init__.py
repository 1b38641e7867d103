"""Part localization: from equations that fail to the cell that is probably wrong."""

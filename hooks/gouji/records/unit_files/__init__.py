"""Files that say who stands below whom: YAML, or a CSV as spreadsheets write it."""

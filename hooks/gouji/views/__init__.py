"""Pages that are no report of a run: the rules, what was read, how well tables are covered."""

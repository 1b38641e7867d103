"""What the running text says, made comparable: clauses, figures, years, formulas over cells. No word of a report."""

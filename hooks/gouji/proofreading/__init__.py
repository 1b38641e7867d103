"""What a proofreader marks in running text.

Each module finds one kind of slip; none knows a rule or a word of any report: words come from the rules that call them.
"""

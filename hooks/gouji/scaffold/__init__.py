"""What ``gouji new`` writes: a rule pack to begin with, made from a document."""

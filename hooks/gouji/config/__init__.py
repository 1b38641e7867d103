"""``.gouji.yaml``: what a repository asks of gouji."""

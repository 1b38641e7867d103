"""How each kind of picture is taken."""

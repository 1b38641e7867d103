"""A page on this machine's loopback: documents are dropped on it and come back with what was found."""

"""The command line. Exit codes are decided here and in the commands, nowhere deeper."""

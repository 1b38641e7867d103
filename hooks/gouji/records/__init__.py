"""What a report says, whatever its format: what other reports are compared with."""

"""What the readers of Word's and of OpenDocument's packages share."""

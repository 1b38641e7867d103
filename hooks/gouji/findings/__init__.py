"""What is wrong with a document, and what would fix it."""

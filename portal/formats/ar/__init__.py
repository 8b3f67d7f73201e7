"""What is typed in Arabic."""

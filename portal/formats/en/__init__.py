"""What is typed in English."""

"""What may be uploaded, what is taken out of it, and how it reaches the disk whole or not at all."""

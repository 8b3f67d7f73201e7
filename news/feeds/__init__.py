"""What the newsroom sends to feed readers: which entries, what each says, and in which format."""

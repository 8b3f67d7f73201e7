"""What a phone keeps: the directory as one small file, pages that work without a network, the app's manifest."""

"""Upkeep of what is public: links, reviews, descriptions and consent of pictures, readability."""

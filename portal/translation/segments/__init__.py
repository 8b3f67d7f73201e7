"""The words of a page in segments: read beside their source, written, and put together to a draft again."""

"""The rules of the project that a program can see broken; each checker takes text and returns what is wrong with it."""

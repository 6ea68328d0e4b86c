"""The rulebook: the language of its conditions, its records, and how it is loaded and checked."""

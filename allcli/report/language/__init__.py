"""The language of a page: one catalogue of words for each language but English."""

"""Roads to transplant: sequences of therapies, their dates, and what blocks or opens them."""

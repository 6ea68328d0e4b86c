"""What of the input is no patient, by what it is, with its number."""

from collections import Counter

Notes = Counter[str]

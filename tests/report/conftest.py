"""What is asked here is how answers are given, not how they are found."""

from tests.shared import in_a_folder

__all__ = ["in_a_folder"]

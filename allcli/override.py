"""`@override`: what it marks must override something, or mypy says so. Python 3.11 has none."""

from typing import TYPE_CHECKING

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Leave a method as it is."""
        return method

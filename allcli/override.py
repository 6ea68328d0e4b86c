"""`@override`: what it marks must override something, or mypy says so. Python 3.11 has none."""

__all__ = ["override"]

TYPE_CHECKING = False  # typing takes long to load, and the streams need this first of all
if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Leave a method as it is."""
        return method

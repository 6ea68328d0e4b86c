"""Triage for relapsed or refractory acute lymphoblastic leukaemia, every step cited.

>>> import allcli
>>> allcli.assess({"disease": {"lineage": "b-all", "status": "relapsed"}}).suggestion.robust
False
"""

TYPE_CHECKING = False  # as type checkers read it; to import typing would cost more than all else
if TYPE_CHECKING:
    from allcli.api import assess as assess
    from allcli.api import assess_many as assess_many
    from allcli.case.problems import CaseError as CaseError
    from allcli.triage.assessment import Assessment as Assessment

__version__ = "0.1.0"
__all__ = ["Assessment", "CaseError", "__version__", "assess", "assess_many"]

_HOMES = {
    "assess": "allcli.api",
    "assess_many": "allcli.api",
    "Assessment": "allcli.triage.assessment",
    "CaseError": "allcli.case.problems",
}


def __getattr__(name: str) -> object:
    """What is public, loaded when it is asked for: `import allcli` alone costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only where it is needed

    return getattr(import_module(_HOMES[name]), name)

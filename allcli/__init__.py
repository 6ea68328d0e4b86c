"""Triage for relapsed or refractory acute lymphoblastic leukaemia, every step cited."""

__version__ = "0.1.0"

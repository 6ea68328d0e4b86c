"""The case: one patient at one decision point, as written, and the facts that follow from it."""

"""Whether a rulebook can be trusted: vignettes, coverage, faults, and what can be proved."""

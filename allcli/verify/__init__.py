"""Whether a rulebook can be trusted: vignettes, coverage, mutation, and what can be proved of it."""

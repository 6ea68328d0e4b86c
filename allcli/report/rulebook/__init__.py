"""Pages of the rulebook: its records, their sources, and what checks and tests of it found."""

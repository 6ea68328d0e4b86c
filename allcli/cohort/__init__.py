"""Many cases: read as a stream, assessed by workers, written in order, counted."""

"""A case as a file: read, written, changed, explained to an editor, and asked for."""

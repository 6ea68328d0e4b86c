"""What a case can come to, exactly: decision diagrams over all that is not known. See README.md."""

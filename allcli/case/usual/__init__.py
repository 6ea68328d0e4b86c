"""What people and systems write for the words of a case, where it has one meaning."""

"""What stands in the documents: a module for each kind of page."""

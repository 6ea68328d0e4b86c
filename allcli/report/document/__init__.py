"""Documents to project, print and send: content in blocks, written as HTML or as Markdown."""

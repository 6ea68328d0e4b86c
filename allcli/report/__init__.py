"""Renderers: a module for each kind of page, with a table of its formats. They decide nothing."""

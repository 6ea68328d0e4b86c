"""Drugs and regimens by the names people write, and what a line of therapy says was given."""

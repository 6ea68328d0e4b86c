"""Comparing: rulebooks, dates and places with one another, and a result with today's."""

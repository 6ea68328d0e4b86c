"""Tests of how drug names and regimens are read."""

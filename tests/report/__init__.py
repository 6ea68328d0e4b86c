"""Tests of allcli.report."""

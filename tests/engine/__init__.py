"""Tests of allcli.engine."""

"""Tests of allcli.cli."""

"""Tests of allcli.rulebook."""

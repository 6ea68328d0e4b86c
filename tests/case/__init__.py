"""Tests of allcli.case."""

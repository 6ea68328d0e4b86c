"""Tests of allcli.triage.explore."""

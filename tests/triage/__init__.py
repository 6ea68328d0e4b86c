"""Tests of allcli.triage."""

"""Tests of allcli.case.calculators."""

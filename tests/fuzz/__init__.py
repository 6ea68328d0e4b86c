"""Broken input of every kind, made from a seed: whatever comes in, the promises hold."""

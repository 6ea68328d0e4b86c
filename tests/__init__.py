"""The specification of allcli, in tests."""

"""`python -m allcli`."""

from allcli.cli import main

main()

"""What more there is to ask of one case: what if, why not, what to find out, how long it holds."""

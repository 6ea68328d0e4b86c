"""Facts that follow from the case, topic by topic. Pure functions; unknown in, unknown out."""

"""What cannot be true of one patient, topic by topic, each fault with what it does not fit."""

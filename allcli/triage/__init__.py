"""From facts and rulebook to the assessment: verdicts, order, flags, notes, what is missing."""

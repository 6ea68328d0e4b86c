"""The facts that criteria ask about: one record for each, and the row of them that a case has."""

from allcli.case.facts.record import Chapter, Fact, Test, Value
from allcli.case.facts.row import Facts, facts_of
from allcli.case.facts.vocabulary import FACTS, INDEX, VOCABULARY

__all__ = ["FACTS", "INDEX", "VOCABULARY", "Chapter", "Fact", "Facts", "Test", "Value", "facts_of"]

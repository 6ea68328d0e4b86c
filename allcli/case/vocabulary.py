"""The facts under the name of their former place."""

from allcli.case.facts.genetics import MUTATIONS
from allcli.case.facts.record import Fact
from allcli.case.facts.vocabulary import FACTS, INDEX, VOCABULARY

__all__ = ["FACTS", "INDEX", "MUTATIONS", "VOCABULARY", "Fact"]

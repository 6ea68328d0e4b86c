"""The cumulative dose of anthracyclines, by both ratios for mitoxantrone."""

from operator import attrgetter

from allcli.case.calculators.anthracycline import Doses, Equivalent, doxorubicin_equivalent
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import number

ANTHRACYCLINE_TOPIC = "anthracyclines so far, cumulative dose"
_FIELDS = (
    "exposure.doxorubicin", "exposure.daunorubicin", "exposure.idarubicin", "exposure.epirubicin",
    "exposure.mitoxantrone",
)  # fmt: skip


_doses = attrgetter(*(name.removesuffix("_mg_m2") for name in Doses._fields))
_NONE = Equivalent(None, None, ())


def _equivalent(reading: Reading) -> Equivalent:
    """Once one dose is known."""
    doses = [value(dose) for dose in _doses(reading.case.exposure)]
    return doxorubicin_equivalent(Doses(*doses)) if doses.count(None) < len(doses) else _NONE


ANTHRACYCLINES = (
    number(
        "exposure.doxorubicin_equivalent_mg_m2", "doxorubicin equivalent (mitoxantrone x 10.5)",
        "mg/m2", (0, 30000), *_FIELDS,
        of=lambda reading: reading.once(_equivalent).mitoxantrone_x_10_5,
        topic=ANTHRACYCLINE_TOPIC,
    ),
    number(
        "exposure.doxorubicin_equivalent_older_mg_m2", "doxorubicin equivalent (mitoxantrone x 4)",
        "mg/m2", (0, 30000), *_FIELDS,
        of=lambda reading: reading.once(_equivalent).mitoxantrone_x_4,
        topic=ANTHRACYCLINE_TOPIC,
    ),
)  # fmt: skip

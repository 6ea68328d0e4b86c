"""Disease of the liver apart from VOD/SOS, and what explains a raised bilirubin."""

from typing import get_args

from allcli.case.facts.ever import ever
from allcli.case.facts.reading import Reading, either, finding
from allcli.case.facts.record import ENDS, Value, choice, yes_no
from allcli.case.fields import Missing
from allcli.case.organs import Liver, Serology

_TOPIC = "liver disease"


def _hepatitis(liver: Liver, word: str) -> bool | None:
    """Whether hepatitis B or C is in this state; of any other there is a field of its own."""
    closed = liver.unstated == "absent"
    return either([
        None if isinstance(serology, Missing) or not (serology or closed) else serology == word
        for serology in (liver.hepatitis_b, liver.hepatitis_c)
    ])  # fmt: skip


def _active_hepatitis(reading: Reading) -> bool | None:
    """Of any cause, where the field of its own says so; else a serology may leave it open."""
    liver = reading.case.liver
    viral = _hepatitis(liver, "active")
    if viral or (viral is None and liver.active_hepatitis is None):
        return viral
    return finding(liver, "active_hepatitis")


def _hepatitis_b(reading: Reading) -> Value:
    """Absent where the table was closed without it."""
    liver = reading.case.liver
    return "negative" if liver.hepatitis_b is None and liver.unstated == "absent" else None


def _other_disease(reading: Reading) -> bool | None:
    liver = reading.case.liver
    names = ("fibrosis", "steatohepatitis", "other_disease_history")
    return either([*(finding(liver, name) for name in names), _hepatitis(liver, "resolved")])


def _gilbert_or_haemolysis(reading: Reading) -> bool | None:
    liver = reading.case.liver
    return either([finding(liver, "gilbert"), finding(liver, "haemolysis")])


LIVER = (
    yes_no("liver.cirrhosis", "cirrhosis", safety=True, topic=_TOPIC, test="imaging"),
    yes_no(
        "liver.nodular_regenerative_hyperplasia", "nodular regenerative hyperplasia",
        safety=True, topic=_TOPIC, test="imaging",
    ),
    yes_no(
        "liver.portal_hypertension", "portal hypertension", of=ever("liver.portal_hypertension"),
        safety=True, topic=_TOPIC, test="imaging",
    ),
    yes_no(
        "liver.active_hepatitis", "active hepatitis", of=_active_hepatitis,
        safety=True, topic=_TOPIC, change=ENDS,
    ),
    yes_no(
        "liver.other_disease_history", "other liver disease, past or present", of=_other_disease,
        safety=True, topic=_TOPIC,
    ),
    choice(
        "liver.hepatitis_b", "hepatitis B", get_args(Serology), stated="liver.hepatitis_b",
        of=_hepatitis_b, test="blood",
    ),
)  # fmt: skip

# asked when bilirubin is known to be raised
BILIRUBIN_EXPLAINED = (
    yes_no(
        "liver.gilbert_or_haemolysis", "Gilbert syndrome or haemolysis",
        "liver.gilbert", "liver.haemolysis", of=_gilbert_or_haemolysis,
    ),
)  # fmt: skip

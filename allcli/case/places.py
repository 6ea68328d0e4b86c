"""The places whose licences and payers are known; another one is a word more here."""

from typing import Literal, get_args

Jurisdiction = Literal["US", "EU", "UK", "KR", "JP", "AU"]
PLACES: tuple[Jurisdiction, ...] = get_args(Jurisdiction)

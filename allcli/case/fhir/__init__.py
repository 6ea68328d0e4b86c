"""The FHIR R4 door: a bundle, a searchset or bulk NDJSON of one patient becomes a case."""

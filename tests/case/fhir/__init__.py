"""A case from FHIR."""

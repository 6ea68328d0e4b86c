"""The door for GA4GH phenopackets, version 2: laid out as FHIR, then read as FHIR is."""

"""Phenopackets: read as FHIR is, with every element used or told."""

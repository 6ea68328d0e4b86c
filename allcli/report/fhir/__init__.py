"""An assessment as FHIR R4: what a decision support service answers, for systems that ask it."""

-- An OMOP CDM (5.3 or 5.4, with its vocabularies) as FHIR, a resource a line, for `allcli batch`:
--
--   mkdir export
--   duckdb -noheader -list cdm.duckdb < omop.sql > export/omop.ndjson      # sqlite3 takes it too
--   allcli batch export/
--
-- The codes decide, as for all FHIR. What OMOP cannot say is left out, so that it stays unknown:
-- when a condition began or ended (the dates are mostly those of a record or a bill), whether it is
-- active, lines of therapy. Only administrations are exposures. Neither race nor ethnicity is read.
WITH
chosen AS (  -- narrow it here: SELECT subject_id AS person_id FROM cohort WHERE ...
  SELECT person_id FROM person
),
vocabulary_address (vocabulary_id, address) AS (
  VALUES ('SNOMED', 'http://snomed.info/sct'), ('LOINC', 'http://loinc.org'),
    ('RxNorm', 'http://www.nlm.nih.gov/research/umls/rxnorm'), ('ATC', 'http://www.whocc.no/atc'),
    ('ICD10CM', 'http://hl7.org/fhir/sid/icd-10-cm'), ('ICD10', 'http://hl7.org/fhir/sid/icd-10'),
    ('ICDO3', 'http://terminology.hl7.org/CodeSystem/icd-o-3')
),
coded AS (  -- of ICD-O-3 the histology, before the site: 9811/3-C42.1
  SELECT c.concept_id, v.address AS system,
    CASE c.vocabulary_id WHEN 'ICDO3' THEN substr(c.concept_code, 1, 6) ELSE c.concept_code END
      AS code
  FROM concept c JOIN vocabulary_address v ON v.vocabulary_id = c.vocabulary_id
),
diagnosis AS (  -- by its standard concept, and by that of its source, which may say "in relapse"
  SELECT CAST(condition_occurrence_id AS VARCHAR) AS id, person_id, condition_concept_id AS concept_id,
    condition_start_date AS day, condition_status_concept_id AS status_id,
    condition_source_value AS written
  FROM condition_occurrence
  UNION ALL
  SELECT condition_occurrence_id || '-source', person_id, condition_source_concept_id,
    condition_start_date, condition_status_concept_id, condition_source_value
  FROM condition_occurrence
  WHERE condition_source_concept_id <> condition_concept_id
    AND condition_source_concept_id IN (SELECT concept_id FROM coded)
),
drug_code AS (  -- the product, its ingredients and its class
  SELECT held.drug_id, coded.system, coded.code
  FROM (
    SELECT drug_concept_id AS drug_id, drug_concept_id AS concept_id FROM drug_exposure
    UNION
    SELECT descendant_concept_id, ancestor_concept_id FROM concept_ancestor
    WHERE descendant_concept_id IN (SELECT drug_concept_id FROM drug_exposure)
  ) held
  JOIN coded ON coded.concept_id = held.concept_id
  WHERE coded.system LIKE '%rxnorm' OR coded.system LIKE '%atc'
),
drug AS (
  SELECT drug_id, json_group_array(json_object('system', system, 'code', code)) AS codings
  FROM (SELECT * FROM drug_code ORDER BY drug_id, system, code) ordered GROUP BY drug_id
),
result AS (
  SELECT 'measurement-' || measurement_id AS id, person_id, measurement_concept_id AS concept_id,
    measurement_date AS day, CAST(measurement_datetime AS VARCHAR) AS moment,
    measurement_source_value AS written, value_as_number AS value, value_as_concept_id AS word_id,
    NULL AS said, unit_concept_id AS unit_id, unit_source_value AS unit, range_high AS high,
    (SELECT concept_name FROM concept WHERE concept_id = operator_concept_id) AS comparison,
    trim(CAST(value_source_value AS VARCHAR)) AS source
  FROM measurement
  UNION ALL
  SELECT 'observation-' || observation_id, person_id, observation_concept_id, observation_date,
    CAST(observation_datetime AS VARCHAR), observation_source_value, value_as_number,
    value_as_concept_id, value_as_string, unit_concept_id, unit_source_value, NULL, NULL, NULL
  FROM observation
),
compared AS (  -- "<0.01" as written says what the number alone does not
  SELECT result.*,
    CASE WHEN comparison IN ('<', '<=', '>', '>=') THEN comparison
      WHEN substr(source, 1, 2) IN ('<=', '>=') THEN substr(source, 1, 2)
      WHEN substr(source, 1, 1) IN ('<', '>') THEN substr(source, 1, 1) END AS comparator,
    (SELECT concept_code FROM concept WHERE concept_id = unit_id AND vocabulary_id = 'UCUM')
      AS ucum
  FROM result
)
SELECT json_object(
  'resourceType', 'Patient', 'id', CAST(p.person_id AS VARCHAR),
  'gender', (SELECT lower(concept_name) FROM concept WHERE concept_id = p.gender_concept_id),
  'birthDate', CAST(p.year_of_birth AS VARCHAR)
    || COALESCE('-' || substr('0' || CAST(p.month_of_birth AS VARCHAR), -2)
      || COALESCE('-' || substr('0' || CAST(p.day_of_birth AS VARCHAR), -2), ''), ''),
  'deceasedDateTime', (
    SELECT CAST(min(death_date) AS VARCHAR) FROM death WHERE death.person_id = p.person_id)
) AS line
FROM person p WHERE p.person_id IN (SELECT person_id FROM chosen)
UNION ALL
SELECT json_object(
  'resourceType', 'Condition', 'id', 'condition-' || d.id,
  'subject', json_object('reference', 'Patient/' || d.person_id),
  'recordedDate', CAST(d.day AS VARCHAR),
  'verificationStatus', json(CASE
    WHEN lower(s.concept_name) LIKE '%preliminary%'
      THEN json_object('coding', json_array(json_object('code', 'provisional')))
    WHEN s.concept_id <> 0 AND lower(s.concept_name) NOT LIKE '%diagnosis%'
      THEN json_object('text', s.concept_name) END),
  'code', json_object('text', d.written,
    'coding', json_array(json_object('system', c.system, 'code', c.code)))
)
FROM diagnosis d
LEFT JOIN coded c ON c.concept_id = d.concept_id
LEFT JOIN concept s ON s.concept_id = d.status_id
WHERE d.person_id IN (SELECT person_id FROM chosen)
UNION ALL
SELECT json_object(
  'resourceType', 'Procedure', 'id', 'procedure-' || p.procedure_occurrence_id,
  'status', 'completed', 'subject', json_object('reference', 'Patient/' || p.person_id),
  'performedDateTime', CAST(p.procedure_date AS VARCHAR),
  'code', json_object('text', p.procedure_source_value,
    'coding', json_array(json_object('system', c.system, 'code', c.code)))
)
FROM procedure_occurrence p LEFT JOIN coded c ON c.concept_id = p.procedure_concept_id
WHERE p.person_id IN (SELECT person_id FROM chosen)
UNION ALL
SELECT json_object(
  'resourceType', CASE WHEN lower(t.concept_name) LIKE '%administration%'
    THEN 'MedicationAdministration' ELSE 'MedicationRequest' END,
  'id', 'drug-' || e.drug_exposure_id,
  'status', 'completed', 'subject', json_object('reference', 'Patient/' || e.person_id),
  'effectiveDateTime', CAST(e.drug_exposure_start_date AS VARCHAR),
  'medicationCodeableConcept',
    json_object('text', e.drug_source_value, 'coding', json(drug.codings))
)
FROM drug_exposure e
LEFT JOIN drug ON drug.drug_id = e.drug_concept_id
LEFT JOIN concept t ON t.concept_id = e.drug_type_concept_id
WHERE e.person_id IN (SELECT person_id FROM chosen)
UNION ALL
SELECT json_object(
  'resourceType', 'Observation', 'id', r.id, 'status', 'final',
  'subject', json_object('reference', 'Patient/' || r.person_id),
  -- midnight stands for a time that is not known
  'effectiveDateTime', CASE WHEN r.moment LIKE '% 00:00:00%' OR r.moment IS NULL
    THEN CAST(r.day AS VARCHAR) ELSE r.moment END,
  'code', json_object('text', r.written,
    'coding', json_array(json_object('system', c.system, 'code', c.code))),
  'valueString', r.said,
  'valueQuantity', json(CASE WHEN r.value IS NOT NULL THEN json_object(
    'value', r.value, 'comparator', r.comparator, 'code', r.ucum, 'unit', r.unit) END),
  'valueCodeableConcept', json(CASE WHEN w.code IS NOT NULL THEN json_object(
    'coding', json_array(json_object('system', w.system, 'code', w.code))) END),
  'referenceRange', json(CASE WHEN r.high IS NOT NULL THEN json_array(json_object(
    'high', json_object('value', r.high, 'code', r.ucum, 'unit', r.unit))) END)
)
FROM compared r
LEFT JOIN coded c ON c.concept_id = r.concept_id
LEFT JOIN coded w ON w.concept_id = r.word_id
WHERE r.person_id IN (SELECT person_id FROM chosen);

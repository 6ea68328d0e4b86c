-- The answers of a cohort in DuckDB, beside what the cases say. Both are NDJSON:
--
--   allcli batch cohort.ndjson --columns id,salvage,robust,questions --output answers.ndjson
--   duckdb < answers.sql
--
-- How many have each salvage suggested, in how many of them for certain, and what the others lack
-- most often, by the status of the leukaemia.
SELECT
    coalesce(cases.disease.status, 'not stated') AS status,
    coalesce(answers.salvage, 'none') AS salvage,
    count(*) AS patients,
    count(*) FILTER (answers.robust) AS stable,
    mode(answers.questions[1]) FILTER (NOT answers.robust) AS asked_first
FROM read_ndjson('answers.ndjson') AS answers
JOIN read_ndjson('cohort.ndjson') AS cases USING (id)
WHERE answers.robust IS NOT NULL -- else it could not be assessed
GROUP BY ALL
ORDER BY patients DESC, status, salvage;

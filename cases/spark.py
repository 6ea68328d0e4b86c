"""A cohort in Spark: each piece of an NDJSON file is answered by `allcli batch` where it lies.

spark-submit spark.py cohort.ndjson answers

One line in is one line out, in order, so that Spark may cut the file as it likes; a line that
cannot be assessed is a record with its error. allcli must be found on every worker as it is here.
"""

import os
import sys

from pyspark.sql import SparkSession

BATCH = "allcli batch - -q -j 1 --format ndjson --columns id,salvage,robust,questions"
SCHEMA = "id string, salvage string, robust boolean, questions array<string>, error string"


def main(cases: str, answers: str) -> None:
    """Answer the cases, keep the answers, and print how many have each salvage suggested."""
    spark = SparkSession.builder.appName("allcli").getOrCreate()
    path = {"PATH": os.environ["PATH"]}  # without it, Spark runs a command in an empty environment
    answered = spark.sparkContext.textFile(cases).pipe(BATCH, env=path)
    spark.read.schema(SCHEMA).json(answered).write.json(answers)
    counts = spark.read.schema(SCHEMA).json(answers).groupBy("salvage").count()
    counts.orderBy("count", ascending=False).show(50, truncate=False)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

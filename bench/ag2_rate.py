"""Runs programs through AG2's SystemPythonEnvironment: ag2_rate.py PYTHON THREADS FOLDER. Prints seconds and passes."""
import asyncio, pathlib, queue, sys, tempfile, threading, time

from autogen.environments import SystemPythonEnvironment

python, threads, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
programs = queue.SimpleQueue()
for file in sorted(folder.glob('*.py')):
    programs.put(file.read_text())
passed = []


async def work(environment, scripts):
    while True:
        try:
            code = programs.get_nowait()
        except queue.Empty:
            return
        result = await environment.execute_code(code, scripts + '/script.py')
        passed.append(result['success'])


def main(environment):
    # A folder for each thread: the environment always writes the same script.
    with tempfile.TemporaryDirectory() as scripts:
        asyncio.run(work(environment, scripts))


with SystemPythonEnvironment(executable=python) as environment:
    started = time.monotonic()
    workers = [threading.Thread(target=main, args=(environment,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(time.monotonic() - started, sum(passed))

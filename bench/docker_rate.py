"""Runs programs through a tool that uses Docker: docker_rate.py ag2|llm-sandbox IMAGE TIMEOUT FOLDER. Prints what took how long."""
import asyncio, json, pathlib, subprocess, sys, time

tool, image, timeout, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), pathlib.Path(sys.argv[4])
programs = [file.read_text() for file in sorted(folder.glob('*.py'))]


def ag2():
    from autogen.environments import DockerPythonEnvironment

    run = subprocess.run

    # It pulls without asking whether the image is there. Whether a registry answers is not what is measured.
    def run_but_pull(command, **options):
        return run(['true'] if command[:2] == ['docker', 'pull'] else command, **options)

    subprocess.run = run_but_pull
    environment = DockerPythonEnvironment(image=image, network='none')
    environment.__enter__()

    def execute(code):
        return asyncio.run(environment.execute_code(code, 'script.py', timeout))['success']

    return execute, lambda: environment.__exit__(None, None, None)


def llm_sandbox():
    from llm_sandbox import SandboxSession
    from llm_sandbox.exceptions import SandboxTimeoutError

    # Without its venv, for which it upgrades pip from the package index.
    session = SandboxSession(
        lang='python',
        image=image,
        keep_template=True,
        skip_environment_setup=True,
        runtime_configs={'network_mode': 'none'},
    )
    session.open()

    def execute(code):
        try:
            return session.run(code, timeout=timeout).exit_code == 0
        except SandboxTimeoutError:
            return False

    return execute, session.close


execute, close = {'ag2': ag2, 'llm-sandbox': llm_sandbox}[tool]()
started = time.monotonic_ns()
passed = sum(execute(code) for code in programs)
ended = time.monotonic_ns()
close()
closed = time.monotonic_ns()
print(json.dumps({'beganNs': started, 'runMs': (ended - started) / 1e6, 'closeMs': (closed - ended) / 1e6, 'passed': passed}))

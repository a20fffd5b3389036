import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { runProcess, wallMs } from './support/run-process.mjs';
import { runnerEnvironment } from './support/runner-environment.mjs';

/** The first thing that it does is to look at the clock. */
const STAMP = 'import time\nprint(f"stamp={time.monotonic_ns()}")\n';
const PACKAGES = ['numpy', 'pandas', 'matplotlib'];
/** Installing everything takes long, and always much the same. */
const COLD_ROUNDS = 3;

const untilStamp = ({ stdout, startedNs }) => Number(BigInt(/stamp=(\d+)/.exec(stdout)[1]) - startedNs) / 1e6;

/** What the machine says about indexes and certificates. */
const INSTALL_ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(PIP_|UV_|SSL_CERT_|REQUESTS_CA|CURL_CA|https?_proxy|no_proxy)/i.test(name),
  ),
);

/** The cache service that the tests have, which is written in TypeScript. */
async function startCacheServer(folder) {
  const source = path.join(import.meta.dirname, '..', '__tests__', 'support', 'cache-server.ts');
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const file = path.join(folder, 'cache-server.mjs');
  writeFileSync(file, outputText);
  const { CacheServer } = await import(pathToFileURL(file).href);
  return CacheServer.start();
}

function tokenOf() {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ scp: 'Actions.Results:run-1:job-1' })}.signature`;
}

/** A venv: empty, with packages installed for the first time, kept, and from another job. */
export async function venv(context) {
  const { python, node, cli, action, venvPython, folder } = context;
  if (venvPython === undefined) throw new Error('uv is not there: bench/requirements.txt could not be installed');
  const uvFolder = path.join(folder, 'uv');
  cpSync(path.join(path.dirname(venvPython), 'uv'), path.join(uvFolder, 'uv'));
  const uv = path.join(uvFolder, 'uv');
  const [hello] = writePrograms(context, 'venv', [STAMP]);
  const { uid, gid } = context.user;
  const fresh = (name) => {
    const made = mkdtempSync(path.join(context.temp, `${name}-`));
    if (uid !== undefined) chownSync(made, uid, gid);
    return made;
  };
  const envWith = (more) => ({ ...context.env, ...INSTALL_ENV, PATH: `${uvFolder}:${context.env.PATH}`, ...more });

  const run = (args, env = context.env) =>
    runProcess({ command: node, args: [cli, 'run', '--json', '--python-path', python, ...args, hello], context, env });
  const packages = ['--packages', PACKAGES.join('\n')];
  const shell = (script, env = envWith({})) => runProcess({ command: '/bin/sh', args: ['-ec', script], context, env });

  const empty = await interleave(
    {
      system: async () => untilStamp(await run(['--environment', 'system'])),
      venv: async () => untilStamp(await run([])),
      byPython: async () => {
        const target = fresh('v');
        return wallMs({ command: python, args: ['-m', 'venv', target], context });
      },
    },
    Math.max(10, context.rounds),
  );

  const kept = fresh('kept');
  const withKept = envWith({ XDG_CACHE_HOME: kept });
  await run(packages, withKept);
  const warm = await interleave(
    {
      node: () => wallMs({ command: node, args: ['-e', '0'], context }),
      kept: async () => untilStamp(await run(packages, withKept)),
    },
    Math.max(10, context.rounds),
  );

  const cold = await interleave(
    {
      pyexec: async () => untilStamp(await run(packages, envWith({ XDG_CACHE_HOME: fresh('cold') }))),
      uv: async () => {
        const target = fresh('uv');
        const script = `${uv} venv --quiet --python ${python} ${target}/v && ${uv} pip install --quiet --cache-dir ${target}/c --python ${target}/v/bin/python ${PACKAGES.join(' ')} && ${target}/v/bin/python ${hello}`;
        return untilStamp(await shell(script));
      },
    },
    COLD_ROUNDS,
  );

  const server = await startCacheServer(folder);
  const shared = fresh('shared');
  const inputs = { files: hello, packages: PACKAGES.join('\n'), 'python-path': python };
  const job = () =>
    runProcess({
      command: node,
      args: [action],
      context,
      env: {
        ...runnerEnvironment(context, inputs),
        ...envWith({ XDG_CACHE_HOME: shared }),
        GITHUB_SERVER_URL: 'http://github.localhost',
        ACTIONS_CACHE_SERVICE_V2: 'True',
        ACTIONS_RESULTS_URL: server.url,
        ACTIONS_RUNTIME_TOKEN: tokenOf(),
      },
    });
  await job();
  const elsewhere = await interleave(
    {
      restored: async () => {
        rmSync(path.join(shared, 'pyexec'), { recursive: true });
        const result = await job();
        if (!result.stdout.includes('Restored from the cache')) throw new Error(result.stdout);
        return untilStamp(result);
      },
      pip: async () => {
        const target = fresh('pip');
        const script = `${python} -m venv ${target}/v && ${target}/v/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check ${PACKAGES.join(' ')} && ${target}/v/bin/python ${hello}`;
        return untilStamp(await shell(script));
      },
    },
    COLD_ROUNDS,
  );
  await server.stop();

  const ms = { unit: ' ms', digits: 1 };
  const difference = perRound((a, b) => a - b, empty.venv, empty.system);
  return {
    title: 'Venvs',
    notes: `From the start of the process to the first statement of the program. With packages: ${PACKAGES.join(', ')}. uv, pip and the tool have no cache of downloads; the cache of the repository is a server on this machine.`,
    rows: [
      row('new empty venv: `environment: venv` − `system`', difference, { ...ms, atMost: 25 }),
      row('new empty venv: `python -m venv`', empty.byPython, ms),
      row('packages, first time: pyexec with uv', cold.pyexec, ms),
      row('packages, first time: uv venv, uv pip install', cold.uv, ms),
      row(
        'packages, first time: pyexec / uv',
        perRound((a, b) => a / b, cold.pyexec, cold.uv),
        { atMost: 1.1 },
      ),
      row(
        'packages, kept: until the program starts − `node -e 0`',
        perRound((a, b) => a - b, warm.kept, warm.node),
        {
          ...ms,
          atMost: 150,
        },
      ),
      row('packages, from the cache of the repository', elsewhere.restored, ms),
      row('packages: python -m venv, pip install', elsewhere.pip, ms),
      row(
        'packages: pip / from the cache of the repository',
        perRound((a, b) => a / b, elsewhere.pip, elsewhere.restored),
        {
          atLeast: 5,
        },
      ),
    ],
  };
}

import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { runProcess } from './support/run-process.mjs';

const PROGRAMS = 50;
/** Fifty containers take long, and AG2 and llm-sandbox take 10 s to clean up. */
const FEW_ROUNDS = 3;
const TIMEOUT_S = 1;
const GRACE_MS = 1000;
/** The last thing that a program does, or the first. */
const STAMP = 'import time\nprint(f"stamp={time.monotonic_ns()}", flush=True)\n';
/** Sleeps on when it is asked to end. */
const STUBBORN = `import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n${STAMP}time.sleep(60)\n`;
/** Root has another user for programs. */
const USER = process.getuid?.() === 0 ? 61_200 : process.getuid?.();
const MIB = 2 ** 20;

/** Where the engine is. */
export const ENGINE_ENV = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^DOCKER_/.test(name)));

const stampOf = (text) => BigInt(/stamp=(\d+)/.exec(text)[1]);
const endOf = ({ startedNs, ms }) => startedNs + BigInt(Math.round(ms * 1e6));
const msBetween = (from, to) => Number(to - from) / 1e6;

/** What a container of ours has, as options of `docker run`: see src/environments/docker/container-options.ts. */
function dockerRun({ image, work }) {
  const memory = 'rw,nosuid,nodev,nr_inodes=65536';
  const limits = ['--pids-limit=129', `--memory=${1024 * MIB}`, `--memory-swap=${1024 * MIB}`, '--ulimit=core=0:0'];
  const mount = (source, more = '') =>
    `--mount=type=bind,source=${source},target=${source},bind-propagation=rprivate${more}`;
  const folders = [
    `--tmpfs=/tmp:${memory},size=${64 * MIB},mode=1777,exec`,
    `--tmpfs=/home/sandbox:${memory},size=${64 * MIB},mode=0700,uid=${USER},gid=${USER},exec`,
    mount(work),
  ];
  const contained = ['--network=none', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
  const more = ['--ipc=private', `--shm-size=${64 * MIB}`, '--ulimit=nofile=4096:4096', '--log-driver=none'];
  const who = [`--user=${USER}:${USER}`, `--workdir=${work}`, '--hostname=sandbox', '--env=HOME=/home/sandbox'];
  const fixed = ['run', '--rm', '--no-healthcheck', ...contained, ...limits, ...more, ...folders, ...who];
  return (file) => [...fixed, mount(file, ',readonly'), image, 'python3', file];
}

/** The contestants: each resolves to the whole process that it was. */
function makeTools(context) {
  const { node, cli, image, venvPython, folder } = context;
  const env = { ...context.env, ...ENGINE_ENV };
  const work = path.join(folder, 'docker-work');
  mkdirSync(work);
  chownSync(work, USER, USER);
  const options = dockerRun({ image, work });
  const run = (command, args, more) => runProcess({ command, args, context, env, ...more });
  const fixed = [cli, 'run', '--environment', 'docker', '--image', image, '--json'];
  return {
    pyexec: (args, more) => run(node, [...fixed, ...args], more),
    docker: (file) => run('docker', options(file)),
    dockerInSeries: (files) => {
      const script = files.map((file) => ['docker', ...options(file)].map((word) => `'${word}'`).join(' ')).join('\n');
      const shell = path.join(folder, 'docker-in-series.sh');
      writeFileSync(shell, `set -e\n${script}\n`);
      return run('/bin/sh', [shell]);
    },
    peer: async (name, files, timeout = 30) => {
      const script = path.join(import.meta.dirname, 'docker_rate.py');
      const ended = await run(venvPython, [script, name, image, String(timeout), path.dirname(files[0])]);
      return { ...ended, ...JSON.parse(ended.stdout.trim().split('\n').at(-1)) };
    },
  };
}

/** One small program: whole processes, and what comes after its last statement. */
async function measureOne({ rounds }, { pyexec, docker }, [file]) {
  const afterwards = (ended) => msBetween(stampOf(ended.stdout), endOf(ended));
  const one = await interleave({ pyexec: () => pyexec([file]), docker: () => docker(file) }, 2 * rounds);
  const ms = { unit: ' ms', digits: 0 };
  const wall = (results) => results.map((result) => result.ms);
  return [
    row('one program: `docker run --rm`, the same options', wall(one.docker), ms),
    row('one program: pyexec', wall(one.pyexec), ms),
    row(
      'one program: pyexec / `docker run`',
      perRound((a, b) => a / b, wall(one.pyexec), wall(one.docker)),
      {
        atMost: 1.1,
      },
    ),
    row('one program, from its last statement to the end of everything: `docker run`', one.docker.map(afterwards), ms),
    row('one program, from its last statement to the end of everything: pyexec', one.pyexec.map(afterwards), {
      ...ms,
      atMost: 500,
    }),
  ];
}

const LABELS = { ag2: 'AG2', 'llm-sandbox': 'llm-sandbox' };

/** Many programs, one container for each; and in one container for all, as others do it. */
async function measureMany({ peers }, tools, files) {
  const others = peers.map((name) => [name, () => tools.peer(name, files)]);
  const many = await interleave(
    {
      pyexec: () => tools.pyexec(files),
      docker: () => tools.dockerInSeries(files),
      ...Object.fromEntries(others),
    },
    FEW_ROUNDS,
  );
  for (const result of peers.flatMap((name) => many[name]))
    if (result.passed !== files.length) throw new Error(`only ${result.passed} programs passed: ${result.stderr}`);
  const seconds = (pick) => (results) => results.map((result) => pick(result) / 1000);
  const s = { unit: ' s', digits: 1 };
  const whole = seconds(({ ms }) => ms);
  return [
    row(`${files.length} programs: \`docker run\`, one after the other`, whole(many.docker), s),
    row(`${files.length} programs: pyexec`, whole(many.pyexec), s),
    row(
      `${files.length} programs: \`docker run\` / pyexec`,
      perRound((a, b) => a.ms / b.ms, many.docker, many.pyexec),
      { atLeast: 1.5 },
    ),
    ...peers.flatMap((name) => [
      row(`${files.length} programs: ${LABELS[name]}, one container for all`, whole(many[name]), s),
      row(
        `${files.length} programs: ${LABELS[name]}, of it the clean-up`,
        seconds(({ closeMs }) => closeMs)(many[name]),
        s,
      ),
    ]),
  ];
}

/** A program that does not end when it is asked to. */
async function measureTimeout({ rounds, peers }, tools, [file]) {
  const returned = async () => {
    const ended = await tools.pyexec(['--timeout', `${TIMEOUT_S}s`, file], { exitCodes: [1] });
    const [{ status, stdout }] = JSON.parse(ended.stdout).runs;
    if (status !== 'timed-out') throw new Error(`it ended as ${status}`);
    return msBetween(stampOf(stdout), endOf(ended)) - 1000 * TIMEOUT_S;
  };
  const peer = (name) => async () => {
    const ended = await tools.peer(name, [file], TIMEOUT_S);
    return msBetween(BigInt(ended.beganNs), endOf(ended)) - 1000 * TIMEOUT_S;
  };
  const ours = await interleave({ returned }, rounds);
  const theirs = await interleave(Object.fromEntries(peers.map((name) => [name, peer(name)])), FEW_ROUNDS);
  const ms = { unit: ' ms', digits: 0 };
  const cleaning = ours.returned.map((value) => value - GRACE_MS);
  return [
    row('timeout: from the deadline to the end of everything, 1 s of grace included: pyexec', ours.returned, {
      ...ms,
      atMost: 2 * GRACE_MS,
    }),
    row('timeout: after the grace, clean-up included: pyexec', cleaning, { ...ms, atMost: 500 }),
    ...peers.map((name) =>
      row(`timeout: from the deadline to the end of everything: ${LABELS[name]}`, theirs[name], ms),
    ),
  ];
}

/** What a container costs, as against Docker's own client, and tools that use one. */
export async function docker(context) {
  const tools = makeTools(context);
  const many = Array.from({ length: PROGRAMS }, (_, index) => `print(${index} * ${index})\n`);
  const peers = context.venvPython === undefined ? [] : Object.keys(LABELS);
  return {
    title: 'Containers',
    notes: `Only as root: another user may not speak to the engine. The engine is warm and has the image, ${context.image}. \`docker run\` has the same options as our containers: no network, read-only root, no capabilities, limits, user, mounts. pyexec and \`docker run\` start a container for each program, AG2 and llm-sandbox one for all, with the default rights of a container; AG2's pull and llm-sandbox's venv are left out, since both need a network. The deadline is reckoned from the first statement of the program, for AG2 and llm-sandbox from the call. Of many programs, and of AG2 and llm-sandbox, ${FEW_ROUNDS} rounds.`,
    rows: [
      ...(await measureOne(context, tools, writePrograms(context, 'docker-one', [STAMP]))),
      ...(await measureMany({ ...context, peers }, tools, writePrograms(context, 'docker-many', many))),
      ...(await measureTimeout({ ...context, peers }, tools, writePrograms(context, 'docker-timeout', [STUBBORN]))),
    ],
  };
}

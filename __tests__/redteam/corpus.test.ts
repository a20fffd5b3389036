import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '../support/engines.js';
import { EngineSocket } from '../support/engine-socket.js';
import { SYSTEM_PATH } from '../support/run-cli.js';
import { CanaryHost } from './canary-host.js';
import { cases, corpus, fixtures, type Case, type Expected } from './corpus-cases.js';
import { everywhere } from './corpus-everywhere.js';
import { sandboxed } from './corpus-sandboxed.js';
import { useStage, type AttackedStep } from './step.js';

const host = new CanaryHost();
/** What the manifest calls the levels. */
const LEVELS = { none: 'system', sandbox: 'sandbox', container: 'docker' } as const;
type Isolation = keyof typeof LEVELS;
/** A control group counts all memory, and ends what takes too much. */
const ENDED_BY_ENGINE: Readonly<Record<string, Expected>> = { res01_memory: { status: 'out-of-memory' } };
/** How each is asked for. */
const INPUTS: Readonly<Record<Isolation, Readonly<Record<string, string>>>> = {
  none: { isolation: 'none' },
  sandbox: { isolation: 'sandbox' },
  container: { environment: 'docker', 'docker-runtime': process.env['PYEXEC_TEST_RUNTIME'] ?? '' },
};
/** Contained by the sandbox of this version, although the manifest does not demand it. */
const MORE: Readonly<Partial<Record<Isolation, readonly string[]>>> = {
  sandbox: ['res07_inodes'],
  container: ['net07_odd_families'],
};

function verdictOf({ report }: AttackedStep): string | undefined {
  return /REDTEAM .*"verdict": "(\w+)"/.exec(report.runs[0]?.stdout ?? '')?.[1];
}

describeWith('bubblewrap', 'the corpus, as an unprivileged user,', () => {
  describeWith('Docker', 'who may use an engine,', () => {
    describeWith('root', 'whom root becomes,', () => {
      const stage = useStage();
      /** Filled in before the first test. */
      const engine: Record<string, string> = {};
      let socket: EngineSocket | undefined;
      const env = (): Record<string, string> => ({ GITHUB_TOKEN: host.canary, INPUT_API_KEY: host.canary, ...engine });
      const overrides = { ACTIONS_RUNTIME_TOKEN: host.canary };
      beforeAll(async () => {
        await host.open(stage.user);
        stage.canaries.add(host.canary);
        socket = await EngineSocket.open();
        engine['DOCKER_HOST'] = socket.host;
      }, 400_000);
      afterAll(async () => {
        await host.close();
        await socket?.close();
      });
      afterEach(() => stage.clear());

      const attack = async ({ file, timeoutSec }: Case, isolation: Isolation): Promise<AttackedStep> => {
        const workspace = await stage.copy(corpus);
        const inputs = { ...INPUTS[isolation], files: file, timeout: `${timeoutSec}s`, 'fail-on-error': 'false' };
        return stage.attack(inputs, { workspace, env: env(), overrides });
      };

      describe.each(['none', 'sandbox', 'container'] as const)('with isolation %s', (isolation) => {
        const tried = { stage, host, env: engine, inputs: INPUTS[isolation] };
        const expectations = {
          ...everywhere(tried),
          ...(isolation === 'none' ? {} : sandboxed(tried)),
          ...(isolation === 'container' ? ENDED_BY_ENGINE : {}),
        };
        const isContained = ({ id, levels }: Case): boolean =>
          levels[LEVELS[isolation]] === 'contained' || (MORE[isolation] ?? []).includes(id);

        // What is written of names and output does not depend on the wall around the program.
        const isTried = ({ id }: Case): boolean => isolation !== 'container' || !/^(out|art)/.test(id);

        test('is judged whole: every case that has to be contained has an expectation here', () => {
          const ids = cases.filter(isContained).map(({ id }) => id);
          expect(ids.sort()).toEqual(Object.keys(expectations).sort());
        });

        test.each(cases.filter((one) => isContained(one) && isTried(one)))(
          '$id is contained: $purpose',
          async (one) => {
            const expected = expectations[one.id];
            const [connections, reached] = [host.connections, host.reached];
            const knocking = expected?.during?.();
            const step = await attack(one, isolation);
            await knocking?.stop();
            expect([step.conclusion, step.outputs['status']]).toEqual(['success', expected?.status]);
            expect(verdictOf(step)).toBe(expected?.verdict);
            await expected?.also?.(step);
            expect(step.post?.conclusion).toBe('success');
            expect([host.connections - connections, host.reached - reached]).toEqual([0, 0]);
            expect(await host.isUnchanged()).toBe(true);
          },
        );

        const others = cases.filter((one) => !isContained(one));
        if (others.length === 0) return;

        test.each(others)('$id breaks none of the promises that hold everywhere: $purpose', async (one) => {
          const step = await attack(one, isolation);
          expect([step.conclusion, step.post?.conclusion]).toEqual(['success', 'success']);
          expect(['blocked', 'breach', 'emitted', undefined]).toContain(verdictOf(step));
        });
      });

      describe('where nothing contains it', () => {
        const tried = { stage, host, env: engine, inputs: INPUTS.none };
        const all: [string, Expected][] = Object.entries({ ...everywhere(tried), ...sandboxed(tried) });
        const isShown = ([, { naive, direct }]: [string, Expected]): boolean =>
          naive !== undefined || direct !== undefined;

        test('is tried whole: every case is shown to work, or there is a reason why it is not', () => {
          const without = all.filter((one) => !isShown(one) && one[1].provesNothing === undefined);
          expect(without).toEqual([]);
        });

        test.each(all.filter(isShown).map(([id, expected]) => ({ id, expected, but: butOf(expected) })))(
          '$id works$but',
          async ({ id, expected }) => {
            await (expected.naive === undefined ? direct : naive)(id, expected);
          },
        );

        function butOf({ provesNothing }: Expected): string {
          return provesNothing === undefined ? '' : `, or proves nothing: ${provesNothing}`;
        }

        async function naive(id: string, expected: Expected): Promise<void> {
          const actionFolder = await stage.copy(path.join(fixtures, 'naive'));
          const program = path.join(await stage.copy(corpus), `${id}.py`);
          const then = id === 'fs06_import_shadow' ? 'import json' : '';
          const knocking = expected.during?.();
          if (expected.bystander) spawn('sleep', ['60'], { ...stage.user, stdio: 'ignore' }).unref();
          const inputs = { program, then };
          const step = await stage.start({
            actionFolder,
            inputs,
            workspace: path.dirname(program),
            env: env(),
            overrides,
          });
          await knocking?.stop();
          await expected.naive?.(step);
        }

        async function direct(id: string, expected: Expected): Promise<void> {
          const program = path.join(await stage.copy(corpus), `${id}.py`);
          const command = id === 'lif11_stdin' ? 'sleep 10 | exec python3 "$0"' : 'exec python3 "$0" </dev/null';
          const ended = spawnSync('/bin/sh', ['-c', command, program], {
            ...stage.user,
            cwd: path.dirname(program),
            env: { PATH: SYSTEM_PATH },
            encoding: 'utf8',
            maxBuffer: 64 * 2 ** 20,
            timeout: 5000,
            killSignal: 'SIGKILL',
          });
          await expected.direct?.(ended);
        }
      });

      test('shows a secret of the job that a program found elsewhere as ***', async () => {
        const code =
          'import sys\ns = open("/tmp/pyexec-canary-host/secret.txt").read()\nprint(s)\nprint(s, file=sys.stderr)\nraise ValueError(s)';
        const step = await stage.attack({ code, 'fail-on-error': 'false' }, { env: env(), overrides });
        expect(step.outputs['stdout']).toBe('***\n');
        expect(step.report.runs[0]?.error).toMatchObject({ type: 'ValueError', message: '***' });
        expect(await readFile(step.outputs['stdout-file'] ?? '', 'utf8')).toBe('***\n');
        const control = await stage.start({
          inputs: { environment: 'system', isolation: 'none', code, 'fail-on-error': 'false' },
        });
        expect(control.outputs['stdout']).toBe(`${host.canary}\n`);
      });
    });
  });
});

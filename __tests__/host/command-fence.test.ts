import { describe, expect, test } from '@jest/globals';
import { CommandFence } from '../../src/host/command-fence.js';
import { JobContext } from '../support/runner-emulator/job-context.js';
import { LineReader } from '../support/runner-emulator/line-reader.js';
import { LogInterpreter } from '../support/runner-emulator/log-interpreter.js';
import { StepLog } from '../support/runner-emulator/step-log.js';

/** The names of the commands that a runner obeys in a log, but for the fence's own. */
function obeyed(log: string): string[] {
  const context = new JobContext({});
  const ports = { context, log: new StepLog(context.masker), workspace: '/w', readFile: () => '' };
  const interpreter = new LogInterpreter(ports);
  const reader = new LineReader();
  for (const line of [...reader.push(Buffer.from(`start\n${log}`)), ...reader.end()]) interpreter.feed(line);
  return interpreter.commands
    .filter(({ honoured }) => honoured)
    .map(({ command }) => command.replace(/^pyexec-.*/, 'token'));
}

async function fenced(
  act: (fence: CommandFence, write: (text: string) => void) => void | Promise<void>,
): Promise<string> {
  let log = '';
  const write = (text: string): void => {
    log += text;
  };
  await act(new CommandFence({ stdout: { write }, stderr: { write } }), write);
  return log;
}

const ATTACK = ['::set-output name=a::b', '##[add-mask]c', '  ::group::d', '::pyexec-guess::', '::stop-commands::e'];

describe('CommandFence', () => {
  test('control: without it, the runner obeys the lines', () => {
    expect(obeyed(ATTACK.join('\n'))).toEqual(['set-output', 'add-mask', 'group', 'stop-commands']);
  });

  test('keeps the runner from obeying what is written while it is closed', async () => {
    const log = await fenced(async (fence, write) => {
      fence.close();
      write(`${ATTACK.join('\n')}\n`);
      await fence.open();
      write('::notice::after\n');
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token', 'notice']);
  });

  test('holds against a line that is not finished, at both ends', async () => {
    const log = await fenced(async (fence, write) => {
      write('unfinished');
      fence.close();
      write(`${ATTACK.join('\n')}\nunfinished`);
      await fence.open();
      write('::notice::after\n');
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token', 'notice']);
  });

  test('closes around lines and opens again', async () => {
    const log = await fenced((fence, write) => {
      fence.lines(ATTACK);
      write('::notice::between\n');
      fence.lines(ATTACK);
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token', 'notice', 'stop-commands', 'token']);
  });

  test('stays closed after lines when it was closed before', async () => {
    const log = await fenced((fence, write) => {
      fence.close();
      fence.lines(['a']);
      write(`${ATTACK.join('\n')}\n`);
    });
    expect(obeyed(log)).toEqual(['stop-commands']);
  });

  test('closes and opens once, however often it is told', async () => {
    const log = await fenced(async (fence) => {
      await fence.open();
      fence.close();
      fence.close();
      await fence.open();
      await fence.open();
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token']);
  });

  test('has a token that cannot be guessed, another one each time', async () => {
    const logs = await Promise.all(
      Array.from({ length: 20 }, () =>
        fenced((fence) => {
          fence.close();
        }),
      ),
    );
    const tokens = logs.map((log) => /::stop-commands::(.*)\n/.exec(log)?.[1]);
    expect(new Set(tokens).size).toBe(20);
    for (const token of tokens) expect(token).toMatch(/^pyexec-[0-9a-f-]{36}$/);
  });

  test('ends what a program left unfinished on standard error before it opens', async () => {
    const written: string[] = [];
    const to = (name: string) => ({
      write: (text: string) => {
        written.push(`${name} ${text.replace(/pyexec-[0-9a-f-]+/, 'T')}`);
      },
    });
    const fence = new CommandFence({ stdout: to('out'), stderr: to('err') });
    fence.close();
    await fence.open();
    expect(written).toEqual(['out \n::stop-commands::T\n', 'err \n', 'out \n::T::\n']);
  });
});

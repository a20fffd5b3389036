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

function fenced(act: (fence: CommandFence, write: (text: string) => void) => void): string {
  let log = '';
  const write = (text: string): void => {
    log += text;
  };
  act(new CommandFence(write), write);
  return log;
}

const ATTACK = ['::set-output name=a::b', '##[add-mask]c', '  ::group::d', '::pyexec-guess::', '::stop-commands::e'];

describe('CommandFence', () => {
  test('control: without it, the runner obeys the lines', () => {
    expect(obeyed(ATTACK.join('\n'))).toEqual(['set-output', 'add-mask', 'group', 'stop-commands']);
  });

  test('keeps the runner from obeying what is written while it is closed', () => {
    const log = fenced((fence, write) => {
      fence.close();
      write(`${ATTACK.join('\n')}\n`);
      fence.open();
      write('::notice::after\n');
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token', 'notice']);
  });

  test('holds against a line that is not finished, at both ends', () => {
    const log = fenced((fence, write) => {
      write('unfinished');
      fence.close();
      write(`${ATTACK.join('\n')}\nunfinished`);
      fence.open();
      write('::notice::after\n');
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token', 'notice']);
  });

  test('closes around lines and opens again', () => {
    const log = fenced((fence, write) => {
      fence.lines(ATTACK);
      write('::notice::between\n');
      fence.lines(ATTACK);
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token', 'notice', 'stop-commands', 'token']);
  });

  test('stays closed after lines when it was closed before', () => {
    const log = fenced((fence, write) => {
      fence.close();
      fence.lines(['a']);
      write(`${ATTACK.join('\n')}\n`);
    });
    expect(obeyed(log)).toEqual(['stop-commands']);
  });

  test('closes and opens once, however often it is told', () => {
    const log = fenced((fence) => {
      fence.open();
      fence.close();
      fence.close();
      fence.open();
      fence.open();
    });
    expect(obeyed(log)).toEqual(['stop-commands', 'token']);
  });

  test('has a token that cannot be guessed, another one each time', () => {
    const tokens = Array.from(
      { length: 20 },
      () =>
        /::stop-commands::(.*)\n/.exec(
          fenced((fence) => {
            fence.close();
          }),
        )?.[1],
    );
    expect(new Set(tokens).size).toBe(20);
    for (const token of tokens) expect(token).toMatch(/^pyexec-[0-9a-f-]{36}$/);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LaunchSpec } from '../../src/execution/launcher.js';
import { decodeFields, encodeFrame, FrameReader } from '../../src/execution/supervisor/frames.js';
import { decodeEnded, decodeHello, encodeRun } from '../../src/execution/supervisor/messages.js';
import { cutAt, holds, hostileBytes, hostileText, places } from './hostile.js';

/** As `supervisor.py` reads a request: every value of a key, in order. */
function asSupervisor(payload: Buffer): Map<string, string[]> {
  const request = new Map<string, string[]>();
  for (const field of payload.toString('utf8').split('\0')) {
    const at = field.indexOf('=');
    const key = field.slice(0, at);
    request.set(key, [...(request.get(key) ?? []), field.slice(at + 1)]);
  }
  return request;
}

/** Inputs with a NUL are refused, and what the operating system says has none. */
const value = hostileText.map((text) => text.toWellFormed().replaceAll('\0', ''));
const file = value.map((text) => `/${text}`);

describe('FrameReader', () => {
  test('takes any bytes: it ends, loses none, and finds the same however they are cut', () => {
    holds(
      fc.property(fc.array(hostileBytes, { maxLength: 4 }), places, (parts, cuts) => {
        const bytes = Buffer.concat(parts);
        const reader = new FrameReader();
        const frames = cutAt(bytes, cuts).flatMap((chunk) => reader.push(chunk));
        const whole = new FrameReader().push(bytes);
        expect(frames.map(({ kind, payload }) => kind + payload.toString('hex'))).toEqual(
          whole.map(({ kind, payload }) => kind + payload.toString('hex')),
        );
        const used = Buffer.concat(
          whole.map(({ kind, payload }) => {
            const head = Buffer.alloc(5);
            head.write(kind, 'latin1');
            head.writeUInt32BE(payload.length, 1);
            return Buffer.concat([head, payload]);
          }),
        );
        expect(bytes.subarray(0, used.length).equals(used)).toBe(true);
      }),
      2000,
    );
  });

  test('makes output of a program out of output only: no bytes in it are a frame', () => {
    const end = encodeFrame('X', [
      ['exit', '0'],
      ['peak', '1'],
      ['micros', '1'],
      ['left', '0'],
    ]);
    const said = fc.oneof(hostileBytes, fc.constant(end), fc.constant(encodeFrame('H', [['version', '9']])));
    holds(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), places, (outputs, cuts) => {
        const stream = Buffer.concat(
          outputs.map((bytes) => {
            const head = Buffer.from('O\0\0\0\0', 'latin1');
            head.writeUInt32BE(bytes.length, 1);
            return Buffer.concat([head, bytes]);
          }),
        );
        const reader = new FrameReader();
        const frames = cutAt(stream, cuts).flatMap((chunk) => reader.push(chunk));
        expect(frames.map(({ kind }) => kind)).toEqual(outputs.map(() => 'O'));
        expect(Buffer.concat(frames.map(({ payload }) => payload)).equals(Buffer.concat(outputs))).toBe(true);
      }),
      1000,
    );
  });

  test('takes a frame of a megabyte in small pieces in a moment', () => {
    const payload = Buffer.alloc(2 ** 20, 'x');
    const head = Buffer.from('O\0\0\0\0', 'latin1');
    head.writeUInt32BE(payload.length, 1);
    const reader = new FrameReader();
    const started = performance.now();
    let count = 0;
    for (let at = 0; at < payload.length; at += 4096) count += reader.push(payload.subarray(at, at + 4096)).length;
    expect([count, performance.now() - started < 5000]).toEqual([0, true]);
  });
});

describe('messages', () => {
  test('of any content are decoded without a throw, and an exit code of 0 only where the number says so', () => {
    const field = fc.tuple(
      fc.constantFrom('exit', 'signal', 'lost', 'peak', 'micros', 'left', 'version', 'features', ''),
      fc.oneof(fc.constantFrom('0', '-1', '9', '1e999', 'NaN', '', ' 0', '0x0', 'no-new-privileges'), hostileText),
    );
    holds(
      fc.property(
        fc.oneof(
          fc.array(field).map((all) => encodeFrame('X', all).subarray(5)),
          hostileBytes,
        ),
        (payload) => {
          const fields = decodeFields(payload);
          expect(() => decodeHello(fields)).not.toThrow();
          const { ending } = decodeEnded(fields);
          const isSaid = /^0+$/.test(fields.get('exit') ?? '');
          expect(ending.kind === 'exited' && ending.exitCode === 0).toBe(isSaid);
        },
      ),
      2000,
    );
  });

  test('to the supervisor carry each argument, variable and path as it is, and no other field', () => {
    const spec = fc.record({
      argv: fc.array(value, { minLength: 1, maxLength: 4 }),
      env: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,5}$/), value, { maxKeys: 4 }),
      cwd: file,
      stdinPath: file,
      text: value,
      place: file,
    });
    holds(
      fc.property(spec, ({ argv, env, cwd, stdinPath, text, place }) => {
        const launch: LaunchSpec = {
          argv,
          env,
          cwd,
          stdinPath,
          identity: undefined,
          rlimits: { CORE: 0 },
          exposure: undefined,
          sandbox: {
            root: [
              { kind: 'file', text, to: place },
              { kind: 'proc', to: '/proc' },
            ],
            filter: Buffer.from([1]),
          },
          belonging: { marker: '', folders: [] },
        };
        const [frame, ...more] = new FrameReader().push(encodeFrame('R', encodeRun(launch)));
        expect(more).toEqual([]);
        const got = asSupervisor(frame?.payload ?? Buffer.alloc(0));
        const expected: [string, string[]][] = [
          ['cwd', [cwd]],
          ['stdin', [stdinPath]],
          ['rlimit', ['CORE=0']],
          ['arg', argv],
          ['env', Object.entries(env).map(([name, one]) => `${name}=${one}`)],
          ['kind', ['file', 'proc']],
          ['from', [text, '']],
          ['to', [place, '/proc']],
          ['filter', ['01']],
        ];
        expect(got).toEqual(new Map(expected.filter(([, values]) => values.length > 0)));
      }),
      1500,
    );
  });
});

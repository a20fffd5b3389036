import { constants } from 'node:os';
import type { Ended, Ending, LaunchSpec, RootStep } from '../launcher.js';

/** What an interpreter says of itself. */
export interface InterpreterFacts {
  /** By PEP 440, for example `3.12.4`. */
  readonly version: string;
  /** `cpython`, `pypy`, … */
  readonly implementation: string;
  /** Absolute path of the real interpreter, behind shims. */
  readonly executable: string;
  readonly prefix: string;
  /** Differs from `prefix` inside a venv. */
  readonly basePrefix: string;
  /** Orphans of the program come back to the supervisor. */
  readonly subreaper: boolean;
  /** Neither the program nor its children can gain privileges, for example by sudo. */
  readonly noNewPrivileges: boolean;
  /** Other processes of the same user can neither look into the supervisor nor change it. */
  readonly isGuarded: boolean;
  /** What it was asked to look for, as device and inode, or `-` for what is not there; undefined when it was not asked. */
  readonly looked?: readonly string[];
}

export function decodeHello(fields: ReadonlyMap<string, string>): InterpreterFacts {
  const features = (fields.get('features') ?? '').split(' ');
  const looked = fields.get('looked');
  return {
    version: fields.get('version') ?? '',
    implementation: fields.get('implementation') ?? '',
    executable: fields.get('executable') ?? '',
    prefix: fields.get('prefix') ?? '',
    basePrefix: fields.get('base-prefix') ?? '',
    subreaper: features.includes('subreaper'),
    noNewPrivileges: features.includes('no-new-privileges'),
    isGuarded: features.includes('guarded'),
    ...(looked === undefined ? {} : { looked: looked.split(' ') }),
  };
}

function encodeQuota({ quota }: LaunchSpec): [string, string][] {
  if (quota === undefined) return [];
  return [
    ['disk-bytes', String(quota.bytes)],
    ['disk-entries', String(quota.entries)],
  ];
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}

function decodeEnding(fields: ReadonlyMap<string, string>): Ending {
  const exitCode = fields.get('exit');
  if (exitCode !== undefined && /^\d+$/.test(exitCode)) return { kind: 'exited', exitCode: Number(exitCode) };
  const signal = fields.get('signal');
  if (signal !== undefined) return { kind: 'signalled', signal: signalName(Number(signal)) };
  return { kind: 'lost', signal: 'SIGKILL' };
}

function decodeExcess(fields: ReadonlyMap<string, string>): Ended['excess'] {
  const bytes = fields.get('disk-bytes');
  return bytes === undefined ? undefined : { bytes: Number(bytes), entries: Number(fields.get('disk-entries')) };
}

export function decodeEnded(fields: ReadonlyMap<string, string>): Ended {
  const excess = decodeExcess(fields);
  return {
    ending: decodeEnding(fields),
    durationMs: Number(fields.get('micros')) / 1000,
    peakMemoryBytes: Number(fields.get('peak')),
    ranOutOfMemory: Number(fields.get('oom') ?? 0) > 0,
    isMemoryCounted: fields.has('oom'),
    survivors: Number(fields.get('left')),
    ...(excess === undefined ? {} : { excess }),
  };
}

function sourceOf(step: RootStep): string {
  switch (step.kind) {
    case 'bind':
      return step.from;
    case 'file':
      return step.text;
    case 'tmpfs':
      return step.options;
    case 'link':
      return step.target;
    case 'proc':
    case 'seal':
      return '';
  }
}

function encodeSandbox({ root, filter }: NonNullable<LaunchSpec['sandbox']>): [string, string][] {
  const steps = root.flatMap((step): [string, string][] => [
    ['kind', step.kind],
    ['from', sourceOf(step)],
    ['to', step.to],
  ]);
  return [...steps, ['filter', filter.toString('hex')]];
}

/** The fields of a request to run, in the words of `supervisor.py`. */
export function encodeRun(spec: LaunchSpec): [key: string, value: string][] {
  const identity: [string, string][] =
    spec.identity === undefined
      ? []
      : [
          ['uid', String(spec.identity.uid)],
          ['gid', String(spec.identity.gid)],
        ];
  return [
    ['cwd', spec.cwd],
    ['stdin', spec.stdinPath],
    ...identity,
    ...Object.entries(spec.rlimits).map(([name, value]): [string, string] => ['rlimit', `${name}=${value}`]),
    ...spec.argv.map((arg): [string, string] => ['arg', arg]),
    ...Object.entries(spec.env).map(([name, value]): [string, string] => ['env', `${name}=${value}`]),
    ...(spec.sandbox === undefined ? [] : encodeSandbox(spec.sandbox)),
    ...encodeQuota(spec),
    ...(spec.exposure?.covers ?? []).map((cover): [string, string] => ['cover', cover]),
    ...(spec.exposure?.binds ?? []).flatMap(({ source, target }): [string, string][] => [
      ['from', source],
      ['to', target],
    ]),
  ];
}

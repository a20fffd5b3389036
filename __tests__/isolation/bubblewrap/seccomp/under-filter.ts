import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FilterArchitecture } from '../../../../src/isolation/bubblewrap/seccomp/syscalls.js';

/** The architecture of this machine, where there is a filter for it. */
export const NATIVE: FilterArchitecture | undefined =
  process.arch === 'x64' || process.arch === 'arm64' ? process.arch : undefined;

/** Installs the program given as hexadecimal digits, if any, as bwrap does it, and becomes the script. */
const LOADER = `
import ctypes, os, sys

class Program(ctypes.Structure):
    _fields_ = [('length', ctypes.c_ushort), ('filter', ctypes.c_void_p)]

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
digits, script = sys.argv[1:]
os.setsid()
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
    raise OSError(ctypes.get_errno(), 'no_new_privs')
instructions = bytes.fromhex(digits)
if instructions:
    program = Program(len(instructions) // 8, ctypes.cast(instructions, ctypes.c_void_p))
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), 'seccomp')
os.execv(sys.executable, [sys.executable, script])
`;

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a Python script as a file, which multiprocessing needs, under a seccomp program or, as the control, under none. The
 * script has a fresh working directory, and no terminal.
 */
export function runPython(script: string, filter: Buffer | undefined): Ended {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pyexec-seccomp-'));
  try {
    const file = path.join(folder, 'script.py');
    writeFileSync(file, script);
    const args = ['-c', LOADER, filter?.toString('hex') ?? '', file];
    const { status, signal, stdout, stderr, error } = spawnSync('python3', args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 50_000,
    });
    if (error !== undefined) throw error;
    return { status, signal, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

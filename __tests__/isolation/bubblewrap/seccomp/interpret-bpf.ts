/** What a seccomp program gets to see of a system call: `struct seccomp_data`. */
export interface SeccompData {
  /** Any 32 bits, as a signed or an unsigned number. */
  readonly number: number;
  readonly architecture: number;
  /** 64 bits each; those that are missing are zero. */
  readonly args?: readonly bigint[];
}

interface Interpretation {
  readonly verdict: number;
  readonly instructions: number;
  /** Whether the verdict depends on more than the number and the architecture of the call. */
  readonly hasReadArguments: boolean;
}

interface Instruction {
  readonly code: number;
  readonly jt: number;
  readonly jf: number;
  readonly k: number;
}

const DATA_BYTES = 64;

/**
 * The instructions of a program, which must be one that the kernel accepts: what bpf_check_classic and
 * seccomp_check_filter ask for, of the instructions that are known here.
 */
export function decode(program: Buffer): Instruction[] {
  const length = program.length / 8;
  if (!Number.isInteger(length) || length < 1 || length > 4096) throw new Error(`length ${length}`);
  const instructions = Array.from({ length }, (_, index) => ({
    code: program.readUInt16LE(index * 8),
    jt: program.readUInt8(index * 8 + 2),
    jf: program.readUInt8(index * 8 + 3),
    k: program.readUInt32LE(index * 8 + 4),
  }));
  for (const [index, { code, jt, jf, k }] of instructions.entries()) {
    const left = length - index - 1;
    if (code === 0x20 && (k % 4 !== 0 || k >= DATA_BYTES)) throw new Error(`${index}: load from ${k}`);
    if (code === 0x05 && k >= left) throw new Error(`${index}: jump to the outside`);
    if ((code & 0x07) === 0x05 && (jt >= left || jf >= left)) throw new Error(`${index}: branch to the outside`);
    if (![0x20, 0x05, 0x15, 0x35, 0x45, 0x06].includes(code)) throw new Error(`${index}: code ${code}`);
  }
  if (instructions.at(-1)?.code !== 0x06) throw new Error('no return at the end');
  return instructions;
}

function layOut({ number, architecture, args = [] }: SeccompData): Buffer {
  const data = Buffer.alloc(DATA_BYTES);
  data.writeUInt32LE(number >>> 0, 0);
  data.writeUInt32LE(architecture, 4);
  for (const [index, arg] of args.entries()) data.writeBigUInt64LE(BigInt.asUintN(64, arg), 16 + index * 8);
  return data;
}

function offsetAfter({ code, jt, jf, k }: Instruction, word: number): number {
  switch (code) {
    case 0x05:
      return k;
    case 0x15:
      return word === k ? jt : jf;
    case 0x35:
      return word >= k ? jt : jf;
    case 0x45:
      return (word & k) !== 0 ? jt : jf;
    default:
      return 0;
  }
}

/** Runs a decoded program as the kernel would. */
export function interpret(program: readonly Instruction[], call: SeccompData): Interpretation {
  const data = layOut(call);
  let word = 0;
  let hasReadArguments = false;
  let at = 0;
  for (let instructions = 1; ; instructions++) {
    const instruction = program[at];
    if (instruction === undefined) throw new Error(`ran past the end, to ${at}`);
    if (instruction.code === 0x06) return { verdict: instruction.k, instructions, hasReadArguments };
    if (instruction.code === 0x20) {
      word = data.readUInt32LE(instruction.k);
      hasReadArguments ||= instruction.k >= 8;
    }
    at += 1 + offsetAfter(instruction, word);
  }
}

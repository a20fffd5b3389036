/**
 * One line of a program for `assemble`, which runs on `struct seccomp_data`: `load` reads a 32-bit word of it at a byte
 * offset, `branch` compares that word without sign and jumps, `return` ends with a verdict. Labels name the statement after
 * them and lie after every branch that names them; where `otherwise` is missing, the next statement follows.
 */
export type Statement =
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'load'; readonly offset: number }
  | {
      readonly kind: 'branch';
      readonly test: Test;
      readonly value: number;
      readonly then: string;
      readonly otherwise?: string;
    }
  | { readonly kind: 'return'; readonly value: number };

/** `equal` and `atLeast` compare the loaded word with the value; `anyBit` asks whether they have a bit in common. */
export type Test = 'equal' | 'atLeast' | 'anyBit';

type Branch = Extract<Statement, { kind: 'branch' }>;
type Side = 'then' | 'otherwise';

interface Instruction {
  readonly code: number;
  readonly jt?: number;
  readonly jf?: number;
  readonly k: number;
}

/** Opcodes, from include/uapi/linux/bpf_common.h. These and no others let the kernel decide a call once and for all. */
const LOAD_WORD_ABSOLUTE = 0x20;
const RETURN_CONSTANT = 0x06;
const JUMP_ALWAYS = 0x05;
const JUMP_IF: Record<Test, number> = { equal: 0x15, atLeast: 0x35, anyBit: 0x45 };

/** BPF_MAXINSNS of include/uapi/linux/bpf_common.h. */
const MAX_INSTRUCTIONS = 4096;
const INSTRUCTION_BYTES = 8;
/** `jt` and `jf` of `struct sock_filter` are bytes. */
const MAX_SHORT_JUMP = 255;

/** The program, with the sides of branches whose target is too far for a byte: each takes one more instruction. */
class Layout {
  readonly #far = new Set<string>();
  readonly #statements: readonly Statement[];

  constructor(statements: readonly Statement[]) {
    this.#statements = statements;
    // A jump that becomes long moves what lies behind it, which may make others long, but never one short again.
    while (this.#lengthenJumps());
  }

  instructions(): Instruction[] {
    const { starts, labels } = this.#positions();
    return this.#statements.flatMap((statement, index) => {
      const start = starts[index] ?? 0;
      if (statement.kind === 'label') return [];
      if (statement.kind === 'load') return [{ code: LOAD_WORD_ABSOLUTE, k: statement.offset }];
      if (statement.kind === 'return') return [{ code: RETURN_CONSTANT, k: statement.value }];
      return this.#branch(statement, index, (name) => distance(labels, name, start));
    });
  }

  #isFar(index: number, side: Side): boolean {
    return this.#far.has(`${index} ${side}`);
  }

  #sizeOf(statement: Statement, index: number): number {
    if (statement.kind === 'label') return 0;
    return 1 + Number(this.#isFar(index, 'then')) + Number(this.#isFar(index, 'otherwise'));
  }

  #positions(): { starts: number[]; labels: Map<string, number> } {
    const labels = new Map<string, number>();
    const starts: number[] = [];
    let next = 0;
    for (const [index, statement] of this.#statements.entries()) {
      starts.push(next);
      if (statement.kind === 'label') {
        if (labels.has(statement.name)) throw new Error(`BPF label ${statement.name} is there twice`);
        labels.set(statement.name, next);
      }
      next += this.#sizeOf(statement, index);
    }
    return { starts, labels };
  }

  #lengthenJumps(): boolean {
    const { starts, labels } = this.#positions();
    const before = this.#far.size;
    for (const [index, statement] of this.#statements.entries()) {
      if (statement.kind !== 'branch') continue;
      for (const side of ['then', 'otherwise'] as const) {
        const name = statement[side];
        if (name === undefined) continue;
        if (distance(labels, name, starts[index] ?? 0) > MAX_SHORT_JUMP) this.#far.add(`${index} ${side}`);
      }
    }
    return this.#far.size > before;
  }

  #branch(branch: Branch, index: number, distanceTo: (label: string) => number): Instruction[] {
    const long: Instruction[] = [];
    const jump = (side: Side, label: string): number => {
      if (!this.#isFar(index, side)) return distanceTo(label);
      // The offset of an unconditional jump has 32 bits. It counts from the instruction after the jump itself.
      return long.push({ code: JUMP_ALWAYS, k: distanceTo(label) - long.length - 1 }) - 1;
    };
    const jt = jump('then', branch.then);
    const jf = branch.otherwise === undefined ? long.length : jump('otherwise', branch.otherwise);
    return [{ code: JUMP_IF[branch.test], jt, jf, k: branch.value }, ...long];
  }
}

/** How many instructions lie between the one at `start` and the label. */
function distance(labels: ReadonlyMap<string, number>, name: string, start: number): number {
  const target = labels.get(name);
  if (target === undefined) throw new Error(`there is no BPF label ${name}`);
  if (target <= start) throw new Error(`BPF jumps forward only, and ${name} lies behind`);
  return target - start - 1;
}

/**
 * A classic BPF program as the kernel takes it for seccomp: an array of `struct sock_filter` (include/uapi/linux/filter.h),
 * little-endian as both architectures are. Throws when the kernel would refuse it for a jump, its length or its end.
 */
export function assemble(statements: readonly Statement[]): Buffer {
  const instructions = new Layout(statements).instructions();
  if (instructions.at(-1)?.code !== RETURN_CONSTANT) throw new Error('a BPF program ends with a return');
  if (instructions.length > MAX_INSTRUCTIONS)
    throw new Error(`a BPF program has at most ${MAX_INSTRUCTIONS} instructions`);
  const bytes = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
  for (const [index, { code, jt = 0, jf = 0, k }] of instructions.entries()) {
    const at = index * INSTRUCTION_BYTES;
    // These throw by themselves for what does not fit.
    bytes.writeUInt16LE(code, at);
    bytes.writeUInt8(jt, at + 2);
    bytes.writeUInt8(jf, at + 3);
    bytes.writeUInt32LE(k, at + 4);
  }
  return bytes;
}

/** Where a program looks for its libraries when they stand in `lib` beside its folder, see ld.so(8). */
const BESIDE = '$ORIGIN/../lib';

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_STRTAB = 5n;
const DT_RPATH = 15n;
const DT_RUNPATH = 29n;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: bigint;
  readonly size: number;
}

/** See elf(5): 64-bit, little-endian. */
function segmentsOf(elf: Buffer): Segment[] {
  const start = Number(elf.readBigUInt64LE(32));
  const [size, count] = [elf.readUInt16LE(54), elf.readUInt16LE(56)];
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * size;
    return {
      type: elf.readUInt32LE(at),
      offset: Number(elf.readBigUInt64LE(at + 8)),
      address: elf.readBigUInt64LE(at + 16),
      size: Number(elf.readBigUInt64LE(at + 32)),
    };
  });
}

function tagsOf(elf: Buffer, { offset, size }: Segment): Map<bigint, bigint> {
  const tags = new Map<bigint, bigint>();
  for (let at = offset; at + 16 <= offset + size; at += 16)
    tags.set(elf.readBigInt64LE(at), elf.readBigUInt64LE(at + 8));
  return tags;
}

/** Where in the file the search path of a program is written; undefined when it has none. */
function findSearchPath(elf: Buffer): { start: number; end: number } | undefined {
  const segments = segmentsOf(elf);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (dynamic === undefined) return undefined;
  const tags = tagsOf(elf, dynamic);
  const [strings, name] = [tags.get(DT_STRTAB), tags.get(DT_RUNPATH) ?? tags.get(DT_RPATH)];
  if (strings === undefined || name === undefined) return undefined;
  const holder = segments.find(
    ({ type, address, size }) => type === PT_LOAD && strings >= address && strings < address + BigInt(size),
  );
  if (holder === undefined) return undefined;
  const start = holder.offset + Number(strings - holder.address + name);
  return { start, end: elf.indexOf(0, start) };
}

function isElf64(bytes: Buffer): boolean {
  return bytes.subarray(0, 6).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]));
}

/**
 * A Linux program that names the folder of its library by where it was built, changed so that it looks beside itself:
 * the archives of actions/python-versions work in `/opt/hostedtoolcache` only, or with LD_LIBRARY_PATH, which programs
 * would inherit. Undefined when there is nothing to change: it looks nowhere of its own, or in several places.
 */
export function withOwnLibrary(program: Buffer): Buffer | undefined {
  if (!isElf64(program)) return undefined;
  const found = findSearchPath(program);
  if (found === undefined) return undefined;
  const { start, end } = found;
  const now = program.toString('latin1', start, end);
  if (!/^\/[^:]+\/lib$/.test(now) || now.length < BESIDE.length) return undefined;
  const changed = Buffer.from(program);
  changed.fill(0, start, end).write(BESIDE, start, 'latin1');
  return changed;
}

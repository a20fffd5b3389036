import { parentOf, type ByteName } from '../../../byte-name.js';
import { isSafeName, MAX_COPIED_ENTRIES, shownName } from './entry.js';
import { decodeMessage } from './fields.js';

const KINDS = ['file', 'folder', 'link', 'again', 'special', 'unreadable'] as const;

/** An entry of the working directory of a program, as its container says. */
export interface Listed {
  readonly name: ByteName;
  /** `again` is another name of the file that `target` names; `special` and `unreadable` are not copied. */
  readonly kind: (typeof KINDS)[number];
  readonly mode: number;
  readonly size: number;
  readonly target: string;
  /** It is as it was copied in. */
  readonly isSame: boolean;
}

const MAX_TEXT_BYTES = 32 * 2 ** 20;
const MAX_TARGET_BYTES = 4095;

function numberOf(text: string | undefined): number {
  const number = /^\d{1,16}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new Error('the container says a number that is none');
  return number;
}

/** What a container says is in a working directory. All of it may be a lie; a listing that no folder has is an error. */
export class Listing {
  readonly entries: Listed[] = [];
  private readonly kinds = new Map<ByteName, Listed['kind']>([['', 'folder']]);
  private textBytes = 0;

  /** @throws Error for what cannot be in a folder */
  add(payload: Buffer): void {
    const fields = decodeMessage(payload);
    const kind = KINDS.find((one) => one === fields.get('kind'));
    const [name = '', target = ''] = [fields.get('name'), fields.get('target')];
    if (kind === undefined) throw new Error('the container says an entry of an unknown kind');
    const listed = {
      name,
      kind,
      target,
      mode: numberOf(fields.get('mode')) & 0o777,
      size: numberOf(fields.get('size')),
    };
    if (kind !== 'unreadable') this.check(listed);
    this.textBytes += name.length + target.length;
    if (this.entries.length >= 2 * MAX_COPIED_ENTRIES || this.textBytes > MAX_TEXT_BYTES)
      throw new Error('the container says more entries than it can have');
    this.entries.push({ ...listed, isSame: fields.get('same') === '1' });
  }

  private check({ name, kind, target }: Pick<Listed, 'name' | 'kind' | 'target'>): void {
    if (!isSafeName(name)) throw new Error(`the container says an entry that cannot be: ${shownName(name)}`);
    if (this.kinds.has(name) || this.kinds.get(parentOf(name)) !== 'folder')
      throw new Error(`the container says an entry twice, or one in no folder: ${shownName(name)}`);
    if (kind === 'again' && this.kinds.get(target) !== 'file')
      throw new Error(`the container says a second name of no file: ${shownName(name)}`);
    if (kind === 'link' && (target === '' || target.length > MAX_TARGET_BYTES))
      throw new Error(`the container says a link that cannot be: ${shownName(name)}`);
    this.kinds.set(name, kind);
  }

  kindOf(name: ByteName): Listed['kind'] | undefined {
    return this.kinds.get(name);
  }
}

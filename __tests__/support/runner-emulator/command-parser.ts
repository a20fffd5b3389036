import { foldCase, IgnoreCaseMap, trim, trimStart } from './dotnet-text.js';

/** A line that the runner takes for a command. Property names keep the spelling of the line; their lookup ignores case. */
export interface ParsedCommand {
  command: string;
  properties: IgnoreCaseMap<string>;
  data: string;
}

/** The commands of a runner, in lower case. A stop token joins them while it is awaited. */
export const REGISTERED_COMMANDS: readonly string[] = [
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
];

type Escapes = readonly (readonly [escape: string, character: string])[];
const DATA_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const V1_ESCAPES: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

// `IndexOf(string)` compares by culture in .NET, so with ICU it ignores characters without weight and refuses a match
// that a combining mark follows. Where that and a comparison by code unit differ, whichever finds a command counts here:
// a runner may be either (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT), and an injection test must fear both.
const collator = new Intl.Collator('und');
const weightless = (character: string): boolean => collator.compare(character, '') === 0;
const combining = /^[\p{M}\u200d]/u;

/**
 * What `ActionCommand.TryParseV2`, then `TryParse`, make of one line, as `ActionCommandManager.TryProcessCommand` calls
 * them: undefined when the line is no command. `::name key=value,…::data` counts after leading white space,
 * `##[name key=value;…]data` anywhere in the line; names compare without case.
 */
export function parseCommand(
  line: string,
  registered: ReadonlySet<string> = new Set(REGISTERED_COMMANDS.map(foldCase)),
): ParsedCommand | undefined {
  return parseV2(trimStart(line), registered) ?? parseV1(line, registered);
}

function parseV2(message: string, registered: ReadonlySet<string>): ParsedCommand | undefined {
  if (!message.startsWith('::')) return undefined;
  for (const end of separatorsV2(message)) {
    const info = message.slice(2, end);
    const data = unescape(message.slice(end + 2), DATA_ESCAPES);
    const parsed = named(info, registered, (text) => properties(trim(text), ',', PROPERTY_ESCAPES));
    if (parsed !== undefined) return { ...parsed, data };
  }
  return undefined;
}

function parseV1(message: string, registered: ReadonlySet<string>): ParsedCommand | undefined {
  for (const start of prefixesV1(message)) {
    const end = message.indexOf(']', start);
    if (end < 0) return undefined;
    const info = message.slice(start + 3, end);
    const parsed = named(info, registered, (text) => properties(text, ';', V1_ESCAPES));
    if (parsed !== undefined) return { ...parsed, data: unescape(message.slice(end + 1), V1_ESCAPES) };
  }
  return undefined;
}

function named(
  info: string,
  registered: ReadonlySet<string>,
  parse: (text: string) => IgnoreCaseMap<string>,
): Omit<ParsedCommand, 'data'> | undefined {
  const space = info.indexOf(' ');
  const command = space < 0 ? info : info.slice(0, space);
  if (!registered.has(foldCase(command))) return undefined;
  return { command, properties: space > 0 ? parse(info.slice(space + 1)) : new IgnoreCaseMap() };
}

/** `Split(separator, RemoveEmptyEntries)`, then `Split('=', 2, RemoveEmptyEntries)`; what is not a pair is dropped. */
function properties(text: string, separator: string, escapes: Escapes): IgnoreCaseMap<string> {
  const found = new IgnoreCaseMap<string>();
  for (const entry of text.split(separator)) {
    const [, key, value] = /^=*([^=]+)=+([^=][^]*)$/.exec(entry) ?? [];
    if (key !== undefined && value !== undefined) found.set(key, unescape(value, escapes));
  }
  return found;
}

// One after the other, as the runner does, and not in one pass.
const unescape = (text: string, escapes: Escapes): string =>
  escapes.reduce((result, [escape, character]) => result.replaceAll(escape, character), text);

/** Where the second `::` may be: by code unit, then by culture, with weightless characters within it or before it. */
function separatorsV2(message: string): number[] {
  const ordinal = message.indexOf('::', 2);
  const found = ordinal < 0 ? [] : [ordinal];
  for (let first = message.indexOf(':', 2); first >= 0; first = message.indexOf(':', first + 1)) {
    let second = first + 1;
    while (second < message.length && weightless(message.charAt(second))) second += 1;
    if (message.charAt(second) !== ':' || combining.test(message.slice(second + 1, second + 3))) continue;
    let before = first;
    while (before > 2 && weightless(message.charAt(before - 1))) before -= 1;
    found.push(first, before);
    break;
  }
  return found;
}

/** Where `##[` may be: the first by code unit, and the first that no combining mark follows. */
function prefixesV1(message: string): number[] {
  const found: number[] = [];
  for (let start = message.indexOf('##['); start >= 0; start = message.indexOf('##[', start + 1)) {
    found.push(start);
    if (!combining.test(message.slice(start + 3, start + 5))) break;
  }
  return found;
}

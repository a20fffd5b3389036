import { parse } from 'yaml';
import { IgnoreCaseMap } from './dotnet-text.js';

/** What the runner needs of an `action.yml` of a JavaScript action. `pre`, `pre-if` and `post-if` are not emulated. */
export interface ActionManifest {
  main: string;
  post: string | undefined;
  /** The inputs with their defaults, the empty string where there is none; expressions are not yet evaluated. */
  inputs: IgnoreCaseMap<string>;
}

interface RawManifest {
  runs?: { using?: unknown; main?: unknown; post?: unknown };
  inputs?: Record<string, { default?: unknown } | null>;
}

/** Throws for an action that is not JavaScript, or has no main. */
export function parseManifest(text: string): ActionManifest {
  // The shape is checked below as far as it is used.
  const raw = parse(text) as RawManifest | null;
  const { using, main, post } = raw?.runs ?? {};
  if (typeof using !== 'string' || !/^node\d+$/.test(using)) throw new Error('action.yml: runs.using is not nodeXX');
  if (typeof main !== 'string') throw new Error('action.yml: runs.main is missing');
  const inputs = new IgnoreCaseMap<string>();
  for (const [name, input] of Object.entries(raw?.inputs ?? {})) inputs.set(name, scalar(input?.default));
  return { main, post: typeof post === 'string' ? post : undefined, inputs };
}

function scalar(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error('action.yml: a default is neither text, number nor boolean');
}

/**
 * What the action gets as inputs, by name: those given, and defaults for the others. Defaults may use `${{ github.x }}`,
 * `${{ runner.x }}` and `${{ strategy.x }}`, looked up in the environment; any other expression throws.
 */
export function resolveInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): IgnoreCaseMap<string> {
  const inputs = new IgnoreCaseMap<string>();
  for (const [name, value] of Object.entries(given)) inputs.set(name, value);
  const defaults = manifest.inputs.toRecord();
  for (const [name, text] of Object.entries(defaults))
    if (!inputs.has(name)) inputs.set(name, expand(text, environment));
  return inputs;
}

const expand = (text: string, environment: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{\{(.*?)\}\}/g, (whole, expression: string) => {
    const [, context, name] = /^\s*(github|runner|strategy)\.([\w-]+)\s*$/.exec(expression) ?? [];
    if (context === undefined || name === undefined) throw new Error(`action.yml: cannot evaluate ${whole}`);
    return environment[`${context}_${name.replaceAll('-', '_')}`.toUpperCase()] ?? '';
  });

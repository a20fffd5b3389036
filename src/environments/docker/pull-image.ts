import type { AuthConfig } from 'dockerode';
import { PyexecError } from '../../errors.js';
import { formatBytes } from '../../units.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engine.js';
import { engineMessage } from './engine-answers.js';

/** One message of a pull, see ImageCreate in the engine's API. */
interface PullItem {
  readonly id?: string;
  readonly status?: string;
  readonly error?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}

const SAY_EVERY_MS = 3000;

/** Says how far a pull is, from time to time. */
class PullProgress {
  private readonly layers = new Map<string, { current: number; total: number; isDone: boolean }>();
  private saidAt = performance.now();

  constructor(private readonly say: (line: string) => void) {}

  readonly take = ({ id, status, progressDetail }: PullItem): void => {
    if (id === undefined || !/^[0-9a-f]{12}$/.test(id)) return;
    const layer = this.layers.get(id) ?? { current: 0, total: 0, isDone: false };
    this.layers.set(id, layer);
    if (status === 'Downloading') {
      layer.current = progressDetail?.current ?? layer.current;
      layer.total = progressDetail?.total ?? layer.total;
    }
    layer.isDone ||= status === 'Pull complete' || status === 'Already exists';
    if (performance.now() - this.saidAt < SAY_EVERY_MS) return;
    this.saidAt = performance.now();
    this.say(
      `image: ${this.done} of ${this.layers.size} layers, ${formatBytes(this.sum('current'))} of ${formatBytes(this.sum('total'))}`,
    );
  };

  private get done(): number {
    return [...this.layers.values()].filter(({ isDone }) => isDone).length;
  }

  private sum(what: 'current' | 'total'): number {
    return [...this.layers.values()].reduce((sum, layer) => sum + layer[what], 0);
  }
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /unauthorized|authentication required|denied|no basic auth/i,
    'The registry wants a login, or there is no such image: run `docker login`, or check the name.',
  ],
  [/not found|manifest unknown|does not exist|no such image/i, 'Check the name and the tag.'],
  [
    /no match for platform|no matching manifest/i,
    'The image is not there for the engine’s architecture; name another one.',
  ],
];

function explain(reference: string, thrown: unknown): PyexecError {
  const said = engineMessage(thrown);
  const hint = HINTS.find(([when]) => when.test(said))?.[1];
  return new PyexecError('image-unavailable', {
    message: `the image ${reference} cannot be fetched: ${said}`,
    hint:
      hint ?? 'Check the name, the network of the engine and its proxy; `pull: never` takes only what the engine has.',
    cause: thrown,
  });
}

const ATTEMPTS = 3;
/** What trying again does not change. */
const FINAL =
  /unauthorized|denied|authentication|no basic auth|not found|manifest unknown|no such|invalid reference|no match/i;

async function pullOnce(engine: Engine, reference: string, { login, say, signal }: Pulling): Promise<void> {
  const progress = new PullProgress(say);
  const items = await engine.follow<PullItem>(await engine.pull(reference, login, signal), progress.take);
  const failed = items.find(({ error }) => error !== undefined);
  if (failed !== undefined) throw new Error(failed.error);
}

interface Pulling {
  readonly login: AuthConfig | undefined;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Fetches an image from its registry, up to three times.
 *
 * @throws PyexecError `image-unavailable`
 */
export async function pullImage(engine: Engine, reference: string, pulling: Pulling): Promise<void> {
  pulling.say(`image: fetching ${reference}`);
  const started = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      await pullOnce(engine, reference, pulling);
      pulling.say(`image: fetched in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      return;
    } catch (thrown) {
      if (attempt === ATTEMPTS || FINAL.test(engineMessage(thrown)) || pulling.signal.aborted)
        throw explain(reference, thrown);
      pulling.say(`image: ${engineMessage(thrown)}; trying again`);
      await pause(1000 * attempt);
    }
  }
}

import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../../errors.js';
import { isWithin } from '../../is-within.js';
import type { DockerPlan } from '../../plan/run-plan.js';
import type { Preparing } from '../environment.js';
import type { Engine, Image } from './engine.js';
import { engineMessage } from './engine-answers.js';

/** One message of a build, see ImageBuild in the engine's API. */
interface BuildItem {
  readonly stream?: string;
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
  readonly aux?: { readonly ID?: string };
}

type Build = NonNullable<DockerPlan['build']>;

const MAX_LINES = 20;

function requireDockerfile({ dockerfile, workspace }: Build): void {
  const isThere = statSync(dockerfile, { throwIfNoEntry: false })?.isFile() === true;
  // Its folder goes to the engine as a whole.
  const isInside = isThere && isWithin(realpathSync(dockerfile), realpathSync(workspace));
  if (isInside) return;
  throw new PyexecError('invalid-input', {
    message: `\`dockerfile\`: ${isThere ? `${dockerfile} is not in ${workspace}` : `there is no file ${dockerfile}`}`,
    hint: 'Give the path of a Dockerfile in the folder that the tool was started in, which in a job is the workspace.',
  });
}

interface Failed {
  readonly engine: Engine;
  readonly said: string;
  readonly items: readonly BuildItem[];
}

function failure({ dockerfile }: Build, { engine, said, items }: Failed): PyexecError {
  const before = items.flatMap(({ stream }) => stream ?? []);
  const lines = before.flatMap((text) => text.split(/[\r\n]+/)).filter((line) => line.trim() !== '');
  return new PyexecError('build-failed', {
    message: `${dockerfile} could not be built: ${said}\n${lines.slice(-MAX_LINES).join('\n')}`.trimEnd(),
    hint: `See what the step said above; \`${engine.command} build\` with the same file shows the same.`,
  });
}

/** Says the steps, and nothing of what they say. */
function sayStep({ stream }: BuildItem, say: (line: string) => void): void {
  const [step] = /^Step \d+\/\d+ : [^\n]*/.exec(stream ?? '') ?? [];
  // The last steps are our labels.
  if (step !== undefined && !/: LABEL pyexec\./.test(step)) say(`image: ${step.slice(0, 120)}`);
}

/**
 * Builds an image from a Dockerfile, with its folder as context. The file is the workflow author's: its steps run as the
 * engine runs them, with network.
 *
 * @throws PyexecError `invalid-input` or `build-failed`
 */
export async function buildImage(
  engine: Engine,
  build: Build,
  { say, signal, labels }: Preparing & { readonly labels: Readonly<Record<string, string>> },
): Promise<Image> {
  requireDockerfile(build);
  say(`image: building ${build.dockerfile}`);
  const items: BuildItem[] = [];
  try {
    const stream = await engine.build(
      { context: build.context, src: ['.'] },
      {
        dockerfile: path.basename(build.dockerfile),
        buildargs: { ...build.args },
        labels: { ...labels },
        rm: true,
        forcerm: true,
        abortSignal: signal,
      },
    );
    await engine.follow<BuildItem>(stream, (item) => {
      items.push(item);
      sayStep(item, say);
    });
  } catch (thrown) {
    throw failure(build, { engine, said: engineMessage(thrown), items });
  }
  const failed = items.find(({ error }) => error !== undefined);
  if (failed !== undefined)
    throw failure(build, { engine, said: failed.errorDetail?.message ?? failed.error ?? '', items });
  const id = items.findLast(({ aux }) => aux?.ID !== undefined)?.aux?.ID ?? '';
  const image = id === '' ? undefined : await engine.findImage(id);
  if (image === undefined)
    throw failure(build, { engine, said: 'the engine says that it is done, but names no image', items });
  return image;
}

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { parse } from 'yaml';
import { ActHome, type ActResult } from './act-home.js';
import { copyTracked } from './act-place.js';
import { runtimeToken, type ArtifactServer } from './artifact-server.js';

const root = path.join(import.meta.dirname, '..', '..');
const PUBLISHED = 'org/pyexec-action@v1';
const REUSABLE = ['validate', 'report', 'generate'];
const STAND_INS = ['upload-artifact', 'download-artifact'];

/** Modules of the older kind call it. */
const REQUIRE = "const require = process.getBuiltinModule('module').createRequire(import.meta.url);";

interface Workflow {
  readonly jobs: Record<string, { readonly steps: readonly { readonly uses?: string }[] }>;
}

/** A run of a workflow of another repository. */
interface Call {
  readonly repository: string;
  readonly event: string;
  /** The artifacts of the workflow run. */
  readonly artifacts: ArtifactServer;
  readonly args?: readonly string[];
  readonly commands?: string;
}

/**
 * This repository as others name it in `uses:`, for act. Its reusable workflows are the very files but for one thing: act
 * does not know `$/`, by which they name the repository that they lie in, so that repository stands there by name.
 *
 * Other actions cannot be fetched here. act has a checkout of its own, and those of artifacts are stand-ins with the client
 * of the originals. They talk to a server of ours, since act's refuses that client (nektos/act#6114).
 */
export class PublishedAction {
  /** Folders in place of what `uses:` names. */
  private readonly replaced = new Map<string, string>();

  private constructor(private readonly act: ActHome) {
    this.replaced.set(PUBLISHED, this.place('action'));
  }

  /** With the Pythons of these minor versions in the tool cache. */
  static make(versions: readonly string[]): PublishedAction {
    const action = new PublishedAction(ActHome.make(versions));
    copyTracked(action.place('action'));
    for (const name of STAND_INS) action.addStandIn(name);
    for (const name of REUSABLE) action.nameRepository(path.join(action.place('action'), '.github/workflows', name));
    return action;
  }

  get folder(): string {
    return this.act.folder;
  }

  run({ repository, event, artifacts, args = [], commands }: Call): Promise<ActResult> {
    const replaced = [...this.replaced].flatMap(([name, folder]) => ['--local-repository', `${name}=${folder}`]);
    const service = { ACTIONS_RESULTS_URL: artifacts.url, ACTIONS_RUNTIME_TOKEN: runtimeToken() };
    const env = Object.entries(service).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    return this.act.run({ repository, event, args: [...args, ...replaced, ...env], commands });
  }

  private place(name: string): string {
    return path.join(this.act.folder, name);
  }

  private addStandIn(name: string): void {
    const source = path.join(root, '__tests__/fixtures/actions', name);
    mkdirSync(this.place(name));
    copyFileSync(path.join(source, 'action.yml'), path.join(this.place(name), 'action.yml'));
    // Loading the client file by file takes a second each time.
    buildSync({
      ...{ entryPoints: [path.join(source, 'main.mjs')], outfile: path.join(this.place(name), 'main.mjs') },
      ...{ bundle: true, platform: 'node', format: 'esm', logLevel: 'error', banner: { js: REQUIRE } },
    });
  }

  private nameRepository(workflow: string): void {
    const text = readFileSync(`${workflow}.yml`, 'utf8');
    const [owner, ref] = PUBLISHED.split('@');
    const named = text.replace(/uses: \$\/(\S+)$/gm, `uses: ${owner ?? ''}/$1@${ref ?? ''}`);
    writeFileSync(`${workflow}.yml`, named);
    const { jobs } = parse(named) as Workflow;
    for (const { uses = '' } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      const standIn = STAND_INS.find((name) => uses.startsWith(`actions/${name}@`));
      if (standIn !== undefined) this.replaced.set(uses, this.place(standIn));
    }
  }
}

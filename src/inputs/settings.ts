import type { ArtifactPattern } from './artifact-patterns.js';
import type { ShardNumber } from './shard-number.js';
import type { InputValues } from './spec.js';
import type { VolumeSetting } from './volumes.js';

/** What to run: exactly one of the sources. */
export type Source =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'files'; readonly patterns: readonly string[] }
  | { readonly kind: 'module'; readonly module: string }
  /** The programs of a shard of a plan, which stands in a file. */
  | { readonly kind: 'plan'; readonly file: string; readonly shard: ShardNumber }
  /** A task for a model; one of both is given. */
  | { readonly kind: 'prompt'; readonly prompt: string | undefined; readonly file: string | undefined };

/** What says by itself which programs there are. */
export type ProgramSource = Exclude<Source, { kind: 'prompt' | 'plan' }>;

/** What of a pull request, a push or a merge group is run. */
export interface PullRequestSettings {
  readonly changedOnly: boolean;
  /** A name of a commit; undefined means what the event says, or the default branch. */
  readonly base: string | undefined;
  readonly text: boolean;
  readonly token: string | undefined;
  /** Also what strangers wrote, with secrets in sight. */
  readonly targetAllowed: boolean;
}

/** What only a conversation with a model has. */
export interface ConversationSettings {
  /** Undefined for a recording, which names its own. */
  readonly model: string | undefined;
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  /** Undefined means the built-in instructions. */
  readonly systemPrompt: string | undefined;
  readonly maxTurns: number;
  /** Undefined means as many as it takes. */
  readonly maxTokens: number | undefined;
  readonly maxTimeMs: number;
  /** Python source or a path; undefined means that the model's word and a program that passed are enough. */
  readonly check: string | undefined;
  /** Fields of each request. */
  readonly modelOptions: Readonly<Record<string, unknown>>;
  /** A file to record in, or to take the replies from. */
  readonly record: string | undefined;
  readonly replay: string | undefined;
}

export interface Limits {
  readonly timeoutMs: number;
  /** For all programs together, counted from the start of the tool; undefined means no such limit. */
  readonly totalTimeoutMs?: number | undefined;
  /** `none` means that the user asked for no limit. */
  readonly memoryBytes: number | 'none';
  readonly maxProcesses: number;
  /** Captured per stream; ten times as much ends the program. */
  readonly maxOutputBytes: number;
  readonly maxDiskBytes: number;
  /** Undefined means all processors. */
  readonly cpus: number | undefined;
}

export interface ArtifactSettings {
  /** None means that nothing is kept. */
  readonly patterns: readonly ArtifactPattern[];
  /** Undefined means one that nobody else has. */
  readonly name: string | undefined;
  /** Undefined means the default of the repository. */
  readonly retentionDays: number | undefined;
}

/** Where reports are written, as given; what is undefined is not written. */
export interface ReportSettings {
  readonly junit: string | undefined;
  readonly sarif: string | undefined;
  readonly html: string | undefined;
  readonly patch: string | undefined;
}

/** What is to be installed, as its author wrote it. */
export interface PackageSettings {
  readonly packages: readonly string[];
  /** Paths of requirements files. */
  readonly requirements: readonly string[];
  /** Names of dependency groups, see PEP 735. */
  readonly groups: readonly string[];
}

/** What only containers have. */
export interface DockerSettings {
  /** Undefined means the official one for the version that is asked for. */
  readonly image: string | undefined;
  readonly pull: InputValues['pull'];
  /** As given; undefined means that nothing is built. */
  readonly dockerfile: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly volumes: readonly VolumeSetting[];
  /** Undefined means the engine's default. */
  readonly runtime: string | undefined;
  readonly keepContainer: InputValues['keep-container'];
}

/** All inputs, parsed, checked and complete. */
export interface Settings {
  readonly source: Source;
  readonly pullRequest: PullRequestSettings;
  /** Nothing to run is no error. */
  readonly allowEmpty: boolean;
  readonly args: readonly string[];
  /** Undefined means an empty standard input. */
  readonly stdin: string | undefined;
  readonly environment: InputValues['environment'];
  /** A set of PEP 440 specifiers, or undefined for any version. */
  readonly pythonVersion: string | undefined;
  readonly pythonPath: string | undefined;
  /** A file that says which version, or a folder with one. */
  readonly pythonVersionFile: string | undefined;
  /** Where the list of Pythons that can be installed is; undefined for the usual one. */
  readonly pythonManifest: string | undefined;
  /** As given; undefined for a venv of our own. */
  readonly venvPath: string | undefined;
  readonly packages: PackageSettings;
  readonly conversation: ConversationSettings;
  /** A model mends programs that do not pass. */
  readonly repair: boolean;
  /** Globs of names that a model or programs may ask for. */
  readonly allowPackages: readonly string[];
  readonly docker: DockerSettings;
  readonly installer: InputValues['installer'];
  readonly cache: InputValues['cache'];
  readonly isolation: InputValues['isolation'];
  readonly network: InputValues['network'];
  readonly limits: Limits;
  readonly env: Readonly<Record<string, string>>;
  readonly readOnlyPaths: readonly string[];
  /** Undefined means a fresh temporary directory. */
  readonly workingDirectory: string | undefined;
  readonly artifacts: ArtifactSettings;
  readonly reports: ReportSettings;
  /** No further program is started once one did not pass. */
  readonly failFast: boolean;
  readonly failOnError: boolean;
  readonly summary: boolean;
  readonly annotations: boolean;
  /** Programs at the same time; undefined means one for each processor. */
  readonly jobs: number | undefined;
  /** What programs print is written into their documents. */
  readonly update: boolean;
  readonly dryRun: boolean;
}

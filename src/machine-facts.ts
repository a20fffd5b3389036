import type { EngineAddress } from './plan/run-plan.js';

/** What a job of GitHub Actions knows of its repository. */
export interface GitHubFacts {
  /** The file with the event that started the workflow. */
  readonly eventPath: string | undefined;
  readonly apiUrl: string | undefined;
  readonly serverUrl?: string | undefined;
  /** `owner/name` */
  readonly repository: string | undefined;
}

/** What the host tells about the machine and the caller; nobody after it reads `process`. */
export interface MachineFacts {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The effective user; undefined on Windows. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** `XDG_RUNTIME_DIR` */
  readonly runtimeFolder: string | undefined;
  /** What `uname -r` prints. */
  readonly kernelRelease: string;
  readonly processors: number;
  /** Where relative paths of the user start. */
  readonly currentFolder: string;
  /** Where the tool itself lies; absolute, without links. */
  readonly ownFolder: string;
  /** Absolute; fresh folders are made here. */
  readonly tempFolder: string;
  readonly homeFolder: string;
  /** The folders of the caller's PATH, in order. */
  readonly pathFolders: readonly string[];
  /** `RUNNER_TOOL_CACHE`, where hosted runners keep their Pythons. */
  readonly toolCache: string | undefined;
  /** `PYENV_ROOT`, or `.pyenv` in the home folder. */
  readonly pyenvRoot: string;
  /** Where uv keeps the Pythons that it installs: `UV_PYTHON_INSTALL_DIR`, or a place in the user's data folder. */
  readonly uvPythons: string | undefined;
  /** Packages may be installed unasked: in CI, and as root in a container. */
  readonly mayInstall: boolean;
  /** Proxies and certificates, for what installs something. */
  readonly installEnv: Readonly<Record<string, string>>;
  /** Where what is used again is kept; absolute. */
  readonly cacheFolder: string;
  /** What of the job's variables says where packages come from and how to get there. */
  readonly packageVariables: Readonly<Record<string, string>>;
  /** What caused the workflow run; without one, both are undefined. */
  readonly event: { readonly name: string | undefined; readonly ref: string | undefined };
  /** What of the job's variables the credential helpers of Docker's client may need; some are secret. */
  readonly registryVariables: Readonly<Record<string, string>>;
  readonly github?: GitHubFacts;
  /** The container engine that is meant, whether it is there or not. */
  readonly engine: EngineAddress;
  /** Variables that system libraries need on this platform (Windows: SYSTEMROOT and the like). */
  readonly platformEnv: Readonly<Record<string, string>>;
}

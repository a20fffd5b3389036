/** What the runner says about the step; undefined where it is not known. */
export interface StepFacts {
  /** `GITHUB_JOB`: the key of the job. All jobs of a matrix have the same. */
  readonly job: string | undefined;
  /** `GITHUB_ACTION`: the id of the step, or a name of the runner's. Unique in a job. */
  readonly step: string | undefined;
}

const LONGEST_PART = 60;

function part(text: string | undefined): string {
  const plain = (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+|-+$/g, '');
  return plain.slice(0, LONGEST_PART);
}

/**
 * The name of an artifact when none is given: `pyexec-<job>-<step>-<unique>`. Names must be unique in a run, but nothing
 * that a step is told differs between the jobs of a matrix, or between a first attempt and a second. So `unique` is to be
 * random; later jobs download by the output `artifact-id`, or by the pattern `pyexec-<job>-*`.
 */
export function defaultArtifactName({ job, step }: StepFacts, unique: string): string {
  return ['pyexec', part(job), part(step), unique].filter((text) => text !== '').join('-');
}

/** Where the artifact of a run is. */
interface RunPlace {
  /** `GITHUB_SERVER_URL` */
  readonly serverUrl: string;
  /** `GITHUB_REPOSITORY`: owner and name. */
  readonly repository: string;
  /** `GITHUB_RUN_ID` */
  readonly runId: string;
}

/** The address from which people who may read the repository download an artifact, while it exists. */
export function artifactUrl({ serverUrl, repository, runId }: RunPlace, artifactId: number): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${artifactId}`;
}

/** What is worth a line while packages are installed: what is fetched, built and written, in the words of uv and pip. */
const WORTH_SAYING =
  /^\s*(Downloading \S+ \(.+\)|Building (wheel|editable) for \S+|Building \S+|Installing collected packages|Resolved \d+ packages?|Prepared \d+ packages?|Installed \d+ packages?|Bytecode compiled|WARNING: Retrying|Retrying|warning: Retrying)/;
const MAX_LINE = 160;
/** Enough for every package of a large project; what comes after is summed up at the end in any case. */
const MAX_LINES = 200;

/** Says what an installer does, as it writes it. */
export class InstallProgress {
  private rest = '';
  private said = 0;

  constructor(private readonly say: (line: string) => void) {}

  readonly write = (chunk: Buffer): void => {
    const lines = (this.rest + chunk.toString('utf8')).split(/\r\n|\n|\r/);
    // An unfinished line that never ends must not grow without end.
    this.rest = (lines.pop() ?? '').slice(-10_000);
    for (const line of lines) if (WORTH_SAYING.test(line)) this.tell(line.trim());
  };

  private tell(line: string): void {
    if (this.said++ >= MAX_LINES) return;
    this.say(`packages: ${line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line}`);
  }
}

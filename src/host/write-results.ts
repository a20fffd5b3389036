import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reportJson } from '../report/report-json.js';
import { decidingRun, type ResultFiles } from '../report/outputs.js';
import type { RunReport } from '../report/run-report.js';
import { talkOf, transcriptLines, transcriptMarkdown } from '../report/transcript.js';

/** Writes the whole results into a new folder of the temporary one (absolute). The sources are of programs, by their ids. */
export async function writeResults(
  tempFolder: string,
  report: RunReport,
  sources: ReadonlyMap<string, string | undefined>,
): Promise<ResultFiles> {
  const folder = await mkdtemp(path.join(tempFolder, 'pyexec-results-'));
  const run = decidingRun(report);
  const talk = talkOf(report, sources);
  const contents: Record<string, string | Iterable<string>> = {
    'result.json': reportJson(report),
    'stdout.txt': run?.stdout ?? '',
    'stderr.txt': run?.stderr ?? '',
    ...(talk === undefined
      ? {}
      : {
          'transcript.md': transcriptMarkdown(talk),
          'transcript.jsonl': transcriptLines(talk),
          'code.py': talk.conversation.code,
        }),
  };
  for (const [name, content] of Object.entries(contents)) await writeFile(path.join(folder, name), content);
  const at = (name: string): string => path.join(folder, name);
  return {
    result: at('result.json'),
    stdout: at('stdout.txt'),
    stderr: at('stderr.txt'),
    transcript: talk === undefined ? undefined : at('transcript.md'),
    code: talk === undefined ? undefined : at('code.py'),
  };
}

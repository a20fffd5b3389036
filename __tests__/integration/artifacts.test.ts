import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ArtifactServer, runtimeToken } from '../support/artifact-server.js';
import { useBundle } from '../support/bundle.js';
import { describeWith } from '../support/engines.js';
import { IDENTITIES } from '../support/identities.js';
import { runAction, type StepResult } from '../support/runner-emulator/run-action.js';
import { CanaryHost } from '../redteam/canary-host.js';

const LIST = `import io, json, sys, zipfile
zip = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps({i.filename: zip.read(i).decode() for i in zip.infolist()}))`;

function contents(zip: Buffer): unknown {
  return JSON.parse(execFileSync('python3', ['-I', '-c', LIST], { input: zip }).toString('utf8'));
}

describeWith('bubblewrap', 'the artifacts of the action', () => {
  const bundle = useBundle();
  const host = new CanaryHost();
  const results: StepResult[] = [];
  let server: ArtifactServer;
  beforeAll(async () => {
    await host.open({ uid: 0, gid: 0 });
    server = await ArtifactServer.start();
  }, 400_000);
  afterAll(async () => {
    await server.stop();
    await host.close();
  });
  afterEach(async () => {
    server.artifacts.length = 0;
    for (const result of results.splice(0)) await result.dispose();
  });

  describe.each(IDENTITIES)('$name', ({ user }) => {
    describe.each(['sandbox', 'none'])('isolation %s', (isolation) => {
      async function step(code: string, inputs: Record<string, string> = {}): Promise<StepResult> {
        const result = await runAction({
          actionFolder: bundle.actionFolder,
          node: bundle.node,
          inputs: { environment: 'system', isolation, code, artifacts: 'out/**\n*.png', ...inputs },
          overrides: { ACTIONS_RESULTS_URL: server.url, ACTIONS_RUNTIME_TOKEN: runtimeToken() },
          ...(user === undefined ? {} : { user }),
        });
        results.push(result);
        return result;
      }

      test('are what the globs match, under a name of their own, with number and address as outputs', async () => {
        const code =
          'import os\nos.makedirs("out/deep")\nopen("out/deep/a.txt", "w").write("text")\nopen("p.png", "w").write("png")\nopen("no.txt", "w").write("no")';
        const [first, second] = [await step(code), await step(code)];
        expect([first.conclusion, second.conclusion]).toEqual(['success', 'success']);
        expect(server.artifacts.map(({ zip }) => contents(zip))).toEqual([
          { 'out/deep/a.txt': 'text', 'p.png': 'png' },
          { 'out/deep/a.txt': 'text', 'p.png': 'png' },
        ]);
        const names = server.artifacts.map(({ name }) => name);
        expect(names[0]).toMatch(/^pyexec-[\w-]+-[0-9a-f]{10}$/);
        expect(names[0]).not.toBe(names[1]);
        expect(first.outputs['artifact-id']).toMatch(/^\d+$/);
        expect(first.outputs['artifact-url']).toContain(`/artifacts/${first.outputs['artifact-id'] ?? ''}`);
      });

      test('are kept of a program that failed, and hold nothing that a link leads to', async () => {
        const mine = `mine-${isolation}-${user?.uid ?? 0}`;
        const code =
          'import os\nos.mkdir("out")\nopen("out/a", "w").write("a")\nos.symlink("/tmp/pyexec-canary-host/secret.txt", "out/link")\nos.symlink("/tmp/pyexec-canary-host", "out/folder")\nraise SystemExit(3)';
        const { outputs, main, summary } = await step(code, { 'artifact-name': mine, 'fail-on-error': 'false' });
        expect([outputs['status'], server.artifacts.map(({ name, zip }) => [name, contents(zip)])]).toEqual([
          'failed',
          [[mine, { 'out/a': 'a' }]],
        ]);
        expect(main.log).toContain('not taken: out/link: it is a symbolic link');
        expect(summary).toContain('not taken: ` out/folder `, it is a symbolic link');
      });

      test('cost the code no secret: the token of the service is nowhere in its sight', async () => {
        const token = runtimeToken();
        const code = `import glob, os\nos.mkdir("out")\nseen = str(dict(os.environ))\nfor file in glob.glob("/proc/*/environ"):\n    try: seen += open(file).read()\n    except OSError: pass\nopen("out/seen", "w").write(str(${JSON.stringify(token.slice(10, 60))} in seen))`;
        await step(code);
        expect(server.artifacts.map(({ zip }) => contents(zip))).toEqual([{ 'out/seen': 'False' }]);
      });

      test('are none where nothing matches, which is told and is no failure', async () => {
        const { conclusion, outputs, main } = await step('print(1)', { artifacts: 'nothing/*' });
        expect([conclusion, outputs['artifact-id'], server.artifacts.length]).toEqual(['success', '', 0]);
        expect(main.log).toContain('Nothing matches the line "nothing/*" of `artifacts`.');
      });

      test('fail the step with a hint where the service refuses, and keep the report', async () => {
        server.fail('CreateArtifact', { status: 409, message: 'exists' });
        const { conclusion, outputs, main } = await step('import os\nos.mkdir("out")\nopen("out/a", "w").write("a")', {
          'artifact-name': 'taken',
        });
        expect([conclusion, outputs['status']]).toEqual(['failure', 'error']);
        expect(main.log).toContain('error artifacts-failed: ');
        expect(main.log).toMatch(/hint: .*artifact-name/);
      });
    });
  });
});

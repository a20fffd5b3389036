import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActPlace } from '../support/act-place.js';
import { removeHostile } from '../support/bundle.js';
import { ChatServer, DONE, runs } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { machinePythons, minorOf } from '../support/machine-pythons.js';

const WORKFLOW = 'examples/ask-for-a-program.yml';
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
const KEY = 'sk-act-5eed-77aa';

describeWith('act', `${WORKFLOW} under act`, () => {
  let place: ActPlace;
  let server: ChatServer;
  beforeAll(async () => {
    const [python] = machinePythons();
    place = ActPlace.make(python === undefined ? [] : [minorOf(python.version)]);
    server = await ChatServer.start();
  });
  afterAll(async () => {
    await server.stop();
    await removeHostile(place.folder);
  });

  /** What differs here: the action is that of the repository, the model another one, and act's artifacts are too old. */
  function adapt(text: string): string {
    const replaced = text
      .replace('    steps:\n', `    steps:\n      - uses: ${CHECKOUT}\n`)
      .replace('uses: org/pyexec-action@v1', 'uses: ./')
      .replace('model: gpt-5-mini\n', `model: gpt-5-mini\n          base-url: ${server.url}\n`)
      .replace(/ {10}artifacts: \|\n {12}\*\n/, '');
    for (const part of ['uses: ./\n', server.url, CHECKOUT]) expect(replaced).toContain(part);
    expect(replaced).not.toContain('artifacts:');
    return replaced;
  }

  test('a model writes a program with a mistake and mends it, the check passes, and the key is nowhere', async () => {
    const file = path.join(place.repository, WORKFLOW);
    writeFileSync(file, adapt(readFileSync(file, 'utf8')));
    server.will(runs('print("primes"'), runs('open("primes.csv", "w").write("2\\n3\\n")\nprint("written")'), DONE);
    const { status, log } = await place.run(['-W', WORKFLOW, '--secret', `OPENAI_API_KEY=${KEY}`], 'ubuntu-latest');
    expect(log).toContain('SyntaxError');
    expect(log).toContain('written');
    expect(log).toContain('Job succeeded');
    expect(status).toBe(0);
    expect(log).not.toContain(KEY);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`Bearer ${KEY}`));
    expect(JSON.stringify(server.requests.map(({ body }) => body))).not.toContain(KEY);
  }, 300_000);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { interleave, perRound, row } from './support/measure.mjs';
import { peakMb } from './support/peak.mjs';
import { runProcess } from './support/run-process.mjs';

const FEW = 2;
const MANY = 22;
const TURNS = 100;
const MIB = 2 ** 20;

/** A service that has a program run for each turn but the last. No two programs are alike. */
async function startService() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { messages, model } = JSON.parse(Buffer.concat(chunks).toString());
      const [turns, source] = JSON.parse(Buffer.from(model, 'base64url').toString());
      const turn = messages.filter(({ role }) => role === 'assistant').length + 1;
      const text = JSON.stringify({ code_execution_request: { code: `${source}\n# ${turn}`, libraries: [] } });
      const call = { id: `c${turn}`, type: 'function', function: { name: 'python_execute_code', arguments: text } };
      const message =
        turn < turns
          ? { role: 'assistant', content: null, tool_calls: [call] }
          : { role: 'assistant', content: 'TERMINATE' };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/v1`, stop: () => server.close() };
}

/** What a turn costs besides the model and the program, and what a long conversation keeps in memory. */
export async function conversation(context) {
  const { node, cli, python, rounds } = context;
  const service = await startService();
  const argsOf = (turns, source) => {
    const model = Buffer.from(JSON.stringify([turns, source])).toString('base64url');
    const where = ['--environment', 'system', '--python-path', python, '--base-url', service.url];
    return [cli, 'run', ...where, '--prompt', 'x', '--model', model, '--max-turns', String(turns), '--json'];
  };
  // What the model and the programs took is in the report.
  const overhead = async (turns) => {
    const { ms, stdout } = await runProcess({ command: node, args: argsOf(turns, 'pass'), context });
    const { conversation: had, runs } = JSON.parse(stdout);
    const theirs = [...had.turns.map(({ modelMs }) => modelMs), ...runs.map(({ durationMs }) => durationMs)];
    return ms - theirs.reduce((sum, one) => sum + one, 0);
  };
  const times = await interleave({ few: () => overhead(FEW), many: () => overhead(MANY) }, rounds);
  const perTurn = perRound((few, many) => (many - few) / (MANY - FEW), times.few, times.many);
  const peaks = [];
  const flood = argsOf(TURNS, `print("x" * ${MIB - 1})`);
  for (let round = 0; round < 3; round++) peaks.push((await peakMb(context, flood)).peak);
  service.stop();
  return {
    title: 'Conversations',
    notes:
      'The model is a server on this machine that answers at once. A turn is a request, a program that does nothing, and what goes back; what the model and the program took is subtracted.',
    rows: [
      row('each further turn, less model and program', perTurn, { unit: ' ms', digits: 1, atMost: 30 }),
      row(`${TURNS} turns that print 1 MiB each: peak memory`, peaks, { unit: ' MB', digits: 0, atMost: 200 }),
    ],
  };
}

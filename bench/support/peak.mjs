import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from './run-process.mjs';

/** The peak of resident memory in MB, as the kernel has it for this process when it ends. */
export async function peakMb(context, nodeArgs, options = {}) {
  const file = path.join(context.temp, 'peak');
  const hook = `import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(${JSON.stringify(file)},fs.readFileSync('/proc/self/status')))`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...nodeArgs];
  const { ms } = await runProcess({
    command: context.node,
    args,
    context,
    discard: true,
    exitCodes: [0, 1],
    ...options,
  });
  const status = readFileSync(file, 'utf8');
  return { peak: (Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) * 1024) / 1e6, ms };
}

import type { Model } from './conversation/model.js';
import type { Host } from './host/host.js';
import { isLoopback } from './inputs/is-loopback.js';
import type { Settings } from './inputs/settings.js';

/**
 * Who repairs programs that do not pass; undefined when repairs were not asked for, and where there is no key for a service
 * that needs one, as in a pull request from a fork.
 */
export async function openRepairs(host: Host, settings: Settings): Promise<Model | undefined> {
  const { repair, dryRun, conversation } = settings;
  if (!repair || dryRun) return undefined;
  if (conversation.apiKey === undefined && !isLoopback(conversation.baseUrl)) return undefined;
  // Before any program runs: one of the same user could change what is loaded later.
  await import('./repair/repair-program.js');
  await import('./repair/shared-budgets.js');
  await import('./repair/report-repairs.js');
  await import('./repair/build-patch.js');
  const { openModel } = await import('./conversation/open-model.js');
  const say = (line: string): void => {
    host.say(line);
  };
  return openModel({ settings, facts: host.facts, say });
}

import { createRequire } from 'node:module';

interface Examples {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const load = createRequire(import.meta.url);

/** Payloads of an event as GitHub sent them. */
export function webhookExamples(name: string): readonly Record<string, unknown>[] {
  const all = load('@octokit/webhooks-examples') as { default: readonly Examples[] } | readonly Examples[];
  const list = Array.isArray(all) ? (all as readonly Examples[]) : (all as { default: readonly Examples[] }).default;
  return list.find((one) => one.name === name)?.examples ?? [];
}

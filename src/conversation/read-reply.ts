import type { Proposal } from './conversation.js';
import { fencedPython } from './fenced-code.js';
import type { Reply } from './model.js';
import { readCall } from './tool.js';
import { writtenCalls } from './written-calls.js';

/** One thing that a reply asks for; with the call that has to be answered, when it was asked for by one. */
export interface Wish {
  readonly callId: string | undefined;
  readonly asked: Proposal | { readonly wrong: string };
}

/** What a reply wants. */
export type ReadReply =
  | { readonly kind: 'wishes'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'done' }
  /** It cannot be used; what to tell the model. */
  | { readonly kind: 'unusable'; readonly why: string };

/** So many in one reply are run; no model needs more, and each takes time. */
const MAX_WISHES = 10;

function cutShort(reply: Reply): string | undefined {
  if (reply.finish === 'length')
    return 'Your reply was cut off, since it got too long. Nothing of it ran. Write a shorter program, or build it in steps.';
  if (reply.finish === 'withheld')
    return 'The service withheld your reply. Nothing ran. Go about the task in another way.';
  return undefined;
}

/** What went before a reply, as far as it says how to understand it. */
export interface Before {
  /** The model has called a tool: what it fences need not be meant to run. */
  readonly usesTools: boolean;
  /** The last program, if there is nothing to mend in it. */
  readonly standing: Proposal | undefined;
}

/** Understands a reply: calls of the tool, or Python in fences, or that the task is done. Pure. */
export function readReply(reply: Reply, before: Before): ReadReply {
  const cut = cutShort(reply);
  const calls = reply.toolCalls.map(({ id, name, arguments: text }): Wish => {
    return { callId: id, asked: cut === undefined ? readCall(name, text) : { wrong: `Error: ${cut}` } };
  });
  if (calls.length > 0) return { kind: 'wishes', wishes: limited(calls) };
  if (cut !== undefined) return { kind: 'unusable', why: cut };
  if (reply.text.trim() === '')
    return { kind: 'unusable', why: 'Your reply was empty. Run a program, or say what the result is.' };
  const written = writtenCalls(reply.text).map((asked) => ({ callId: undefined, asked }));
  if (written.length > 0) return { kind: 'wishes', wishes: limited(written) };
  const blocks = fencedPython(reply.text, { named: before.standing !== undefined }).filter(
    (code) => !isShown(code, before),
  );
  if (blocks.length === 0) return { kind: 'done' };
  return {
    kind: 'wishes',
    wishes: limited(blocks.map((code) => ({ callId: undefined, asked: { code, libraries: [] } }))),
  };
}

/** Models like to show at the end what they have run, or how to use it: that is no wish to run it. */
function isShown(code: string, { usesTools, standing }: Before): boolean {
  return standing !== undefined && (usesTools || code.trim() === standing.code.trim());
}

/** Calls have to be answered one and all, also those that are too many. */
function limited(wishes: readonly Wish[]): Wish[] {
  return wishes.map((wish, index) =>
    index < MAX_WISHES
      ? wish
      : { ...wish, asked: { wrong: `Error: at most ${MAX_WISHES} programs run for one reply.` } },
  );
}

import type { ServiceFailure } from './service-failure.js';

/** How a service wants to be asked, as far as services differ in it. */
export interface Dialect {
  readonly tools: boolean;
  /** What it calls the limit of a reply; undefined when it takes none. */
  readonly limit: 'max_completion_tokens' | 'max_tokens' | undefined;
  /** It knows instructions apart from what the user says. */
  readonly instructions: boolean;
  /** It wants to get back how the model came to its calls. */
  readonly reasons: boolean;
}

/** What newer ones of OpenAI take. */
export const FIRST_DIALECT: Dialect = {
  tools: true,
  limit: 'max_completion_tokens',
  instructions: true,
  reasons: false,
};

const LACKS =
  /support|unrecogni[sz]ed|unknown|unexpected|not permitted|not allowed|not enabled|extra (inputs|fields)|requires?\b/i;
const LIMIT = /max_(completion_|new_|output_)?tokens|(completion|output) tokens|in the completion/i;
const TOO_LARGE = /too (large|high|big|long)|at most|(less|fewer|greater|more) than|exceed|maximum|range|<=/i;
const NO_INSTRUCTIONS =
  /(system|developer) (role|message|prompt|instruction)s? (is |are )?not |roles must alternate|only user and assistant roles|does not support 'system'/i;
const WANTS_REASONS = /(thought_signature|reasoning_content|reasoning_details|thinking)\b/i;
const TOOLS = /\b(tools?|functions?|tool[-_ ]?(calls?|choice))\b/i;
/** The model wrote a call that is none: asked again, it may do better. */
const MISWRITTEN = /\bpars(ing\b|e(_error)?\b)|end of (JSON )?input/i;

/** What is to be done otherwise, and how that is told. */
export interface Adapted {
  readonly dialect: Dialect;
  /** Undefined when it makes no difference for people. */
  readonly why: string | undefined;
}

function withoutLimit(dialect: Dialect, said: string): Adapted {
  if (dialect.limit === 'max_completion_tokens' && said.includes(dialect.limit) && !TOO_LARGE.test(said))
    return { dialect: { ...dialect, limit: 'max_tokens' }, why: undefined };
  return {
    dialect: { ...dialect, limit: undefined },
    why: 'replies cannot be limited to what is left of `max-tokens`, which is looked at after each',
  };
}

/** Takes up what the service says that it lacks; undefined when it says nothing new. Pure. */
export function adapt(dialect: Dialect, failure: ServiceFailure, isLimited: boolean): Adapted | undefined {
  if (failure.kind !== 'status' || ![400, 404, 422, 500, 501].includes(failure.status)) return undefined;
  const { said } = failure;
  if (isLimited && dialect.limit !== undefined && LIMIT.test(said) && (LACKS.test(said) || TOO_LARGE.test(said)))
    return withoutLimit(dialect, said);
  if (!dialect.reasons && failure.status === 400 && WANTS_REASONS.test(said))
    return { dialect: { ...dialect, reasons: true }, why: undefined };
  if (dialect.instructions && NO_INSTRUCTIONS.test(said))
    return { dialect: { ...dialect, instructions: false }, why: undefined };
  if (!dialect.tools || !LACKS.test(said) || !TOOLS.test(said) || MISWRITTEN.test(said)) return undefined;
  return { dialect: { ...dialect, tools: false }, why: 'it has no tools; programs are taken from its text' };
}

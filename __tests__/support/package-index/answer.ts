export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const statusOnly = (status: number): Answer => ({ status, headers: {}, body: Buffer.alloc(0) });

export const notFound: Answer = { ...statusOnly(404), body: Buffer.from('404 Not Found\n') };

/** First and last byte of `bytes=1-2`, `bytes=1-` and `bytes=-2`; `undefined` for everything else. */
function parseRange(range: string, length: number): readonly [number, number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (from === '') return to === '' ? undefined : [Math.max(0, length - Number(to)), length - 1];
  return [Number(from), to === '' ? length - 1 : Math.min(Number(to), length - 1)];
}

/** The whole content, or the one range of it that a header asks for. Headers not understood are as none (RFC 9110). */
export function answerWith(content: Buffer, range: string | undefined, headers: Answer['headers']): Answer {
  const asked = range === undefined ? undefined : parseRange(range, content.length);
  if (asked === undefined) return { status: 200, headers, body: content };
  const [first, last] = asked;
  const within = first <= last;
  const part = within ? `${first}-${last}` : '*';
  const ranged = { ...headers, 'content-range': `bytes ${part}/${content.length}` };
  if (!within) return { ...statusOnly(416), headers: ranged };
  return { status: 206, headers: ranged, body: content.subarray(first, last + 1) };
}

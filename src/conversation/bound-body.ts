/** The body of an answer is longer than is read. */
export class BodyTooLong extends Error {
  constructor(readonly maxBytes: number) {
    super(`the answer has more than ${maxBytes} bytes`);
  }
}

function counting(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform: (piece, controller) => {
      bytes += piece.byteLength;
      // The connection ends with it.
      if (bytes > maxBytes) throw new BodyTooLong(maxBytes);
      controller.enqueue(piece);
    },
  });
}

/**
 * A fetch whose answers have bodies of at most so many bytes, counted as they are after decompression: reading more
 * fails with `BodyTooLong`.
 */
export function boundBody(get: typeof fetch, maxBytes: number): typeof fetch {
  return async (...request) => {
    const { body, status, statusText, headers } = await get(...request);
    return new Response(body?.pipeThrough(counting(maxBytes)) ?? null, { status, statusText, headers: [...headers] });
  };
}

import { Malformed, type Grammar } from './grammar.js';

/** The grammar of https://github.com/distribution/reference, and the id of an image. */
const DOMAIN = /(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:\d))(?::\d{1,5})?/.source;
const PART = /[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*/.source;
const REFERENCE = new RegExp(
  `^(?:${DOMAIN}/)?${PART}(?:/${PART})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
);
const ID = /^sha256:[0-9a-f]{64}$/;
const LONGEST = 400;

/** The name of an image, with or without a registry, a tag and a digest; or its id. */
export const imageReference: Grammar<string> = (raw) => {
  const given = raw.trim();
  if (given.length <= LONGEST && (ID.test(given) || REFERENCE.test(given))) return given;
  throw new Malformed('the name of an image in lower case, such as python:3.12-slim or ghcr.io/org/image@sha256:…');
};

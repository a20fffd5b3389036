import { satisfies, valid } from '@renovatebot/pep440';
import { PyexecError } from '../errors.js';

const DEFAULT = 'python:3.11-slim';
/** Those of the official images, the newest first. */
const VERSIONS = ['3.14', '3.13', '3.12', '3.11', '3.10', '3.9', '3.8', '3.7', '3.6'];

/**
 * The official image for a version that is asked for, as PEP 440 specifiers; undefined for any. Pure.
 *
 * @throws PyexecError `invalid-input`
 */
export function defaultImage(request: string | undefined): string {
  if (request === undefined) return DEFAULT;
  const [, exact] = /^==\s*(\d+\.\d+\.\d+\w*)$/.exec(request.trim()) ?? [];
  if (exact !== undefined && valid(exact) !== null) return `python:${exact}-slim`;
  // Of a line of versions, the image has one of the latest.
  const found = VERSIONS.find((version) => satisfies(`${version}.99`, request) || satisfies(`${version}.0`, request));
  if (found !== undefined) return `python:${found}-slim`;
  throw new PyexecError('invalid-input', {
    message: `there is no image for Python ${request}: this version knows ${VERSIONS.join(', ')}`,
    hint: 'Name one in `image`.',
  });
}

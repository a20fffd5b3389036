import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3297:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { valid, clean, explain, parse } = __nccwpck_require__(9961);

const { lt, le, eq, ne, ge, gt, compare, rcompare } = __nccwpck_require__(9469);

const {
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,
} = __nccwpck_require__(3185);

const { major, minor, patch, inc } = __nccwpck_require__(6829);

module.exports = {
  // version
  valid,
  clean,
  explain,
  parse,

  // operator
  lt,
  le,
  lte: le,
  eq,
  ne,
  neq: ne,
  ge,
  gte: ge,
  gt,
  compare,
  rcompare,

  // range
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,

  // semantic
  major,
  minor,
  patch,
  inc,
};


/***/ }),

/***/ 9469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { parse } = __nccwpck_require__(9961);

module.exports = {
  compare,
  rcompare,
  lt,
  le,
  eq,
  ne,
  ge,
  gt,
  '<': lt,
  '<=': le,
  '==': eq,
  '!=': ne,
  '>=': ge,
  '>': gt,
  '===': arbitrary,
};

function lt(version, other) {
  return compare(version, other) < 0;
}

function le(version, other) {
  return compare(version, other) <= 0;
}

function eq(version, other) {
  return compare(version, other) === 0;
}

function ne(version, other) {
  return compare(version, other) !== 0;
}

function ge(version, other) {
  return compare(version, other) >= 0;
}

function gt(version, other) {
  return compare(version, other) > 0;
}

function arbitrary(version, other) {
  return version.toLowerCase() === other.toLowerCase();
}

function compare(version, other) {
  const parsedVersion = parse(version);
  const parsedOther = parse(other);

  const keyVersion = calculateKey(parsedVersion);
  const keyOther = calculateKey(parsedOther);

  return pyCompare(keyVersion, keyOther);
}

function rcompare(version, other) {
  return -compare(version, other);
}

// this logic is buitin in python, but we need to port it to js
// see https://stackoverflow.com/a/5292332/1438522
function pyCompare(elemIn, otherIn) {
  let elem = elemIn;
  let other = otherIn;
  if (elem === other) {
    return 0;
  }
  if (Array.isArray(elem) !== Array.isArray(other)) {
    elem = Array.isArray(elem) ? elem : [elem];
    other = Array.isArray(other) ? other : [other];
  }
  if (Array.isArray(elem)) {
    const len = Math.min(elem.length, other.length);
    for (let i = 0; i < len; i += 1) {
      const res = pyCompare(elem[i], other[i]);
      if (res !== 0) {
        return res;
      }
    }
    return elem.length - other.length;
  }
  if (elem === -Infinity || other === Infinity) {
    return -1;
  }
  if (elem === Infinity || other === -Infinity) {
    return 1;
  }
  return elem < other ? -1 : 1;
}

function calculateKey(input) {
  const { epoch } = input;
  let { release, pre, post, local, dev } = input;
  // When we compare a release version, we want to compare it with all of the
  // trailing zeros removed. So we'll use a reverse the list, drop all the now
  // leading zeros until we come to something non zero, then take the rest
  // re-reverse it back into the correct order and make it a tuple and use
  // that for our sorting key.
  release = release.concat();
  release.reverse();
  while (release.length && release[0] === 0) {
    release.shift();
  }
  release.reverse();

  // We need to "trick" the sorting algorithm to put 1.0.dev0 before 1.0a0.
  // We'll do this by abusing the pre segment, but we _only_ want to do this
  // if there is !a pre or a post segment. If we have one of those then
  // the normal sorting rules will handle this case correctly.
  if (!pre && !post && dev) pre = -Infinity;
  // Versions without a pre-release (except as noted above) should sort after
  // those with one.
  else if (!pre) pre = Infinity;

  // Versions without a post segment should sort before those with one.
  if (!post) post = -Infinity;

  // Versions without a development segment should sort after those with one.
  if (!dev) dev = Infinity;

  if (!local) {
    // Versions without a local segment should sort before those with one.
    local = -Infinity;
  } else {
    // Versions with a local segment need that segment parsed to implement
    // the sorting rules in PEP440.
    // - Alpha numeric segments sort before numeric segments
    // - Alpha numeric segments sort lexicographically
    // - Numeric segments sort numerically
    // - Shorter versions sort before longer versions when the prefixes
    //   match exactly
    local = local.map((i) =>
      Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ''],
    );
  }

  return [epoch, release, pre, post, dev, local];
}


/***/ }),

/***/ 6829:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { explain, parse, stringify } = __nccwpck_require__(9961);

// those notation are borrowed from semver
module.exports = {
  major,
  minor,
  patch,
  inc,
};

function major(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  return version.release[0];
}

function minor(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 2) {
    return 0;
  }
  return version.release[1];
}

function patch(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 3) {
    return 0;
  }
  return version.release[2];
}

function inc(input, release, preReleaseIdentifier) {
  let identifier = preReleaseIdentifier || `a`;
  const version = parse(input);

  if (!version) {
    return null;
  }

  if (
    !['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'].includes(
      identifier,
    )
  ) {
    return null;
  }

  switch (release) {
    case 'premajor':
      {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'preminor':
      {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prepatch':
      {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prerelease':
      if (version.pre === null) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
        version.pre = [identifier, 0];
      } else {
        if (preReleaseIdentifier === undefined && version.pre !== null) {
          [identifier] = version.pre;
        }

        const [letter, number] = version.pre;
        if (letter === identifier) {
          version.pre = [letter, number + 1];
        } else {
          version.pre = [identifier, 0];
        }
      }

      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'major':
      if (
        version.release.slice(1).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'minor':
      if (
        version.release.slice(2).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'patch':
      if (
        version.release.slice(3).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    default:
      return null;
  }

  return stringify(version);
}


/***/ }),

/***/ 3185:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.

const { VERSION_PATTERN, explain: explainVersion } = __nccwpck_require__(9961);

const Operator = __nccwpck_require__(9469);

const RANGE_PATTERN = [
  '(?<operator>(===|~=|==|!=|<=|>=|<|>))',
  '\\s*',
  '(',
  /*  */ '(?<version>(?:' + VERSION_PATTERN.replace(/\?<\w+>/g, '?:') + '))',
  /*  */ '(?<prefix>\\.\\*)?',
  /*  */ '|',
  /*  */ '(?<legacy>[^,;\\s)]+)',
  ')',
].join('');

module.exports = {
  RANGE_PATTERN,
  parse,
  satisfies,
  filter,
  validRange,
  maxSatisfying,
  minSatisfying,
};

const isEqualityOperator = (op) => ['==', '!=', '==='].includes(op);

const rangeRegex = new RegExp('^' + RANGE_PATTERN + '$', 'i');

function parse(ranges) {
  if (!ranges.trim()) {
    return [];
  }

  const specifiers = ranges
    .split(',')
    .map((range) => rangeRegex.exec(range.trim()) || {})
    .map(({ groups }) => {
      if (!groups) {
        return null;
      }

      let { ...spec } = groups;
      const { operator, version, prefix, legacy } = groups;

      if (version) {
        spec = { ...spec, ...explainVersion(version) };
        if (operator === '~=') {
          if (spec.release.length < 2) {
            return null;
          }
        }
        if (!isEqualityOperator(operator) && spec.local) {
          return null;
        }

        if (prefix) {
          if (!isEqualityOperator(operator) || spec.dev || spec.local) {
            return null;
          }
        }
      }
      if (legacy && operator !== '===') {
        return null;
      }

      return spec;
    });

  if (specifiers.filter(Boolean).length !== specifiers.length) {
    return null;
  }

  return specifiers;
}

function filter(versions, specifier, options = {}) {
  const filtered = pick(versions, specifier, options);
  if (filtered.length === 0 && options.prereleases === undefined) {
    return pick(versions, specifier, { prereleases: true });
  }
  return filtered;
}

function maxSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[found.length - 1];
}

function minSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[0];
}

function pick(versions, specifier, options) {
  const parsed = parse(specifier);

  if (!parsed) {
    return [];
  }

  return versions.filter((version) => {
    const explained = explainVersion(version);

    if (!parsed.length) {
      return explained && !(explained.is_prerelease && !options.prereleases);
    }

    return parsed.reduce((pass, spec) => {
      if (!pass) {
        return false;
      }
      return contains({ ...spec, ...options }, { version, explained });
    }, true);
  });
}

function satisfies(version, specifier, options = {}) {
  const filtered = pick([version], specifier, options);

  return filtered.length === 1;
}

function arrayStartsWith(array, prefix) {
  if (prefix.length > array.length) {
    return false;
  }

  for (let i = 0; i < prefix.length; i += 1) {
    if (prefix[i] !== array[i]) {
      return false;
    }
  }

  return true;
}

function contains(specifier, input) {
  const { explained } = input;
  let { version } = input;
  const { ...spec } = specifier;

  if (spec.prereleases === undefined) {
    spec.prereleases = spec.is_prerelease;
  }

  if (explained && explained.is_prerelease && !spec.prereleases) {
    return false;
  }

  if (spec.operator === '~=') {
    let compatiblePrefix = spec.release.slice(0, -1).concat('*').join('.');
    if (spec.epoch) {
      compatiblePrefix = spec.epoch + '!' + compatiblePrefix;
    }
    return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, {
      prereleases: spec.prereleases,
    });
  }

  if (spec.prefix) {
    const isMatching =
      explained.epoch === spec.epoch &&
      arrayStartsWith(explained.release, spec.release);
    const isEquality = spec.operator !== '!=';
    return isEquality ? isMatching : !isMatching;
  }

  if (explained)
    if (explained.local && spec.version) {
      version = explained.public;
      spec.version = explainVersion(spec.version).public;
    }

  if (spec.operator === '<' || spec.operator === '>') {
    // simplified version of https://www.python.org/dev/peps/pep-0440/#exclusive-ordered-comparison
    if (Operator.eq(spec.release.join('.'), explained.release.join('.'))) {
      return false;
    }
  }

  const op = Operator[spec.operator];
  return op(version, spec.version || spec.legacy);
}

function validRange(specifier) {
  return Boolean(parse(specifier));
}


/***/ }),

/***/ 9961:
/***/ ((module) => {

const VERSION_PATTERN = [
  'v?',
  '(?:',
  /* */ '(?:(?<epoch>[0-9]+)!)?', // epoch
  /* */ '(?<release>[0-9]+(?:\\.[0-9]+)*)', // release segment
  /* */ '(?<pre>', // pre-release
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))',
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_n>[0-9]+)?',
  /* */ ')?',
  /* */ '(?<post>', // post release
  /*    */ '(?:-(?<post_n1>[0-9]+))',
  /*    */ '|',
  /*    */ '(?:',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_l>post|rev|r)',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_n2>[0-9]+)?',
  /*    */ ')',
  /* */ ')?',
  /* */ '(?<dev>', // dev release
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_l>dev)',
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_n>[0-9]+)?',
  /* */ ')?',
  ')',
  '(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?', // local version
].join('');

module.exports = {
  VERSION_PATTERN,
  valid,
  clean,
  explain,
  parse,
  stringify,
};

const validRegex = new RegExp('^' + VERSION_PATTERN + '$', 'i');

function valid(version) {
  return validRegex.test(version) ? version : null;
}

const cleanRegex = new RegExp('^\\s*' + VERSION_PATTERN + '\\s*$', 'i');
function clean(version) {
  return stringify(parse(version, cleanRegex));
}

function parse(version, regex) {
  // Validate the version and parse it into pieces
  const { groups } = (regex || validRegex).exec(version) || {};
  if (!groups) {
    return null;
  }

  // Store the parsed out pieces of the version
  const parsed = {
    epoch: Number(groups.epoch ? groups.epoch : 0),
    release: groups.release.split('.').map(Number),
    pre: normalize_letter_version(groups.pre_l, groups.pre_n),
    post: normalize_letter_version(
      groups.post_l,
      groups.post_n1 || groups.post_n2,
    ),
    dev: normalize_letter_version(groups.dev_l, groups.dev_n),
    local: parse_local_version(groups.local),
  };

  return parsed;
}

function stringify(parsed) {
  if (!parsed) {
    return null;
  }
  const { epoch, release, pre, post, dev, local } = parsed;
  const parts = [];

  // Epoch
  if (epoch !== 0) {
    parts.push(`${epoch}!`);
  }
  // Release segment
  parts.push(release.join('.'));

  // Pre-release
  if (pre) {
    parts.push(pre.join(''));
  }
  // Post-release
  if (post) {
    parts.push('.' + post.join(''));
  }
  // Development release
  if (dev) {
    parts.push('.' + dev.join(''));
  }
  // Local version segment
  if (local) {
    parts.push(`+${local}`);
  }
  return parts.join('');
}

function normalize_letter_version(letterIn, numberIn) {
  let letter = letterIn;
  let number = numberIn;
  if (letter) {
    // We consider there to be an implicit 0 in a pre-release if there is
    // not a numeral associated with it.
    if (!number) {
      number = 0;
    }
    // We normalize any letters to their lower case form
    letter = letter.toLowerCase();

    // We consider some words to be alternate spellings of other words and
    // in those cases we want to normalize the spellings to our preferred
    // spelling.
    if (letter === 'alpha') {
      letter = 'a';
    } else if (letter === 'beta') {
      letter = 'b';
    } else if (['c', 'pre', 'preview'].includes(letter)) {
      letter = 'rc';
    } else if (['rev', 'r'].includes(letter)) {
      letter = 'post';
    }
    return [letter, Number(number)];
  }
  if (!letter && number) {
    // We assume if we are given a number, but we are not given a letter
    // then this is using the implicit post release syntax (e.g. 1.0-1)
    letter = 'post';

    return [letter, Number(number)];
  }
  return null;
}

function parse_local_version(local) {
  /*
    Takes a string like abc.1.twelve and turns it into("abc", 1, "twelve").
    */
  if (local) {
    return local
      .split(/[._-]/)
      .map((part) =>
        Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part),
      );
  }
  return null;
}

function explain(version) {
  const parsed = parse(version);
  if (!parsed) {
    return parsed;
  }
  const { epoch, release, pre, post, dev, local } = parsed;

  let base_version = '';
  if (epoch !== 0) {
    base_version += epoch + '!';
  }
  base_version += release.join('.');

  const is_prerelease = Boolean(dev || pre);
  const is_devrelease = Boolean(dev);
  const is_postrelease = Boolean(post);

  // return

  return {
    epoch,
    release,
    pre,
    post: post ? post[1] : post,
    dev: dev ? dev[1] : dev,
    local: local ? local.join('.') : local,
    public: stringify(parsed).split('+', 1)[0],
    base_version,
    is_prerelease,
    is_devrelease,
    is_postrelease,
  };
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   vz: () => (/* binding */ listProblems),
/* harmony export */   wb: () => (/* binding */ toPyexecError),
/* harmony export */   xH: () => (/* binding */ PyexecError),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
const ERROR_CODES = {
    'invalid-input': {
        exitStatus: 2,
        meaning: 'One or more inputs are unknown, malformed, or contradict each other. All of them are listed at once.',
    },
    'invalid-program': {
        exitStatus: 2,
        meaning: 'A program cannot be read: the file is missing, a directory, too large, not UTF-8, or contains a NUL byte. Or a document is malformed, says something of a block that is not understood, or there is nothing to run in any.',
    },
    'invalid-requirement': {
        exitStatus: 2,
        meaning: 'A requirement is malformed, or a requirements file is missing, unreadable, or includes itself.',
    },
    'event-unusable': {
        exitStatus: 2,
        meaning: 'The event that started the workflow has no pull request, says nothing of changes, or would run what strangers wrote with secrets in sight.',
    },
    'package-not-allowed': {
        exitStatus: 2,
        meaning: 'Untrusted code asks for a package that `allow-packages` does not name, or in a form that may do more.',
    },
    'limit-unenforceable': {
        exitStatus: 2,
        meaning: 'A limit was asked for that the chosen environment and isolation cannot enforce.',
    },
    'changes-unknown': {
        exitStatus: 3,
        meaning: 'What changed cannot be found out: there is no git, no repository, or not enough of its history.',
    },
    'github-failed': {
        exitStatus: 3,
        meaning: 'The API of GitHub refused what it was asked for, or did not answer.',
    },
    'environment-unavailable': {
        exitStatus: 3,
        meaning: 'The chosen environment cannot be had here. No other one is used in its place.',
    },
    'image-unavailable': {
        exitStatus: 3,
        meaning: 'The image cannot be fetched, is for another machine, or has no Python that this tool can use.',
    },
    'build-failed': {
        exitStatus: 3,
        meaning: 'The image could not be built from the Dockerfile. The message ends with what the failing step said.',
    },
    'engine-failed': {
        exitStatus: 3,
        meaning: 'The container engine refused what it was asked for, stopped answering, or ended in the middle.',
    },
    'sandbox-unavailable': {
        exitStatus: 3,
        meaning: 'The sandbox cannot be had here. The code was not run without it.',
    },
    'python-not-found': {
        exitStatus: 3,
        meaning: 'No interpreter at the given path, or none of the requested version on this machine.',
    },
    'python-broken': {
        exitStatus: 3,
        meaning: 'The interpreter does not start, does not answer, or is not Python 3.6 or newer.',
    },
    'venv-unusable': {
        exitStatus: 3,
        meaning: 'The venv cannot be made or used: the folder is something else, cannot be written, or its Python is gone.',
    },
    'install-failed': {
        exitStatus: 3,
        meaning: 'Packages could not be installed. The message ends with what the installer said last.',
    },
    'python-unreachable': {
        exitStatus: 3,
        meaning: 'The unprivileged user that runs the code in place of root may not execute the interpreter.',
    },
    'working-directory-unusable': {
        exitStatus: 3,
        meaning: 'The working directory cannot be made, entered or written.',
    },
    'model-failed': {
        exitStatus: 3,
        meaning: 'The model did not answer, also when asked again. What the conversation came to until then is kept.',
    },
    'execution-failed': {
        exitStatus: 3,
        meaning: 'The program could not be started, or what remained of it could not be ended.',
    },
    'shard-failed': {
        exitStatus: 3,
        meaning: 'Shards of a plan have no result that can be used: it is missing, broken, of another plan or Python, or not whole.',
    },
    'artifacts-failed': {
        exitStatus: 3,
        meaning: 'Artifacts could not be collected or uploaded. What the programs came to is in the report all the same.',
    },
    'publish-failed': {
        exitStatus: 3,
        meaning: 'Outputs, the summary or result files could not be written.',
    },
    internal: {
        exitStatus: 3,
        meaning: 'A defect of the tool. Please report it with the message.',
    },
};
class PyexecError extends Error {
    code;
    name = 'PyexecError';
    hint;
    constructor(code, text) {
        super(text.message, { cause: text.cause });
        this.code = code;
        this.hint = text.hint;
    }
    get exitStatus() {
        return ERROR_CODES[this.code].exitStatus;
    }
}
function listProblems(problems) {
    const [only] = problems;
    if (problems.length === 1 && only !== undefined)
        return only;
    return `${problems.length} problems:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`;
}
function isError(thrown) {
    return Object.prototype.toString.call(thrown) === '[object Error]';
}
function messageOf(thrown) {
    return isError(thrown) ? thrown.message : String(thrown);
}
function toPyexecError(thrown) {
    if (thrown instanceof PyexecError)
        return thrown;
    return new PyexecError('internal', {
        message: messageOf(thrown),
        hint: 'Please report this with the command and the output.',
        cause: thrown,
    });
}
function systemCode(thrown) {
    return isError(thrown) && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}


/***/ }),

/***/ 9882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ hardenProcess)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


const KEPT = /^(PATH|HOME|TMPDIR|TEMP|TMP|LANG|LC_ALL|TERM|NO_COLOR|SYSTEMROOT|COMSPEC|USERPROFILE|APPDATA|LOCALAPPDATA|RUNNER_DEBUG)$/i;
function environmentBlock() {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/self/stat', 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [start, end] = [Number(fields[50 - 3]), Number(fields[51 - 3])];
    return start > 0 && end > start ? { start, end } : undefined;
}
function overwriteEnvironmentBlock() {
    const block = environmentBlock();
    if (block === undefined)
        return;
    const memory = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)('/proc/self/mem', 'r+');
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(memory, Buffer.alloc(block.end - block.start), 0, block.end - block.start, block.start);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(memory);
    }
}
function hardenProcess() {
    process.on('SIGUSR1', () => undefined);
    const original = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
    for (const [name, value] of Object.entries(original)) {
        if (KEPT.test(name))
            process.env[name] = value;
        else
            Reflect.deleteProperty(process.env, name);
    }
    if (process.platform === 'linux') {
        try {
            overwriteEnvironmentBlock();
        }
        catch (thrown) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) === undefined)
                throw thrown;
        }
    }
    return original;
}


/***/ }),

/***/ 8873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ openReportHost)
});

// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __nccwpck_require__(566);
;// CONCATENATED MODULE: ./lib/host/cancellation.js
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PATIENCE_MS = 5000;
function cancellationOnSignals() {
    const controller = new AbortController();
    let firstAt;
    const cancel = (signal) => {
        firstAt ??= performance.now();
        controller.abort();
        if (performance.now() - firstAt < PATIENCE_MS)
            return;
        for (const one of SIGNALS)
            process.removeAllListeners(one);
        process.kill(process.pid, signal);
    };
    for (const signal of SIGNALS)
        process.on(signal, cancel);
    return controller.signal;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/host/command-fence.js


const SETTLE_MS = 20;
class CommandFence {
    streams;
    token;
    constructor(streams) {
        this.streams = streams;
    }
    close() {
        if (this.token !== undefined)
            return;
        this.token = `pyexec-${(0,external_node_crypto_.randomUUID)()}`;
        this.streams.stdout.write(`\n::stop-commands::${this.token}\n`);
    }
    async open() {
        if (this.token === undefined)
            return;
        this.streams.stderr.write('\n');
        await (0,promises_namespaceObject.setTimeout)(SETTLE_MS);
        this.resume();
    }
    resume() {
        if (this.token !== undefined)
            this.streams.stdout.write(`\n::${this.token}::\n`);
        this.token = undefined;
    }
    lines(lines) {
        const wasOpen = this.token === undefined;
        if (wasOpen)
            this.close();
        this.streams.stdout.write(lines.map((line) => `${line}\n`).join(''));
        if (wasOpen)
            this.resume();
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/execution/working-directory/remove-tree.js




const SLASH = Buffer.from('/');
async function isFolder(file) {
    try {
        return (await lstat(file)).isDirectory();
    }
    catch (thrown) {
        if (systemCode(thrown) === 'ENOENT')
            return false;
        throw thrown;
    }
}
async function remove_tree_removeTree(root) {
    if (!(await isFolder(root)))
        return;
    const top = Buffer.from(path.resolve(root));
    const prefix = `.removing-${randomUUID()}-`;
    let moved = 0;
    const pending = [top];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        await chmod(folder, 0o700);
        for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
            const file = Buffer.concat([folder, SLASH, entry.name]);
            if (!entry.isDirectory()) {
                await unlink(file);
                continue;
            }
            await chmod(file, 0o700);
            const shallow = Buffer.concat([top, SLASH, Buffer.from(`${prefix}${moved++}`)]);
            await rename(file, shallow);
            pending.push(shallow);
        }
        if (folder !== top)
            await rmdir(folder);
    }
    await rmdir(top);
}

;// CONCATENATED MODULE: ./lib/host/file-command-guard.js




const FILE_COMMANDS = [
    'GITHUB_OUTPUT',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_STATE',
    'GITHUB_STEP_SUMMARY',
];
function look(file) {
    try {
        return lstatSync(file);
    }
    catch (thrown) {
        if (systemCode(thrown) === 'ENOENT')
            return undefined;
        throw thrown;
    }
}
function isAsBefore(file, { content }) {
    const facts = look(file);
    if (facts === undefined || !facts.isFile() || facts.nlink !== 1 || facts.size !== content.length)
        return false;
    try {
        return readFileSync(file).equals(content);
    }
    catch (thrown) {
        if (systemCode(thrown) === undefined)
            throw thrown;
        return false;
    }
}
function identityOf(folder) {
    try {
        const { dev, ino } = statSync(folder);
        return `${realpathSync(folder)} ${dev} ${ino}`;
    }
    catch (thrown) {
        if (systemCode(thrown) === undefined)
            throw thrown;
        return 'missing';
    }
}
async function putBack(file, { content, mode }) {
    const facts = look(file);
    if (facts?.isDirectory())
        await removeTree(file);
    else if (facts !== undefined)
        unlinkSync(file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx', mode });
}
class FileCommandGuard {
    files;
    folders;
    constructor(files, folders) {
        this.files = files;
        this.folders = folders;
    }
    static take(env) {
        const files = new Map();
        for (const name of FILE_COMMANDS) {
            const file = env[name] ?? '';
            if (file === '')
                continue;
            const facts = look(file);
            const content = facts?.isFile() ? readFileSync(file) : Buffer.alloc(0);
            files.set(file, { content, mode: (facts?.mode ?? 0o644) & 0o777 });
        }
        const folders = [...new Set([...files.keys()].map((file) => path.dirname(file)))];
        return new FileCommandGuard(files, new Map(folders.map((folder) => [folder, identityOf(folder)])));
    }
    async restore() {
        for (const [folder, identity] of this.folders) {
            const now = identityOf(folder);
            if (now !== identity && now !== 'missing')
                throw new Error(`a program replaced the runner's folder ${folder}`);
        }
        let changed = 0;
        for (const [file, kept] of this.files) {
            if (isAsBefore(file, kept))
                continue;
            await putBack(file, kept);
            changed++;
        }
        return changed;
    }
}

;// CONCATENATED MODULE: ./lib/host/file-commands.js

function withFileCommands(env, act) {
    const clear = () => {
        for (const name of FILE_COMMANDS)
            Reflect.deleteProperty(process.env, name);
    };
    for (const name of FILE_COMMANDS)
        if (env[name] !== undefined)
            process.env[name] = env[name];
    const result = act();
    if (result instanceof Promise)
        void result.then(clear, clear);
    else
        clear();
    return result;
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./lib/packages/install-variables.js
const OURS = /^(PIP_(TARGET|PREFIX|ROOT|USER|PYTHON|DRY_RUN|LOG|CACHE_DIR|NO_CACHE_DIR|SRC|REPORT|REQUIREMENT|EDITABLE|CONFIG_FILE|REQUIRE_VIRTUALENV|BREAK_SYSTEM_PACKAGES|IGNORE_INSTALLED|QUIET|VERBOSE|PROGRESS_BAR|NO_COLOR|NO_INPUT)|UV_(CACHE_DIR|NO_CACHE|PYTHON|PYTHON_.*|SYSTEM_PYTHON|BREAK_SYSTEM_PACKAGES|PROJECT.*|PUBLISH_.*|TOOL_.*|CONFIG_FILE|NO_CONFIG|COMPILE_BYTECODE|TARGET|PREFIX|WORKING_DIR.*|ENV_FILE|NO_PROGRESS))$/;
const VARIABLES = /^(PIP_.+|UV_.+|https?_proxy|all_proxy|no_proxy|ssl_cert_(file|dir)|requests_ca_bundle|curl_ca_bundle|source_date_epoch|setuptools_scm_pretend_version(_for_.+)?)$/i;
function selectInstallVariables(env) {
    const entries = Object.entries(env).filter(([name, value]) => VARIABLES.test(name) && !OURS.test(name.toUpperCase()) && value !== '');
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./lib/host/read-facts.js




const WINDOWS_NEEDS = [
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'LOCALAPPDATA',
    'PROGRAMFILES',
    'NUMBER_OF_PROCESSORS',
];
const FOR_INSTALLING = /^(https?_proxy|ftp_proxy|all_proxy|no_proxy|ssl_cert_(file|dir))$/i;
const FOR_REGISTRIES = /^(PATH|HOME|USER|LOGNAME|LANG|TMPDIR|DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|GNUPGHOME|GPG_TTY|(XDG|PASSWORD_STORE|DOCKER|AWS|GOOGLE|CLOUDSDK|AZURE|ACR)_\w+)$/;
function read_facts_select(env, pattern) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => pattern.test(name)));
}
function isAutomated(env) {
    return ['true', '1'].includes(env['CI'] ?? '') || env['GITHUB_ACTIONS'] === 'true';
}
function isRootInContainer() {
    return process.geteuid?.() === 0 && ((0,external_node_fs_.existsSync)('/.dockerenv') || (0,external_node_fs_.existsSync)('/run/.containerenv'));
}
function given(env, name) {
    return env[name] === '' ? undefined : env[name];
}
function lookup(env, name) {
    const found = Object.keys(env).find((key) => key.toUpperCase() === name);
    return found === undefined ? undefined : env[found];
}
function findUvPythons(env, homeFolder) {
    const named = given(env, 'UV_PYTHON_INSTALL_DIR');
    if (named !== undefined)
        return external_node_path_.resolve(named);
    if (process.platform === 'win32') {
        const data = lookup(env, 'APPDATA');
        return data === undefined ? undefined : external_node_path_.join(data, 'uv', 'data', 'python');
    }
    return external_node_path_.join(given(env, 'XDG_DATA_HOME') ?? external_node_path_.join(homeFolder, '.local', 'share'), 'uv', 'python');
}
function readEngineAddress(env) {
    return {
        host: given(env, 'DOCKER_HOST'),
        context: given(env, 'DOCKER_CONTEXT'),
        tlsVerify: given(env, 'DOCKER_TLS_VERIFY') !== undefined,
        certPath: given(env, 'DOCKER_CERT_PATH'),
        configFolder: given(env, 'DOCKER_CONFIG') ?? external_node_path_.join(given(env, 'HOME') ?? external_node_os_namespaceObject.homedir(), '.docker'),
    };
}
function readFacts(env, folders) {
    const homeFolder = given(env, 'HOME') ?? external_node_os_namespaceObject.homedir();
    const isWindows = process.platform === 'win32';
    const platformEnv = WINDOWS_NEEDS.flatMap((name) => {
        const value = isWindows ? lookup(env, name) : undefined;
        return value === undefined ? [] : [[name, value]];
    });
    return {
        platform: process.platform,
        arch: process.arch,
        uid: process.geteuid?.(),
        gid: process.getegid?.(),
        runtimeFolder: given(env, 'XDG_RUNTIME_DIR'),
        kernelRelease: external_node_os_namespaceObject.release(),
        processors: external_node_os_namespaceObject.availableParallelism(),
        currentFolder: external_node_path_.resolve(folders.currentFolder),
        tempFolder: external_node_path_.resolve(folders.tempFolder),
        homeFolder,
        pathFolders: (lookup(env, 'PATH') ?? '').split(external_node_path_.delimiter).filter((folder) => folder !== ''),
        toolCache: given(env, 'RUNNER_TOOL_CACHE'),
        pyenvRoot: given(env, 'PYENV_ROOT') ?? external_node_path_.join(homeFolder, '.pyenv'),
        uvPythons: findUvPythons(env, homeFolder),
        mayInstall: isAutomated(env) || isRootInContainer(),
        installEnv: read_facts_select(env, FOR_INSTALLING),
        cacheFolder: external_node_path_.join(given(env, 'XDG_CACHE_HOME') ?? external_node_path_.join(homeFolder, '.cache'), 'pyexec'),
        packageVariables: selectInstallVariables(env),
        event: { name: given(env, 'GITHUB_EVENT_NAME'), ref: given(env, 'GITHUB_REF') },
        registryVariables: { ...read_facts_select(env, FOR_INSTALLING), ...read_facts_select(env, FOR_REGISTRIES) },
        github: {
            eventPath: given(env, 'GITHUB_EVENT_PATH'),
            apiUrl: given(env, 'GITHUB_API_URL'),
            repository: given(env, 'GITHUB_REPOSITORY'),
        },
        engine: readEngineAddress(env),
        platformEnv: Object.fromEntries(platformEnv),
    };
}

;// CONCATENATED MODULE: ./lib/host/redactor.js
const SHORTEST_SECRET = 8;
const SECRET_NAME = /(TOKEN|SECRET|PASSWORD|PASSWD|API[-_]?KEY|PRIVATE[-_]?KEY|CREDENTIALS?)$/i;
function findSecrets(env) {
    const values = Object.entries(env)
        .filter(([name, value]) => SECRET_NAME.test(name) && value.length >= SHORTEST_SECRET)
        .map(([, value]) => value);
    return [...new Set(values)].sort((a, b) => b.length - a.length);
}
function createRedactor(secrets) {
    return (text) => secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text);
}
function redactDeep(value, redact) {
    return redactAny(value, redact);
}
function redactAny(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((part) => redactAny(part, redact));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redactAny(part, redact)]));
}

;// CONCATENATED MODULE: ./lib/host/report-host.js






function openReportHost(env) {
    const fence = new CommandFence(process);
    const redact = createRedactor(findSecrets(env));
    const folders = { currentFolder: env['GITHUB_WORKSPACE'] ?? process.cwd(), tempFolder: env['RUNNER_TEMP'] ?? '' };
    return {
        facts: readFacts(env, folders),
        serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
        cancellation: cancellationOnSignals(),
        readInput: (name) => env[`INPUT_${name.toUpperCase()}`] ?? '',
        say: (line) => {
            fence.lines([redact((0,neutralise/* quoteInline */.Wx)(line))]);
        },
        setOutputs: async (outputs) => {
            const { setOutput } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(421)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
            withFileCommands(env, () => {
                for (const [name, value] of Object.entries(outputs))
                    setOutput(name, redact(value));
            });
        },
    };
}


/***/ }),

/***/ 8257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ reportCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __nccwpck_require__(3297);
;// CONCATENATED MODULE: ./lib/inputs/grammar.js

class Malformed extends Error {
}
const DURATION = /^(\d{1,15}(?:\.\d{1,6})?)(ms|s|m|h)?$/;
const MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const LONGEST_MS = 24 * 24 * MS.h;
const SIZE = /^(\d{1,15}(?:\.\d{1,6})?) ?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)?$/;
const BYTES = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
const grammar_text = (raw) => raw;
const lines = (raw) => raw.split(/\r?\n/).filter((line) => line !== '');
const names = (raw) => raw
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
function choice(...values) {
    return (raw) => {
        const value = values.find((candidate) => candidate === raw.trim());
        if (value === undefined)
            throw new Malformed(`one of ${values.join(', ')}`);
        return value;
    };
}
const grammar_boolean = (raw) => {
    if (/^(true|True|TRUE)$/.test(raw.trim()))
        return true;
    if (/^(false|False|FALSE)$/.test(raw.trim()))
        return false;
    throw new Malformed('true or false');
};
const duration = (raw) => {
    const [, amount, unit] = DURATION.exec(raw.trim()) ?? [];
    const ms = Math.round(Number(amount) * MS[(unit ?? 's')]);
    if (!(ms >= 1 && ms <= LONGEST_MS))
        throw new Malformed('a duration from 1ms to 576h, such as 30, 500ms, 90s or 5m');
    return ms;
};
const size = (raw) => {
    const [, amount, unit] = SIZE.exec(raw.trim()) ?? [];
    const bytes = Math.floor(Number(amount) * BYTES[(unit ?? 'B')]);
    if (!(bytes >= 1 && bytes <= 2 ** 50))
        throw new Malformed('a size from 1 byte to 1024TiB, such as 1048576, 512MiB or 2GB');
    return bytes;
};
const sizeOrNone = (raw) => (raw.trim() === 'none' ? 'none' : size(raw));
const httpAddress = (raw) => {
    const given = raw.trim();
    if (!/^https?:\/\//i.test(given) || !URL.canParse(given))
        throw new Malformed('an address such as https://example.com/list.json');
    return given;
};
const count = (raw) => {
    if (!/^[1-9]\d{0,6}$/.test(raw.trim()) || Number(raw) > 1e6)
        throw new Malformed('a whole number from 1 to 1000000');
    return Number(raw);
};
const processors = (raw) => {
    const value = /^\d{1,4}(\.\d{1,3})?$/.test(raw.trim()) ? Number(raw) : Number.NaN;
    if (!(value >= 0.01))
        throw new Malformed('a number of processors, such as 2 or 1.5');
    return value;
};
const versionRequest = (raw) => {
    const request = raw.trim();
    const [, prefix] = /^(\d+(?:\.\d+)?)(?:\.[x*])?$/.exec(request) ?? [];
    if (prefix !== undefined)
        return `==${prefix}.*`;
    if (valid(request) !== null)
        return `==${request}`;
    if (request !== '' && !request.includes('===') && validRange(request))
        return request;
    throw new Malformed('a Python version such as 3.12, 3.12.4, 3.x or >=3.10,<3.13');
};

;// CONCATENATED MODULE: ./lib/pull-requests/open-api.js

async function openApi({ github, installEnv }, { token, signal }) {
    const { apiUrl = 'https://api.github.com', repository } = github ?? {};
    if (repository === undefined) {
        throw new errors/* PyexecError */.xH('github-failed', {
            message: 'GITHUB_REPOSITORY is not set, so it is not known which repository to ask about',
            hint: 'Run it in a workflow, or set GITHUB_REPOSITORY to `owner/name`.',
        });
    }
    const { GitHubApi } = await __nccwpck_require__.e(/* import() */ 451).then(__nccwpck_require__.bind(__nccwpck_require__, 5451));
    return new GitHubApi({ apiUrl, repository, token, variables: installEnv, signal });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/read-own-file.js


const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
function readOwnFile(file, maxBytes) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const facts = (0,external_node_fs_.fstatSync)(fd);
        if (!facts.isFile() || facts.size > maxBytes)
            return undefined;
        const content = Buffer.alloc(facts.size);
        let at = 0;
        for (let got = -1; got !== 0 && at < content.length; at += got) {
            got = (0,external_node_fs_.readSync)(fd, content, at, content.length - at, null);
        }
        return content.subarray(0, at);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
    finally {
        if (fd !== undefined)
            (0,external_node_fs_.closeSync)(fd);
    }
}

;// CONCATENATED MODULE: ./lib/pull-requests/read-event.js


const MAX_EVENT_BYTES = 32 * 2 ** 20;
function parse(file) {
    const content = readOwnFile(file, MAX_EVENT_BYTES);
    if (content === undefined)
        return undefined;
    try {
        return JSON.parse(content.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function readEvent({ event: { name }, github }) {
    const file = github?.eventPath;
    if (name === undefined || file === undefined)
        return undefined;
    const payload = parse(file);
    if (payload !== undefined)
        return { name, payload };
    throw new errors/* PyexecError */.xH('event-unusable', {
        message: `the event that started the workflow cannot be read from ${JSON.stringify(file)}`,
        hint: 'GITHUB_EVENT_PATH must name a file with JSON, as the runner sets it.',
    });
}

;// CONCATENATED MODULE: ./lib/github/pull-request-reads.js
const MAX_CHANGED_FILES = 3000;
const MAX_COMMENTS = 1000;
async function listChangedFiles(api, number) {
    const { items, isWhole } = await api.list('list the changed files', MAX_CHANGED_FILES, async (octokit, options) => {
        const answer = await octokit.rest.pulls.listFiles({ ...options, pull_number: number });
        return answer.data.map(({ filename, status }) => ({ filename, status }));
    });
    return { paths: items.filter(({ status }) => status !== 'removed').map(({ filename }) => filename), isWhole };
}
async function listComments(api, number) {
    const plain = await api.list('list the comments', MAX_COMMENTS, async (octokit, options) => {
        const answer = await octokit.rest.issues.listComments({ ...options, issue_number: number });
        return answer.data.map(({ id, body = '' }) => ({ id, kind: 'comment', text: body }));
    });
    const onLines = await api.list('list the review comments', MAX_COMMENTS, async (octokit, options) => {
        const answer = await octokit.rest.pulls.listReviewComments({ ...options, pull_number: number });
        return answer.data.map(({ id, body }) => ({ id, kind: 'review comment', text: body }));
    });
    return { comments: [...plain.items, ...onLines.items], isWhole: plain.isWhole && onLines.isWhole };
}

;// CONCATENATED MODULE: ./lib/github/pull-request-writes.js

const MAX_PULL_REQUESTS = 100;
async function listOpenFrom(api, head) {
    const { items } = await api.list('list the pull requests', MAX_PULL_REQUESTS, async (octokit, options) => {
        const answer = await octokit.rest.pulls.list({ ...options, state: 'open', head });
        return answer.data.map(({ number, head: from, base }) => {
            const repository = from.repo;
            return { number, commit: from.sha, headRepositoryId: repository?.id ?? null, baseRepositoryId: base.repo.id };
        });
    });
    return items;
}
async function listCommentsBy(api, number, author) {
    const { items } = await api.list('list the comments', MAX_COMMENTS, async (octokit, options) => {
        const answer = await octokit.rest.issues.listComments({ ...options, issue_number: number });
        return answer.data.map(({ id, body = '', user }) => ({ id, body, login: user?.login }));
    });
    return items.filter(({ login }) => login === author);
}
function writeComment(api, { number, over, body }) {
    return api.call('write the comment', async (octokit, options) => {
        const answer = over === undefined
            ? await octokit.rest.issues.createComment({ ...options, issue_number: number, body })
            : await octokit.rest.issues.updateComment({ ...options, comment_id: over, body });
        return answer.data.html_url;
    });
}
function writeCheck(api, check) {
    const { name, commit, conclusion, url, title, summary } = check;
    const annotations = check.annotations.map(({ path, line, message }) => {
        return { path, start_line: line, end_line: line, annotation_level: 'failure', message };
    });
    return api.call('write the check', async (octokit, options) => {
        const output = { title, summary, annotations };
        const about = { name, head_sha: commit, details_url: url, status: 'completed' };
        await octokit.rest.checks.create({ ...options, ...about, conclusion, output });
    });
}

// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __nccwpck_require__(566);
;// CONCATENATED MODULE: ./lib/report/markdown.js

const LONGEST_RUN = 32;
function cutBackticks(text) {
    return text.replace(/`{33,}/g, `${'`'.repeat(LONGEST_RUN)}…`);
}
function longestRun(text) {
    let longest = 0;
    for (const [run] of text.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
    return longest;
}
function markdown_fence(text, info = 'text') {
    const safe = cutBackticks(text
        .split(/\r\n|\r|\n/)
        .map(neutralise/* showInvisible */.jQ)
        .join('\n'));
    const marks = '`'.repeat(Math.max(3, longestRun(safe) + 1));
    return `${marks}${info}\n${safe}\n${marks}`;
}
function markdown_codeSpan(text, maxLength = 200) {
    const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
    const safe = cutBackticks((0,neutralise/* showInvisible */.jQ)(short).replaceAll('|', '\\|')).trim();
    if (safe === '')
        return '` `';
    const marks = '`'.repeat(longestRun(safe) + 1);
    return `${marks} ${safe} ${marks}`;
}
function markdown_details(summary, body) {
    return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
function markdown_table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./lib/report/run-text.js



const plain = (_style, text) => text;
const SGR = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const coloured = (style, text) => `\u001b[${SGR[style]}m${text}\u001b[0m`;
const MAX_LINES = 400;
function run_text_outcomeLine(run, paint) {
    const status = paint(run.status === 'passed' ? 'green' : 'red', run.status.padEnd(6));
    const memory = run.peakMemoryBytes === null ? '' : `, ${formatBytes(run.peakMemoryBytes)}`;
    return `${status} ${paint('bold', quoteInline(run.id))}: ${describeOutcome(run.outcome)}, ${formatDuration(run.durationMs)}${memory}`;
}
function cutLines(text) {
    const lines = splitLines(text);
    if (lines.length <= MAX_LINES)
        return lines.map(gutterLine);
    const half = MAX_LINES / 2;
    const leftOut = `… ${lines.length - MAX_LINES} lines left out …`;
    return [...lines.slice(0, half).map(gutterLine), leftOut, ...lines.slice(-half).map(gutterLine)];
}
function run_text_outputLines(name, text, paint) {
    return text === '' ? [] : [paint('dim', name), ...cutLines(text)];
}

;// CONCATENATED MODULE: ./lib/report/conversation-text.js



function number(value) {
    return value.toLocaleString('en');
}
function tokens({ usage }, { maxTokens }) {
    const of = maxTokens === undefined ? '' : ` of ${number(maxTokens)}`;
    return `${usage.estimated ? 'about ' : ''}${number(usage.totalTokens)}${of} tokens`;
}
function turnTitle(turn, soFar, budgets) {
    const what = turn.isRepeated
        ? 'the same code again'
        : turn.saysDone
            ? 'says that it is done'
            : describeAttempts(turn.attempts);
    return `turn ${soFar.turns.length}/${budgets.maxTurns}: ${what}; model ${formatDuration(turn.modelMs)}, ${tokens(soFar, budgets)}`;
}
function describeAttempts(attempts) {
    if (attempts.length === 0)
        return 'nothing that can be run';
    return attempts.map((one) => (one.kind === 'ran' ? one.run.status : 'refused')).join(', ');
}
function attemptLines(attempt, paint) {
    const code = attempt.proposal === undefined ? [] : splitLines(attempt.proposal.code).map(gutterLine);
    const head = code.length === 0 ? [] : [paint('dim', 'code'), ...code];
    if (attempt.kind === 'refused')
        return [...head, quoteInline(attempt.why)];
    const { run } = attempt;
    return [
        ...head,
        outcomeLine(run, paint),
        ...outputLines('standard output', run.stdout, paint),
        ...outputLines('standard error', run.stderr, paint),
    ];
}
function turnLines({ reply, attempts, check }, paint) {
    const isShown = reply.trim() !== '' && !attempts.some(({ proposal }) => proposal !== undefined && reply.includes(proposal.code));
    return [
        ...(isShown ? [paint('dim', 'model'), ...splitLines(reply).map(gutterLine)] : []),
        ...attempts.flatMap((attempt) => attemptLines(attempt, paint)),
        ...(check === undefined
            ? []
            : [
                outcomeLine(check, paint),
                ...outputLines('standard output of the check', check.stdout, paint),
                ...outputLines('standard error of the check', check.stderr, paint),
            ]),
    ];
}
const STOPPED = {
    done: 'the task is done',
    'max-turns': 'the turns are used up (`max-turns`)',
    'max-tokens': 'the tokens are used up (`max-tokens`)',
    'max-time': 'the time is over (`max-time`)',
    repeated: 'the model wrote the same code twice in a row',
    'model-error': 'the model did not answer',
    cancelled: 'it was cancelled',
};
function conversation_text_conversationLines({ stopped, turns, usage, answer }, paint) {
    const count = turns.length === 1 ? '1 turn' : `${turns.length} turns`;
    const said = splitLines(answer).map(gutterLine);
    return [
        `conversation: ${STOPPED[stopped]}; ${count}, ${tokens({ usage }, { maxTokens: undefined })}`,
        ...(said.length === 0 ? [] : [paint('dim', 'answer'), ...said]),
    ];
}

;// CONCATENATED MODULE: ./lib/report/text.js






const MAX_FILES = 20;
function text_hasEndedWell({ outcome }) {
    return outcome.kind === 'exited' && outcome.exitCode === 0;
}
function failure(run, source, paint) {
    if (run.error === null)
        return [];
    const [firstLine = '', ...rest] = run.error.message.split('\n');
    const what = `${run.error.type}${firstLine === '' ? '' : `: ${firstLine}`}`;
    const lines = [paint('red', quoteInline(what)), ...(text_hasEndedWell(run) ? rest.map(gutterLine) : [])];
    if (run.error.line !== null && source !== undefined) {
        lines.push(paint('dim', `${quoteInline(run.error.path ?? run.id)}:${run.error.line}`));
        lines.push(...sourceContext(source, run.error.line).map((line) => quoteInline(line)));
    }
    return lines;
}
function files(run, paint) {
    if (run.files.length === 0)
        return [];
    const shown = run.files
        .slice(0, MAX_FILES)
        .map((file) => `  ${quoteInline(file.path)} (${formatBytes(file.bytes)}, ${file.change})`);
    const more = run.files.length > MAX_FILES || run.filesTruncated ? ['  and more'] : [];
    return [paint('dim', `files in ${quoteInline(run.workingDirectory)}`), ...shown, ...more];
}
function runLines(run, source, { report, paint }) {
    const hint = hintFor(run, report.isolation);
    return [
        outcomeLine(run, paint),
        ...run.notes,
        ...outputLines('standard output', run.stdout, paint),
        ...outputLines('standard error', run.stderr, paint),
        ...failure(run, source, paint),
        ...(hint === undefined ? [] : [`hint: ${hint}`]),
        ...files(run, paint),
    ];
}
function environmentLines({ environment, isolation }, paint) {
    if (environment === null || isolation === null)
        return [];
    const python = `Python ${environment.pythonVersion} (${quoteInline(environment.pythonPath)})`;
    const image = environment.image === null ? [] : [`image: ${quoteInline(environment.image)}`];
    const packages = describePackages(environment).map(quoteInline);
    return [python, ...image, ...packages, describeIsolation(isolation).join('; ')].map((line) => paint('dim', line));
}
const MAX_SHOWN_SKIPS = 10;
function artifactLines({ artifacts }) {
    if (artifacts === null)
        return [];
    const { skipped, notes } = artifacts;
    return [
        quoteInline(describeArtifacts(artifacts)),
        ...skipped.slice(0, MAX_SHOWN_SKIPS).map(({ path, reason }) => `  not taken: ${quoteInline(path)}: ${reason}`),
        ...notes.map(quoteInline),
    ];
}
function verdictLines(report, paint) {
    const verdict = `${paint(report.status === 'passed' ? 'green' : 'red', report.status)}: ${describeTotals(report)}`;
    if (report.error === null)
        return [verdict];
    const [first = '', ...rest] = report.error.message.split('\n').map(quoteInline);
    const error = `${paint('red', `error ${report.error.code}`)}: ${first}`;
    const [hint = '', ...more] = report.error.hint.split('\n').map(quoteInline);
    return [error, ...rest, `hint: ${hint}`, ...more, verdict];
}
function textOf(program) {
    return program.kind === 'module' ? undefined : program.text;
}
function text_sourcesOf(programs) {
    const byId = new Map(programs.map((program) => [program.id, program]));
    return (run) => {
        const program = run.error?.line == null ? undefined : byId.get(run.id);
        const isElsewhere = program?.kind === 'file' && program.part?.isInPlace === false;
        return program === undefined || isElsewhere ? undefined : textOf(program);
    };
}
function skippedLines({ skipped }) {
    const shown = skipped.slice(0, MAX_SHOWN_SKIPS).map(({ id, reason }) => quoteInline(`skipped ${id}: ${reason}`));
    const more = skipped.length - shown.length;
    return more > 0 ? [...shown, `and ${more} more`] : shown;
}
function resultLines(report, paint) {
    return [
        ...report.notes.map(quoteInline),
        ...skippedLines(report),
        ...environmentLines(report, paint),
        ...artifactLines(report),
        ...verdictLines(report, paint),
    ];
}
function buildText(report, programs, paint) {
    const sources = text_sourcesOf(programs);
    const { conversation } = report;
    const isBrief = report.runs.length > 1;
    const lines = report.runs.flatMap((run) => conversation !== null || (isBrief && run.status === 'passed')
        ? [outcomeLine(run, paint)]
        : runLines(run, sources(run), { report, paint }));
    const talk = conversation === null ? [] : conversationLines(conversation, paint);
    return [...lines, ...talk, ...resultLines(report, paint)];
}

;// CONCATENATED MODULE: ./lib/report/summary.js







const MAX_SUMMARY_BYTES = (/* unused pure expression or super */ null && (900 * 1024));
const ROOM_FOR_REST = 128;
const MAX_SLOW = 5;
const MAX_STREAM = (/* unused pure expression or super */ null && (16 * 1024));
const ICONS = {
    passed: '✅',
    failed: '❌',
    'timed-out': '⏱️',
    'out-of-memory': '💥',
    'output-limit': '📢',
    'disk-limit': '💾',
    cancelled: '🚫',
    error: '⚠️',
};
function cut(text) {
    return cutMiddle(text, MAX_STREAM);
}
function stream(name, text, bytes) {
    return bytes === 0 ? [] : [details(`${name} (${formatBytes(bytes)})`, fence(cut(text)))];
}
function summary_files(run) {
    if (run.files.length === 0)
        return [];
    const rows = run.files.slice(0, 50).map(({ path, bytes, change }) => [codeSpan(path), change, formatBytes(bytes)]);
    const more = run.files.length > 50 || run.filesTruncated ? `\n\nand more (${run.files.length} listed in result.json)` : '';
    return [details(`files (${run.files.length})`, table(['file', 'change', 'size'], rows) + more)];
}
function summary_failure(run, source, report) {
    const parts = [];
    if (run.error !== null && hasEndedWell(run))
        parts.push(`**${codeSpan(run.error.type)}**`, fence(cut(run.error.message), 'diff'));
    else if (run.error !== null)
        parts.push(`**${codeSpan(run.error.type)}** ${run.error.message === '' ? '' : codeSpan(run.error.message, 1000)}`);
    if (run.error?.line != null && source !== undefined) {
        parts.push(`${codeSpan(run.error.path ?? run.id)} line ${run.error.line}`, fence(sourceContext(source, run.error.line).join('\n'), 'python'));
    }
    const hint = hintFor(run, report.isolation);
    return hint === undefined ? parts : [...parts, `💡 ${hint}`];
}
function section(run, source, report) {
    const memory = run.peakMemoryBytes === null ? '' : `, peak memory ${formatBytes(run.peakMemoryBytes)}`;
    return [
        `### ${ICONS[run.status]} ${codeSpan(run.id)}`,
        `${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}${memory}`,
        ...run.notes,
        ...(run.status === 'passed' ? [] : summary_failure(run, source, report)),
        ...stream('standard output', run.stdout, run.stdoutBytes),
        ...stream('standard error', run.stderr, run.stderrBytes),
        ...summary_files(run),
    ].join('\n\n');
}
function heading(report) {
    const parts = [
        `## ${ICONS[report.status]} pyexec: ${report.status}`,
        describeTotals(report),
        ...report.notes.map((note) => codeSpan(note, 1000)),
    ];
    if (report.error !== null) {
        parts.push(`**${report.error.code}**`, fence(cut(report.error.message)), `💡 ${report.error.hint}`);
    }
    if (report.environment !== null && report.isolation !== null) {
        const { pythonVersion, pythonPath, image } = report.environment;
        parts.push(`Python ${pythonVersion} (${codeSpan(pythonPath)}); ${describeIsolation(report.isolation).join('; ')}`);
        if (image !== null)
            parts.push(`Image ${codeSpan(image, 1000)}`);
        parts.push(...describePackages(report.environment).map((line) => codeSpan(line, 1000)));
    }
    return [...parts, ...artifacts(report)];
}
function artifacts({ artifacts: kept }) {
    if (kept === null)
        return [];
    const where = kept.url === null
        ? codeSpan(describeArtifacts(kept))
        : `[${describeArtifacts({ ...kept, url: null })}](${kept.url})`;
    const skipped = kept.skipped.slice(0, 20).map(({ path, reason }) => `- not taken: ${codeSpan(path)}, ${reason}`);
    return [where, ...(skipped.length === 0 ? [] : [skipped.join('\n')]), ...kept.notes.map((note) => codeSpan(note))];
}
function overview(report) {
    if (report.runs.length < 2)
        return [];
    const shown = [...report.runs]
        .sort((a, b) => Number(a.status === 'passed') - Number(b.status === 'passed'))
        .slice(0, 200);
    const rows = shown.map((run) => [
        ICONS[run.status],
        codeSpan(run.id),
        describeOutcome(run.outcome),
        formatDuration(run.durationMs),
        run.error?.line == null ? '' : String(run.error.line),
    ]);
    const more = report.runs.length > shown.length ? `\n\nand ${report.runs.length - shown.length} more programs` : '';
    return [table(['', 'program', 'outcome', 'time', 'line'], rows) + more];
}
function slow({ runs }) {
    if (runs.length <= MAX_SLOW)
        return [];
    const rows = slowest(runs, MAX_SLOW).map((run) => [
        ICONS[run.status],
        codeSpan(run.id),
        formatDuration(run.durationMs),
    ]);
    return [details('slowest programs', table(['', 'program', 'time'], rows))];
}
function skips({ skipped }) {
    if (skipped.length === 0)
        return [];
    const rows = skipped.slice(0, 200).map(({ id, reason }) => [codeSpan(id), codeSpan(reason)]);
    const more = skipped.length > rows.length ? `\n\nand ${skipped.length - rows.length} more` : '';
    return [details(`skipped (${skipped.length})`, table(['program', 'why'], rows) + more)];
}
function buildSummary(report, programs, conversation = []) {
    const sources = sourcesOf(programs);
    const isTalk = report.conversation !== null;
    const own = [...overview(report), ...slow(report)];
    const parts = [...heading(report), ...(isTalk ? conversation : own), ...skips(report)];
    let room = MAX_SUMMARY_BYTES - Buffer.byteLength(parts.join('\n\n')) - ROOM_FOR_REST;
    const isWorse = (run) => Number(run.status === 'passed');
    const ordered = isTalk ? report.runs : [...report.runs].sort((a, b) => isWorse(a) - isWorse(b));
    for (const [index, run] of ordered.entries()) {
        const text = section(run, sources(run), report);
        room -= Buffer.byteLength(text) + 2;
        if (room < 0) {
            parts.push(`Details of ${ordered.length - index} more programs are in result.json.`);
            break;
        }
        parts.push(text);
    }
    return `${parts.join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./lib/pull-report/comment-body.js


const MAX_BODY = 60_000;
function marker({ name, runId }) {
    return `<!-- pyexec-report name="${name}" run="${runId}" -->`;
}
function findMarkedRun(body, name) {
    const [, found, run] = /^<!-- pyexec-report name="([^"]*)" run="(\d{1,15})" -->/.exec(body) ?? [];
    return found === name ? Number(run) : undefined;
}
function concludeFrom(report, ofRun) {
    if (ofRun === 'cancelled' || report?.status === 'cancelled')
        return 'cancelled';
    return report?.status === 'passed' && ofRun === 'success' ? 'success' : 'failure';
}
function totals({ counts }) {
    const parts = [...counts].map(([status, count]) => `${count} ${status}`);
    return parts.length === 0 ? 'Nothing was run.' : `Programs: ${parts.join(', ')}.`;
}
function comment_body_heading(report, { name, commit, runUrl, conclusion }) {
    const icon = conclusion === 'success' ? ICONS.passed : conclusion === 'cancelled' ? ICONS.cancelled : ICONS.failed;
    const what = report === undefined ? 'There is no result.' : totals(report);
    return [`### ${icon} ${name}: ${conclusion}`, `${what} [Run](${runUrl}) for ${markdown_codeSpan(commit.slice(0, 12))}.`];
}
const WARNING = '⚠️ This pull request changes files in `.github/`, maybe those that ran the programs: look at them before you believe what is here.';
function row({ id, status, pythonVersion, path, line }) {
    const place = path === null || line === null ? '' : markdown_codeSpan(`${path}:${line}`);
    return [ICONS[status], markdown_codeSpan(id), pythonVersion === null ? '' : markdown_codeSpan(pythonVersion), status, place];
}
function failures(report) {
    const { length } = report.failures;
    const all = [...report.counts].reduce((sum, [status, count]) => sum + (status === 'passed' ? 0 : count), 0);
    if (length === 0)
        return [];
    const more = all > length ? [`and ${all - length} more`] : [];
    return [markdown_table(['', 'program', 'Python', 'outcome', 'line'], report.failures.map(row)), ...more];
}
function buildBody(report, facts) {
    const parts = [...comment_body_heading(report, facts), ...(facts.changesWorkflows ? [WARNING] : [])];
    if (report === undefined)
        return parts.join('\n\n');
    if (report.error !== '')
        parts.push(markdown_fence(report.error));
    parts.push(...failures(report));
    let room = MAX_BODY - parts.join('\n\n').length;
    for (const { id, error } of report.failures) {
        const part = error === '' ? '' : markdown_details('why', `${markdown_codeSpan(id)}\n\n${markdown_fence(error)}`);
        room -= part.length + 2;
        if (room < 0)
            break;
        if (part !== '')
            parts.push(part);
    }
    return parts.join('\n\n');
}
function buildComment(body, facts) {
    return `${marker(facts)}\n${body}\n`;
}

;// CONCATENATED MODULE: ./lib/pull-report/post-report.js




async function findTarget(api, run) {
    const open = await listOpenFrom(api, run.head);
    return open.find(({ commit, headRepositoryId, baseRepositoryId }) => commit === run.commit && headRepositoryId === run.headRepositoryId && baseRepositoryId === run.repositoryId)?.number;
}
async function changesWorkflows(api, number) {
    const { paths, isWhole } = await listChangedFiles(api, number);
    return !isWhole || paths.some((one) => one.startsWith('.github/'));
}
async function comment(api, number, { posting, body, facts }) {
    const own = (await listCommentsBy(api, number, posting.author)).flatMap(({ id, body: text }) => {
        const run = findMarkedRun(text, posting.name);
        return run === undefined ? [] : [{ id, run }];
    });
    const [before] = own;
    if (before !== undefined && before.run > posting.run.id)
        return '';
    return writeComment(api, { number, over: before?.id, body: buildComment(body, facts) });
}
function annotationsOf(report) {
    return (report?.failures ?? []).flatMap(({ path, line, id, status, error }) => {
        if (path === null || line === null)
            return [];
        const message = (error === '' ? `${id}: ${status}` : error).split('\n').map(neutralise/* quoteInline */.Wx).join('\n');
        return [{ path, line, message }];
    });
}
async function postReport(api, posting) {
    const { run, report, name, runUrl } = posting;
    const conclusion = concludeFrom(report, run.conclusion);
    const pullRequest = await findTarget(api, run);
    if (pullRequest === undefined)
        return { pullRequest, conclusion, commentUrl: '' };
    const about = { name, commit: run.commit, runId: run.id, runUrl, conclusion };
    const facts = { ...about, changesWorkflows: await changesWorkflows(api, pullRequest) };
    const body = buildBody(report, facts);
    if (posting.checkWanted) {
        const shown = { name, commit: run.commit, conclusion, url: runUrl, title: `${name}: ${conclusion}`, summary: body };
        await writeCheck(api, { ...shown, annotations: annotationsOf(report) });
    }
    const commentUrl = posting.commentWanted ? await comment(api, pullRequest, { posting, body, facts }) : '';
    return { pullRequest, conclusion, commentUrl };
}

;// CONCATENATED MODULE: ./lib/json-fields.js
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function fieldsOf(value) {
    return isRecord(value) ? value : {};
}
function readNumber(value, most) {
    return typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
}
function readCount(value, most, least = 0) {
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
}
function readText(value, most) {
    return typeof value === 'string' && value.length <= most ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/report/build-report.js




const SEVERITY = [
    'passed',
    'failed',
    'output-limit',
    'disk-limit',
    'out-of-memory',
    'timed-out',
    'cancelled',
    'error',
];
function worst(statuses) {
    return SEVERITY[Math.max(0, ...statuses.map((status) => SEVERITY.indexOf(status)))] ?? 'error';
}
function sourceOf({ program }) {
    if (program.kind === 'module')
        return null;
    return (program.kind === 'file' ? program.part?.source : undefined) ?? { path: program.id, line: 1 };
}
function reportRun(result) {
    const { program } = result;
    const { status, error, notes } = judge(result);
    const said = (program.kind === 'file' ? program.part?.notes : undefined) ?? [];
    return {
        id: program.id,
        source: sourceOf(result),
        status,
        outcome: result.outcome,
        stdout: result.stdout.text,
        stderr: result.stderr.text,
        stdoutBytes: result.stdout.bytes,
        stderrBytes: result.stderr.bytes,
        stdoutTruncated: result.stdout.truncated,
        stderrTruncated: result.stderr.truncated,
        durationMs: result.durationMs,
        peakMemoryBytes: result.peakMemoryBytes ?? null,
        error,
        files: result.files,
        filesTruncated: result.filesTruncated,
        workingDirectory: result.workingDirectory,
        scriptPath: (program.kind === 'file' && program.part !== undefined ? program.path : result.scriptPath) ?? null,
        notes: [...result.notes, ...said, ...notes],
    };
}
function describeEnvironment(facts) {
    if (facts === undefined)
        return null;
    const { kind, pythonVersion, pythonPath, image = null, packages, cacheHit, prepareMs } = facts;
    return { kind, pythonVersion, pythonPath, image, packages, cacheHit, prepareMs };
}
function build_report_describeIsolation({ plan, environment }) {
    if (plan === undefined || environment === undefined)
        return null;
    const { kind, network, identity } = plan.isolation;
    const { noNewPrivileges, memory, processes } = environment;
    const namespaces = plan.isolation.kind === 'none' ? [] : plan.isolation.namespaces;
    const seccomp = kind !== 'none';
    return { kind, network, namespaces, seccomp, memory, processes, noNewPrivileges, user: identity };
}
function buildReport(findings) {
    const { runs, error, cancelled } = findings;
    const { conversation } = findings;
    const statuses = conversation === undefined ? runs.map(({ status }) => status) : [verdictOf(conversation)];
    if (error !== undefined)
        statuses.push('error');
    if (findings.isOutOfTime === true)
        statuses.push('timed-out');
    if (cancelled)
        statuses.push('cancelled');
    return {
        schemaVersion: 1,
        status: worst(statuses),
        environment: describeEnvironment(findings.environment),
        isolation: build_report_describeIsolation(findings),
        runs: fitOutputs(runs, findings.shard === undefined ? MAX_TEXT : MAX_SHARD_TEXT),
        notStarted: Math.max(0, findings.programCount - runs.length),
        notes: findings.notes ?? [],
        skipped: findings.skipped ?? [],
        artifacts: findings.artifacts ?? null,
        conversation: conversation === undefined ? null : reportConversation(conversation),
        error: error === undefined ? null : { code: error.code, message: error.message, hint: error.hint },
        shard: findings.shard ?? null,
        workingDirectory: findings.environment?.workingDirectory ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/pull-report/read-report.js


const MAX_FAILURES = 50;
const read_report_MAX_TEXT = 1000;
const MAX_LINE = 10_000_000;
function read_report_textOf(value) {
    return typeof value === 'string' ? value.slice(0, read_report_MAX_TEXT).toWellFormed() : '';
}
function statusOf(value) {
    return SEVERITY.find((one) => one === value) ?? 'error';
}
function pathOf(value) {
    const path = read_report_textOf(value);
    const isOurs = /^[^/\\\p{C}][^\\\p{C}]*$/u.test(path) && !path.split('/').some((part) => ['', '.', '..'].includes(part));
    return isOurs ? path : null;
}
function failureOf(run, status) {
    const error = fieldsOf(run['error']);
    const [type, message] = [read_report_textOf(error['type']), read_report_textOf(error['message'])];
    const source = fieldsOf(run['source']);
    const path = pathOf(error['path'] ?? source['path']);
    const line = Number(error['line'] ?? source['line']);
    const isLine = path !== null && Number.isInteger(line) && line >= 1 && line <= MAX_LINE;
    return {
        id: read_report_textOf(run['id']),
        status,
        pythonVersion: read_report_textOf(run['pythonVersion']) || null,
        path,
        line: isLine ? line : null,
        error: message === '' ? type : `${type}: ${message}`,
    };
}
function readClaimedReport(text) {
    const content = fieldsOf(parseJson(text));
    const { schemaVersion, runs, error } = content;
    if (schemaVersion !== 1 || !Array.isArray(runs))
        return undefined;
    const counts = new Map();
    const failures = [];
    for (const one of runs) {
        const run = fieldsOf(one);
        const status = statusOf(run['status']);
        counts.set(status, (counts.get(status) ?? 0) + 1);
        if (status !== 'passed' && status !== 'error' && failures.length < MAX_FAILURES)
            failures.push(failureOf(run, status));
    }
    const { code, message } = fieldsOf(error);
    const own = error === null ? '' : `${read_report_textOf(code)}: ${read_report_textOf(message)}`;
    const status = worst([statusOf(content['status']), ...counts.keys(), ...(own === '' ? [] : ['error'])]);
    return { status, counts, failures, error: own };
}

;// CONCATENATED MODULE: ./lib/inputs/input.js
const INPUT_GROUPS = (/* unused pure expression or super */ null && ([
    'What to run',
    'Pull requests',
    'Where it runs',
    'How it is contained',
    'Files and results',
    'Conversation with a model',
]));
function input(grammar, spec) {
    return { ...spec, grammar };
}

;// CONCATENATED MODULE: ./lib/pull-report/report-inputs.js


const reportName = (raw) => {
    if (!/^[\w.][\w. -]{0,58}[\w.]$/.test(raw))
        throw new Malformed('2 to 60 letters, digits, dots, spaces and hyphens');
    return raw;
};
const REPORT_INPUTS = {
    'result-file': input(grammar_text, {
        group: 'Files and results',
        description: 'result.json of a run or of a merge, from the artifact of the workflow run that this one follows',
        placeholder: 'PATH',
    }),
    'github-token': input(grammar_text, {
        group: 'Pull requests',
        description: 'token that may write to pull requests and checks',
        placeholder: 'TOKEN',
        secret: true,
        default: '${{ github.token }}',
    }),
    name: input(reportName, {
        group: 'Pull requests',
        description: 'name of the check and of the comment: each name has one comment in a pull request',
        placeholder: 'NAME',
        default: 'pyexec',
    }),
    comment: input(grammar_boolean, {
        group: 'Pull requests',
        description: 'write the comment, or bring the one that is there up to date',
        default: 'true',
    }),
    check: input(grammar_boolean, { group: 'Pull requests', description: 'write a check', default: 'true' }),
    'comment-author': input(grammar_text, {
        group: 'Pull requests',
        description: 'whom the token stands for: only a comment by this author is brought up to date',
        placeholder: 'LOGIN',
        default: 'github-actions[bot]',
    }),
};
const REPORT_OUTPUTS = {
    'pull-request': 'number of the pull request; empty when there is none any more that has this commit',
    conclusion: 'what the check says: `success`, `failure` or `cancelled`',
    'comment-url': 'address of the comment; empty without one',
};

;// CONCATENATED MODULE: ./lib/pull-report/workflow-run.js


function readWorkflowRun({ name, payload }) {
    const run = fieldsOf(fieldsOf(payload)['workflow_run']);
    const [from, to] = [fieldsOf(run['head_repository']), fieldsOf(run['repository'])];
    const { id, event, head_sha: commit, head_branch: branch, conclusion } = run;
    const owner = fieldsOf(from['owner'])['login'];
    const [headRepositoryId, repositoryId, repository] = [from['id'], to['id'], to['full_name']];
    const isRight = name === 'workflow_run' &&
        [id, headRepositoryId, repositoryId].every((one) => typeof one === 'number') &&
        [event, commit, branch, owner, repository].every((one) => typeof one === 'string');
    if (!isRight) {
        throw new errors/* PyexecError */.xH('event-unusable', {
            message: `the event ${JSON.stringify(name)} is about no workflow run that has ended`,
            hint: 'Use the report in a workflow under `workflow_run` with `types: [completed]`.',
        });
    }
    return {
        ...{ id: Number(id), headRepositoryId: Number(headRepositoryId), repositoryId: Number(repositoryId) },
        ...{ event: event, commit: commit, repository: repository },
        head: `${owner}:${branch}`,
        conclusion: typeof conclusion === 'string' ? conclusion : '',
    };
}

;// CONCATENATED MODULE: ./lib/pull-report/report-command.js










const MAX_RESULT_BYTES = 256 * 2 ** 20;
function parseInputs(host) {
    const problems = [];
    const entries = Object.entries(REPORT_INPUTS).map(([name, spec]) => {
        const grammar = spec.grammar;
        try {
            const raw = host.readInput(name) || ('default' in spec ? spec.default : '');
            if (raw === '' || raw.startsWith('${{'))
                problems.push(`\`${name}\` is missing`);
            return [name, grammar(raw)];
        }
        catch (thrown) {
            if (!(thrown instanceof Malformed))
                throw thrown;
            problems.push(`\`${name}\` must be ${thrown.message}`);
            return [name, undefined];
        }
    });
    const hint = 'Correct the inputs; they are in report/action.yml.';
    if (problems.length > 0)
        throw new errors/* PyexecError */.xH('invalid-input', { message: (0,errors/* listProblems */.vz)(problems), hint });
    return Object.fromEntries(entries);
}
function readResult(file) {
    const content = readOwnFile(file, MAX_RESULT_BYTES);
    return content === undefined ? undefined : readClaimedReport(content.toString('utf8'));
}
function describe({ pullRequest, commentUrl, conclusion }, commit) {
    if (pullRequest === undefined)
        return `no open pull request has the commit ${commit} as its head: nothing was written`;
    return `pull request #${pullRequest}: ${conclusion}${commentUrl === '' ? '' : `, ${commentUrl}`}`;
}
async function reportCommand(host) {
    const { facts } = host;
    const values = parseInputs(host);
    const event = readEvent(facts);
    const run = readWorkflowRun(event ?? { name: '', payload: undefined });
    if (run.event !== 'pull_request' || run.repository !== facts.github?.repository) {
        host.say('the workflow run was for no pull request of this repository: nothing was written');
        return;
    }
    const api = await openApi(facts, { token: values['github-token'], signal: host.cancellation });
    const posted = await postReport(api, {
        run,
        report: readResult(external_node_path_.resolve(facts.currentFolder, values['result-file'])),
        name: values.name,
        commentWanted: values.comment,
        checkWanted: values.check,
        author: values['comment-author'],
        runUrl: `${host.serverUrl}/${run.repository}/actions/runs/${run.id}`,
    });
    host.say(describe(posted, run.commit));
    const { pullRequest = '', conclusion, commentUrl } = posted;
    await host.setOutputs({ 'pull-request': String(pullRequest), conclusion, 'comment-url': commentUrl });
}


/***/ }),

/***/ 4524:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _host_harden_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9882);
/* harmony import */ var _host_report_host_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8873);
/* harmony import */ var _pull_report_report_command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8257);




const host = (0,_host_report_host_js__WEBPACK_IMPORTED_MODULE_2__/* .openReportHost */ .D)((0,_host_harden_js__WEBPACK_IMPORTED_MODULE_1__/* .hardenProcess */ .I)());
try {
    await (0,_pull_report_report_command_js__WEBPACK_IMPORTED_MODULE_3__/* .reportCommand */ .E)(host);
}
catch (thrown) {
    const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toPyexecError */ .wb)(thrown);
    for (const line of [`error ${error.code}: ${error.message}`, `hint: ${error.hint}`])
        for (const one of line.split('\n'))
            host.say(one);
    process.exitCode = error.exitStatus;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ quoteInline),
/* harmony export */   jQ: () => (/* binding */ showInvisible)
/* harmony export */ });
/* unused harmony exports splitLines, gutterLine */
const INVISIBLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;
function escapeOne(character) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xff)
        return `\\x${code.toString(16).padStart(2, '0')}`;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
function showInvisible(text) {
    return text.replace(INVISIBLE, escapeOne);
}
const OLD_FORM = /#[\p{DI}\p{M}]*#(?=[\p{DI}\p{M}]*\[)/gu;
const NEW_FORM = /^[\s\p{DI}\p{M}]*(?=:[\p{DI}\p{M}]*:)/u;
function quoteInline(text) {
    return showInvisible(text).replace(OLD_FORM, '##\\').replace(NEW_FORM, '$&\\');
}
const LINE_LIMIT = 4000;
function cutLine(line) {
    return line.length <= LINE_LIMIT
        ? line
        : `${line.slice(0, LINE_LIMIT)}… (${line.length - LINE_LIMIT} more characters)`;
}
function splitLines(text) {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.at(-1) === '')
        lines.pop();
    return lines;
}
function gutterLine(line) {
    return `│ ${showInvisible(cutLine(line)).replace(OLD_FORM, '##\\')}`;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".report.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(4524);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

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

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
__webpack_unused_export__ = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
__webpack_unused_export__ = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


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

/***/ 3339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

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

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

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

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 5881:
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

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

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

/***/ 9564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ sizeOrNone),
/* harmony export */   Dy: () => (/* binding */ names),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   Fh: () => (/* binding */ httpAddress),
/* harmony export */   Kq: () => (/* binding */ processors),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Uh: () => (/* binding */ versionRequest),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   sG: () => (/* binding */ Malformed),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3297);

class Malformed extends Error {
}
const DURATION = /^(\d{1,15}(?:\.\d{1,6})?)(ms|s|m|h)?$/;
const MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const LONGEST_MS = 24 * 24 * MS.h;
const SIZE = /^(\d{1,15}(?:\.\d{1,6})?) ?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)?$/;
const BYTES = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
const text = (raw) => raw;
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
const boolean = (raw) => {
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
    if ((0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__.valid)(request) !== null)
        return `==${request}`;
    if (request !== '' && !request.includes('===') && (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__.validRange)(request))
        return request;
    throw new Malformed('a Python version such as 3.12, 3.12.4, 3.x or >=3.10,<3.13');
};


/***/ }),

/***/ 5733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ input)
/* harmony export */ });
/* unused harmony export INPUT_GROUPS */
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


/***/ }),

/***/ 1114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ PULL_REQUESTS)
/* harmony export */ });
/* harmony import */ var _grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9564);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5733);


const group = 'Pull requests';
const PULL_REQUESTS = {
    'changed-only': (0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM, {
        group,
        description: 'of the programs that `files` finds, only those that the pull request, push or merge group changed',
        default: 'false',
    }),
    base: (0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, {
        group,
        description: 'what `changed-only` compares the files with: their last common commit with this branch, tag or commit',
        placeholder: 'REF',
        defaultNote: 'as the event says; on the command line the default branch',
    }),
    'pull-request-text': (0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM, {
        group,
        description: 'run the fenced Python in the pull request’s description and, with `github-token`, in its comments',
        default: 'false',
    }),
    'github-token': (0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, {
        group,
        description: 'token that may read pull requests: for comments, and for `changed-only` without the history; no program ever gets it. On the command line it is the variable `GITHUB_TOKEN`',
        placeholder: 'TOKEN',
        secret: true,
        variable: 'GITHUB_TOKEN',
    }),
    'allow-empty': (0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM, {
        group,
        description: 'globs that match nothing are no error, and neither is nothing to run',
        default: 'false',
    }),
    'allow-pull-request-target': (0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)(_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM, {
        group,
        description: 'permit `changed-only` and `pull-request-text` for what strangers wrote under `pull_request_target`, where the job may have secrets and a token that can write',
        default: 'false',
    }),
};


/***/ }),

/***/ 7699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   kz: () => (/* binding */ readNumber),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
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


/***/ }),

/***/ 8002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ planCommand)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/programs/documents/document-kind.js

const KINDS = {
    '.py': 'python',
    '.md': 'markdown',
    '.markdown': 'markdown',
    '.ipynb': 'notebook',
};
function documentKind(file) {
    return KINDS[external_node_path_.extname(file).toLowerCase()];
}

// EXTERNAL MODULE: ./lib/programs/relative-path.js
var relative_path = __nccwpck_require__(4629);
;// CONCATENATED MODULE: ./lib/programs/find-files.js





const GLOB = /[*?[\]{}!()]/;
function exists(file) {
    try {
        (0,external_node_fs_.lstatSync)(file);
        return true;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}
async function expand(pattern, base) {
    const { glob } = await __nccwpck_require__.e(/* import() */ 382).then(__nccwpck_require__.bind(__nccwpck_require__, 3382));
    const found = await glob(pattern.split(external_node_path_.sep).join('/'), {
        cwd: base,
        absolute: true,
        expandDirectories: false,
        followSymbolicLinks: false,
        ignore: ['**/.git/**', '**/node_modules/**'],
    });
    return found
        .filter((file) => documentKind(file) !== undefined)
        .map((file) => external_node_path_.normalize(file))
        .sort();
}
function checkPath(file, shown, problems) {
    try {
        if ((0,external_node_fs_.statSync)(file).isDirectory()) {
            problems.push(`\`files\`: ${shown} is a directory; give the files in it, for example ${shown.replace(/\/$/, '')}/**/*.py`);
        }
        else if (documentKind(file) === undefined) {
            problems.push(`\`files\`: ${shown} is not a .py, .md or .ipynb file`);
        }
        else {
            return [file];
        }
    }
    catch (thrown) {
        const reason = (0,errors/* systemCode */.xU)(thrown) === 'ENOENT' ? 'does not exist' : `cannot be read (${(0,errors/* systemCode */.xU)(thrown) ?? 'unknown reason'})`;
        problems.push(`\`files\`: ${shown} ${reason}`);
    }
    return [];
}
function leadsOut(file, base) {
    if (documentKind(file) === 'python' || (0,relative_path/* relativeBelow */.c)(base, file) === undefined)
        return false;
    try {
        return (0,relative_path/* relativeBelow */.c)((0,external_node_fs_.realpathSync)(base), (0,external_node_fs_.realpathSync)(file)) === undefined;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}
async function findFiles(patterns, base, { problems, emptyAllowed }) {
    const files = new Map();
    for (const pattern of patterns) {
        const literal = external_node_path_.resolve(base, pattern);
        const shown = JSON.stringify(pattern).slice(1, -1);
        const isByGlob = GLOB.test(pattern) && !exists(literal);
        const found = isByGlob ? await expand(pattern, base) : checkPath(literal, shown, problems);
        if (isByGlob && found.length === 0 && !emptyAllowed)
            problems.push(`\`files\`: ${shown} matches no .py, .md or .ipynb file below ${base}`);
        for (const file of found) {
            if (isByGlob && leadsOut(file, base))
                problems.push(`\`files\`: ${file} lies behind a link that leads out of ${base}`);
            else
                files.set(file, { file, isByGlob: isByGlob && files.get(file)?.isByGlob !== false });
        }
    }
    if (files.size === 0 && problems.length === 0 && !emptyAllowed)
        problems.push('`files` names no file');
    return [...files.values()];
}

;// CONCATENATED MODULE: ./lib/programs/read-source.js


const MAX_SOURCE_BYTES = 16 * 2 ** 20;
function decode(bytes, shown, problems) {
    const nul = bytes.indexOf(0);
    if (nul !== -1) {
        problems.push(`${shown} contains a NUL byte at offset ${nul}`);
        return undefined;
    }
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        problems.push(`${shown} is not UTF-8`);
        return undefined;
    }
}
function readRegular(descriptor, shown, problems) {
    const facts = (0,external_node_fs_.fstatSync)(descriptor);
    if (!facts.isFile())
        problems.push(`${shown} is not a regular file`);
    else if (facts.size > MAX_SOURCE_BYTES)
        problems.push(`${shown} is larger than ${MAX_SOURCE_BYTES} bytes`);
    else
        return (0,external_node_fs_.readFileSync)(descriptor);
    return undefined;
}
function readSource(file, shown, problems) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK || 0));
        const bytes = readRegular(descriptor, shown, problems);
        return bytes === undefined ? undefined : decode(bytes, shown, problems);
    }
    catch (thrown) {
        problems.push(`${shown} cannot be read (${(0,errors/* systemCode */.xU)(thrown) ?? 'unknown reason'})`);
        return undefined;
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}

;// CONCATENATED MODULE: ./lib/programs/load-programs.js






function displayPath(file, base) {
    return ((0,relative_path/* relativeBelow */.c)(base, file) ?? file).split(external_node_path_.sep).join('/');
}
function whole({ id, path: file }, text) {
    return { programs: [{ kind: 'file', id, path: file, text }], skipped: [], mistakes: [] };
}
async function readDocument(text, place) {
    const kind = documentKind(place.path);
    if (kind === 'markdown') {
        const { readMarkdown } = await Promise.all(/* import() */[__nccwpck_require__.e(251), __nccwpck_require__.e(24)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4024));
        return readMarkdown(text, place);
    }
    if (kind !== 'notebook')
        return whole(place, text);
    const { readNotebook } = await Promise.all(/* import() */[__nccwpck_require__.e(547), __nccwpck_require__.e(335)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1335));
    return readNotebook(text, place);
}
class Loader {
    programs = [];
    skipped = [];
    problems = [];
    async load({ file, isByGlob }, place) {
        const shown = `\`files\`: ${place.id}`;
        const text = readSource(file, shown, this.problems);
        if (text === undefined)
            return;
        const { programs, skipped, mistakes } = await readDocument(text, place);
        for (const program of programs)
            this.programs.push(program);
        for (const one of skipped)
            this.skipped.push(one);
        for (const { line, column, what } of mistakes)
            this.problems.push(`${shown}:${line}:${column} ${what}`);
        const isEmpty = programs.length + skipped.length + mistakes.length === 0;
        if (isEmpty && !isByGlob)
            this.skipped.push({ id: place.id, source: { path: place.id, line: 1 }, reason: 'there is no Python in it' });
    }
}
async function loadPrograms(source, base, { timeoutMs, emptyAllowed = false, isWanted }) {
    if (source.kind === 'code')
        return { programs: [{ kind: 'code', id: 'script.py', text: source.code }], skipped: [] };
    if (source.kind === 'module') {
        return { programs: [{ kind: 'module', id: source.module, module: source.module }], skipped: [] };
    }
    const loader = new Loader();
    const { problems, programs, skipped } = loader;
    for (const found of await findFiles(source.patterns, base, { problems, emptyAllowed })) {
        if (isWanted?.(found.file) === false)
            continue;
        await loader.load(found, { id: displayPath(found.file, base), path: found.file, timeoutMs });
    }
    const mayBeEmpty = emptyAllowed || isWanted !== undefined;
    if (problems.length === 0 && programs.length === 0 && !mayBeEmpty)
        problems.push(nothingToRun(skipped));
    if (problems.length === 0)
        return { programs, skipped };
    throw new errors/* PyexecError */.xH('invalid-program', {
        message: (0,errors/* listProblems */.vz)(problems),
        hint: 'Give paths or globs of readable .py, .md or .ipynb files in UTF-8; what can be said of blocks in documents is in the README.',
    });
}
function nothingToRun(skipped) {
    const blocks = skipped.length === 1 ? 'one block is skipped' : `${skipped.length} blocks are skipped`;
    const [first] = skipped;
    if (first === undefined)
        return '`files`: nothing to run: there is no Python in the documents';
    return `\`files\`: nothing to run: ${blocks}, first ${first.id}: ${first.reason}`;
}

;// CONCATENATED MODULE: ./lib/find-programs.js


async function shareOf({ file, shard }, { pythonVersion, limits: { timeoutMs } }, { facts: { currentFolder }, onShard }) {
    const { readPlanFile } = await __nccwpck_require__.e(/* import() */ 17).then(__nccwpck_require__.bind(__nccwpck_require__, 3017));
    const { selectPrograms, takeShard } = await __nccwpck_require__.e(/* import() */ 643).then(__nccwpck_require__.bind(__nccwpck_require__, 643));
    const assignment = takeShard(readPlanFile(external_node_path_.resolve(currentFolder, file)), shard, pythonVersion);
    onShard(assignment.reported);
    const patterns = [...new Set(assignment.programs.map((program) => program.path))];
    const { programs, skipped } = await loadPrograms({ kind: 'files', patterns }, currentFolder, { timeoutMs });
    return { programs: selectPrograms(assignment, programs), skipped, notes: [] };
}
async function filesOf(settings, seeker) {
    const { facts, cancellation } = seeker;
    const { source, pullRequest, limits, allowEmpty } = settings;
    const nothing = { programs: [], skipped: [], notes: [] };
    if (source.kind === 'prompt' || (source.kind === 'files' && source.patterns.length === 0))
        return nothing;
    if (source.kind === 'plan')
        return shareOf(source, settings, seeker);
    const { currentFolder } = facts;
    const { timeoutMs } = limits;
    if (!pullRequest.changedOnly)
        return { ...(await loadPrograms(source, currentFolder, { timeoutMs, emptyAllowed: allowEmpty })), notes: [] };
    const { findChanges, hasChanged } = await __nccwpck_require__.e(/* import() */ 673).then(__nccwpck_require__.bind(__nccwpck_require__, 3673));
    const changes = await findChanges({ settings: pullRequest, facts, signal: cancellation });
    const counts = { changed: 0, all: 0 };
    const isWanted = (file) => {
        const isChanged = hasChanged(changes, file);
        counts.all++;
        if (isChanged)
            counts.changed++;
        return isChanged;
    };
    const loaded = await loadPrograms(source, currentFolder, { timeoutMs, emptyAllowed: allowEmpty, isWanted });
    return { ...loaded, notes: [`${counts.changed} of ${counts.all} files changed ${changes.since}.`] };
}
async function findPrograms(settings, seeker) {
    const found = await filesOf(settings, seeker);
    const { pullRequest, limits } = settings;
    if (!pullRequest.text)
        return found;
    const { readTexts } = await Promise.all(/* import() */[__nccwpck_require__.e(251), __nccwpck_require__.e(323)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7323));
    const question = { settings: pullRequest, facts: seeker.facts, signal: seeker.cancellation };
    const texts = await readTexts(question, limits.timeoutMs);
    return {
        programs: [...found.programs, ...texts.programs],
        skipped: [...found.skipped, ...texts.skipped],
        notes: [...found.notes, ...texts.notes],
    };
}

;// CONCATENATED MODULE: ./lib/inputs/parse-pull-request.js
function checkToken(values, problems) {
    const isExposed = values.environment !== 'docker' && values.isolation === 'none';
    if (values['github-token'] === undefined || !isExposed || values['allow-key-exposure'])
        return;
    problems.push('`github-token` is given together with `isolation: none`, where the code could find it in memory; leave `isolation` at `sandbox`, or permit that with `allow-key-exposure: true`');
}
function checkBase({ 'changed-only': changedOnly, base }, problems) {
    if (base !== undefined && !changedOnly)
        problems.push('`base` means nothing without `changed-only`');
    if (base !== undefined && (base.includes('..') || !/^[^-\s:^~?*[\\.\p{Cc}][^\s:?*[\\\p{Cc}]{0,249}$/u.test(base)))
        problems.push(`\`base\` must name a branch, a tag or a commit; got ${JSON.stringify(base.slice(0, 80))}`);
}
function checkPullRequest(values, source, problems) {
    checkToken(values, problems);
    checkBase(values, problems);
    const { 'changed-only': changedOnly, 'pull-request-text': text } = values;
    if (changedOnly && values.files === undefined)
        problems.push('`changed-only` needs `files`, of which it takes those that changed');
    if (text && source.kind !== 'files')
        problems.push('`pull-request-text` goes together with `files` and nothing else');
    if (text && values.update)
        problems.push('`update` cannot write to a pull request; leave out `pull-request-text`');
}
function buildChanges(values) {
    return {
        changedOnly: values['changed-only'],
        base: values.base,
        token: values['github-token'],
        targetAllowed: values['allow-pull-request-target'],
    };
}
function buildPullRequest(values) {
    return { ...buildChanges(values), text: values['pull-request-text'] };
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __nccwpck_require__(9564);
// EXTERNAL MODULE: ./lib/inputs/input.js
var input = __nccwpck_require__(5733);
;// CONCATENATED MODULE: ./lib/inputs/model-options.js

const OURS = [
    'messages',
    'model',
    'tools',
    'tool_choice',
    'functions',
    'function_call',
    'parallel_tool_calls',
    'stream',
    'stream_options',
    'n',
    'response_format',
];
const modelOptions = (raw) => {
    let value;
    try {
        value = JSON.parse(raw);
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new grammar/* Malformed */.sG('a JSON object such as {"temperature": 0}');
    const taken = Object.keys(value).filter((name) => OURS.includes(name));
    if (taken.length > 0)
        throw new grammar/* Malformed */.sG(`a JSON object without ${taken.join(', ')}, which the conversation decides`);
    return value;
};

;// CONCATENATED MODULE: ./lib/inputs/table/conversation.js



const group = 'Conversation with a model';
const CONVERSATION = {
    model: (0,input/* input */.h)(grammar/* text */.Qq, {
        group,
        description: 'name of the model, as its service has it; required with `prompt`',
        placeholder: 'NAME',
    }),
    'api-key': (0,input/* input */.h)(grammar/* text */.Qq, {
        group,
        description: 'key of the model’s service; no program ever gets it. On the command line it is the variable `OPENAI_API_KEY`',
        placeholder: 'KEY',
        secret: true,
        variable: 'OPENAI_API_KEY',
    }),
    'base-url': (0,input/* input */.h)(grammar/* httpAddress */.Fh, {
        group,
        description: 'address of an OpenAI-compatible API with its version, for example `http://localhost:11434/v1`',
        placeholder: 'URL',
        default: 'https://api.openai.com/v1',
    }),
    'system-prompt': (0,input/* input */.h)(grammar/* text */.Qq, {
        group,
        description: 'instructions for the model in place of the built-in ones',
        placeholder: 'TEXT',
    }),
    'max-turns': (0,input/* input */.h)(grammar/* count */.U9, {
        group,
        description: 'replies of the model, each with the programs that it asks for',
        placeholder: 'NUMBER',
        default: '5',
    }),
    'max-tokens': (0,input/* input */.h)(grammar/* count */.U9, {
        group,
        description: 'tokens of the whole conversation, read and written; without it as many as it takes',
        placeholder: 'NUMBER',
    }),
    'max-time': (0,input/* input */.h)(grammar/* duration */.p0, {
        group,
        description: 'time for the whole conversation: `90s`, `10m`, `1h`',
        placeholder: 'TIME',
        default: '10m',
    }),
    check: (0,input/* input */.h)(grammar/* text */.Qq, {
        group,
        description: 'Python source, or the path of a file with it, that must exit with 0 in the working directory for the task to count as done',
        placeholder: 'TEXT',
    }),
    'allow-key-exposure': (0,input/* input */.h)(grammar/* boolean */.zM, {
        group,
        description: 'permit `api-key` together with `isolation: none`, where the code could find the key in memory',
        default: 'false',
    }),
    'model-options': (0,input/* input */.h)(modelOptions, {
        group,
        description: 'JSON object with more fields for the requests, for example `{"temperature": 0}`',
        placeholder: 'JSON',
    }),
    record: (0,input/* input */.h)(grammar/* text */.Qq, {
        group,
        description: 'a file to record the model’s side of the conversation in',
        placeholder: 'PATH',
    }),
    replay: (0,input/* input */.h)(grammar/* text */.Qq, {
        group,
        description: 'a recording to take the model’s replies from; the code runs all the same, and no key is needed',
        placeholder: 'PATH',
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/image-reference.js

const DOMAIN = /(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:\d))(?::\d{1,5})?/.source;
const PART = /[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*/.source;
const REFERENCE = new RegExp(`^(?:${DOMAIN}/)?${PART}(?:/${PART})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`);
const ID = /^sha256:[0-9a-f]{64}$/;
const LONGEST = 400;
const imageReference = (raw) => {
    const given = raw.trim();
    if (given.length <= LONGEST && (ID.test(given) || REFERENCE.test(given)))
        return given;
    throw new grammar/* Malformed */.sG('the name of an image in lower case, such as python:3.12-slim or ghcr.io/org/image@sha256:…');
};

;// CONCATENATED MODULE: ./lib/inputs/volumes.js

const FORM = 'lines of HOST:CONTAINER, HOST:CONTAINER:ro or HOST:CONTAINER:rw, where CONTAINER is an absolute path';
function parseVolume(line) {
    const [, host, container, mode = 'ro'] = /^([^:]+):(\/[^:]*)(?::(ro|rw))?$/.exec(line) ?? [];
    if (host === undefined || container === undefined)
        throw new grammar/* Malformed */.sG(FORM);
    const parts = container.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.length === 0 || parts.includes('..'))
        throw new grammar/* Malformed */.sG(`${FORM}, neither / nor with .. in it`);
    return { host, container: `/${parts.join('/')}`, readOnly: mode === 'ro' };
}
const volumes = (raw) => {
    const all = (0,grammar/* names */.Dy)(raw).map(parseVolume);
    const twice = all.find(({ container }, index) => all.findIndex((other) => other.container === container) < index);
    if (twice !== undefined)
        throw new grammar/* Malformed */.sG(`lines that name each place in the container once, and not ${twice.container} twice`);
    return all;
};

;// CONCATENATED MODULE: ./lib/inputs/table/docker.js




const buildArgs = (raw) => Object.fromEntries((0,grammar/* lines */.Mn)(raw).map((line) => {
    const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined)
        throw new grammar/* Malformed */.sG('lines of KEY=VALUE');
    return [name, value];
}));
const DOCKER = {
    image: (0,input/* input */.h)(imageReference, {
        group: 'Where it runs',
        description: 'for docker: the image, which must have Python 3.6 or newer; without it `python-version` chooses one of the official images',
        placeholder: 'IMAGE',
        defaultNote: '`python:3.11-slim`',
    }),
    pull: (0,input/* input */.h)((0,grammar/* choice */.Yq)('missing', 'always', 'never'), {
        group: 'Where it runs',
        description: 'for docker: when the image is fetched from its registry',
        placeholder: 'WHEN',
        default: 'missing',
    }),
    dockerfile: (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'for docker: build the image from this file in the workspace, with its folder as context; trusted input, never from a model',
        placeholder: 'PATH',
    }),
    'build-args': (0,input/* input */.h)(buildArgs, {
        group: 'Where it runs',
        description: 'newline-separated KEY=VALUE for the build of `dockerfile`',
        placeholder: 'VARIABLES',
        secret: true,
        repeatable: true,
    }),
    volumes: (0,input/* input */.h)(volumes, {
        group: 'Where it runs',
        description: 'for docker: newline-separated HOST:CONTAINER, read-only unless `:rw` is added; never the engine’s socket',
        placeholder: 'VOLUMES',
        repeatable: true,
    }),
    'docker-runtime': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'for docker: a runtime that the engine has, for example `runsc` (gVisor)',
        placeholder: 'NAME',
    }),
    'keep-container': (0,input/* input */.h)((0,grammar/* choice */.Yq)('never', 'stopped', 'running'), {
        group: 'Where it runs',
        description: 'for docker: keep the container of each program to look into it: `never`, `stopped` or `running`',
        placeholder: 'WHEN',
        default: 'never',
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/artifact-name.js

const REFUSED = /["':<>|*?\\/`\p{C}\p{Zl}\p{Zp}]/u;
const MAX_LENGTH = 200;
function isArtifactName(text) {
    return text !== '' && text.length <= MAX_LENGTH && !REFUSED.test(text) && !/^[\s.]*$|^\s|[\s.]$/.test(text);
}
const artifactName = (raw) => {
    if (isArtifactName(raw))
        return raw;
    throw new grammar/* Malformed */.sG(`a name of at most ${MAX_LENGTH} characters without " ' \` : < > | * ? / \\ and control characters, and with no white space at its ends or dot at its end`);
};
const retentionDays = (raw) => {
    const text = raw.trim();
    if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 400)
        throw new grammar/* Malformed */.sG('a whole number of days from 1 to 400');
    return Number(text);
};

;// CONCATENATED MODULE: ./lib/inputs/artifact-patterns.js

const artifact_patterns_FORM = 'newline-separated globs below the working directory with `/` between folders, such as out/*.png, plots/** or !**/*.tmp';
const MAX_ALTERNATIVES = 256;
const artifact_patterns_MAX_LENGTH = 1000;
function refuse(why) {
    throw new grammar/* Malformed */.sG(`${artifact_patterns_FORM}; ${why}`);
}
function bracePlaces(text, start) {
    const commas = [];
    let depth = 0;
    for (let at = start; at < text.length; at++) {
        const character = text[at];
        if (character === '{')
            depth++;
        else if (character === '}')
            depth--;
        else if (character === ',' && depth === 1)
            commas.push(at);
        if (depth === 0)
            return { end: at, commas };
    }
    return refuse('each { needs a }');
}
function expandBraces(text) {
    const start = text.indexOf('{');
    if (start < 0)
        return text.includes('}') ? refuse('each } needs a {') : [text];
    const { end, commas } = bracePlaces(text, start);
    if (commas.length === 0)
        refuse('braces hold alternatives, such as {png,svg}');
    const bounds = [start, ...commas, end];
    const found = [];
    for (let index = 1; index < bounds.length; index++) {
        const middle = text.slice((bounds[index - 1] ?? 0) + 1, bounds[index]);
        found.push(...expandBraces(text.slice(0, start) + middle + text.slice(end + 1)));
        if (found.length > MAX_ALTERNATIVES)
            refuse(`braces may stand for at most ${MAX_ALTERNATIVES} patterns`);
    }
    return found;
}
function parseSet(characters, start) {
    const isNegated = characters[start + 1] === '!' || characters[start + 1] === '^';
    const first = start + (isNegated ? 2 : 1);
    const end = characters.indexOf(']', first + 1);
    if (end < 0)
        refuse('each [ needs a ] (for the character itself write [[])');
    const ranges = [];
    for (let at = first; at < end; at++) {
        const from = characters[at] ?? '';
        const isRange = characters[at + 1] === '-' && at + 2 < end;
        ranges.push([from, isRange ? (characters[at + 2] ?? '') : from]);
        if (isRange)
            at += 2;
    }
    return { token: { kind: 'set', isNegated, ranges }, next: end + 1 };
}
function parseSegment(segment) {
    if (segment === '**')
        return '**';
    if (segment.includes('**'))
        refuse('** stands for folders and needs a slash on both sides');
    const characters = Array.from(segment);
    const tokens = [];
    for (let at = 0; at < characters.length;) {
        const character = characters[at] ?? '';
        if (character === '[') {
            const { token, next } = parseSet(characters, at);
            tokens.push(token);
            at = next;
            continue;
        }
        if (character === '*')
            tokens.push({ kind: 'any' });
        else if (character === '?')
            tokens.push({ kind: 'one' });
        else
            tokens.push({ kind: 'text', character });
        at++;
    }
    return tokens;
}
function parsePath(text) {
    if (text.startsWith('/') || /^[A-Za-z]:/.test(text))
        refuse('they are relative to the working directory');
    const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (segments.includes('..'))
        refuse('.. does not lead out of the working directory');
    return segments.map(parseSegment);
}
function parsePattern(line) {
    const excludes = line.startsWith('!');
    const glob = excludes ? line.slice(1).trim() : line;
    if (glob === '')
        refuse('after ! there must be a pattern');
    if (glob.length > artifact_patterns_MAX_LENGTH)
        refuse(`none longer than ${artifact_patterns_MAX_LENGTH} characters`);
    if (/[\\\p{Cc}]/u.test(glob))
        refuse('without backslashes and control characters (for these write ?)');
    return { text: line, excludes, alternatives: expandBraces(glob).map(parsePath) };
}
const artifactPatterns = (raw) => {
    const patterns = (0,grammar/* names */.Dy)(raw).map(parsePattern);
    if (patterns.length > 0 && patterns.every(({ excludes }) => excludes))
        refuse('not only lines with !');
    return patterns;
};

;// CONCATENATED MODULE: ./lib/inputs/table/files-and-results.js




const FILES_AND_RESULTS = {
    'working-directory': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where the program runs and writes',
        placeholder: 'PATH',
        defaultNote: 'fresh temporary directory',
    }),
    artifacts: (0,input/* input */.h)(artifactPatterns, {
        group: 'Files and results',
        description: 'newline-separated globs below the working directory; the action uploads what matches, the command line copies it to a folder',
        placeholder: 'GLOBS',
        repeatable: true,
    }),
    'artifact-name': (0,input/* input */.h)(artifactName, {
        group: 'Files and results',
        description: 'name of the uploaded artifact, unique in the workflow run',
        placeholder: 'NAME',
        defaultNote: 'unique per job and step',
    }),
    'artifact-retention-days': (0,input/* input */.h)(retentionDays, {
        group: 'Files and results',
        description: 'days after which the artifact is deleted',
        placeholder: 'DAYS',
        defaultNote: 'repository default',
    }),
    'fail-fast': (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'start no further program once one did not pass',
        default: 'false',
    }),
    'fail-on-error': (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'a program that does not pass fails the step',
        default: 'true',
    }),
    summary: (0,input/* input */.h)(grammar/* boolean */.zM, { group: 'Files and results', description: 'write the step summary', default: 'true' }),
    annotations: (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'annotate the failing line',
        default: 'true',
    }),
    'junit-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'write the results as JUnit XML to this file, for services that show tests',
        placeholder: 'PATH',
    }),
    'sarif-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'write what did not pass as SARIF 2.1.0 to this file, for code scanning and editors',
        placeholder: 'PATH',
    }),
    'html-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'write one self-contained page with programs, outputs and images to this file, for people',
        placeholder: 'PATH',
    }),
    update: (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'write what programs of Markdown documents print into the blocks that show it',
        default: 'false',
    }),
    jobs: (0,input/* input */.h)(grammar/* count */.U9, {
        group: 'Files and results',
        description: 'programs run at the same time',
        placeholder: 'COUNT',
        defaultNote: 'number of cores',
    }),
    'dry-run': (0,input/* input */.h)(grammar/* boolean */.zM, { group: 'Files and results', description: 'print the plan and stop', default: 'false' }),
};

;// CONCATENATED MODULE: ./lib/inputs/env-lines.js

const env_lines_REFUSED = /^(LD_.*|DYLD_.*|PYTHON(PATH|HOME|STARTUP|USERBASE|EXECUTABLE|PLATLIBDIR|INSPECT)|NODE_OPTIONS|BASH_ENV|GLIBC_TUNABLES|GCONV_PATH|GITHUB_.*|RUNNER_.*|ACTIONS_.*|INPUT_.*|DOCKER_.*|PYEXEC_.*)$/i;
const envLines = (raw) => {
    const variables = new Map();
    for (const line of (0,grammar/* lines */.Mn)(raw)) {
        const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line) ?? [];
        if (name === undefined || value === undefined) {
            throw new grammar/* Malformed */.sG('lines of KEY=VALUE, where KEY consists of letters, digits and underscores');
        }
        if (env_lines_REFUSED.test(name)) {
            throw new grammar/* Malformed */.sG(`lines of KEY=VALUE without ${name}, which would change how programs load or belongs to the runner`);
        }
        if (variables.has(name))
            throw new grammar/* Malformed */.sG(`lines of KEY=VALUE with ${name} only once`);
        variables.set(name, value);
    }
    return Object.fromEntries(variables);
};

;// CONCATENATED MODULE: ./lib/inputs/table/how-it-is-contained.js



const HOW_IT_IS_CONTAINED = {
    isolation: (0,input/* input */.h)((0,grammar/* choice */.Yq)('sandbox', 'none'), {
        group: 'How it is contained',
        description: 'for system and venv: `sandbox` (Linux, needs bubblewrap) or `none`; docker is always a container',
        placeholder: 'KIND',
        default: 'sandbox',
    }),
    network: (0,input/* input */.h)((0,grammar/* choice */.Yq)('none', 'full'), {
        group: 'How it is contained',
        description: 'network of the program: `none` or `full`; not restricted with `isolation: none`',
        placeholder: 'KIND',
        default: 'none',
    }),
    timeout: (0,input/* input */.h)(grammar/* duration */.p0, {
        group: 'How it is contained',
        description: 'wall-clock limit for each program: seconds, or `500ms`, `90s`, `5m`',
        placeholder: 'DURATION',
        default: '30s',
    }),
    'total-timeout': (0,input/* input */.h)(grammar/* duration */.p0, {
        group: 'How it is contained',
        description: 'wall-clock limit for all programs together, preparation included; what is not started by then fails',
        placeholder: 'DURATION',
        defaultNote: 'none',
    }),
    memory: (0,input/* input */.h)(grammar/* sizeOrNone */.B$, {
        group: 'How it is contained',
        description: 'memory of the program: bytes, or `512MiB`, `2GiB`, `none`; of each process by itself where there are no control groups',
        placeholder: 'SIZE',
        default: '1GiB',
    }),
    cpus: (0,input/* input */.h)(grammar/* processors */.Kq, {
        group: 'How it is contained',
        description: 'processors for the program, for example `1.5`; takes control groups, so not with `isolation: none`',
        placeholder: 'NUMBER',
        defaultNote: 'all',
    }),
    'max-processes': (0,input/* input */.h)(grammar/* count */.U9, {
        group: 'How it is contained',
        description: 'processes and threads of the code; with `isolation: none` enforced only when the tool runs as root',
        placeholder: 'COUNT',
        default: '128',
    }),
    'max-output': (0,input/* input */.h)(grammar/* size */.Ej, {
        group: 'How it is contained',
        description: 'captured output per stream: head and tail are kept; ten times as much stops the program',
        placeholder: 'SIZE',
        default: '1MiB',
    }),
    'max-disk': (0,input/* input */.h)(grammar/* size */.Ej, {
        group: 'How it is contained',
        description: 'what the code may write in its working directory; home and temporary folder are held in memory in the sandbox and hold at most 64 MiB each',
        placeholder: 'SIZE',
        default: '512MiB',
    }),
    'read-only-paths': (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'How it is contained',
        description: 'newline-separated paths that the code may read in the sandbox, for example the workspace; what is named `.git` in them stays hidden',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    env: (0,input/* input */.h)(envLines, {
        group: 'How it is contained',
        description: "newline-separated KEY=VALUE for the code; nothing else of the job's environment reaches it",
        placeholder: 'VARIABLES',
        secret: true,
        repeatable: true,
    }),
};

// EXTERNAL MODULE: ./lib/inputs/table/pull-requests.js
var pull_requests = __nccwpck_require__(1114);
;// CONCATENATED MODULE: ./lib/inputs/shard-number.js

const shard_number_FORM = 'the number of a shard, such as 2 or 2/5';
const shardNumber = (raw) => {
    const [, index, of] = /^([1-9]\d{0,2})(?:\/([1-9]\d{0,2}))?$/.exec(raw.trim()) ?? [];
    const isPossible = of === undefined || Number(index) <= Number(of);
    if (index === undefined || !isPossible)
        throw new grammar/* Malformed */.sG(shard_number_FORM);
    return { index: Number(index), of: of === undefined ? undefined : Number(of) };
};

;// CONCATENATED MODULE: ./lib/inputs/table/what-to-run.js



const WHAT_TO_RUN = {
    code: (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'Python source text; it runs as script.py in the working directory',
        placeholder: 'TEXT',
    }),
    files: (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'What to run',
        description: 'newline-separated paths or globs of .py files, Markdown documents and notebooks; on the command line: positional arguments',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    module: (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'run `python -m` this module, with `args`',
        placeholder: 'NAME',
    }),
    prompt: (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'a task for the model, which writes programs that are run until the task is done',
        placeholder: 'TEXT',
    }),
    'prompt-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'the same, from a file',
        placeholder: 'PATH',
    }),
    'plan-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'a plan that `pyexec plan` made: the programs of one of its shards, which `shard` and `python-version` name',
        placeholder: 'PATH',
    }),
    shard: (0,input/* input */.h)(shardNumber, {
        group: 'What to run',
        description: 'which shard of `plan-file`: its number, or `2/5`, which is held against the plan',
        placeholder: 'NUMBER',
    }),
    args: (0,input/* input */.h)(grammar/* lines */.Mn, {
        group: 'What to run',
        description: 'newline-separated arguments for the program',
        placeholder: 'ARGUMENTS',
        repeatable: true,
    }),
    stdin: (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'text for standard input; without it standard input is empty',
        placeholder: 'TEXT',
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/table/where-it-runs.js


const WHERE_IT_RUNS = {
    environment: (0,input/* input */.h)((0,grammar/* choice */.Yq)('system', 'venv', 'docker'), {
        group: 'Where it runs',
        description: 'where Python and its packages come from: `system`, `venv` or `docker`',
        placeholder: 'KIND',
        default: 'venv',
    }),
    'python-version': (0,input/* input */.h)(grammar/* versionRequest */.Uh, {
        group: 'Where it runs',
        description: 'version request: `3.12`, `3.12.4`, `3.x`, `>=3.10,<3.13`; the best match on the machine is taken',
        placeholder: 'VERSION',
    }),
    'python-path': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'an interpreter, as a path or a name on PATH; takes precedence over `python-version`',
        placeholder: 'PATH',
    }),
    'python-version-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'a file that says which Python: `.python-version`, `pyproject.toml`, `.tool-versions` or `runtime.txt`, or a folder with one; `python-version` wins over it',
        placeholder: 'PATH',
    }),
    'python-manifest': (0,input/* input */.h)(grammar/* httpAddress */.Fh, {
        group: 'Where it runs',
        description: 'address of the list of Pythons from which a missing one is installed (in CI), in the format of actions/python-versions',
        placeholder: 'URL',
        defaultNote: 'that of actions/python-versions',
    }),
    'venv-path': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'an existing venv is used as it is, and its Python wins over `python-version`; otherwise one is made there and stays',
        placeholder: 'PATH',
        defaultNote: 'one of its own',
    }),
    packages: (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated requirement specifiers to install into the venv, for example `numpy>=1.26`',
        placeholder: 'SPECIFIERS',
        repeatable: true,
    }),
    requirements: (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated requirements files to install into the venv',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    'dependency-groups': (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated groups of `[dependency-groups]` in pyproject.toml to install into the venv',
        placeholder: 'NAMES',
        repeatable: true,
    }),
    'allow-packages': (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated globs of package names that a model, or programs in their inline metadata (PEP 723), may ask for; they get an environment of their own',
        placeholder: 'GLOBS',
        defaultNote: 'none',
        repeatable: true,
    }),
    installer: (0,input/* input */.h)((0,grammar/* choice */.Yq)('auto', 'uv', 'pip'), {
        group: 'Where it runs',
        description: 'what installs packages: `uv` (brought when it is not on PATH), `pip`, or `auto`: uv when it is on PATH, else pip',
        placeholder: 'NAME',
        default: 'auto',
    }),
    cache: (0,input/* input */.h)((0,grammar/* choice */.Yq)('auto', 'true', 'false'), {
        group: 'Where it runs',
        description: 'keep installed packages for later runs: `auto` (off for releases and for events that outsiders can cause), `true` or `false`',
        placeholder: 'WHEN',
        default: 'auto',
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/spec.js









const INPUTS = {
    ...WHAT_TO_RUN,
    ...pull_requests/* PULL_REQUESTS */.L,
    ...WHERE_IT_RUNS,
    ...DOCKER,
    ...HOW_IT_IS_CONTAINED,
    ...FILES_AND_RESULTS,
    ...CONVERSATION,
};
const INPUT_NAMES = Object.keys(INPUTS);
function spec_inputSpec(name) {
    return INPUTS[name];
}
function isBooleanInput(name) {
    return spec_inputSpec(name).grammar === boolean;
}

;// CONCATENATED MODULE: ./lib/inputs/shown-value.js

function shownOf({ secret }, raw) {
    if (secret)
        return 'the value is not repeated here';
    const short = raw.length > 80 ? `${raw.slice(0, 80)}…` : raw;
    return `got ${JSON.stringify(short)}`;
}
function shown(name, raw) {
    return shownOf(inputSpec(name), raw);
}

;// CONCATENATED MODULE: ./lib/inputs/parse-table.js




function describeUnknown(name, names) {
    return `\`${name}\` is not an input; did you mean \`${(0,mod/* closest */.kp)(name, names)}\`?`;
}
function parseOne([name, spec], raw, problems) {
    const given = raw ?? spec.default;
    if (given === undefined)
        return undefined;
    if (given.includes('\0')) {
        problems.push(`\`${name}\` contains a NUL byte`);
        return undefined;
    }
    try {
        return spec.grammar(given);
    }
    catch (thrown) {
        if (!(thrown instanceof grammar/* Malformed */.sG))
            throw thrown;
        problems.push(`\`${name}\` must be ${thrown.message}; ${shownOf(spec, given)}`);
        return undefined;
    }
}
function parseValues(table, raw, problems) {
    const names = Object.keys(table);
    const unknown = [...raw.values.keys()].filter((name) => !Object.hasOwn(table, name));
    problems.push(...raw.problems, ...unknown.map((name) => describeUnknown(name, names)));
    const entries = Object.entries(table).map((entry) => {
        const value = raw.values.get(entry[0]);
        return [entry[0], parseOne(entry, value === '' ? undefined : value, problems)];
    });
    return Object.fromEntries(entries);
}
function requireNoProblems(problems, where) {
    if (problems.length === 0)
        return;
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: (0,errors/* listProblems */.vz)(problems),
        hint: `Correct the inputs; all of them with their accepted forms are in the README and in \`${where} --help\`.`,
    });
}

;// CONCATENATED MODULE: ./lib/shards/balance.js
class Heap {
    loads;
    order;
    constructor(count) {
        this.loads = new Float64Array(count);
        this.order = Array.from({ length: count }, (_, index) => index);
    }
    add(load) {
        const shard = this.order[0] ?? 0;
        this.loads[shard] = (this.loads[shard] ?? 0) + load;
        this.sink();
        return shard;
    }
    isBefore(a, b) {
        const [loadA = 0, loadB = 0] = [this.loads[a], this.loads[b]];
        return loadA < loadB || (loadA === loadB && a < b);
    }
    sink() {
        const { order } = this;
        const moved = order[0] ?? 0;
        let place = 0;
        for (;;) {
            let child = 2 * place + 1;
            if (child >= order.length)
                break;
            if (child + 1 < order.length && this.isBefore(order[child + 1] ?? 0, order[child] ?? 0))
                child++;
            if (!this.isBefore(order[child] ?? 0, moved))
                break;
            order[place] = order[child] ?? 0;
            place = child;
        }
        order[place] = moved;
    }
}
function balance(durations, count) {
    const byLength = durations.map((_, index) => index);
    byLength.sort((a, b) => (durations[b] ?? 0) - (durations[a] ?? 0) || a - b);
    const heap = new Heap(count);
    const shards = Array.from({ length: count }, () => []);
    for (const index of byLength)
        shards[heap.add(durations[index] ?? 0)]?.push(index);
    for (const shard of shards)
        shard.sort((a, b) => a - b);
    return shards;
}

// EXTERNAL MODULE: ./lib/shards/digest.js
var digest = __nccwpck_require__(6701);
// EXTERNAL MODULE: ./lib/json-fields.js
var json_fields = __nccwpck_require__(7699);
;// CONCATENATED MODULE: ./lib/shards/durations.js

const UNKNOWN_MS = 1000;
const LONGEST_MS = 24 * 24 * 3_600_000;
function median(values) {
    if (values.length === 1)
        return values[0] ?? 0;
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length >> 1;
    const upper = sorted[half] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
function expectDurations(ids, known) {
    const found = ids.flatMap((id) => known.get(id) ?? []);
    const otherwise = found.length === 0 ? UNKNOWN_MS : median(found);
    return ids.map((id) => Math.max(1, known.get(id) ?? otherwise));
}
class DurationsBook {
    all = new Map();
    note(id, ms) {
        const before = this.all.get(id);
        if (before === undefined)
            this.all.set(id, [ms]);
        else
            before.push(ms);
    }
    medians() {
        return new Map([...this.all].map(([id, values]) => [id, median(values)]));
    }
    noteFile(text) {
        const content = (0,json_fields/* parseJson */.qF)(text);
        if (!(0,json_fields/* isRecord */.u4)(content) || content['schemaVersion'] !== 1)
            return 'is neither durations.json nor result.json';
        const { durations, runs } = content;
        if ((0,json_fields/* isRecord */.u4)(durations))
            for (const [id, ms] of Object.entries(durations))
                this.noteAny(id, ms);
        else if (Array.isArray(runs))
            for (const run of runs)
                if ((0,json_fields/* isRecord */.u4)(run))
                    this.noteAny(run['id'], run['durationMs']);
                else
                    return 'holds neither durations nor runs';
        return undefined;
    }
    noteAny(id, ms) {
        const duration = (0,json_fields/* readNumber */.kz)(ms, LONGEST_MS);
        if (typeof id === 'string' && duration !== undefined)
            this.note(id, duration);
    }
}
function formatDurations(medians) {
    const lines = [...medians].map(([id, ms]) => `${JSON.stringify(id)}:${Math.round(ms * 10) / 10}`);
    return `{"schemaVersion":1,"durations":{\n${lines.join(',\n')}\n}}\n`;
}

// EXTERNAL MODULE: ./lib/shards/shard-count.js
var shard_count = __nccwpck_require__(1095);
// EXTERNAL MODULE: ./lib/shards/shard-plan.js
var shard_plan = __nccwpck_require__(3713);
;// CONCATENATED MODULE: ./lib/shards/build-shard-plan.js





function buildShardPlan({ programs, pythonVersions, shards, durations, commit, run }) {
    const expected = expectDurations(programs.map(({ id }) => id), durations);
    const sum = (indexes) => indexes.reduce((all, index) => all + (expected[index] ?? 0), 0);
    const totalMs = expected.reduce((all, one) => all + one, 0);
    const versions = pythonVersions.length;
    const count = (0,shard_count/* resolveShardCount */.O)({ shards, versions, programs: programs.length, totalMs });
    const dealt = count === 0 ? [] : balance(expected, count);
    return (0,shard_plan/* sealPlan */.t)({
        schemaVersion: 1,
        commit,
        run,
        pythonVersions,
        programs: programs.map(({ id, path, expectsError }) => ({ id, path, expectsError })),
        shards: dealt.map((indexes) => ({
            programs: indexes,
            expectedMs: Math.round(sum(indexes)),
            digest: (0,digest/* digestOf */.o)(indexes.flatMap((index) => programs[index]?.program ?? [])),
        })),
    });
}

;// CONCATENATED MODULE: ./lib/shards/matrix.js
function buildMatrix({ pythonVersions, shards }) {
    const include = pythonVersions.flatMap((version, place) => shards.map((_, index) => {
        const number = `${index + 1}/${shards.length}`;
        const key = version === null ? 'any' : /^\d[\w.]*$/.test(version) ? version : `v${place + 1}`;
        return {
            'python-version': version ?? '',
            shard: index + 1,
            shards: shards.length,
            name: version === null ? `shard ${number}` : `Python ${version}, shard ${number}`,
            artifact: `pyexec-result-${key}-${index + 1}`,
        };
    }));
    return { include };
}

// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __nccwpck_require__(566);
// EXTERNAL MODULE: ./lib/units.js
var units = __nccwpck_require__(3052);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/write-pieces.js




function writePieces(file, pieces) {
    const unfinished = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(file), { recursive: true });
        const descriptor = (0,external_node_fs_.openSync)(unfinished, 'wx', 0o644);
        try {
            for (const piece of pieces) {
                const bytes = Buffer.from(piece);
                for (let at = 0; at < bytes.length;)
                    at += (0,external_node_fs_.writeSync)(descriptor, bytes, at);
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
        (0,external_node_fs_.renameSync)(unfinished, file);
    }
    catch (cause) {
        (0,external_node_fs_.rmSync)(unfinished, { force: true });
        throw new errors/* PyexecError */.xH('publish-failed', {
            message: `${JSON.stringify(file)} could not be written: ${(0,errors/* messageOf */.bD)(cause)}`,
            hint: 'Check that the folder can be written and the disk is not full.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./lib/plan-command/plan-inputs.js
var plan_inputs = __nccwpck_require__(4464);
;// CONCATENATED MODULE: ./lib/plan-command/plan-text.js


function planText({ pythonVersions, programs, shards }) {
    if (programs.length === 0)
        return ['nothing to run'];
    const pythons = pythonVersions.flatMap((version) => version ?? []);
    const times = shards.map(({ expectedMs }) => expectedMs);
    const what = `${programs.length} programs in ${shards.length} shards`;
    const jobs = pythonVersions.length * shards.length;
    const where = pythons.length === 0 ? '' : ` with each of Python ${pythons.join(', ')}`;
    const spread = `${(0,units/* formatDuration */.a)(Math.min(...times))} to ${(0,units/* formatDuration */.a)(Math.max(...times))}`;
    return [(0,neutralise/* quoteInline */.Wx)(`${what}${where}: ${jobs} jobs of ${spread} each, as far as is known`)];
}

;// CONCATENATED MODULE: ./lib/plan-command/plan-command.js
















const MAX_DURATIONS_BYTES = 256 * 2 ** 20;
function pathOf(program, base) {
    if (program.kind !== 'file' || program.path === program.id || program.path.endsWith(`/${program.id}`))
        return program.id;
    return ((0,relative_path/* relativeBelow */.c)(base, program.path) ?? program.path).split(external_node_path_.sep).join('/');
}
async function programsToPlan(values, host) {
    const found = await findPrograms({
        source: { kind: 'files', patterns: values.files ?? [] },
        pullRequest: { ...buildChanges(values), text: false },
        limits: { timeoutMs: Infinity },
        allowEmpty: values['allow-empty'],
        pythonVersion: undefined,
    }, { facts: host.facts, cancellation: new AbortController().signal, onShard: () => undefined });
    host.say(found.notes.map(neutralise/* quoteInline */.Wx));
    return found.programs.map((program) => ({
        id: program.id,
        path: pathOf(program, host.facts.currentFolder),
        expectsError: program.kind === 'file' && program.part?.expectation.error !== undefined,
        program,
    }));
}
function noteDurations(file, book) {
    try {
        const facts = (0,external_node_fs_.statSync)(file);
        if (!facts.isFile())
            return 'is no ordinary file';
        if (facts.size > MAX_DURATIONS_BYTES)
            return `is larger than ${(0,units/* formatBytes */.z)(MAX_DURATIONS_BYTES)}`;
        return book.noteFile((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        return code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    }
}
function readDurations(paths, host) {
    const book = new DurationsBook();
    for (const one of paths) {
        const why = noteDurations(external_node_path_.resolve(host.currentFolder, one), book);
        if (why !== undefined)
            host.say([(0,neutralise/* quoteInline */.Wx)(`durations: ${one} ${why}; the plan is made without it`)]);
    }
    return book.medians();
}
function outputsOf(plan, file) {
    return {
        matrix: JSON.stringify(buildMatrix(plan)),
        programs: String(plan.programs.length),
        shards: String(plan.shards.length),
        empty: String(plan.programs.length === 0),
        'plan-file': file,
    };
}
function jsonOf(plan, planFile) {
    const counts = { programs: plan.programs.length, shards: plan.shards.length, empty: plan.programs.length === 0 };
    return `${JSON.stringify({ matrix: buildMatrix(plan), ...counts, planFile }, undefined, 2)}\n`;
}
async function planCommand(host) {
    const problems = [];
    const raw = host.readInputs();
    const values = parseValues(plan_inputs/* PLAN_INPUTS */.K, raw, problems);
    if ((values.files ?? []).length === 0)
        problems.push('`files` names no file');
    checkBase(values, problems);
    requireNoProblems(problems, 'pyexec plan');
    const plan = buildShardPlan({
        programs: await programsToPlan(values, host),
        pythonVersions: values['python-versions'] ?? [null],
        shards: values.shards,
        durations: readDurations(values.durations ?? [], host),
        ...host.origin,
    });
    const named = values['plan-file'] ?? host.placeFor('pyexec-plan.json') ?? 'pyexec-plan.json';
    const file = external_node_path_.resolve(host.currentFolder, named);
    writePieces(file, [(0,shard_plan/* formatPlan */.n)(plan)]);
    host.say([...planText(plan), (0,neutralise/* quoteInline */.Wx)(`plan: ${file}`)]);
    await host.publish({ outputs: outputsOf(plan, file), json: [jsonOf(plan, file)] });
    return 0;
}


/***/ }),

/***/ 4464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ PLAN_INPUTS)
/* harmony export */ });
/* unused harmony export PLAN_OUTPUTS */
/* harmony import */ var _inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9564);
/* harmony import */ var _inputs_input_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5733);
/* harmony import */ var _inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1114);



const versions = (raw) => {
    const all = raw.split(/\s+/).filter((one) => one !== '');
    const requests = new Set(all.map(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .versionRequest */ .Uh));
    if (requests.size < all.length)
        throw new _inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .Malformed */ .sG('Python versions that differ');
    return all;
};
const shardCount = (raw) => {
    if (raw.trim() === 'auto')
        return 'auto';
    try {
        return (0,_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(raw);
    }
    catch (thrown) {
        if (thrown instanceof _inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .Malformed */ .sG)
            throw new _inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .Malformed */ .sG(`auto or ${thrown.message}`);
        throw thrown;
    }
};
const PLAN_INPUTS = {
    files: (0,_inputs_input_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .h)(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .names */ .Dy, {
        group: 'What to run',
        description: 'newline-separated paths or globs of programs, as for the action itself; on the command line: positional',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    'python-versions': (0,_inputs_input_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .h)(versions, {
        group: 'Where it runs',
        description: 'Python versions between white space, each as for `python-version`: every program runs with each of them',
        placeholder: 'VERSIONS',
        defaultNote: 'whatever Python each job has',
    }),
    shards: (0,_inputs_input_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .h)(shardCount, {
        group: 'Where it runs',
        description: 'jobs for each Python version; `auto` aims at a minute of work for each',
        placeholder: 'COUNT',
        default: 'auto',
    }),
    durations: (0,_inputs_input_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .h)(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .names */ .Dy, {
        group: 'Where it runs',
        description: 'newline-separated files of earlier runs that say what programs take: durations.json of a merge, or result.json; one that is not there is left out',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    'allow-empty': (0,_inputs_input_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .h)(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM, {
        group: 'What to run',
        description: 'globs that match nothing are no error, and neither is a plan without programs',
        default: 'false',
    }),
    'changed-only': _inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .PULL_REQUESTS */ .L['changed-only'],
    base: _inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .PULL_REQUESTS */ .L.base,
    'github-token': _inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .PULL_REQUESTS */ .L['github-token'],
    'allow-pull-request-target': _inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .PULL_REQUESTS */ .L['allow-pull-request-target'],
    'plan-file': (0,_inputs_input_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .h)(_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, {
        group: 'Files and results',
        description: 'where to write the plan',
        placeholder: 'PATH',
        defaultNote: 'the action: a temporary file; the command line: `pyexec-plan.json`',
    }),
};
const PLAN_OUTPUTS = {
    matrix: 'JSON for `strategy.matrix`: for each job `python-version`, `shard`, `shards`, a `name`, and `artifact`, a name for its result',
    programs: 'how many programs there are',
    shards: 'how many shards each Python version has',
    empty: '`true` when there is nothing to run: then there must be no matrix',
    'plan-file': 'path of the plan, which every job of the matrix and the merge need',
};


/***/ }),

/***/ 3487:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _host_harden_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9882);
/* harmony import */ var _plan_command_plan_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8002);
/* harmony import */ var _plan_command_plan_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4464);
/* harmony import */ var _run_step_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9502);




const environment = (0,_host_harden_js__WEBPACK_IMPORTED_MODULE_0__/* .hardenProcess */ .I)();
process.exitCode = await (0,_run_step_js__WEBPACK_IMPORTED_MODULE_3__/* .runStep */ .e)({ inputs: _plan_command_plan_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .PLAN_INPUTS */ .K, command: _plan_command_plan_command_js__WEBPACK_IMPORTED_MODULE_1__/* .planCommand */ .V }, environment);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ relativeBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

function relativeBelow(folder, file) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_0__.relative(folder, file);
    const isElsewhere = relative === '' || relative === '..' || relative.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) || node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute(relative);
    return isElsewhere ? undefined : relative;
}


/***/ }),

/***/ 566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ quoteInline)
/* harmony export */ });
/* unused harmony exports showInvisible, splitLines, gutterLine */
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


/***/ }),

/***/ 9502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
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
;// CONCATENATED MODULE: ./lib/report/run-text.js



const plain = (_style, text) => text;
const SGR = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const coloured = (style, text) => `\u001b[${SGR[style]}m${text}\u001b[0m`;
const MAX_LINES = 400;
function outcomeLine(run, paint) {
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
function outputLines(name, text, paint) {
    return text === '' ? [] : [paint('dim', name), ...cutLines(text)];
}

;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
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
        configFolder: given(env, 'DOCKER_CONFIG') ?? external_node_path_.join(given(env, 'HOME') ?? external_node_os_.homedir(), '.docker'),
    };
}
function readFacts(env, folders) {
    const homeFolder = given(env, 'HOME') ?? external_node_os_.homedir();
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
        kernelRelease: external_node_os_.release(),
        processors: external_node_os_.availableParallelism(),
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

;// CONCATENATED MODULE: ./lib/host/step-host.js








class StepHost {
    env;
    table;
    currentFolder;
    facts;
    origin;
    redact;
    paint = plain;
    tempFolder;
    fence = new CommandFence(process);
    folder;
    constructor(env, table) {
        this.env = env;
        this.table = table;
        this.tempFolder = env['RUNNER_TEMP'] ?? '';
        if (this.tempFolder === '') {
            throw new errors/* PyexecError */.xH('invalid-input', {
                message: 'RUNNER_TEMP is not set',
                hint: 'This file is started by the runner of GitHub Actions; on a terminal use dist/cli.js.',
            });
        }
        this.currentFolder = external_node_path_.resolve(env['GITHUB_WORKSPACE'] ?? process.cwd());
        this.origin = { commit: env['GITHUB_SHA'] ?? null, run: env['GITHUB_RUN_ID'] ?? null };
        this.facts = readFacts(env, { currentFolder: this.currentFolder, tempFolder: this.tempFolder });
        this.redact = createRedactor(findSecrets(env));
    }
    readInputs() {
        const values = new Map(Object.keys(this.table).flatMap((name) => {
            const value = this.env[`INPUT_${name.toUpperCase()}`];
            return value === undefined ? [] : [[name, value]];
        }));
        return { values, problems: [] };
    }
    placeFor(name) {
        this.folder ??= (0,external_node_fs_.mkdtempSync)(external_node_path_.join(this.tempFolder, 'pyexec-results-'));
        return external_node_path_.join(this.folder, name);
    }
    say(lines) {
        this.fence.lines(lines.map(this.redact));
    }
    async publish({ outputs, summary, annotations = [], failure }) {
        const core = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(421)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
        for (const { message, title, file, line } of annotations) {
            const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) };
            core.error(this.redact(message), { title, ...place });
        }
        if (failure !== undefined)
            core.error(this.redact(failure.message), { title: failure.title });
        withFileCommands(this.env, () => {
            for (const [name, value] of Object.entries(outputs))
                core.setOutput(name, this.redact(value));
        });
        if (summary === undefined || (this.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
            return;
        await withFileCommands(this.env, () => core.summary.addRaw(this.redact(summary)).write());
    }
}

// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __nccwpck_require__(566);
;// CONCATENATED MODULE: ./lib/run-step.js




async function runStep({ inputs, command }, env) {
    try {
        return await command(new StepHost(env, inputs));
    }
    catch (thrown) {
        const error = (0,errors/* toPyexecError */.wb)(thrown);
        const [first = '', ...rest] = error.message.split('\n');
        const lines = [`error ${error.code}: ${first}`, ...rest, `hint: ${error.hint}`].map(neutralise/* quoteInline */.Wx);
        new CommandFence(process).lines(lines);
        return error.exitStatus;
    }
}


/***/ }),

/***/ 6701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

function digestOf(programs) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const program of programs) {
        const text = program.kind === 'module' ? program.module : program.text.replaceAll('\r\n', '\n');
        hash.update(`${program.id.length} ${text.length} ${program.id}`).update(text);
    }
    return hash.digest('hex');
}


/***/ }),

/***/ 1095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ MAX_JOBS),
/* harmony export */   O: () => (/* binding */ resolveShardCount)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const MAX_JOBS = 256;
const AIM_MS = 60_000;
function resolveShardCount({ shards, versions, programs, totalMs }) {
    const most = Math.floor(MAX_JOBS / versions);
    if (most === 0)
        throw tooMany(`${versions} Python versions`, `Give at most ${MAX_JOBS} versions.`);
    if (shards === 'auto')
        return Math.min(most, programs, Math.max(1, Math.ceil(totalMs / AIM_MS)));
    const useful = Math.min(shards, programs);
    if (useful > most) {
        const asked = `${versions === 1 ? '1 Python version' : `${versions} Python versions`} × ${useful} shards`;
        throw tooMany(asked, `Set \`shards\` to at most ${most}, to \`auto\`, or name fewer \`python-versions\`.`);
    }
    return useful;
}
function tooMany(what, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('invalid-input', { message: `${what} are more than the ${MAX_JOBS} jobs of a matrix`, hint });
}


/***/ }),

/***/ 3713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ formatPlan),
/* harmony export */   t: () => (/* binding */ sealPlan)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

function written({ id, path, expectsError }) {
    return id === path && !expectsError ? id : { id, path, expectsError };
}
function contentOf({ commit, run, pythonVersions, programs, shards }) {
    return { schemaVersion: 1, commit, run, pythonVersions, programs: programs.map(written), shards };
}
function sealPlan(plan) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify(contentOf(plan)))
        .digest('hex');
    return { ...plan, id };
}
function formatPlan(plan) {
    return `${JSON.stringify({ id: plan.id, ...contentOf(plan) })}\n`;
}


/***/ }),

/***/ 3052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
function formatBytes(bytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
    const value = bytes / 2 ** (10 * power);
    return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
}
function formatDuration(ms) {
    if (Math.round(ms) < 1000)
        return `${Math.round(ms)} ms`;
    if (Math.round(ms / 100) < 600)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ 		return "" + chunkId + ".plan.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
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
/******/ var __webpack_exports__ = __nccwpck_require__(3487);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

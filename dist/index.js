import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 63297:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { valid, clean, explain, parse } = __nccwpck_require__(99961);

const { lt, le, eq, ne, ge, gt, compare, rcompare } = __nccwpck_require__(99469);

const {
  filter,
  maxSatisfying,
  minSatisfying,
  RANGE_PATTERN,
  satisfies,
  validRange,
} = __nccwpck_require__(23185);

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

/***/ 99469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { parse } = __nccwpck_require__(99961);

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

const { explain, parse, stringify } = __nccwpck_require__(99961);

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

/***/ 23185:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.

const { VERSION_PATTERN, explain: explainVersion } = __nccwpck_require__(99961);

const Operator = __nccwpck_require__(99469);

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

/***/ 99961:
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

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
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
exports.Io = distance;
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

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 83480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 6836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   fk: () => (/* binding */ Swapped),
/* harmony export */   sP: () => (/* binding */ bestProtection)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


class Swapped extends Error {
}
const { O_RDONLY, O_NOFOLLOW = 0, O_DIRECTORY = 0, O_NONBLOCK = 0, O_NOCTTY = 0, } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const OPEN_FILE = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
const OPEN_FOLDER = O_RDONLY | O_NOFOLLOW | O_DIRECTORY;
const NAMES_AT_ONCE = 256;
function listNames(folder, most) {
    const listing = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.opendirSync)(folder, { encoding: 'buffer', bufferSize: NAMES_AT_ONCE });
    try {
        const names = [];
        while (names.length < most) {
            const entry = listing.readSync();
            if (entry === null)
                break;
            names.push(entry.name);
        }
        return names.sort((a, b) => Buffer.compare(a, b));
    }
    finally {
        listing.closeSync();
    }
}
class DescriptorFolder {
    descriptor;
    place;
    constructor(descriptor) {
        this.descriptor = descriptor;
        this.place = `/proc/self/fd/${descriptor}/`;
    }
    names(most) {
        return listNames(this.place, most);
    }
    look(name) {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.at(name), { bigint: true });
    }
    openFile(name) {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(name), OPEN_FILE);
    }
    enter(name) {
        return new DescriptorFolder((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(name), OPEN_FOLDER));
    }
    close() {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.descriptor);
    }
    at(name) {
        return Buffer.concat([Buffer.from(this.place), name]);
    }
}
function isSame(one, other) {
    return one.dev === other.dev && one.ino === other.ino;
}
class PathFolder {
    path;
    parent;
    facts;
    constructor(path, parent) {
        this.path = path;
        this.parent = parent;
        this.facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { bigint: true });
        if (!this.facts.isDirectory())
            throw new Swapped('it is no folder any more');
    }
    names(most) {
        return this.verified(listNames(this.path, most));
    }
    look(name) {
        return this.verified((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.at(name), { bigint: true }));
    }
    openFile(name) {
        const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(name), OPEN_FILE);
        try {
            const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor, { bigint: true });
            if (!isSame(facts, this.look(name)))
                throw new Swapped('it is another file than before');
            return descriptor;
        }
        catch (thrown) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
            throw thrown;
        }
    }
    enter(name) {
        return this.verified(new PathFolder(this.at(name), this));
    }
    close() {
    }
    at(name) {
        return Buffer.concat([this.path, Buffer.from('/'), name]);
    }
    verified(result) {
        const now = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.path, { bigint: true });
        if (!now.isDirectory() || !isSame(now, this.facts))
            throw new Swapped('its folder is another one than before');
        return this.parent === undefined ? result : this.parent.verified(result);
    }
}
const PROC_MAGIC = 0x9fa0;
function bestProtection() {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)('/proc/self/fd').type === PROC_MAGIC ? 'descriptors' : 'comparison';
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) === undefined)
            throw thrown;
        return 'comparison';
    }
}
function openFolder(folder, protection) {
    if (protection === 'comparison')
        return new PathFolder(Buffer.from(folder));
    return new DescriptorFolder((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(folder, OPEN_FOLDER));
}


/***/ }),

/***/ 27157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _open_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6836);


const MACHINE_FAILURES = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);
function reasonOf(thrown) {
    if (thrown instanceof _open_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .Swapped */ .fk)
        return 'changed';
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(thrown);
    if (code === undefined || MACHINE_FAILURES.has(code))
        throw thrown;
    if (code === 'ENOENT')
        return undefined;
    if (code === 'ELOOP' || code === 'ENOTDIR' || code === 'ENXIO')
        return 'changed';
    return code === 'ENAMETOOLONG' ? 'name-too-long' : 'unreadable';
}


/***/ }),

/***/ 59604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ lastRun),
/* harmony export */   m: () => (/* binding */ lastAttempt)
/* harmony export */ });
function lastRun(turns) {
    return lastAttempt(turns)?.run;
}
function lastAttempt(turns) {
    return turns.flatMap(({ attempts }) => attempts.filter((one) => one.kind === 'ran')).at(-1);
}


/***/ }),

/***/ 19030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ folderName)
/* harmony export */ });
function folderName({ id }) {
    const base = id.slice(id.lastIndexOf('/') + 1).replace(/\.py$/, '');
    return base.replace(/[^\w.-]+/g, '_').slice(0, 64);
}


/***/ }),

/***/ 92486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ prepareHost)
});

// UNUSED EXPORTS: PreparedHost

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __nccwpck_require__(63297);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/execution/disk-watch.js + 1 modules
var disk_watch = __nccwpck_require__(3909);
// EXTERNAL MODULE: ./lib/execution/execute-program.js
var execute_program = __nccwpck_require__(65244);
// EXTERNAL MODULE: ./lib/execution/working-directory/run-folders.js + 1 modules
var run_folders = __nccwpck_require__(1486);
// EXTERNAL MODULE: ./lib/isolation/unprivileged-identity.js
var unprivileged_identity = __nccwpck_require__(12335);
// EXTERNAL MODULE: ./lib/programs/limits-of.js
var limits_of = __nccwpck_require__(65831);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/build-root.js
var build_root = __nccwpck_require__(11840);
// EXTERNAL MODULE: ./lib/environments/folder-name.js
var folder_name = __nccwpck_require__(19030);
;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/explain-failure.js

const ELSEWHERE = 'or set `environment: docker`, or `isolation: none` to run the code as an ordinary process that can reach the files and the network of its user';
class RefusedByAppArmor extends errors/* PyexecError */.xH {
}
const EXPLANATIONS = [
    {
        when: /setting up uid map: Permission denied|Creating new namespace failed: Permission denied/,
        isAppArmor: true,
        message: 'AppArmor does not let bubblewrap make a user namespace',
        fix: 'Run `pyexec doctor --install` once, which loads a profile for bubblewrap alone',
    },
    {
        when: /sandbox cannot be prepared|loopback: Failed RTM_NEWADDR/,
        isAppArmor: true,
        message: 'bubblewrap can make namespaces but has no rights in them, as under AppArmor and inside containers',
        fix: 'Run `pyexec doctor --install` once, which loads a profile for bubblewrap alone; inside a container, start that one with `--cap-add SYS_ADMIN --cap-add NET_ADMIN`',
    },
    {
        when: /No permissions to create (a )?new namespace|Creating new namespace failed|unshare failed|clone failed/i,
        message: 'the kernel does not let this user make namespaces',
        fix: 'Outside a container, allow it with `sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000`; inside a container, start that one with the rights for it',
    },
    {
        when: /Can't mount (proc|devpts)|Failed to make .* slave|pivot_root|mount (proc|tmpfs)/i,
        message: 'namespaces can be made, but nothing may be mounted in them, as inside most containers',
        fix: 'Start the container with `--security-opt systempaths=unconfined --security-opt seccomp=unconfined` and, for root, `--cap-add SYS_ADMIN --cap-add NET_ADMIN`, run the tool outside of it',
    },
];
function explainBubblewrap(said) {
    const line = said.split('\n').find((one) => /^(bwrap|pyexec): /.test(one));
    if (line === undefined || line.startsWith('bwrap: execvp'))
        return undefined;
    const known = EXPLANATIONS.find(({ when }) => when.test(line));
    const Refusal = known?.isAppArmor ? RefusedByAppArmor : errors/* PyexecError */.xH;
    return new Refusal('sandbox-unavailable', {
        message: `the sandbox cannot be had here: ${known === undefined ? '' : `${known.message} `}(${line})`,
        hint: `${known?.fix ?? 'Run `pyexec doctor` to see what is in the way'}, ${ELSEWHERE}.`,
    });
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/find-bubblewrap.js


const PACKAGE_FOLDERS = ['/usr/bin', '/usr/local/bin', '/run/current-system/sw/bin'];
function isExecutable(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
function findBubblewrap() {
    const found = PACKAGE_FOLDERS.map((folder) => external_node_path_.join(folder, 'bwrap')).find(isExecutable);
    return found === undefined ? undefined : (0,external_node_fs_.realpathSync)(found);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(57975);
;// CONCATENATED MODULE: ./lib/isolation/as-root.js



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
const TIMEOUT_MS = 300_000;
async function findRights(uid) {
    if (uid === 0)
        return [];
    try {
        await run('sudo', ['-n', 'true'], { timeout: 10_000, env: { PATH } });
        return ['sudo', '-n'];
    }
    catch (thrown) {
        if ((0,errors/* isError */.bJ)(thrown))
            return undefined;
        throw thrown;
    }
}
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
async function runAsRoot(rights, command, { env, input }) {
    const variables = Object.entries({ ...env, PATH }).map(([name, value]) => `${name}=${value}`);
    const [file = '', ...args] = [...rights, '/usr/bin/env', ...variables, ...command];
    const running = run(file, args, { timeout: TIMEOUT_MS, env: { PATH }, maxBuffer: 16 * 2 ** 20 });
    running.child.stdin?.end(input);
    await running;
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/install-bubblewrap.js



const MANAGERS = [
    {
        program: 'apt-get',
        byHand: 'apt-get install bubblewrap',
        commands: [
            ['apt-get', '-q', 'update'],
            ['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=60', '--no-install-recommends', 'install', 'bubblewrap'],
        ],
    },
    { program: 'dnf', byHand: 'dnf install bubblewrap', commands: [['dnf', '-q', '-y', 'install', 'bubblewrap']] },
    {
        program: 'zypper',
        byHand: 'zypper install bubblewrap',
        commands: [['zypper', '-q', '-n', 'install', 'bubblewrap']],
    },
    { program: 'apk', byHand: 'apk add bubblewrap', commands: [['apk', 'add', '-q', 'bubblewrap']] },
    { program: 'pacman', byHand: 'pacman -S bubblewrap', commands: [['pacman', '-Sy', '--noconfirm', 'bubblewrap']] },
];
const SYSTEM_FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];
function findManager() {
    return MANAGERS.find(({ program }) => SYSTEM_FOLDERS.some((folder) => (0,external_node_fs_.existsSync)(`${folder}/${program}`)));
}
function installCommand(uid) {
    const manager = findManager();
    if (manager === undefined)
        return 'install the package bubblewrap';
    return `${uid === 0 ? '' : 'sudo '}${manager.byHand}`;
}
async function installBubblewrap({ uid, env, say }) {
    const byHand = installCommand(uid);
    const refuse = (why, cause) => new errors/* PyexecError */.xH('sandbox-unavailable', {
        message: `the sandbox needs bubblewrap, which is not installed, and ${why}`,
        hint: `Run \`${byHand}\`, set \`environment: docker\`, or \`isolation: none\` to run the code as an ordinary process.`,
        cause,
    });
    const manager = findManager();
    if (manager === undefined)
        throw refuse('no known package manager is here');
    const rights = await findRights(uid);
    if (rights === undefined)
        throw refuse('this user may not install it (not root, and no sudo without a password)');
    const [install = [], ...before] = [...manager.commands].reverse();
    say(`bubblewrap is missing and is being installed: ${[...rights, ...install].join(' ')}`);
    const variables = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
        await runAsRoot(rights, install, { env: variables });
    }
    catch (first) {
        try {
            for (const command of [...before, install])
                await runAsRoot(rights, command, { env: variables });
        }
        catch (cause) {
            throw refuse(`installing it failed: ${(0,errors/* messageOf */.bD)(cause).trim().slice(-500)}`, cause ?? first);
        }
    }
}
function profileFor(bubblewrap) {
    return `abi <abi/4.0>,\ninclude <tunables/global>\nprofile pyexec-bubblewrap ${bubblewrap} flags=(unconfined) {\n  userns,\n}\n`;
}
async function loadProfile(bubblewrap, { uid, env, say }) {
    const refuse = (why, cause) => new errors/* PyexecError */.xH('sandbox-unavailable', {
        message: `AppArmor does not let bubblewrap make a user namespace, and ${why}`,
        hint: 'As root, load a profile for bubblewrap with the rule `userns,`, or run `pyexec doctor --install`.',
        cause,
    });
    const rights = await findRights(uid);
    if (rights === undefined)
        throw refuse('this user may not load a profile for it (not root, and no sudo without a password)');
    say(`AppArmor is in the way of bubblewrap; a profile for ${bubblewrap} alone is being loaded`);
    try {
        await runAsRoot(rights, ['apparmor_parser', '--replace'], { env, input: profileFor(bubblewrap) });
    }
    catch (cause) {
        throw refuse(`loading a profile for it failed: ${(0,errors/* messageOf */.bD)(cause).trim().slice(-500)}`, cause);
    }
}

// EXTERNAL MODULE: ./lib/execution/supervisor/spawn-supervisor.js + 1 modules
var spawn_supervisor = __nccwpck_require__(6549);
// EXTERNAL MODULE: ./lib/python/require-answer.js
var require_answer = __nccwpck_require__(50196);
;// CONCATENATED MODULE: ./lib/isolation/cgroup/cgroup.js
const OWN_MEMORY_BYTES = 32 * 2 ** 20;
const OWN_PROCESSES = 3;
function cgroupLimits({ memoryBytes, maxProcesses, cpus }) {
    return {
        memoryBytes: memoryBytes === 'none' ? undefined : memoryBytes + OWN_MEMORY_BYTES,
        maxProcesses: maxProcesses + OWN_PROCESSES,
        cpus,
    };
}
function counterOf(text, word) {
    const line = text.split('\n').find((one) => one.startsWith(`${word} `));
    return line === undefined ? 0 : Number(line.slice(word.length + 1));
}
function enterThrough(files) {
    const enter = files.map((_, index) => `echo 0 >"$${index + 1}"`).join(' && ');
    return ['/bin/sh', '-c', `${enter} && shift ${files.length} && exec "$@"`, 'sh', ...files];
}

// EXTERNAL MODULE: ./lib/isolation/program-input.js + 1 modules
var program_input = __nccwpck_require__(82199);
// EXTERNAL MODULE: ./lib/isolation/rlimits.js
var rlimits = __nccwpck_require__(60198);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/build-arguments.js
var build_arguments = __nccwpck_require__(51030);
// EXTERNAL MODULE: ./lib/python/interpreter-layout.js
var interpreter_layout = __nccwpck_require__(48443);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/find-python-roots.js
var find_python_roots = __nccwpck_require__(88187);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/find-masks.js
var find_masks = __nccwpck_require__(25376);
;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/place-settings.js



function lines(all) {
    return [...all, ''].join('\n');
}
const below = (file) => file.slice('/etc/'.length);
function placeSettings(folders, network, tree) {
    const ids = folders.identities?.map(({ uid }) => uid) ?? [build_arguments/* INNER_ID */.Vi];
    const own = {
        passwd: lines(['root:x:0:0:root:/root:/bin/sh', ...ids.map((id) => `sandbox:x:${id}:${id}::${build_root/* HOME */.yZ}:/bin/sh`)]),
        group: lines(['root:x:0:', ...ids.map((id) => `sandbox:x:${id}:`)]),
        ...(network === 'none' ? { hosts: lines(['127.0.0.1 localhost sandbox', '::1 localhost sandbox']) } : {}),
    };
    const copies = tree.settings.map((file) => [below(file), (0,external_node_fs_.readFileSync)(file)]);
    const bound = tree.paths.filter((file) => file.startsWith('/etc/')).map(below);
    return folders.placeTree('etc', { files: { ...Object.fromEntries(copies), ...own }, emptyFolders: bound });
}

// EXTERNAL MODULE: ./lib/isolation/bubblewrap/shared-paths.js
var shared_paths = __nccwpck_require__(33467);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/seccomp/build-filter.js + 3 modules
var build_filter = __nccwpck_require__(47315);
;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/system-tree.js

const system_tree_SYSTEM_FOLDERS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];
const SETTINGS = [
    'alternatives',
    'fonts',
    'gai.conf',
    'ld.so.cache',
    'localtime',
    'mime.types',
    'nsswitch.conf',
    'pki/tls/openssl.cnf',
    'protocols',
    'services',
    'ssl/openssl.cnf',
    'timezone',
];
const NETWORK_SETTINGS = [
    'ca-certificates',
    'host.conf',
    'hosts',
    'pki/ca-trust',
    'pki/tls/cert.pem',
    'pki/tls/certs',
    'resolv.conf',
    'ssl/cert.pem',
    'ssl/certs',
];
function isLink(path) {
    return (0,external_node_fs_.lstatSync)(path).isSymbolicLink();
}
function readSystemTree(network) {
    const folders = system_tree_SYSTEM_FOLDERS.filter((folder) => (0,external_node_fs_.existsSync)(folder));
    const settings = (network === 'full' ? [...SETTINGS, ...NETWORK_SETTINGS] : SETTINGS)
        .map((name) => `/etc/${name}`)
        .concat(pythonSettings())
        .filter((file) => (0,external_node_fs_.existsSync)(file));
    const isFolder = (file) => (0,external_node_fs_.statSync)(file).isDirectory();
    return {
        paths: [...folders.filter((folder) => !isLink(folder)), ...settings.filter(isFolder)],
        settings: settings.filter((file) => !isFolder(file)),
        links: folders.filter(isLink).map((to) => ({ target: (0,external_node_fs_.readlinkSync)(to), to })),
    };
}
function pythonSettings() {
    return (0,external_node_fs_.readdirSync)('/etc')
        .filter((name) => /^python\d(\.\d+)?$/.test(name))
        .map((name) => `/etc/${name}`);
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/visible-roots.js




const NO_ROOTS = { paths: [], links: [], masks: [] };
class VisibleRoots {
    tree;
    folders;
    secretPaths;
    constructor(tree, folders, secretPaths) {
        this.tree = tree;
        this.folders = folders;
        this.secretPaths = secretPaths;
    }
    of({ prefixes, links }) {
        const { work, isFresh } = this.folders;
        const paths = (0,find_python_roots/* rootsOf */.RD)(prefixes, this.secretPaths);
        const around = paths.find((one) => (0,find_python_roots/* isWithin */.UO)(work, one) && !isFresh);
        if (around !== undefined) {
            throw new errors/* PyexecError */.xH('invalid-input', {
                message: `\`working-directory\`: ${work} is or lies in ${around}, where the interpreter is, which programs could change there`,
                hint: 'Give another folder, or an interpreter that lies elsewhere.',
            });
        }
        const elsewhere = links.filter(({ to }) => !this.isCovered(to, paths));
        return { paths, links: elsewhere, masks: this.notInSystem(paths).flatMap(find_masks/* findPrefixMasks */.R) };
    }
    isCovered(file, paths) {
        return [...this.tree.paths, ...paths].some((root) => (0,find_python_roots/* isWithin */.UO)(file, root));
    }
    notInSystem(paths) {
        return (0,build_arguments/* withoutNested */.Iz)(paths).filter((root) => !this.tree.paths.some((path) => (0,find_python_roots/* isWithin */.UO)(root, path)));
    }
    treeWith(roots) {
        const all = [this.tree, ...roots].flatMap(({ links }) => links);
        return { ...this.tree, links: [...new Map(all.map((link) => [link.to, link])).values()] };
    }
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/sandbox.js


















class Sandbox {
    parts;
    tree;
    visible;
    filter;
    roots = new Map();
    settings;
    venvRoots = NO_ROOTS;
    shared;
    sharedMasks;
    cgroups;
    isLimited = false;
    constructor(parts) {
        this.parts = parts;
        const { isolation, folders } = parts;
        this.tree = readSystemTree(isolation.network);
        this.visible = new VisibleRoots(this.tree, folders, isolation.secretPaths);
        this.filter = (0,build_filter/* buildSeccompFilter */.n)(isolation.architecture);
        this.shared = isolation.readOnlyPaths.map((one) => (0,shared_paths/* requireHarmless */.t)('read-only-paths', one, isolation));
        if (!folders.isFresh)
            (0,shared_paths/* requireHarmless */.t)('working-directory', folders.work, isolation);
        this.settings = placeSettings(folders, isolation.network, this.tree);
        this.cgroups = parts.cgroups;
    }
    start = async (python) => {
        const known = this.roots.get(python);
        if (known !== undefined)
            return this.startWith(python, known);
        const guess = (0,interpreter_layout/* isBinary */.Go)(python) ? await this.tryWith(python, (0,find_python_roots/* guessPlaces */.cc)(python)) : undefined;
        if (guess !== undefined)
            return guess;
        const { executable, prefix, basePrefix } = await (0,require_answer/* requireAnswer */.q)(python, this.parts.plan.platformEnv);
        const { prefixes, links } = (0,find_python_roots/* guessPlaces */.cc)(executable);
        return this.startWith(executable, this.learn(executable, { prefixes: [...prefixes, prefix, basePrefix], links }));
    };
    show = ({ python }) => {
        this.venvRoots = this.visible.of((0,find_python_roots/* guessPlaces */.cc)(python));
    };
    specify = (input) => {
        const { plan, own, interpreter, program, scriptPath, stdinPath } = input;
        const roots = this.roots.get(interpreter.executable) ?? NO_ROOTS;
        const readOnly = [...roots.paths, ...this.venvRoots.paths, ...this.shared];
        return {
            argv: (0,program_input/* argvOf */.UU)(input),
            env: (0,program_input/* envOf */.B_)(input),
            cwd: own.work,
            stdinPath,
            identity: own.identity,
            rlimits: (0,rlimits/* buildRlimits */.h)(plan.limits, this.enforcers()),
            exposure: undefined,
            sandbox: {
                root: (0,build_root/* buildRoot */.vm)({
                    tree: this.visible.treeWith([roots, this.venvRoots]),
                    readOnly: this.visible.notInSystem(readOnly),
                    work: own.work,
                    masks: [...roots.masks, ...this.venvRoots.masks, ...this.masksFor(own)],
                    program: scriptPath === undefined || program.kind === 'module'
                        ? undefined
                        : { path: scriptPath, text: program.text },
                    maxDiskBytes: plan.limits.maxDiskBytes,
                    owner: own.identity?.uid ?? build_arguments/* INNER_ID */.Vi,
                }),
                filter: this.filter,
            },
            belonging: { marker: (0,program_input/* markerOf */.we)(input), folders: [] },
        };
    };
    enforcers = () => {
        const { memory, processes } = this.parts.isolation;
        return this.isLimited
            ? { memory: memory === 'none' ? 'none' : 'cgroup', processes: 'cgroup' }
            : { memory, processes };
    };
    async startWith(python, roots) {
        for (const way of this.cgroups) {
            try {
                const started = await this.startIn(way, python, roots);
                this.cgroups = [way];
                this.isLimited = true;
                return started;
            }
            catch (thrown) {
                if (!(0,errors/* isError */.bJ)(thrown) || this.isLimited)
                    throw thrown;
            }
        }
        const started = await this.startIn(undefined, python, roots);
        this.cgroups = [];
        const { cpus } = this.parts.plan.limits;
        if (cpus === undefined)
            return started;
        await started.launcher.close();
        throw new errors/* PyexecError */.xH('limit-unenforceable', {
            message: '`cpus` takes control groups, which cannot be had here',
            hint: 'Leave it out, or run `pyexec doctor` to see what is in the way.',
        });
    }
    async startIn(way, python, roots) {
        const { plan, isolation, folders, venvFolders, bubblewrap } = this.parts;
        const cgroup = way?.make(`pyexec-${(0,external_node_crypto_.randomUUID)()}`, cgroupLimits(plan.limits));
        const through = [
            ...(cgroup?.through ?? []),
            bubblewrap,
            ...(0,build_arguments/* buildBubblewrapArguments */.ZD)({
                user: isolation.identity === 'unprivileged' ? 'root' : 'caller',
                network: isolation.network,
                tree: this.visible.treeWith([roots, this.venvRoots]),
                readOnly: this.visible.notInSystem([
                    ...[...roots.paths, ...this.venvRoots.paths, ...venvFolders],
                    ...[...this.shared, folders.base],
                ]),
                writable: [folders.work],
                settings: this.settings,
            }),
        ];
        const { supervisor, interpreter } = await (0,spawn_supervisor/* spawnSupervisor */.y)({
            python,
            through,
            modes: [
                'sandbox',
                ...(isolation.identity === 'caller' ? ['user-namespace'] : []),
                ...(isolation.network === 'none' ? ['no-network'] : []),
            ],
            env: cgroup?.env ?? {},
            ...(cgroup === undefined ? {} : { oomKills: cgroup.oomKills, onGone: cgroup.remove }),
            explain: explainBubblewrap,
            sweep: () => Promise.resolve(0),
        });
        return { launcher: supervisor, interpreter };
    }
    async tryWith(python, places) {
        const { prefixes, links } = places;
        const roots = this.visible.of(places);
        try {
            const started = await this.startWith(python, roots);
            const { executable, prefix, basePrefix } = started.interpreter;
            const all = this.learn(executable, { prefixes: [...prefixes, prefix, basePrefix], links });
            if (all.paths.every((root) => this.visible.isCovered(root, roots.paths)))
                return started;
            await started.launcher.close();
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* PyexecError */.xH) || thrown.code !== 'python-broken')
                throw thrown;
        }
        return undefined;
    }
    learn(executable, places) {
        const roots = this.visible.of(places);
        this.roots.set(executable, roots);
        return roots;
    }
    masksFor({ isFresh, work }) {
        return isFresh ? (this.sharedMasks ??= (0,find_masks/* findMasks */.t)(this.shared)) : (0,find_masks/* findMasks */.t)([...this.shared, work]);
    }
}

;// CONCATENATED MODULE: ./lib/isolation/cgroup/leaf.js



const PERIOD_US = 100_000;
function makeLeaf(folder, settings) {
    (0,external_node_fs_.mkdirSync)(folder);
    for (const [file, value] of Object.entries(settings)) {
        if ((0,external_node_fs_.existsSync)(external_node_path_.join(folder, file)))
            (0,external_node_fs_.writeFileSync)(external_node_path_.join(folder, file), value);
    }
}
function removeLeaf(folder) {
    try {
        (0,external_node_fs_.rmdirSync)(folder);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/isolation/cgroup/leaf-v1.js




function settingsOf({ memoryBytes, maxProcesses, cpus }) {
    return {
        pids: { 'pids.max': String(maxProcesses) },
        ...(memoryBytes === undefined
            ? {}
            : {
                memory: {
                    'memory.limit_in_bytes': String(memoryBytes),
                    'memory.memsw.limit_in_bytes': String(memoryBytes),
                },
            }),
        ...(cpus === undefined
            ? {}
            : { cpu: { 'cpu.cfs_period_us': String(PERIOD_US), 'cpu.cfs_quota_us': String(Math.round(cpus * PERIOD_US)) } }),
    };
}
function ownFolder(controller, proc, mount) {
    const line = proc.split('\n').find((one) => one.split(':')[1]?.split(',').includes(controller));
    const folder = line === undefined ? undefined : external_node_path_.join(mount, controller, line.split(':').slice(2).join(':'));
    return folder !== undefined && (0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'cgroup.procs')) ? folder : undefined;
}
function findLeavesV1(mount = '/sys/fs/cgroup') {
    const proc = (0,external_node_fs_.readFileSync)('/proc/self/cgroup', 'utf8');
    const own = (controller) => ownFolder(controller, proc, mount);
    if (own('memory') === undefined || own('pids') === undefined)
        return undefined;
    return {
        name: 'version 1, groups of our own',
        make: (name, limits) => {
            const leaves = Object.entries(settingsOf(limits)).flatMap(([controller, settings]) => {
                const above = own(controller);
                if (above === undefined)
                    return [];
                const folder = external_node_path_.join(above, name);
                makeLeaf(folder, settings);
                return [{ controller, folder }];
            });
            const memory = leaves.find(({ controller }) => controller === 'memory')?.folder;
            return {
                through: enterThrough(leaves.map(({ folder }) => external_node_path_.join(folder, 'tasks'))),
                env: {},
                oomKills: () => memory === undefined
                    ? 0
                    : counterOf((0,external_node_fs_.readFileSync)(external_node_path_.join(memory, 'memory.oom_control'), 'utf8'), 'oom_kill'),
                remove: () => {
                    for (const { folder } of leaves)
                        removeLeaf(folder);
                },
            };
        },
    };
}

;// CONCATENATED MODULE: ./lib/isolation/cgroup/leaf-v2.js





const MOUNT = '/sys/fs/cgroup';
const TOOL = 'pyexec-tool';
function leaf_v2_settingsOf({ memoryBytes, maxProcesses, cpus }) {
    return {
        'pids.max': String(maxProcesses),
        ...(memoryBytes === undefined ? {} : { 'memory.max': String(memoryBytes), 'memory.swap.max': '0' }),
        ...(cpus === undefined ? {} : { 'cpu.max': `${Math.round(cpus * PERIOD_US)} ${PERIOD_US}` }),
    };
}
function groupOf(pid) {
    const line = (0,external_node_fs_.readFileSync)(`/proc/${pid}/cgroup`, 'utf8')
        .split('\n')
        .find((one) => one.startsWith('0::/'));
    const folder = line === undefined ? undefined : external_node_path_.join(MOUNT, line.slice('0::'.length));
    return folder !== undefined && (0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'cgroup.controllers')) ? folder : undefined;
}
function isDelegated(folder) {
    try {
        for (const file of ['', 'cgroup.procs', 'cgroup.subtree_control'])
            (0,external_node_fs_.accessSync)(external_node_path_.join(folder, file), external_node_fs_.constants.W_OK);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
    const controllers = (0,external_node_fs_.readFileSync)(external_node_path_.join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
    return controllers.includes('memory') && controllers.includes('pids');
}
function prepare(folder) {
    const file = external_node_path_.join(folder, 'cgroup.subtree_control');
    const available = (0,external_node_fs_.readFileSync)(external_node_path_.join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
    const wanted = ['memory', 'pids', 'cpu'].filter((one) => available.includes(one));
    const enabled = (0,external_node_fs_.readFileSync)(file, 'utf8').trim().split(' ');
    if (wanted.every((one) => enabled.includes(one)))
        return;
    const tool = external_node_path_.join(folder, TOOL);
    if (!(0,external_node_fs_.existsSync)(tool))
        (0,external_node_fs_.mkdirSync)(tool);
    for (const pid of (0,external_node_fs_.readFileSync)(external_node_path_.join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean))
        (0,external_node_fs_.writeFileSync)(external_node_path_.join(tool, 'cgroup.procs'), pid);
    (0,external_node_fs_.writeFileSync)(file, wanted.map((one) => `+${one}`).join(' '));
}
function oomKillsV2(folder) {
    return counterOf((0,external_node_fs_.readFileSync)(external_node_path_.join(folder, 'memory.events'), 'utf8'), 'oom_kill');
}
function findLeavesV2() {
    const own = groupOf('self');
    if (own === undefined || own === MOUNT)
        return undefined;
    const folder = external_node_path_.basename(own) === TOOL ? external_node_path_.dirname(own) : own;
    if (!isDelegated(folder))
        return undefined;
    return {
        name: 'version 2, groups of our own',
        make: (name, limits) => {
            prepare(folder);
            const leaf = external_node_path_.join(folder, name);
            makeLeaf(leaf, leaf_v2_settingsOf(limits));
            return {
                through: enterThrough([external_node_path_.join(leaf, 'cgroup.procs')]),
                env: {},
                oomKills: () => oomKillsV2(leaf),
                remove: () => {
                    removeLeaf(leaf);
                },
            };
        },
    };
}

;// CONCATENATED MODULE: ./lib/isolation/cgroup/scope.js




function propertiesOf({ memoryBytes, maxProcesses, cpus }) {
    const properties = [
        'Delegate=yes',
        `TasksMax=${maxProcesses}`,
        ...(memoryBytes === undefined ? [] : [`MemoryMax=${memoryBytes}`, 'MemorySwapMax=0']),
        ...(cpus === undefined ? [] : [`CPUQuota=${Math.round(cpus * 100)}%`]),
    ];
    return properties.flatMap((property) => ['--property', property]);
}
function innermost(pid) {
    try {
        const child = (0,external_node_fs_.readFileSync)(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0];
        return child === undefined || child === '' ? pid : Number(child);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return pid;
    }
}
function scopes({ name, command, env }) {
    return {
        name,
        make: (unit, limits) => {
            let folder;
            return {
                through: [...command, '--scope', '--quiet', '--collect', `--unit=${unit}`, ...propertiesOf(limits), '--'],
                env,
                oomKills: (pid) => {
                    folder ??= groupOf(innermost(pid));
                    return folder === undefined || !(0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'memory.events')) ? 0 : oomKillsV2(folder);
                },
                remove: () => undefined,
            };
        },
    };
}
const SYSTEMD_RUN = '/usr/bin/systemd-run';
function findUserScopes(runtimeFolder) {
    if (runtimeFolder === undefined || !(0,external_node_fs_.existsSync)(SYSTEMD_RUN))
        return undefined;
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(runtimeFolder, 'systemd/private')))
        return undefined;
    const env = { XDG_RUNTIME_DIR: runtimeFolder };
    return scopes({ name: 'version 2, scopes of systemd --user', command: [SYSTEMD_RUN, '--user'], env });
}
function findSystemScopes({ rights, uid, gid }) {
    const isThere = (0,external_node_fs_.existsSync)('/run/systemd/system') && (0,external_node_fs_.existsSync)(SYSTEMD_RUN) && groupOf('self') !== undefined;
    if (!isThere)
        return undefined;
    const command = [...rights, SYSTEMD_RUN, `--uid=${uid}`, `--gid=${gid}`];
    return scopes({ name: 'version 2, scopes of systemd', command, env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
}

;// CONCATENATED MODULE: ./lib/isolation/cgroup/find-cgroups.js






function isWritable(folder) {
    try {
        (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.W_OK);
        return true;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}
async function findCgroups({ uid, gid, runtimeFolder, mayUseSudo }) {
    if (!(0,external_node_fs_.existsSync)('/sys/fs/cgroup'))
        return [];
    const own = [findLeavesV2(), uid === 0 ? undefined : findUserScopes(runtimeFolder)];
    const isBare = own.every((way) => way === undefined) && (0,external_node_fs_.existsSync)('/run/systemd/system');
    const rights = isBare && (uid === 0 || mayUseSudo) ? await findRights(uid) : undefined;
    const ways = [
        ...own,
        rights === undefined ? undefined : findSystemScopes({ rights, uid, gid }),
        uid === 0 && isWritable('/sys/fs/cgroup/memory') ? findLeavesV1() : undefined,
    ];
    return ways.filter((way) => way !== undefined);
}

;// CONCATENATED MODULE: ./lib/isolation/none/find-exposure.js


function foldersAbove(file) {
    const parts = external_node_path_.dirname(file)
        .split('/')
        .filter((part) => part !== '');
    return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}
function buildExposure(needed, isClosed) {
    const covers = new Set();
    const binds = [];
    for (const bind of needed) {
        const closed = foldersAbove(bind.target).find(isClosed);
        if (closed !== undefined)
            covers.add(closed);
        if (closed !== undefined || bind.source !== bind.target)
            binds.push(bind);
    }
    if (binds.length === 0)
        return undefined;
    const hidden = needed.filter((bind) => !binds.includes(bind) && [...covers].some((cover) => bind.target.startsWith(`${cover}/`)));
    const ordered = [...binds, ...hidden].sort((a, b) => a.target.length - b.target.length);
    return { covers: [...covers].sort((a, b) => a.length - b.length), binds: ordered };
}
function isOpenTo(uid, folder) {
    const facts = (0,external_node_fs_.statSync)(folder);
    return (facts.mode & (facts.uid === uid ? 0o100 : 0o001)) !== 0;
}
function findExposure(needed, uid) {
    const folders = new Set(needed.flatMap(({ target }) => foldersAbove(target)));
    const closed = new Set([...folders].filter((folder) => !isOpenTo(uid, folder)));
    return buildExposure(needed, (folder) => closed.has(folder));
}

;// CONCATENATED MODULE: ./lib/isolation/none/specify-uncontained.js






function readableSource({ folders, index, own }, program) {
    const isReadable = ((0,external_node_fs_.statSync)(program.path).mode & 0o004) !== 0;
    return isReadable ? program.path : folders.place(`program-${index}.py`, program.text, own.identity);
}
function bindsOf(file, source) {
    const folder = external_node_path_.dirname(file);
    const isWide = folder === (0,external_node_os_.homedir)() || external_node_path_.dirname(folder) === '/' || (0,external_node_fs_.existsSync)(external_node_path_.join(folder, '.git'));
    const program = { source, target: file };
    return isWide ? [program] : [{ source: folder, target: folder }, program];
}
function exposureFor(input) {
    const { interpreter, venv, own, program, scriptPath } = input;
    const { identity } = own;
    if (identity === undefined)
        return undefined;
    const real = (0,external_node_fs_.realpathSync)(interpreter.executable);
    const same = [
        external_node_path_.dirname(interpreter.executable),
        external_node_path_.dirname(real),
        interpreter.prefix,
        interpreter.basePrefix,
        ...(venv === undefined ? [] : [venv.folder]),
        own.work,
        own.home,
        own.temp,
    ];
    const needed = [...new Set(same)].map((target) => ({ source: target, target }));
    if (program.kind === 'file' && program.part === undefined)
        needed.push(...bindsOf(program.path, readableSource(input, program)));
    if (program.kind === 'file' && program.part !== undefined && scriptPath !== undefined)
        needed.push({ source: scriptPath, target: scriptPath });
    return findExposure(needed, identity.uid);
}
function specifyUncontained(input) {
    const { plan, own, stdinPath } = input;
    return {
        argv: (0,program_input/* argvOf */.UU)(input),
        env: (0,program_input/* envOf */.B_)(input),
        cwd: own.work,
        stdinPath,
        identity: own.identity,
        rlimits: (0,rlimits/* buildRlimits */.h)(plan.limits, plan.isolation),
        exposure: exposureFor(input),
        sandbox: undefined,
        belonging: {
            marker: (0,program_input/* markerOf */.we)(input),
            folders: own.isFresh ? [own.work, external_node_path_.dirname(own.home)] : [external_node_path_.dirname(own.home)],
        },
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(58500);
;// CONCATENATED MODULE: ./lib/execution/direct-launcher.js




const DRAIN_MS = 1000;
function taskkill(systemRoot) {
    return (pid) => {
        (0,external_node_child_process_.execFile)(`${systemRoot}\\System32\\taskkill.exe`, ['/PID', String(pid), '/T', '/F'], () => {
        });
    };
}
function whenSpawned(child) {
    return new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => {
            reject(new errors/* PyexecError */.xH('execution-failed', {
                message: `the program could not be started: ${cause.message}`,
                hint: 'Check that the interpreter and the working directory still exist.',
                cause,
            }));
        });
    });
}
class DirectLauncher {
    killTree;
    isUsable = true;
    child;
    constructor(killTree) {
        this.killTree = killTree;
    }
    launch(spec, onOutput) {
        const startedAt = performance.now();
        const stdin = (0,external_node_fs_.openSync)(spec.stdinPath, 'r');
        const [file = '', ...args] = spec.argv;
        const options = { cwd: spec.cwd, env: { ...spec.env }, windowsHide: true };
        const child = (0,external_node_child_process_.spawn)(file, args, { ...options, stdio: [stdin, 'pipe', 'pipe'] });
        (0,external_node_fs_.closeSync)(stdin);
        this.child = child;
        child.stdout?.on('data', (chunk) => {
            onOutput('stdout', chunk);
        });
        child.stderr?.on('data', (chunk) => {
            onOutput('stderr', chunk);
        });
        return {
            ended: watch(child, startedAt),
            terminate: () => undefined,
            kill: () => {
                if (child.pid !== undefined)
                    this.killTree(child.pid);
            },
        };
    }
    close() {
        const { child } = this;
        if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
            this.killTree(child.pid);
        return Promise.resolve();
    }
}
async function watch(child, startedAt) {
    const closed = new Promise((resolve) => {
        child.once('close', () => {
            resolve();
        });
    });
    const exited = new Promise((resolve) => {
        child.once('exit', (exitCode, signal) => {
            resolve(exitCode === null ? { kind: 'signalled', signal: signal ?? 'unknown' } : { kind: 'exited', exitCode });
        });
    });
    await whenSpawned(child);
    const ending = await exited;
    const durationMs = performance.now() - startedAt;
    await Promise.race([closed, (0,promises_.setTimeout)(DRAIN_MS, undefined, { ref: false })]);
    child.stdout?.destroy();
    child.stderr?.destroy();
    return { ending, durationMs, peakMemoryBytes: undefined, ranOutOfMemory: false, survivors: 0 };
}

// EXTERNAL MODULE: ./lib/execution/process-table.js
var process_table = __nccwpck_require__(11882);
;// CONCATENATED MODULE: ./lib/execution/sweep-processes.js



const SWEEP_MS = 3000;
function isOrphan(process, byPid) {
    if (!process.limited)
        return false;
    let top = process;
    const seen = new Set();
    for (let above = byPid.get(top.parent); above?.limited && !seen.has(above.pid); above = byPid.get(top.parent)) {
        seen.add(above.pid);
        top = above;
    }
    const above = byPid.get(top.parent);
    return top.parent <= 1 || above === undefined || !above.noNewPrivileges;
}
function selectBelonging(all, ancestor, self) {
    const byPid = new Map(all.map((process) => [process.pid, process]));
    const others = all.filter(({ pid }) => pid !== self);
    const chosen = new Set(others.filter((one) => one.belongs || isOrphan(one, byPid)).map(({ pid }) => pid));
    for (let grew = true; grew;) {
        const more = others.filter(({ pid, parent }) => !chosen.has(pid) && (chosen.has(parent) || parent === ancestor));
        for (const { pid } of more)
            chosen.add(pid);
        grew = more.length > 0;
    }
    return [...chosen];
}
function killEach(pids) {
    for (const pid of pids) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch (thrown) {
            if ((0,errors/* systemCode */.xU)(thrown) !== 'ESRCH' && (0,errors/* systemCode */.xU)(thrown) !== 'EPERM')
                throw thrown;
        }
    }
}
async function sweepProcesses({ belonging, ancestor, platform }) {
    const deadline = performance.now() + SWEEP_MS;
    for (;;) {
        const left = selectBelonging(await (0,process_table/* listProcesses */.O3)(belonging, platform), ancestor, process.pid);
        if (left.length === 0 || performance.now() > deadline)
            return left.length;
        killEach(left);
        await (0,promises_.setTimeout)(5);
    }
}

;// CONCATENATED MODULE: ./lib/isolation/none/start-launcher.js




async function startDirect({ python, platformEnv }) {
    const asked = await (0,require_answer/* requireAnswer */.q)(python, platformEnv);
    const launcher = new DirectLauncher(taskkill(platformEnv['SYSTEMROOT'] ?? 'C:\\Windows'));
    return { launcher, interpreter: { ...asked, subreaper: false, noNewPrivileges: false, isGuarded: false } };
}
async function startLauncher(input) {
    const { python, platform, platformEnv } = input;
    if (platform === 'win32')
        return startDirect(input);
    const { supervisor, interpreter } = await (0,spawn_supervisor/* spawnSupervisor */.y)({
        python,
        env: { ...platformEnv, LC_ALL: 'C.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin' },
        sweep: (belonging, ancestor) => sweepProcesses({ belonging, ancestor, platform }),
    });
    return { launcher: supervisor, interpreter };
}

;// CONCATENATED MODULE: ./lib/isolation/open-containment.js









async function requireBubblewrap({ uid, mayInstall, installEnv }, say) {
    const found = findBubblewrap();
    if (found !== undefined)
        return found;
    if (mayInstall)
        await installBubblewrap({ uid, env: installEnv, say });
    const installed = findBubblewrap();
    if (installed !== undefined)
        return installed;
    throw new errors/* PyexecError */.xH('sandbox-unavailable', {
        message: 'the sandbox needs bubblewrap, and no bwrap is installed',
        hint: `Run \`${installCommand(uid)}\` or \`pyexec doctor --install\`, set \`environment: docker\`, or \`isolation: none\` to run the code as an ordinary process.`,
    });
}
async function startSandbox(sandbox, python, say) {
    const { bubblewrap, isolation } = sandbox.parts;
    try {
        return await sandbox.start(python);
    }
    catch (thrown) {
        const isMendable = thrown instanceof RefusedByAppArmor && (0,external_node_fs_.existsSync)('/sys/module/apparmor') && isolation.mayInstall;
        if (!isMendable)
            throw thrown;
        await loadProfile(bubblewrap, { uid: isolation.uid, env: isolation.installEnv, say });
        return sandbox.start(python);
    }
}
async function openContainment({ plan, folders, venvFolders }, say) {
    const { isolation, platform, platformEnv } = plan;
    if (isolation.kind === 'none') {
        return {
            start: (python) => startLauncher({ python, platform, platformEnv }),
            enforcers: () => isolation,
            show: () => undefined,
            specify: specifyUncontained,
        };
    }
    const bubblewrap = await requireBubblewrap(isolation, say);
    const { uid = 0, gid = 0, runtimeFolder, mayInstall } = isolation;
    const cgroups = await findCgroups({ uid, gid, runtimeFolder, mayUseSudo: mayInstall });
    const sandbox = new Sandbox({ plan, isolation, folders, venvFolders, bubblewrap, cgroups });
    const { enforcers, show, specify } = sandbox;
    return { start: (python) => startSandbox(sandbox, python, say), enforcers, show, specify };
}

// EXTERNAL MODULE: ./lib/execution/deferred.js
var deferred = __nccwpck_require__(47515);
;// CONCATENATED MODULE: ./lib/environments/host/launcher-pool.js

class LauncherPool {
    input;
    idle = [];
    all = new Set();
    waiting = [];
    count = 1;
    constructor(input, first) {
        this.input = input;
        this.all.add(first);
        this.idle.push(first);
    }
    static async open(input) {
        const { launcher, interpreter } = await input.start(input.python);
        return { pool: new LauncherPool({ ...input, python: interpreter.executable }, launcher), interpreter };
    }
    async use(signal, work) {
        const launcher = await this.acquire();
        try {
            return signal.aborted ? undefined : await work(launcher);
        }
        finally {
            this.release(launcher);
        }
    }
    async close() {
        await Promise.all([...this.all].map((launcher) => launcher.close()));
    }
    acquire() {
        const launcher = this.idle.pop();
        if (launcher !== undefined)
            return Promise.resolve(launcher);
        if (this.count < this.input.size) {
            this.count++;
            return this.startAnother();
        }
        const turn = new deferred/* Deferred */.c();
        this.waiting.push(turn);
        return turn.promise;
    }
    release(launcher) {
        const next = this.waiting.shift();
        if (launcher.isUsable) {
            if (next === undefined)
                this.idle.push(launcher);
            else
                next.resolve(launcher);
            return;
        }
        this.all.delete(launcher);
        if (next === undefined)
            this.count--;
        else
            next.resolve(this.startAnother());
    }
    async startAnother() {
        const { launcher } = await this.input.start(this.input.python);
        this.all.add(launcher);
        return launcher;
    }
}

;// CONCATENATED MODULE: ./lib/environments/host/supervision.js


class Supervision {
    input;
    begun;
    constructor(input) {
        this.input = input;
    }
    begin(beginning) {
        this.begun = this.start(beginning);
        this.begun.catch(() => undefined);
    }
    async check() {
        await this.begun;
    }
    async finish({ supervisor, venv }) {
        if (this.begun === undefined)
            return (this.begun = this.start({ supervisor, venv, venvFolders: [] }));
        const supervised = await this.begun;
        if (venv !== undefined)
            supervised.containment.show(venv);
        return supervised;
    }
    async close() {
        const supervised = await this.begun?.catch(() => undefined);
        await supervised?.pool.close();
    }
    async start({ supervisor, venv, venvFolders }) {
        const { plan, folders, say } = this.input;
        const containment = await openContainment({ plan, folders, venvFolders }, say);
        if (venv !== undefined)
            containment.show(venv);
        const { start } = containment;
        return { containment, ...(await LauncherPool.open({ python: supervisor, start, size: plan.jobs })) };
    }
}

;// CONCATENATED MODULE: ./lib/environments/host/prepare-host.js














function requireVersion(interpreter, { environment }) {
    const { python, pythonVersion } = environment;
    if (pythonVersion === undefined || (0,pep440.satisfies)(interpreter.version, pythonVersion, { prereleases: true }))
        return;
    if (python.version === undefined) {
        throw new errors/* PyexecError */.xH('python-not-found', {
            message: `${python.path} is Python ${interpreter.version}, and the inline metadata of a program asks for ${pythonVersion}`,
            hint: 'Leave out `python-path` and `venv-path`, so that a Python which suits is chosen, or name another one.',
        });
    }
    throw new errors/* PyexecError */.xH('python-broken', {
        message: `${python.path} was found as Python ${python.version} and says that it is ${interpreter.version}`,
        hint: 'Its folder has the wrong name, or the installation is damaged; set `python-path` to another interpreter.',
    });
}
function requireAsRemembered({ version }, { supervisor, version: known }) {
    if (known === undefined || known === version)
        return;
    throw new errors/* PyexecError */.xH('python-broken', {
        message: `${supervisor} said once that it is Python ${known}, and says now that it is ${version}`,
        hint: 'Remove what is remembered of it with `pyexec cache clear`.',
    });
}
function factsOf(parts, prepareMs) {
    const { plan, interpreter, venv, packages, cacheHit, containment, folders } = parts;
    return {
        kind: plan.environment.kind,
        pythonVersion: interpreter.version,
        pythonPath: venv?.python ?? interpreter.executable,
        image: undefined,
        packages,
        cacheHit,
        prepareMs,
        ...containment.enforcers(),
        noNewPrivileges: interpreter.noNewPrivileges,
        workingDirectory: folders.work,
    };
}
class PreparedHost {
    facts;
    parts;
    width;
    constructor(facts, parts) {
        this.facts = facts;
        this.parts = parts;
        this.width = parts.folders.areSeparate ? 2 * parts.plan.jobs : parts.plan.jobs;
    }
    async execute(program, index, signal) {
        const { folders, pool, plan, task } = this.parts;
        const own = this.enter(program, index);
        const { work } = own;
        let placed;
        try {
            requireEnterable(work);
            const { scriptPath } = (placed = this.place(program, index));
            const spec = this.parts.containment.specify({ ...this.parts, program, index, own, scriptPath });
            const isEmpty = own.isFresh && program.kind !== 'code';
            const openDisk = () => task === undefined ? (0,disk_watch/* watchChanges */.X)({ folders: own, limits: plan.limits, isEmpty }) : (0,disk_watch/* watchSpace */.O)(work);
            const execution = {
                program,
                spec,
                scriptPath,
                limits: (0,limits_of/* limitsOf */.A)(program, plan.limits, performance.now()),
                work,
                openDisk,
                signal,
                onOutput: task?.onOutput,
            };
            return await (0,execute_program/* executeProgram */.O)(execution, (lent) => pool.use(signal, lent));
        }
        finally {
            await folders.leave(own);
            if (placed?.copy !== undefined)
                await folders.drop(placed.copy);
        }
    }
    place(program, index) {
        const { folders, plan } = this.parts;
        switch (program.kind) {
            case 'code':
                return { scriptPath: folders.placeScript(program.text) };
            case 'file': {
                if (program.part === undefined || plan.isolation.kind !== 'none')
                    return { scriptPath: program.path };
                const name = external_node_path_.basename(program.path);
                const content = { files: { [name]: program.text }, emptyFolders: [] };
                const copy = folders.placeTree(`document-${index}`, content);
                return { scriptPath: external_node_path_.join(copy, name), copy };
            }
            case 'module':
                return { scriptPath: undefined };
        }
    }
    enter(program, index) {
        try {
            return this.parts.folders.enter(index, (0,folder_name/* folderName */.u)(program));
        }
        catch (cause) {
            throw new errors/* PyexecError */.xH('working-directory-unusable', {
                message: `no folder for ${program.id} can be made: ${(0,errors/* messageOf */.bD)(cause)}`,
                hint: 'A program of the same user may have removed the folders of the run, or the disk is full.',
                cause,
            });
        }
    }
    async dispose() {
        await this.parts.background?.stop();
        await this.parts.pool.close();
        await this.parts.folders.dispose();
    }
}
function requireEnterable(work) {
    try {
        (0,external_node_fs_.accessSync)(work, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
    }
    catch (cause) {
        throw new errors/* PyexecError */.xH('working-directory-unusable', {
            message: `the working directory ${work} cannot be written`,
            hint: '`working-directory` must be a folder that the user who runs the tool can read, enter and write.',
            cause,
        });
    }
}
async function makeFolders({ isolation, jobs, tempFolder, workingDirectory, programs }) {
    return run_folders/* RunFolders */.Z.make({
        tempFolder,
        workingDirectory,
        identities: isolation.identity === 'unprivileged' ? await (0,unprivileged_identity/* pickUnprivilegedIdentities */.C)(2 * jobs) : undefined,
        inMemory: isolation.kind === 'sandbox' ? { home: build_root/* HOME */.yZ, temp: build_root/* TEMP */.Fb } : undefined,
        separate: programs.length > 1,
    });
}
async function prepareHost(plan, { onTraces, say }, provide) {
    const started = performance.now();
    const marker = (0,external_node_crypto_.randomUUID)();
    const folders = await makeFolders(plan);
    const supervision = new Supervision({ plan, folders, say });
    let provided;
    try {
        const noted = onTraces({ marker, base: folders.base });
        noted.catch(() => undefined);
        provided = await provide(folders, supervision);
        const supervised = await supervision.finish(provided);
        await noted;
        requireVersion(supervised.interpreter, plan);
        requireAsRemembered(supervised.interpreter, provided);
        const stdinPath = plan.stdin === undefined ? external_node_os_.devNull : folders.place('stdin', plan.stdin);
        const parts = { ...provided, plan, marker, folders, ...supervised, stdinPath };
        return new PreparedHost(factsOf(parts, performance.now() - started), parts);
    }
    catch (thrown) {
        await provided?.background?.stop();
        await supervision.close();
        await folders.dispose();
        throw thrown;
    }
}


/***/ }),

/***/ 46278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ makeVenv),
/* harmony export */   u: () => (/* binding */ expectedMark)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(452);
/* harmony import */ var _execution_working_directory_make_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(61849);
/* harmony import */ var _python_find_venv_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(63333);







function configuration({ base, version }) {
    const lines = [
        `home = ${node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(base)}`,
        'include-system-site-packages = false',
        ...(version === undefined ? [] : [`version = ${version}`]),
        `executable = ${base}`,
    ];
    return `${lines.join('\n')}\n`;
}
function makeOpen(folder) {
    (0,_execution_working_directory_make_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .makeFolder */ .f)(folder, 0o755);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(folder, 0o755);
}
function shortVersion(version) {
    return version.split('.').slice(0, 2).join('.');
}
function makeByHand(request) {
    const { folder, base, version } = request;
    const bin = node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, 'bin');
    for (const one of [folder, bin])
        makeOpen(one);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.symlinkSync)(base, node_path__WEBPACK_IMPORTED_MODULE_2__.join(bin, 'python'));
    const names = ['python3', ...(version === undefined ? [] : [`python${shortVersion(version)}`])];
    for (const name of names)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.symlinkSync)('python', node_path__WEBPACK_IMPORTED_MODULE_2__.join(bin, name));
    if (version !== undefined) {
        const library = node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, 'lib', `python${shortVersion(version)}`);
        for (const one of [node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(library), library, node_path__WEBPACK_IMPORTED_MODULE_2__.join(library, 'site-packages')])
            makeOpen(one);
        if (request.platform === 'linux')
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.symlinkSync)('lib', node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, 'lib64'));
    }
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, 'pyvenv.cfg'), configuration(request));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, 'pyvenv.cfg'), 0o644);
}
async function makeByPython({ folder, base, env }) {
    try {
        await (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(base, ['-I', '-m', 'venv', '--without-pip', folder], { env, cwd: '/' });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PyexecError */ .xH('venv-unusable', {
            message: `${base} could not make a venv in ${folder}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause).trim().slice(-500)}`,
            hint: 'Its module `venv` may be missing (on Debian the package python3-venv); take another interpreter by `python-version`.',
            cause,
        });
    }
}
function isMadeByHand({ base, platform }) {
    return platform !== 'win32' && !/pypy/i.test(node_path__WEBPACK_IMPORTED_MODULE_2__.basename(base));
}
async function makeVenv(request) {
    const { folder, platform } = request;
    try {
        if (isMadeByHand(request))
            makeByHand(request);
        else
            await makeByPython(request);
    }
    catch (cause) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(cause) === undefined || cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PyexecError */ .xH)
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PyexecError */ .xH('venv-unusable', {
            message: `no venv can be made in ${folder}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}`,
            hint: 'Give a `venv-path` that can be written, and check that the disk is not full.',
            cause,
        });
    }
    return { folder, python: (0,_python_find_venv_js__WEBPACK_IMPORTED_MODULE_6__/* .venvPython */ .q)(folder, platform) };
}
function expectedMark(request) {
    return isMadeByHand(request) ? `${request.base}\n${configuration(request)}` : undefined;
}


/***/ }),

/***/ 67881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ requestFor)
/* harmony export */ });
function requestFor({ plan, base }, folder, version) {
    return { folder, base, version, platform: plan.platform, env: plan.platformEnv };
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OQ: () => (/* binding */ ERROR_CODES),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   vz: () => (/* binding */ listProblems),
/* harmony export */   wb: () => (/* binding */ toPyexecError),
/* harmony export */   xH: () => (/* binding */ PyexecError),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
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

/***/ 27224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ HeadTailCapture)
/* harmony export */ });
const NOTE_BYTES = 64;
function omissionNote(bytes) {
    return `\n… ${bytes} bytes left out …\n`;
}
function wholeStart(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
        const byte = bytes[bytes.length - back] ?? 0;
        if ((byte & 0xc0) === 0x80)
            continue;
        const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
    return bytes;
}
function wholeEnd(bytes) {
    let start = 0;
    while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80)
        start++;
    return bytes.subarray(start);
}
class GrowingBytes {
    buffer = Buffer.alloc(0);
    used = 0;
    get content() {
        return this.buffer.subarray(0, this.used);
    }
    append(chunk) {
        const needed = this.used + chunk.length;
        if (needed > this.buffer.length) {
            const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.buffer.length, 1024));
            this.buffer.copy(larger, 0, 0, this.used);
            this.buffer = larger;
        }
        chunk.copy(this.buffer, this.used);
        this.used = needed;
    }
    keepLast(bytes) {
        if (this.used <= bytes)
            return;
        this.buffer.copyWithin(0, this.used - bytes, this.used);
        this.used = bytes;
    }
}
class HeadTailCapture {
    limitBytes;
    head = new GrowingBytes();
    tail = new GrowingBytes();
    total = 0;
    headLimit;
    tailLimit;
    constructor(limitBytes) {
        this.limitBytes = limitBytes;
        this.headLimit = Math.ceil(limitBytes / 2);
        this.tailLimit = limitBytes - this.headLimit;
    }
    get bytes() {
        return this.total;
    }
    write(chunk) {
        this.total += chunk.length;
        const forHead = Math.min(chunk.length, this.headLimit - this.head.content.length);
        if (forHead > 0)
            this.head.append(chunk.subarray(0, forHead));
        if (forHead === chunk.length)
            return;
        this.tail.append(chunk.subarray(forHead));
        if (this.tail.content.length > 2 * this.tailLimit + 65_536)
            this.tail.keepLast(this.tailLimit);
    }
    finish() {
        const truncated = this.total > this.limitBytes;
        if (!truncated)
            return {
                text: Buffer.concat([this.head.content, this.tail.content]).toString('utf8'),
                bytes: this.total,
                truncated,
            };
        this.tail.keepLast(this.tailLimit);
        const roomForNote = this.tailLimit > 4 * NOTE_BYTES ? NOTE_BYTES : 0;
        const head = wholeStart(this.head.content);
        const tail = wholeEnd(this.tail.content.subarray(roomForNote));
        const note = roomForNote > 0 ? omissionNote(this.total - head.length - tail.length) : '';
        return { text: head.toString('utf8') + note + tail.toString('utf8'), bytes: this.total, truncated };
    }
}


/***/ }),

/***/ 47515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ Deferred)
/* harmony export */ });
class Deferred {
    promise;
    resolve;
    reject;
    constructor() {
        this.promise = new Promise((resolve, reject) => {
            this.resolve = resolve;
            this.reject = reject;
        });
    }
}


/***/ }),

/***/ 3909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ watchChanges),
  O: () => (/* binding */ watchSpace)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/execution/stop-causes.js
var stop_causes = __nccwpck_require__(32809);
;// CONCATENATED MODULE: ./lib/execution/working-directory/changes.js
const MAX_LISTED_CHANGES = 10_000;
function diffScans(before, after) {
    const changes = [];
    for (const [name, entry] of after.entries) {
        const old = before.entries.get(name);
        if (entry.kind === 'folder' || old?.fingerprint === entry.fingerprint)
            continue;
        const shown = Buffer.from(name, 'latin1').toString('utf8');
        changes.push({ path: shown, bytes: entry.bytes, change: old === undefined ? 'created' : 'changed' });
    }
    return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

// EXTERNAL MODULE: ./lib/execution/working-directory/scan.js
var scan = __nccwpck_require__(86111);
;// CONCATENATED MODULE: ./lib/execution/disk-watch.js





const NOTHING = { entries: new Map(), usedBytes: 0, incomplete: undefined };
async function watchChanges({ folders, limits, isEmpty }) {
    const { work, onDisk, isFresh } = folders;
    const before = isEmpty ? NOTHING : await (0,scan/* scanFolder */.W)(work, stop_causes/* MAX_ENTRIES */.Sd);
    if (before.incomplete === 'too-many') {
        throw new errors/* PyexecError */.xH('working-directory-unusable', {
            message: `the working directory ${work} holds more than ${stop_causes/* MAX_ENTRIES */.Sd} files and folders, too many to be watched`,
            hint: '`working-directory` is where the program writes; give a smaller folder.',
        });
    }
    const baseline = { folders: onDisk, usedBytes: before.usedBytes, entries: before.entries.size };
    return {
        start: (stop) => (0,stop_causes/* watchDisk */.fV)(baseline, limits, stop),
        finish: async () => {
            const scans = await (0,stop_causes/* scanDisk */.P5)(baseline, isFresh);
            const after = scans[0] ?? before;
            const files = diffScans(before, after);
            return {
                cause: (0,stop_causes/* diskExceeded */.TH)(scans, baseline, limits),
                files: files.slice(0, MAX_LISTED_CHANGES),
                filesTruncated: files.length > MAX_LISTED_CHANGES || after.incomplete !== undefined,
            };
        },
    };
}
const MIN_FREE_BYTES = 256 * 2 ** 20;
function freeBytes(folder) {
    const { bavail, bsize } = (0,external_node_fs_.statfsSync)(folder);
    return bavail * bsize;
}
function watchSpace(folder) {
    const before = freeBytes(folder);
    const leastBytes = Math.min(MIN_FREE_BYTES, before / 2);
    return {
        start: (stop) => (0,stop_causes/* watchAgain */.Sy)(() => {
            const free = freeBytes(folder);
            if (free < leastBytes)
                stop({ kind: 'disk-limit', bytes: before - free, entries: 0 });
        }),
        finish: () => Promise.resolve({ cause: undefined, files: [], filesTruncated: false }),
    };
}


/***/ }),

/***/ 65244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ executeProgram)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _capture_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(27224);
/* harmony import */ var _stop_causes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(32809);



const GRACE_MS = 1000;
class Stopper {
    cause;
    running;
    timer;
    stop = (cause) => {
        if (this.cause !== undefined)
            return;
        this.cause = cause;
        this.act();
    };
    attach(running) {
        this.running = running;
        this.act();
        const clear = () => {
            clearTimeout(this.timer);
        };
        void running.ended.then(clear, clear);
    }
    act() {
        const { running, cause } = this;
        if (running === undefined || cause === undefined)
            return;
        if (cause.kind !== 'timed-out' && cause.kind !== 'cancelled') {
            running.kill();
            return;
        }
        running.terminate();
        this.timer = setTimeout(() => {
            running.kill();
        }, GRACE_MS);
    }
}
function outcomeOf({ ending, ranOutOfMemory }) {
    if (ranOutOfMemory && !(ending.kind === 'exited' && ending.exitCode === 0))
        return { kind: 'out-of-memory' };
    return ending.kind === 'exited' ? ending : { kind: 'signalled', signal: ending.signal };
}
function notesOf({ ending, ranOutOfMemory, notes = [] }) {
    return [...howItEnded({ ending, ranOutOfMemory }), ...notes];
}
function howItEnded({ ending, ranOutOfMemory }) {
    if (ranOutOfMemory && ending.kind === 'exited')
        return ['The kernel ended a process of the program for want of memory; raise `memory` if it needs more.'];
    if (ending.kind !== 'lost' || ranOutOfMemory)
        return [];
    return [
        'The supervisor was killed while the program ran, so how the program ended is not known; it counts as failed.',
    ];
}
function requireAllEnded({ survivors }) {
    if (survivors === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('execution-failed', {
        message: `${survivors} processes of the program could not be ended`,
        hint: 'End them by hand or start a new machine; nothing is said of the program, which may still be at work.',
    });
}
function overtime({ durationMs }, { timeoutMs }) {
    return durationMs > timeoutMs ? { kind: 'timed-out' } : undefined;
}
function quotaExceeded({ excess }) {
    return excess === undefined ? undefined : { kind: 'disk-limit', ...excess };
}
async function watch({ execution, disk, captures }, launcher) {
    const { limits, spec, signal } = execution;
    const stopper = new Stopper();
    const running = launcher.launch(spec, (stream, chunk) => {
        captures[stream].write(chunk);
        execution.onOutput?.(chunk);
        const cause = (0,_stop_causes_js__WEBPACK_IMPORTED_MODULE_1__/* .outputExceeded */ .rB)(stream, captures[stream], limits);
        if (cause !== undefined)
            stopper.stop(cause);
    });
    const watches = [
        (0,_stop_causes_js__WEBPACK_IMPORTED_MODULE_1__/* .watchDeadline */ .Cm)(limits, stopper.stop),
        (0,_stop_causes_js__WEBPACK_IMPORTED_MODULE_1__/* .watchCancellation */ .Zn)(signal, stopper.stop),
        disk.start(stopper.stop),
    ];
    stopper.attach(running);
    try {
        return { ended: await running.ended, cause: stopper.cause };
    }
    finally {
        for (const one of watches)
            one[Symbol.dispose]();
    }
}
async function executeProgram(execution, lend) {
    const { limits, work, program, scriptPath } = execution;
    const disk = await execution.openDisk();
    const captures = {
        stdout: new _capture_js__WEBPACK_IMPORTED_MODULE_2__/* .HeadTailCapture */ .N(limits.maxOutputBytes),
        stderr: new _capture_js__WEBPACK_IMPORTED_MODULE_2__/* .HeadTailCapture */ .N(limits.maxOutputBytes),
    };
    const watched = await lend((launcher) => watch({ execution, disk, captures }, launcher));
    if (watched === undefined)
        return undefined;
    requireAllEnded(watched.ended);
    const ended = (await execution.settle?.(watched.ended)) ?? watched.ended;
    const { cause: diskCause, files, filesTruncated } = await disk.finish();
    return {
        program,
        outcome: watched.cause ?? overtime(ended, limits) ?? quotaExceeded(ended) ?? diskCause ?? outcomeOf(ended),
        stdout: captures.stdout.finish(),
        stderr: captures.stderr.finish(),
        durationMs: ended.durationMs,
        peakMemoryBytes: ended.peakMemoryBytes,
        files,
        filesTruncated,
        workingDirectory: work,
        scriptPath,
        notes: notesOf(ended),
    };
}


/***/ }),

/***/ 11882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ listProcesses),
/* harmony export */   xO: () => (/* binding */ RUN_MARKER)
/* harmony export */ });
/* unused harmony export hasProgramLimits */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);




const RUN_MARKER = 'PYEXEC_RUN';
async function orUndefined(reading) {
    try {
        return await reading;
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) !== undefined)
            return undefined;
        throw thrown;
    }
}
function hasProgramLimits(limits) {
    const hard = (name) => new RegExp(`^${name} +\\S+ +(\\S+)`, 'm').exec(limits)?.[1];
    const isBounded = (name) => /^\d+$/.test(hard(name) ?? '');
    return hard('Max core file size') === '0' && isBounded('Max cpu time') && isBounded('Max file size');
}
async function readLimited(pid, uid) {
    const status = (await orUndefined((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/status`, 'latin1'))) ?? '';
    const noNewPrivileges = /^NoNewPrivs:\s*1$/m.test(status);
    const isOwn = new RegExp(`^Uid:\\s+${uid}\\s`, 'm').test(status);
    const limits = noNewPrivileges && isOwn ? await orUndefined((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/limits`, 'latin1')) : undefined;
    return { noNewPrivileges, limited: limits !== undefined && hasProgramLimits(limits) };
}
async function readProcess(pid, { marker, folders }, uid) {
    const line = await orUndefined((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, 'latin1'));
    if (line === undefined)
        return undefined;
    const [state, parent] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z')
        return undefined;
    const environ = await orUndefined((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/environ`, 'latin1'));
    const cwd = await orUndefined((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(`/proc/${pid}/cwd`));
    const isMarked = environ?.split('\0').some((variable) => variable.startsWith(`${RUN_MARKER}=${marker}`)) ?? false;
    const isInside = cwd !== undefined && folders.some((folder) => cwd === folder || cwd.startsWith(`${folder}/`));
    return { pid, parent: Number(parent), belongs: isMarked || isInside, ...(await readLimited(pid, uid)) };
}
async function listLinux(belonging) {
    const pids = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const { uid } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)('/proc/self');
    const all = await Promise.all(pids.map((pid) => readProcess(pid, belonging, uid)));
    return all.filter((process) => process !== undefined);
}
async function listMac({ marker }) {
    const columns = ['-axwwE', '-o', 'pid=,ppid=,command='];
    const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('/bin/ps', columns, { maxBuffer: 2 ** 26 });
    return stdout.split('\n').flatMap((line) => {
        const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
        if (pid === undefined || command === undefined)
            return [];
        const belongs = command.includes(`${RUN_MARKER}=${marker}`);
        return [{ pid: Number(pid), parent: Number(parent), belongs, noNewPrivileges: false, limited: false }];
    });
}
async function listProcesses(belonging, platform) {
    if (platform === 'win32')
        return [];
    return platform === 'linux' ? listLinux(belonging) : listMac(belonging);
}


/***/ }),

/***/ 32809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ watchDeadline),
/* harmony export */   GT: () => (/* binding */ OUTPUT_FACTOR),
/* harmony export */   P5: () => (/* binding */ scanDisk),
/* harmony export */   Sd: () => (/* binding */ MAX_ENTRIES),
/* harmony export */   Sy: () => (/* binding */ watchAgain),
/* harmony export */   TH: () => (/* binding */ diskExceeded),
/* harmony export */   Zn: () => (/* binding */ watchCancellation),
/* harmony export */   fV: () => (/* binding */ watchDisk),
/* harmony export */   rB: () => (/* binding */ outputExceeded)
/* harmony export */ });
/* harmony import */ var _working_directory_scan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(86111);

const OUTPUT_FACTOR = 10;
const MAX_ENTRIES = 100_000;
const DISK_INTERVAL_MS = 100;
const MAX_DISK_INTERVAL_MS = 2000;
const DISK_SHARE = 1 / 10;
function watchDeadline({ timeoutMs }, stop) {
    const timer = setTimeout(() => {
        stop({ kind: 'timed-out' });
    }, timeoutMs);
    return {
        [Symbol.dispose]: () => {
            clearTimeout(timer);
        },
    };
}
function watchCancellation(signal, stop) {
    const cancel = () => {
        stop({ kind: 'cancelled' });
    };
    if (signal.aborted)
        cancel();
    signal.addEventListener('abort', cancel);
    return {
        [Symbol.dispose]: () => {
            signal.removeEventListener('abort', cancel);
        },
    };
}
function outputExceeded(stream, capture, { maxOutputBytes }) {
    return capture.bytes > OUTPUT_FACTOR * maxOutputBytes ? { kind: 'output-limit', stream } : undefined;
}
async function scanDisk({ folders, entries }, opensFolders = false) {
    return Promise.all(folders.map((folder) => (0,_working_directory_scan_js__WEBPACK_IMPORTED_MODULE_0__/* .scanFolder */ .W)(folder, entries + MAX_ENTRIES, opensFolders)));
}
function diskExceeded(scans, before, { maxDiskBytes }) {
    const bytes = scans.reduce((sum, { usedBytes }) => sum + usedBytes, -before.usedBytes);
    const entries = scans.reduce((sum, scan) => sum + scan.entries.size, -before.entries);
    const isUnmeasurable = scans.some(({ incomplete }) => incomplete === 'too-deep' || incomplete === 'too-many');
    return bytes > maxDiskBytes || entries >= MAX_ENTRIES || isUnmeasurable
        ? { kind: 'disk-limit', bytes, entries }
        : undefined;
}
function watchAgain(look) {
    let timer;
    let isOver = false;
    const turn = async () => {
        const started = performance.now();
        await look();
        const pause = (performance.now() - started) / DISK_SHARE;
        schedule(Math.min(MAX_DISK_INTERVAL_MS, Math.max(DISK_INTERVAL_MS, pause)));
    };
    const schedule = (ms) => {
        if (isOver)
            return;
        timer = setTimeout(() => {
            turn().catch(() => {
                schedule(ms);
            });
        }, ms);
    };
    schedule(DISK_INTERVAL_MS);
    return {
        [Symbol.dispose]: () => {
            isOver = true;
            clearTimeout(timer);
        },
    };
}
function watchDisk(before, limits, stop) {
    let isOver = false;
    const watch = watchAgain(async () => {
        const cause = diskExceeded(await scanDisk(before), before, limits);
        if (cause !== undefined && !isOver)
            stop(cause);
    });
    return {
        [Symbol.dispose]: () => {
            isOver = true;
            watch[Symbol.dispose]();
        },
    };
}


/***/ }),

/***/ 4419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ frameOf),
/* harmony export */   Yt: () => (/* binding */ encodeFrame),
/* harmony export */   ql: () => (/* binding */ decodeFields),
/* harmony export */   tS: () => (/* binding */ FrameReader)
/* harmony export */ });
function frameOf(kind, payload) {
    const head = Buffer.alloc(5);
    head.write(kind, 'latin1');
    head.writeUInt32BE(payload.length, 1);
    return Buffer.concat([head, payload]);
}
function encodeFrame(kind, fields = []) {
    return frameOf(kind, Buffer.from(fields.map(([key, value]) => `${key}=${value}`).join('\0')));
}
function decodeFields(payload, encoding = 'utf8') {
    const fields = payload.toString(encoding).split('\0');
    return new Map(fields.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
}
class FrameReader {
    pending = Buffer.alloc(0);
    push(chunk) {
        let data = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
        const frames = [];
        while (data.length >= 5 && data.length >= 5 + data.readUInt32BE(1)) {
            const end = 5 + data.readUInt32BE(1);
            frames.push({ kind: data.toString('latin1', 0, 1), payload: data.subarray(5, end) });
            data = data.subarray(end);
        }
        this.pending = data;
        return frames;
    }
}


/***/ }),

/***/ 6549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ spawnSupervisor),
  k: () => (/* binding */ supervisorCommand)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(31421);
;// CONCATENATED MODULE: ./lib/execution/supervisor/supervisor-source.js
const SUPERVISOR_SOURCE = "# Starts one program at a time for the tool, and does what only a parent process can: it collects orphans (it is their\n# subreaper), forwards the output, and says how the program ended and what it used, after nothing of it lives any more.\n# Python 3.6 or newer, standard library only; `json`, `re` and `enum` are avoided, since they double the start-up.\n#\n# Frames in both directions: a letter, the length as 4 bytes (big endian), the payload. Fields of a payload: key=value,\n# separated by NUL. In: R run, T end politely, K kill. Out: H hello, O and E output, X ended, F not started. Small letters\n# are about files, see `Copies` in copies.py, which stands in front of this where it is needed.\n#\n# As PID 1 of a container it starts the one program of that container, under a filter of system calls.\n# As PID 1 of bubblewrap's sandbox it gives each program a sandbox of its own within: see `SandboxedRun`.\nimport errno, fcntl, gc, os, resource, select, sys, time\n\ntry:\n    import _signal as signal\nexcept ImportError:\n    import signal\n\nLINUX = sys.platform == 'linux'\nPR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38\nPR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_CAPBSET_DROP, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 22, 2, 24, 47, 4\nCLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET = 0x20000, 0x4000000, 0x8000000, 0x20000000, 1 << 30\nMS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18\nMNT_DETACH = 2\nAWAITED, SI_USER = {signal.SIGCHLD, signal.SIGTERM}, 0\nKILL_SECONDS, DRAIN_SECONDS, QUOTA_SECONDS = 3.0, 1.0, 0.1\n# What is killed in a sandbox runs no more, but the kernel may take long to take its memory back.\nSANDBOXED_KILL_SECONDS = 20.0\nHOLD_SECONDS, HOLD_BYTES = 0.02, 32768\n# With a smaller limit on its own data, this process could not go on.\nLEAST_DATA = 1 << 26\nIGNORED = []\nIN_CONTAINER = 'container' in sys.argv\nSANDBOXED, OWNS_USERS = 'sandbox' in sys.argv, 'user-namespace' in sys.argv\ntry:\n    import ctypes\n    libc = ctypes.CDLL(None, use_errno=True)\nexcept (ImportError, OSError):\n    libc = None\nif libc is not None:\n    # struct __user_cap_header_struct and two of __user_cap_data_struct, see capset(2).\n    CAPABILITIES_OF_SELF, NO_CAPABILITIES = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()\nif not LINUX:\n    import subprocess\n\n\ndef prctl(option, value):\n    return LINUX and libc is not None and libc.prctl(option, value, 0, 0, 0) == 0\n\n\nclass Outbox:\n    \"\"\"Collects what is said for a moment: each write wakes the tool, which competes with the programs for the processors.\"\"\"\n    parts, size, due = [], 0, None\n\n    @classmethod\n    def put(cls, kind, payload):\n        cls.parts += (kind, len(payload).to_bytes(4, 'big'), payload)\n        cls.size += len(payload)\n        if cls.size > HOLD_BYTES:\n            cls.flush()\n        elif cls.due is None:\n            cls.due = time.monotonic() + HOLD_SECONDS\n\n    @classmethod\n    def milliseconds_left(cls):\n        return None if cls.due is None else max(0, (cls.due - time.monotonic()) * 1000)\n\n    @classmethod\n    def flush(cls):\n        data = memoryview(b''.join(cls.parts))\n        cls.parts, cls.size, cls.due = [], 0, None\n        while data:\n            data = data[os.write(1, data):]\n\n\ndef send(kind, *fields):\n    Outbox.put(kind, b'\\0'.join(fields))\n    Outbox.flush()\n\n\ndef receive_exactly(size):\n    data = b''\n    while len(data) < size:\n        try:\n            chunk = os.read(0, size - len(data))\n        except ConnectionError:\n            chunk = b''\n        if not chunk:\n            sys.exit(0)\n        data += chunk\n    return data\n\n\ndef receive():\n    head = receive_exactly(5)\n    request = {}\n    payload = receive_exactly(int.from_bytes(head[1:], 'big'))\n    if head[:1] == b'b':\n        return b'b', payload\n    for field in payload.split(b'\\0') if payload else ():\n        key, _, value = field.partition(b'=')\n        request.setdefault(key.decode(), []).append(value)\n    return head[:1], request\n\n\ndef parents():\n    \"\"\"The parent of each process that has not ended.\"\"\"\n    found = {}\n    if LINUX:\n        for name in os.listdir('/proc'):\n            if name.isdigit():\n                try:\n                    with open('/proc/' + name + '/stat', 'rb') as f:\n                        state, parent = f.read().rpartition(b')')[2].split()[:2]\n                    if state not in b'ZX':\n                        found[int(name)] = int(parent)\n                except (OSError, IndexError, ValueError):\n                    pass\n    else:\n        for line in subprocess.run(['/bin/ps', '-axo', 'pid=,ppid='], stdout=subprocess.PIPE).stdout.splitlines():\n            pid, parent = line.split()\n            found[int(pid)] = int(parent)\n    return found\n\n\ndef descendants():\n    tree, below = parents(), {os.getpid()}\n    grew = True\n    while grew:\n        more = {pid for pid, parent in tree.items() if parent in below and pid not in below}\n        below |= more\n        grew = bool(more)\n    return below - {os.getpid()}\n\n\ndef signal_all(pids, number):\n    for pid in pids:\n        try:\n            os.kill(pid, number)\n        except OSError:\n            pass\n\n\ndef leave_keyring():\n    \"\"\"Gives the program a session keyring of its own in place of the caller's, see keyctl(2).\"\"\"\n    try:\n        system_call('keyctl', 1, None)\n    except (OSError, ValueError):\n        # No such call in this kernel, or on this architecture.\n        pass\n\n\ndef oom_kills():\n    \"\"\"How often the kernel ended something in this container for want of memory; nothing where it does not say.\"\"\"\n    for name in ('memory.events', 'memory/memory.oom_control') if IN_CONTAINER else ():\n        try:\n            with open('/sys/fs/cgroup/' + name, 'rb') as f:\n                return [b'oom=' + line.split()[1] for line in f if line.startswith(b'oom_kill ')]\n        except OSError:\n            pass\n    return []\n\n\ndef call(what, result):\n    if result < 0:\n        number = ctypes.get_errno()\n        raise OSError(number, '%s: %s' % (what, os.strerror(number)))\n    return result\n\n\ndef system_call(name, *arguments):\n    numbers = {'clone': (56, 220), 'pivot_root': (155, 41), 'keyctl': (250, 219)}\n    number = numbers[name][('x86_64', 'aarch64').index(os.uname().machine)]\n    return call(name, libc.syscall(number, *arguments))\n\n\ndef mount(source, target, kind, flags, data=None):\n    call('mount ' + os.fsdecode(target), libc.mount(source, target, kind, ctypes.c_ulong(flags), data))\n\n\ndef expose(covers, sources, targets):\n    \"\"\"Makes the targets reachable below folders that only root may enter, by covering those in a mount namespace.\"\"\"\n    call('unshare', libc.unshare(CLONE_NEWNS))\n    mount(None, b'/', None, MS_REC | MS_PRIVATE)\n    opened = [os.open(source, os.O_PATH) for source in sources]\n    for cover in covers:\n        mount(b'tmpfs', cover, b'tmpfs', MS_NOSUID | MS_NODEV, b'mode=0755')\n    for fd, target in zip(opened, targets):\n        source = b'/proc/self/fd/%d' % fd\n        make_place(target, os.path.isdir(source))\n        mount(source, target, None, MS_BIND | MS_REC)\n\n\ndef make_folders(path):\n    try:\n        os.mkdir(path, 0o755)\n    except FileExistsError:\n        pass\n    except FileNotFoundError:\n        make_folders(os.path.dirname(path))\n        os.mkdir(path, 0o755)\n\n\ndef make_place(target, is_folder, is_ours=False):\n    \"\"\"\n    Something to mount on, unless it is there. What links point to is never mounted on in place of them; there are none in\n    what is ours alone.\n    \"\"\"\n    folder = target if is_folder else os.path.dirname(target)\n    if not is_ours and os.path.realpath(folder) != folder:\n        raise OSError(errno.ELOOP, 'mount %s: there is a link on the way' % os.fsdecode(target))\n    make_folders(folder)\n    if not is_folder:\n        try:\n            os.close(os.open(target, os.O_CREAT | os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644))\n        except OSError as problem:\n            # What is there can be mounted on all the same: a file that cannot be read, a socket.\n            if problem.errno not in (errno.EACCES, errno.ENXIO):\n                raise\n\n\nNEW_ROOT = b'/newroot'\n\n\ndef put_file(text, target):\n    \"\"\"By a mount, since a folder above it may be the program's own.\"\"\"\n    source = NEW_ROOT + b'/.file'\n    fd = os.open(source, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o444)\n    while text:\n        text = text[os.write(fd, text):]\n    os.close(fd)\n    mount(source, target, None, MS_BIND)\n    os.unlink(source)\n\n\ndef build_root(steps):\n    \"\"\"Makes the program's root folder out of this one, in a mount namespace that has just been made.\"\"\"\n    mount(b'tmpfs', NEW_ROOT, b'tmpfs', MS_NOSUID | MS_NODEV, b'size=64m,nr_inodes=4096,mode=0755')\n    last, bound = [], ()\n    for kind, source, place in steps:\n        target = NEW_ROOT + place\n        if kind == b'link':\n            make_folders(os.path.dirname(target))\n            os.symlink(source, target)\n        elif kind == b'seal':\n            last.append(target)\n        else:\n            is_folder = kind != b'file' and (kind != b'bind' or os.path.isdir(source))\n            make_place(target, is_folder, not target.startswith(bound))\n            if kind == b'bind':\n                mount(source, target, None, MS_BIND | MS_REC)\n                bound += (target + b'/',)\n            elif kind == b'file':\n                put_file(source, target)\n                last.append(target)\n            elif kind == b'tmpfs':\n                mount(b'tmpfs', target, b'tmpfs', MS_NOSUID | MS_NODEV, source)\n            elif kind == b'proc':\n                mount(b'proc', target, b'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC)\n            else:\n                raise ValueError('unknown step %r' % kind)\n    # Nothing can be made on what is sealed, so that comes last, and the root with it.\n    for target in last:\n        # What the mount underneath refuses may not be allowed again.\n        kept = os.statvfs(target).f_flag & (MS_NODEV | MS_NOEXEC)\n        mount(None, target, None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | kept)\n    os.chdir(NEW_ROOT)\n    system_call('pivot_root', b'.', b'.')\n    call('umount', libc.umount2(b'.', MNT_DETACH))\n    os.chdir('/')\n    mount(None, b'/', None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)\n\n\ndef limit_capabilities(kept=()):\n    \"\"\"Leaves nothing that could be gained again; takes a right that is gone after becoming another user.\"\"\"\n    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)\n    last = 0\n    while last in kept or prctl(PR_CAPBSET_DROP, last):\n        last += 1\n\n\ndef keep_capabilities():\n    \"\"\"Of root's rights, which bubblewrap leaves as they are, only those that it takes to make sandboxes.\"\"\"\n    # DAC_OVERRIDE, KILL, SETGID, SETUID, SETPCAP, NET_ADMIN, SYS_ADMIN, SYS_RESOURCE\n    kept = 1, 5, 6, 7, 8, 12, 21, 24\n    have = (ctypes.c_uint32 * 6)()\n    call('capget', libc.capget(CAPABILITIES_OF_SELF, have))\n    limit_capabilities(kept)\n    mask = sum(1 << one for one in kept)\n    call('capset', libc.capset(CAPABILITIES_OF_SELF, (ctypes.c_uint32 * 6)(have[0] & mask, have[1] & mask)))\n\n\ndef drop_capabilities():\n    call('capset', libc.capset(CAPABILITIES_OF_SELF, NO_CAPABILITIES))\n\n\ndef become(uid, gid):\n    os.setgroups([])\n    os.setresgid(gid, gid, gid)\n    os.setresuid(uid, uid, uid)\n\n\nclass Filter:\n    \"\"\"A seccomp filter: a BPF program of 8 bytes for each instruction, in hexadecimal digits.\"\"\"\n    known = {}\n\n    @classmethod\n    def of(cls, digits):\n        return cls.known.get(digits) or cls.known.setdefault(digits, cls(bytes.fromhex(digits.decode())))\n\n    def __init__(self, program):\n        self.code = ctypes.create_string_buffer(program, len(program))\n        # struct sock_fprog: a short, and after a gap a pointer.\n        self.rules = (ctypes.c_size_t * 2)(len(program) // 8, ctypes.addressof(self.code))\n\n    def set(self):\n        call('seccomp', libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, self.rules, 0, 0))\n\n\ndef set_signals(numbers, action):\n    \"\"\"Returns the numbers that could be set: not SIGKILL, SIGSTOP, and two that the C library keeps for itself.\"\"\"\n    done = []\n    for number in numbers:\n        try:\n            signal.signal(number, action)\n            done.append(number)\n        except (OSError, ValueError):\n            pass\n    return done\n\n\ndef be_first_victim(pid):\n    \"\"\"Lets the kernel's out-of-memory killer prefer the program to everything else; where it may not be said, never mind.\"\"\"\n    try:\n        fd = os.open('/proc/%s/oom_score_adj' % pid, os.O_WRONLY)\n        os.write(fd, b'1000')\n        os.close(fd)\n    except OSError:\n        pass\n\n\ndef set_limit(limit, pid=None):\n    name, value = limit.split(b'=')\n    kind = getattr(resource, 'RLIMIT_' + name.decode(), None)\n    if kind is None:\n        return\n    hard = resource.getrlimit(kind)[1]\n    value = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)\n    if pid is None:\n        resource.setrlimit(kind, (value, value))\n    else:\n        resource.prlimit(pid, kind, (value, value))\n\n\ndef can_spawn(request):\n    \"\"\"Whether the program can be started without a copy of this process, which takes half the time.\"\"\"\n    small = any(limit.startswith(b'DATA=') and int(limit[5:]) < LEAST_DATA for limit in request.get('rlimit', ()))\n    needs_copy = any(key in request for key in ('uid', 'from', 'filter'))\n    return LINUX and hasattr(os, 'posix_spawn') and not needs_copy and not small\n\n\ndef describe(problem):\n    text = '%s: %s' % (type(problem).__name__, problem)\n    return b'errno=%d\\0text=%s' % (getattr(problem, 'errno', None) or 0, os.fsencode(text))\n\n\nclass Run:\n    def __init__(self, request):\n        self.request = request\n        self.status = self.ended = self.quota = self.excess = None\n        self.is_ordered = False\n        self.peak = 0\n        if 'disk-bytes' in request:\n            self.quota = Quota(request['cwd'][0], int(request['disk-bytes'][0]), int(request['disk-entries'][0]))\n\n    def start(self):\n        out, self.child_out = os.pipe()\n        err, self.child_err = os.pipe()\n        self.started = time.monotonic()\n        try:\n            problem = self.spawn() if can_spawn(self.request) else self.fork()\n        finally:\n            os.close(self.child_out)\n            os.close(self.child_err)\n        self.streams = {out: b'O', err: b'E'}\n        for fd in self.streams:\n            os.set_blocking(fd, False)\n        return problem\n\n    def environment(self):\n        return dict(field.partition(b'=')[::2] for field in self.request.get('env', ()))\n\n    def spawn(self):\n        request = self.request\n        limits = request.get('rlimit', ())\n        try:\n            os.chdir(request['cwd'][0])\n            # Inherited, except for processor time, of which this process needs its own.\n            for limit in limits:\n                if not limit.startswith(b'CPU='):\n                    set_limit(limit)\n            actions = [(os.POSIX_SPAWN_OPEN, 0, request['stdin'][0], os.O_RDONLY, 0),\n                       (os.POSIX_SPAWN_DUP2, self.child_out, 1), (os.POSIX_SPAWN_DUP2, self.child_err, 2)]\n            self.pid = os.posix_spawn(request['arg'][0], request['arg'], self.environment(), file_actions=actions, setsid=True,\n                                      setsigdef=IGNORED)\n        except NotImplementedError:\n            # A C library that cannot start a session this way.\n            return self.fork()\n        except OSError as problem:\n            return describe(problem)\n        finally:\n            os.chdir('/')\n        for limit in limits:\n            if limit.startswith(b'CPU='):\n                set_limit(limit, self.pid)\n        be_first_victim(self.pid)\n        return b''\n\n    def fork(self):\n        failed, self.child_failed = os.pipe()\n        self.pid = os.fork()\n        if self.pid == 0:\n            self.become_program()\n        os.close(self.child_failed)\n        problem = os.read(failed, 4096)\n        os.close(failed)\n        return problem\n\n    def become_program(self):\n        try:\n            request = self.request\n            os.setsid()\n            for target, fd in enumerate((os.open(request['stdin'][0], os.O_RDONLY), self.child_out, self.child_err)):\n                os.dup2(fd, target)\n            if 'from' in request:\n                expose(request.get('cover', ()), request['from'], request['to'])\n            os.chdir(request['cwd'][0])\n            for limit in request.get('rlimit', ()):\n                set_limit(limit)\n            # What is not dumpable may not even write its own files in /proc.\n            prctl(PR_SET_DUMPABLE, 1)\n            be_first_victim('self')\n            if 'uid' in request:\n                leave_keyring()\n                become(int(request['uid'][0]), int(request['gid'][0]))\n            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)\n            set_signals(IGNORED + [signal.SIGCHLD], signal.SIG_DFL)\n            if 'filter' in request:\n                Filter.of(request['filter'][0]).set()\n            os.execve(request['arg'][0], request['arg'], self.environment())\n        except BaseException as problem:\n            os.write(self.child_failed, describe(problem))\n        finally:\n            os._exit(127)\n\n    def reap(self):\n        \"\"\"Collects what has ended; true while anything is left.\"\"\"\n        while True:\n            try:\n                pid, status, used = os.wait4(-1, os.WNOHANG)\n            except ChildProcessError:\n                return False\n            if pid == 0:\n                return True\n            self.peak = max(self.peak, used.ru_maxrss)\n            if pid == self.pid:\n                self.status, self.ended = status, time.monotonic()\n\n    def forward(self, fd):\n        try:\n            data = os.read(fd, 65536)\n        except BlockingIOError:\n            return False\n        if data:\n            Outbox.put(self.streams[fd], data)\n        else:\n            os.close(fd)\n            del self.streams[fd]\n        return bool(data)\n\n    def supervise(self, wake):\n        poll = select.poll()\n        for fd in (0, wake, *self.streams):\n            poll.register(fd, select.POLLIN)\n        while self.status is None:\n            if Outbox.milliseconds_left() == 0:\n                Outbox.flush()\n            if self.quota and self.quota.is_due():\n                self.excess = self.quota.excess()\n                if self.excess:\n                    self.kill_tree()\n                    break\n            for fd, _ in poll.poll(self.milliseconds_left()):\n                if fd in self.streams:\n                    if not self.forward(fd) and fd not in self.streams:\n                        poll.unregister(fd)\n                elif fd == wake:\n                    os.read(wake, 4096)\n                    self.reap()\n                else:\n                    self.obey()\n\n    def milliseconds_left(self):\n        left = Outbox.milliseconds_left()\n        return left if self.quota is None else min(QUOTA_SECONDS * 1000, QUOTA_SECONDS * 1000 if left is None else left)\n\n    def obey(self):\n        try:\n            kind, _ = receive()\n        except SystemExit:\n            self.kill_tree()\n            raise\n        if kind == b'K':\n            self.is_ordered = True\n            self.kill_tree()\n        elif kind == b'T' and self.status is None:\n            try:\n                self.terminate()\n            except OSError:\n                pass\n\n    def terminate(self):\n        os.killpg(self.pid, signal.SIGTERM)\n\n    def kill_tree(self):\n        \"\"\"Ends everything below this process; what is left after some seconds is counted.\"\"\"\n        deadline = time.monotonic() + KILL_SECONDS\n        while self.reap():\n            if not LINUX:\n                try:\n                    os.killpg(self.pid, signal.SIGKILL)\n                except OSError:\n                    pass\n            # What forks again for each that is killed is stopped first, until no new one appears.\n            stopped = set()\n            found = descendants()\n            while found - stopped and time.monotonic() < deadline:\n                signal_all(found - stopped, signal.SIGSTOP)\n                stopped |= found\n                # The dead of a swarm would fill the table of processes.\n                self.reap()\n                found = descendants()\n            signal_all(found, signal.SIGKILL)\n            if time.monotonic() > deadline + KILL_SECONDS:\n                return len(descendants())\n            time.sleep(0.001)\n        return 0\n\n    def drain(self):\n        deadline = time.monotonic() + DRAIN_SECONDS\n        while self.streams and time.monotonic() < deadline:\n            if not any([self.forward(fd) for fd in list(self.streams)]) and self.streams:\n                select.select(list(self.streams), [], [], max(0, deadline - time.monotonic()))\n        for fd in self.streams:\n            os.close(fd)\n\n    def report(self, left):\n        if self.status is None:\n            kind, value = b'lost', 0\n        elif os.WIFSIGNALED(self.status):\n            kind, value = b'signal', os.WTERMSIG(self.status)\n        else:\n            kind, value = b'exit', os.WEXITSTATUS(self.status)\n        unit = 1024 if LINUX else 1\n        seconds = (self.ended or time.monotonic()) - self.started\n        excess = self.excess or self.quota and self.quota.excess()\n        send(b'X', b'%s=%d' % (kind, value), b'peak=%d' % (self.peak * unit), b'micros=%d' % (seconds * 1e6),\n             b'left=%d' % left, *oom_kills(), *(excess or ()))\n\n\nclass SandboxedRun(Run):\n    \"\"\"\n    A program in namespaces of its own. Its process 1 is a copy of this process, which makes the root folder, gives up all\n    rights, starts the program and waits for it; when it ends, the kernel ends everything that is left. The program sees\n    neither this process nor the pipe on which its process 1 says how it ended.\n    \"\"\"\n    def start(self):\n        out, self.child_out = os.pipe()\n        err, self.child_err = os.pipe()\n        self.told, self.tell = os.pipe()\n        self.started = time.monotonic()\n        self.streams = {out: b'O', err: b'E'}\n        try:\n            calls = Filter.of(self.request['filter'][0])\n            self.stdin = os.open(self.request['stdin'][0], os.O_RDONLY)\n            flags = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID\n            self.pid = system_call('clone', flags | signal.SIGCHLD, 0, 0, 0, 0)\n            if self.pid == 0:\n                self.be_first_process(calls)\n            os.close(self.stdin)\n        except OSError as problem:\n            return describe(problem)\n        finally:\n            for fd in (self.child_out, self.child_err, self.tell):\n                os.close(fd)\n        for fd in self.streams:\n            os.set_blocking(fd, False)\n        return b''\n\n    def be_first_process(self, calls):\n        try:\n            request = self.request\n            signal.set_wakeup_fd(-1)\n            build_root(zip(request['kind'], request['from'], request['to']))\n            os.chdir(request['cwd'][0])\n            # What is not dumpable may not even write its own files in /proc; the program inherits this.\n            prctl(PR_SET_DUMPABLE, 1)\n            be_first_victim('self')\n            leave_keyring()\n            limit_capabilities()\n            if 'uid' in request:\n                become(int(request['uid'][0]), int(request['gid'][0]))\n            drop_capabilities()\n            prctl(PR_SET_DUMPABLE, 0)\n            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)\n            for target, fd in enumerate((self.stdin, self.child_out, self.child_err)):\n                os.dup2(fd, target)\n            late = self.set_limits()\n            signal.pthread_sigmask(signal.SIG_BLOCK, AWAITED)\n            calls.set()\n            started = time.monotonic()\n            self.program = self.spawn()\n            for limit in late:\n                set_limit(limit, self.program)\n            for target in range(3):\n                os.close(target)\n            self.wait(started)\n        except BaseException as problem:\n            os.write(self.tell, b'F' + describe(problem))\n        finally:\n            os._exit(0)\n\n    def set_limits(self):\n        \"\"\"Sets what the program inherits. Returns those which this process could not live with.\"\"\"\n        late = []\n        for limit in self.request.get('rlimit', ()):\n            name, value = limit.split(b'=')\n            if name == b'CPU' or name == b'DATA' and int(value) < LEAST_DATA:\n                late.append(limit)\n            elif name == b'NPROC':\n                # The tool's own count as well: this process, and without a user of its own the one outside.\n                set_limit(b'NPROC=%d' % (int(value) + (1 if 'uid' in self.request else 2)))\n            else:\n                set_limit(limit)\n        return late\n\n    def spawn(self):\n        arguments = self.request['arg'][0], self.request['arg'], self.environment()\n        try:\n            return os.posix_spawn(*arguments, setsid=True, setsigdef=IGNORED, setsigmask=())\n        except (AttributeError, NotImplementedError):\n            # An older Python, or a C library that cannot start a session this way.\n            pass\n        program = os.fork()\n        if program == 0:\n            try:\n                os.setsid()\n                set_signals(IGNORED + [signal.SIGCHLD], signal.SIG_DFL)\n                signal.pthread_sigmask(signal.SIG_SETMASK, ())\n                os.execve(*arguments)\n            except BaseException as problem:\n                os.write(self.tell, b'F' + describe(problem))\n            finally:\n                os._exit(127)\n        return program\n\n    def wait(self, started):\n        peak, status = 0, None\n        while status is None:\n            told = signal.sigwaitinfo(AWAITED)\n            # The sender of what comes from outside has no number in here; the program's own signals are its own affair.\n            if told.si_signo == signal.SIGTERM and told.si_code == SI_USER and told.si_pid == 0:\n                os.killpg(self.program, signal.SIGTERM)\n            pid = -1\n            while pid:\n                try:\n                    pid, ended, used = os.wait4(-1, os.WNOHANG)\n                except ChildProcessError:\n                    break\n                peak = max(peak, used.ru_maxrss)\n                if pid == self.program:\n                    status = ended\n        micros = (time.monotonic() - started) * 1e6\n        os.write(self.tell, b'%d %d %d' % (status, peak, micros))\n\n    def terminate(self):\n        os.kill(self.pid, signal.SIGTERM)\n\n    def kill_tree(self):\n        deadline = time.monotonic() + SANDBOXED_KILL_SECONDS\n        while self.reap():\n            os.kill(self.pid, signal.SIGKILL)\n            if time.monotonic() > deadline:\n                return 1\n            time.sleep(0.0005)\n        return 0\n\n    def report(self, left):\n        said = os.read(self.told, 4096)\n        os.close(self.told)\n        if said.startswith(b'F'):\n            send(b'F', said[1:].partition(b'F')[0])\n            return\n        # Nothing is said when its process 1 was ended: by order, or by the kernel for want of memory.\n        self.status = int(signal.SIGKILL) if self.is_ordered else None\n        if said:\n            self.status, self.peak, micros = map(int, said.split())\n            self.ended = self.started + micros / 1e6\n        super().report(left)\n\n\ndef raise_loopback():\n    fd = call('socket', libc.socket(2, 1, 0))\n    fcntl.ioctl(fd, 0x8914, b'lo'.ljust(16, b'\\0') + b'\\x41\\0'.ljust(24, b'\\0'))  # SIOCSIFFLAGS, IFF_UP and IFF_RUNNING\n    os.close(fd)\n\n\ndef prepare_sandbox():\n    \"\"\"Once, before the first program: what they have in common, in namespaces that belong to this process.\"\"\"\n    call('unshare', libc.unshare(CLONE_NEWNS | (CLONE_NEWNET if 'no-network' in sys.argv else 0)))\n    if 'no-network' in sys.argv:\n        raise_loopback()\n    mount(None, b'/', None, MS_REC | MS_PRIVATE)\n    if not OWNS_USERS:\n        # Bubblewrap makes parts of /proc read-only when root calls it.\n        mount(b'proc', b'/proc', b'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC)\n    # A port that one program closed is free for the next one.\n    settings = {'net/ipv4/tcp_max_tw_buckets': b'0'} if 'no-network' in sys.argv else {}\n    if OWNS_USERS:\n        settings['user/max_user_namespaces'] = b'0'\n    for name, value in settings.items():\n        try:\n            fd = os.open('/proc/sys/' + name, os.O_WRONLY)\n            os.write(fd, value)\n            os.close(fd)\n        except OSError:\n            # Not in this kernel, or not ours to set: the filter of system calls refuses new namespaces as well.\n            pass\n    if not OWNS_USERS:\n        keep_capabilities()\n\n\ndef close_inherited():\n    for name in os.listdir('/dev/fd'):\n        if int(name) > 2:\n            try:\n                os.close(int(name))\n            except OSError:\n                pass\n\n\ndef look(path):\n    \"\"\"Which file or folder is there: the tool compares it with its own.\"\"\"\n    try:\n        facts = os.stat(path)\n    except OSError:\n        return '-'\n    return '%d:%d' % (facts.st_dev, facts.st_ino)\n\n\ndef greet():\n    features = [\n        b'subreaper' if prctl(PR_SET_CHILD_SUBREAPER, 1) else b'',\n        b'no-new-privileges' if prctl(PR_SET_NO_NEW_PRIVS, 1) else b'',\n        b'guarded' if prctl(PR_SET_DUMPABLE, 0) else b'',\n    ]\n    if not SANDBOXED:\n        # A program may have stopped this process: it must wake up and see that the tool is gone.\n        prctl(PR_SET_PDEATHSIG, signal.SIGCONT)\n    facts = {'looked': ' '.join(map(look, sys.argv[sys.argv.index('look') + 1:]))} if 'look' in sys.argv else {}\n    version = '.'.join(map(str, sys.version_info[:3]))\n    if sys.version_info.releaselevel != 'final':\n        version += {'alpha': 'a', 'beta': 'b', 'candidate': 'rc'}[sys.version_info.releaselevel] + str(sys.version_info.serial)\n    facts.update({'version': version, 'implementation': sys.implementation.name, 'prefix': sys.prefix,\n                  'executable': os.path.abspath(sys.executable), 'base-prefix': sys.base_prefix})\n    send(b'H', *[os.fsencode(key + '=' + value) for key, value in facts.items()], b'features=' + b' '.join(filter(None, features)))\n\n\ndef main():\n    gc.disable()\n    close_inherited()\n    os.umask(0o022)\n    IGNORED.extend(set_signals(range(1, signal.NSIG), signal.SIG_IGN))\n    wake, woken = os.pipe()\n    os.set_blocking(woken, False)\n    signal.signal(signal.SIGCHLD, lambda *_: None)\n    signal.set_wakeup_fd(woken)\n    if SANDBOXED:\n        try:\n            prepare_sandbox()\n        except OSError as problem:\n            sys.exit('pyexec: the sandbox cannot be prepared: %s' % problem)\n    greet()\n    copies = Copies() if 'copies' in sys.argv else None\n    while True:\n        try:\n            kind, request = receive()\n        except SystemExit:\n            if 'stay' not in sys.argv:\n                raise\n            # The container is to be looked into.\n            while True:\n                signal.pause()\n        if copies and kind in b'mbdw':\n            try:\n                copies.obey(kind, request)\n            except ConnectionError:\n                return\n            continue\n        if kind != b'R':\n            continue\n        run = (SandboxedRun if SANDBOXED else Run)(request)\n        problem = run.start()\n        if problem:\n            run.kill_tree()\n            send(b'F', problem)\n            continue\n        try:\n            run.supervise(wake)\n            left = run.kill_tree()\n            run.drain()\n            run.report(left)\n        except ConnectionError:\n            # The tool is gone: its end of a stream is closed, perhaps with something unread in it.\n            run.kill_tree()\n            return\n\n\nmain()\n";
const COPIES_SOURCE = "# The part of supervisor.py that only containers need whose engine does not see the tool's files: stands in front of it in\n# one program, and uses what it imports and defines. Python compiles it at every start, so others do without.\n\n\nclass Quota:\n    \"\"\"What a program may write into a file system of its own: watched here when the tool does not see it.\"\"\"\n    def __init__(self, folder, most_bytes, most_entries):\n        self.folder, self.most_bytes, self.most_entries, self.due = folder, most_bytes, most_entries, 0\n        self.before = self.used()\n\n    def used(self):\n        facts = os.statvfs(self.folder)\n        return (facts.f_blocks - facts.f_bfree) * facts.f_frsize, facts.f_files - facts.f_ffree\n\n    def is_due(self):\n        now = time.monotonic()\n        if now < self.due:\n            return False\n        self.due = now + QUOTA_SECONDS\n        return True\n\n    def excess(self):\n        size, entries = (now - before for now, before in zip(self.used(), self.before))\n        if size > self.most_bytes or entries >= self.most_entries:\n            return b'disk-bytes=%d' % size, b'disk-entries=%d' % entries\n\n\ndef fingerprint(facts):\n    return facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_mode\n\n\nclass Copies:\n    \"\"\"\n    The working directory when the tool's own cannot be mounted: in an engine that does not see its files. Into it, before a\n    program: m an entry, b bytes of the file that was named last, d all of it. Out of it, after a program: w asks for it; n an\n    entry, z all of them; then for each file that is not as it came in f its number, b bytes, and e after the last one. Bytes\n    stand behind their place in the file, as 8 bytes.\n    \"\"\"\n    def __init__(self):\n        self.known, self.folders, self.problem, self.file = {}, [], b'', None\n\n    def obey(self, kind, request):\n        if kind == b'w':\n            return self.copy_out(request)\n        try:\n            if kind == b'b':\n                if self.file is not None:\n                    self.write(request[8:], int.from_bytes(request[:8], 'big'))\n                return\n            self.finish_file()\n            if kind == b'm' and not self.problem:\n                self.make(request['root'][0], request['name'][0], request)\n            if kind == b'd':\n                self.finish_folders()\n        except OSError as problem:\n            self.problem = self.problem or describe(problem)\n        if kind == b'd':\n            send(b'd', self.problem)\n\n    def make(self, root, name, request):\n        kind, place = request['kind'][0], os.path.join(root, name)\n        mode, at = int(request['mode'][0]), int(request['time'][0])\n        if kind == b'folder':\n            if name:\n                os.mkdir(place, 0o700)\n            self.folders.append((place, mode, at))\n        elif kind == b'link':\n            os.symlink(request['target'][0], place)\n            self.known[name] = fingerprint(os.lstat(place))\n        else:\n            fd = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)\n            self.file = fd, name, mode, at\n            os.ftruncate(fd, int(request['size'][0]))\n\n    def write(self, data, offset):\n        while data:\n            written = os.pwrite(self.file[0], data, offset)\n            data, offset = data[written:], offset + written\n\n    def finish_file(self):\n        if self.file is None:\n            return\n        fd, name, mode, at = self.file\n        self.file = None\n        try:\n            os.fchmod(fd, mode)\n            os.utime(fd, ns=(at, at))\n            self.known[name] = fingerprint(os.fstat(fd))\n        finally:\n            os.close(fd)\n\n    def finish_folders(self):\n        for place, mode, at in reversed(self.folders):\n            os.chmod(place, mode)\n            os.utime(place, ns=(at, at))\n\n    def copy_out(self, request):\n        root, most = request['root'][0], int(request['most'][0])\n        os.chmod(root, 0o700)\n        changed, number, state = [], 0, b'whole'\n        limits = int(request['longest'][0]), int(request['deepest'][0])\n        for name, kind, facts, more in self.walk(root, *limits):\n            if kind == b'deep':\n                state = kind\n                continue\n            if number >= most:\n                state = b'cut'\n                break\n            is_same = self.known.get(name) == fingerprint(facts)\n            Outbox.put(b'n', b'\\0'.join((b'kind=' + kind, b'name=' + name, b'mode=%d' % (facts.st_mode & 0o777),\n                                         b'size=%d' % facts.st_size, b'same=%d' % is_same) + more))\n            if kind == b'file' and not is_same:\n                changed.append((number, os.path.join(root, name)))\n            number += 1\n        send(b'z', b'state=' + state)\n        for number, place in changed:\n            Outbox.put(b'f', b'%d' % number)\n            self.pour(place)\n        send(b'e')\n\n    def walk(self, root, longest, deepest):\n        \"\"\"Each entry after the folder that it is in.\"\"\"\n        first_names, device = {}, os.lstat(root).st_dev\n        pending = [b'']\n        while pending:\n            folder = pending.pop()\n            try:\n                names = os.listdir(os.path.join(root, folder))\n            except OSError:\n                yield folder, b'unreadable', os.lstat(root), ()\n                continue\n            for name in names:\n                name = os.path.join(folder, name)\n                if len(name) > longest or name.count(b'/') >= deepest:\n                    yield name, b'deep', None, ()\n                    continue\n                place = os.path.join(root, name)\n                try:\n                    facts = os.lstat(place)\n                except OSError:\n                    yield folder, b'unreadable', os.lstat(root), ()\n                    continue\n                if facts.st_dev != device:\n                    continue\n                form = facts.st_mode & 0o170000\n                if form == 0o040000:\n                    if facts.st_mode & 0o500 != 0o500:\n                        os.chmod(place, 0o700)\n                    pending.append(name)\n                    yield name, b'folder', facts, ()\n                elif form == 0o120000:\n                    yield name, b'link', facts, (b'target=' + os.readlink(place),)\n                elif form != 0o100000:\n                    yield name, b'special', facts, ()\n                elif facts.st_nlink > 1 and first_names.setdefault(facts.st_ino, name) != name:\n                    yield name, b'again', facts, (b'target=' + first_names[facts.st_ino],)\n                else:\n                    yield name, b'file', facts, ()\n\n    def open(self, place):\n        try:\n            return os.open(place, os.O_RDONLY | os.O_NOFOLLOW)\n        except PermissionError:\n            mode = os.lstat(place).st_mode\n            os.chmod(place, 0o600)\n            fd = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)\n            os.chmod(place, mode & 0o7777)\n            return fd\n\n    def pour(self, place):\n        fd, at = self.open(place), 0\n        try:\n            while True:\n                try:\n                    # Holes in a file are left out.\n                    at = os.lseek(fd, at, os.SEEK_DATA)\n                except OSError as problem:\n                    if problem.errno == errno.ENXIO:\n                        return\n                data = os.pread(fd, 65536, at)\n                if not data:\n                    return\n                Outbox.put(b'b', at.to_bytes(8, 'big') + data)\n                at += len(data)\n        finally:\n            os.close(fd)\n";

// EXTERNAL MODULE: ./lib/execution/supervisor/supervisor.js + 3 modules
var supervisor = __nccwpck_require__(1608);
;// CONCATENATED MODULE: ./lib/execution/supervisor/spawn-supervisor.js



function supervisorCommand(python, modes) {
    const source = modes.includes('copies') ? COPIES_SOURCE + SUPERVISOR_SOURCE : SUPERVISOR_SOURCE;
    return [python, '-I', '-S', '-B', '-c', source, ...modes];
}
async function spawnSupervisor(options) {
    const { through = [], modes = [], env, python } = options;
    const [command = '', ...args] = [...through, ...supervisorCommand(python, modes)];
    const child = (0,external_node_child_process_.spawn)(command, args, {
        stdio: ['pipe', 'pipe', 'pipe'],
        env,
        cwd: '/',
        detached: true,
    });
    return supervisor/* Supervisor */.D.over(child, { ...options, isOutOfReach: options.through !== undefined });
}


/***/ }),

/***/ 1608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ Supervisor)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/execution/deferred.js
var deferred = __nccwpck_require__(47515);
// EXTERNAL MODULE: ./lib/execution/supervisor/frames.js
var supervisor_frames = __nccwpck_require__(4419);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
;// CONCATENATED MODULE: ./lib/execution/supervisor/launch-error.js


function launchError(fields) {
    const errno = Number(fields.get('errno'));
    const name = Object.entries(external_node_os_.constants.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
    const isAccess = name === 'EACCES' || name === 'EPERM';
    return new errors/* PyexecError */.xH(isAccess ? 'python-unreachable' : 'execution-failed', {
        message: `the program could not be started: ${fields.get('text') ?? name}`,
        hint: isAccess
            ? 'The user that runs the code must be able to execute the interpreter and enter the working directory; as root the code runs as an unprivileged user.'
            : 'Check that the interpreter and the working directory still exist.',
    });
}
function brokenPython(what, last) {
    return new errors/* PyexecError */.xH('python-broken', {
        message: `${what} in place of answering like Python 3.6 or newer${last === '' ? '' : `: ${last}`}`,
        hint: 'Set `python-path` or `python-version` to a working interpreter; try `PYTHON -I -c "import sys; print(sys.version)"`.',
    });
}

;// CONCATENATED MODULE: ./lib/execution/supervisor/talk.js

const SILENCE_MS = 20_000;
const MAX_TALK_MS = 30 * 60_000;
class Talk {
    stdin;
    conversation;
    ended = new deferred/* Deferred */.c();
    timer;
    constructor(stdin, conversation) {
        this.stdin = stdin;
        this.conversation = conversation;
        this.ended.promise.catch(() => undefined);
    }
    async over() {
        this.listen();
        const end = setTimeout(() => {
            this.fail(new Error('it took too long'));
        }, MAX_TALK_MS);
        try {
            await Promise.race([this.tell(), this.ended.promise]);
            await this.ended.promise;
        }
        finally {
            clearTimeout(this.timer);
            clearTimeout(end);
        }
    }
    hear(frame) {
        try {
            if (this.conversation.hear(frame))
                this.ended.resolve();
        }
        catch (thrown) {
            this.fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
        }
        this.listen();
    }
    fail(reason) {
        this.ended.reject(reason);
    }
    listen() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            this.fail(new Error(`nothing was heard for ${SILENCE_MS / 1000} s`));
        }, SILENCE_MS);
    }
    async tell() {
        for await (const frame of this.conversation.frames) {
            if (this.stdin.write(frame))
                continue;
            this.listen();
            await Promise.race([this.ended.promise, new Promise((resolve) => this.stdin.once('drain', resolve))]);
        }
    }
}

;// CONCATENATED MODULE: ./lib/execution/supervisor/messages.js

function decodeHello(fields) {
    const features = (fields.get('features') ?? '').split(' ');
    const looked = fields.get('looked');
    return {
        version: fields.get('version') ?? '',
        implementation: fields.get('implementation') ?? '',
        executable: fields.get('executable') ?? '',
        prefix: fields.get('prefix') ?? '',
        basePrefix: fields.get('base-prefix') ?? '',
        subreaper: features.includes('subreaper'),
        noNewPrivileges: features.includes('no-new-privileges'),
        isGuarded: features.includes('guarded'),
        ...(looked === undefined ? {} : { looked: looked.split(' ') }),
    };
}
function encodeQuota({ quota }) {
    if (quota === undefined)
        return [];
    return [
        ['disk-bytes', String(quota.bytes)],
        ['disk-entries', String(quota.entries)],
    ];
}
function signalName(number) {
    return Object.entries(external_node_os_.constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}
function decodeEnding(fields) {
    const exitCode = fields.get('exit');
    if (exitCode !== undefined && /^\d+$/.test(exitCode))
        return { kind: 'exited', exitCode: Number(exitCode) };
    const signal = fields.get('signal');
    if (signal !== undefined)
        return { kind: 'signalled', signal: signalName(Number(signal)) };
    return { kind: 'lost', signal: 'SIGKILL' };
}
function decodeExcess(fields) {
    const bytes = fields.get('disk-bytes');
    return bytes === undefined ? undefined : { bytes: Number(bytes), entries: Number(fields.get('disk-entries')) };
}
function decodeEnded(fields) {
    const excess = decodeExcess(fields);
    return {
        ending: decodeEnding(fields),
        durationMs: Number(fields.get('micros')) / 1000,
        peakMemoryBytes: Number(fields.get('peak')),
        ranOutOfMemory: Number(fields.get('oom') ?? 0) > 0,
        isMemoryCounted: fields.has('oom'),
        survivors: Number(fields.get('left')),
        ...(excess === undefined ? {} : { excess }),
    };
}
function sourceOf(step) {
    switch (step.kind) {
        case 'bind':
            return step.from;
        case 'file':
            return step.text;
        case 'tmpfs':
            return step.options;
        case 'link':
            return step.target;
        case 'proc':
        case 'seal':
            return '';
    }
}
function encodeSandbox({ root, filter }) {
    const steps = root.flatMap((step) => [
        ['kind', step.kind],
        ['from', sourceOf(step)],
        ['to', step.to],
    ]);
    return [...steps, ['filter', filter.toString('hex')]];
}
function encodeRun(spec) {
    const identity = spec.identity === undefined
        ? []
        : [
            ['uid', String(spec.identity.uid)],
            ['gid', String(spec.identity.gid)],
        ];
    return [
        ['cwd', spec.cwd],
        ['stdin', spec.stdinPath],
        ...identity,
        ...Object.entries(spec.rlimits).map(([name, value]) => ['rlimit', `${name}=${value}`]),
        ...spec.argv.map((arg) => ['arg', arg]),
        ...Object.entries(spec.env).map(([name, value]) => ['env', `${name}=${value}`]),
        ...(spec.sandbox === undefined ? [] : encodeSandbox(spec.sandbox)),
        ...encodeQuota(spec),
        ...(spec.exposure?.covers ?? []).map((cover) => ['cover', cover]),
        ...(spec.exposure?.binds ?? []).flatMap(({ source, target }) => [
            ['from', source],
            ['to', target],
        ]),
    ];
}

;// CONCATENATED MODULE: ./lib/execution/supervisor/supervisor.js






const HELLO_TIMEOUT_MS = 10_000;
const KILL_ANSWER_MS = 600;
const SANDBOXED_KILL_ANSWER_MS = 25_000;
class Supervisor {
    child;
    options;
    isUsable = true;
    frames = new supervisor_frames/* FrameReader */.tS();
    hello = new deferred/* Deferred */.c();
    current;
    talk;
    gone;
    stderr = '';
    constructor(child, options) {
        this.child = child;
        this.options = options;
        this.gone = new Promise((resolve) => child.once('close', () => {
            resolve();
        }));
        child.stdin?.on('error', () => undefined);
        child.stdout?.on('data', (chunk) => {
            for (const frame of this.frames.push(chunk))
                this.receive(frame);
        });
        child.stderr?.on('data', (chunk) => {
            this.stderr = (this.stderr + chunk.toString('utf8')).slice(-2000);
        });
        child.once('error', (cause) => {
            this.lost(`cannot be started: ${cause.message}`, 'SIGKILL');
        });
        child.once('close', (code, signal) => {
            this.options.onGone?.();
            this.lost(signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`, signal ?? 'SIGKILL');
        });
    }
    static async over(child, options) {
        const supervisor = new Supervisor(child, options);
        const timer = setTimeout(() => {
            supervisor.lost(`did not answer within ${HELLO_TIMEOUT_MS / 1000} s`, 'SIGKILL');
            supervisor.abandon();
        }, HELLO_TIMEOUT_MS);
        try {
            return { supervisor, interpreter: await supervisor.hello.promise };
        }
        finally {
            clearTimeout(timer);
        }
    }
    abandon() {
        const { pid, stdin, stdout, stderr } = this.child;
        if (pid === undefined) {
            this.child.kill('SIGKILL');
        }
        else {
            try {
                process.kill(-pid, 'SIGKILL');
            }
            catch (thrown) {
                if ((0,errors/* systemCode */.xU)(thrown) !== 'ESRCH')
                    throw thrown;
            }
        }
        for (const stream of [stdin, stdout, stderr])
            stream?.destroy();
    }
    launch(spec, onOutput) {
        const current = {
            spec,
            onOutput,
            ended: new deferred/* Deferred */.c(),
            startedAt: performance.now(),
            oomKills: this.oomKills(),
        };
        this.current = current;
        this.child.stdin?.write((0,supervisor_frames/* encodeFrame */.Yt)('R', encodeRun(spec)));
        return {
            ended: current.ended.promise,
            terminate: () => this.child.stdin?.write((0,supervisor_frames/* encodeFrame */.Yt)('T')),
            kill: () => {
                this.kill(current);
            },
        };
    }
    async converse(conversation) {
        const { stdin } = this.child;
        if (stdin === null || !this.isUsable)
            throw new Error('the supervisor is gone');
        const talk = new Talk(stdin, conversation);
        this.talk = talk;
        try {
            await talk.over();
        }
        finally {
            this.talk = undefined;
        }
    }
    async close() {
        this.child.stdin?.end();
        const timer = setTimeout(this.endWithout, this.patience);
        await this.gone;
        clearTimeout(timer);
    }
    get patience() {
        return this.options.isOutOfReach ? SANDBOXED_KILL_ANSWER_MS : KILL_ANSWER_MS;
    }
    kill(current) {
        this.child.stdin?.write((0,supervisor_frames/* encodeFrame */.Yt)('K'));
        const timer = setTimeout(this.endWithout, this.patience);
        const clear = () => {
            clearTimeout(timer);
        };
        void current.ended.promise.then(clear, clear);
    }
    endWithout = () => {
        const belonging = this.current?.spec.belonging;
        const sweep = belonging === undefined ? Promise.resolve(0) : this.options.sweep(belonging, this.child.pid);
        void sweep.catch(() => 0).then(() => this.child.kill('SIGKILL'));
    };
    receive(frame) {
        switch (frame.kind) {
            case 'H':
                this.hello.resolve(decodeHello((0,supervisor_frames/* decodeFields */.ql)(frame.payload)));
                return;
            case 'O':
            case 'E':
                this.current?.onOutput(frame.kind === 'O' ? 'stdout' : 'stderr', frame.payload);
                return;
            case 'F':
                this.current?.ended.reject(launchError((0,supervisor_frames/* decodeFields */.ql)(frame.payload)));
                this.current = undefined;
                return;
            case 'X':
                this.end(decodeEnded((0,supervisor_frames/* decodeFields */.ql)(frame.payload)));
                return;
            default:
                if (this.talk !== undefined)
                    this.talk.hear(frame);
                else
                    this.lost(`sent an unknown message ${JSON.stringify(frame.kind)}`, 'SIGKILL');
        }
    }
    end(ended) {
        const { current } = this;
        this.current = undefined;
        current?.ended.resolve({ ...ended, ranOutOfMemory: ended.ranOutOfMemory || this.oomKills() > current.oomKills });
    }
    oomKills() {
        const { pid } = this.child;
        return pid === undefined ? 0 : (this.options.oomKills?.(pid) ?? 0);
    }
    lost(what, signal) {
        this.isUsable = false;
        this.talk?.fail(new Error(`the supervisor ${what}`));
        const last = this.stderr.trim();
        this.hello.reject(this.options.explain?.(last) ?? brokenPython(`${this.options.python} ${what}`, last));
        const current = this.current;
        if (current === undefined)
            return;
        this.current = undefined;
        const swept = this.options.sweep(current.spec.belonging, undefined).catch(() => 1);
        void swept.then((survivors) => {
            const durationMs = performance.now() - current.startedAt;
            const ending = { kind: 'lost', signal };
            const ranOutOfMemory = this.oomKills() > current.oomKills;
            current.ended.resolve({ ending, durationMs, peakMemoryBytes: undefined, ranOutOfMemory, survivors });
        });
    }
}


/***/ }),

/***/ 73520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isUntouched),
/* harmony export */   x: () => (/* binding */ rmdirIfEmpty)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


function isUntouched(folder) {
    try {
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(folder);
        return facts.isDirectory() && (facts.mode & 0o7777) === 0o700 && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).length === 0;
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}
function rmdirIfEmpty(folder) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(folder);
    }
    catch (thrown) {
        const expected = ['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM', 'EACCES'];
        if (!expected.includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) ?? ''))
            throw thrown;
    }
}


/***/ }),

/***/ 61849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ makeFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);


function makeFolder(folder, mode = 0o700) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder)) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder).isDirectory())
            throw Object.assign(new Error('it is a file'), { code: 'ENOTDIR' });
    }
    else {
        makeFolder(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder), mode);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { mode });
    }
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(folder);
}


/***/ }),

/***/ 71473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ LentFolder),
/* harmony export */   J: () => (/* binding */ giveToRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


const MAX_ENTRIES = 100_000;
const SLASH = Buffer.from('/');
function walk(root, enters, visit) {
    visit(root, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(root, { bigint: true }));
    const folders = [root];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        for (const entry of listFolder(folder)) {
            const file = Buffer.concat([folder, SLASH, entry.name]);
            const facts = lookAt(file);
            if (facts === undefined)
                continue;
            visit(file, facts);
            if (facts.isDirectory() && enters(facts))
                folders.push(file);
        }
    }
}
function isOutOfReach(thrown) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) === 'ENAMETOOLONG' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) === 'ENOENT';
}
function listFolder(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true, encoding: 'buffer' });
    }
    catch (thrown) {
        if (isOutOfReach(thrown))
            return [];
        throw thrown;
    }
}
function lookAt(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file, { bigint: true });
    }
    catch (thrown) {
        if (isOutOfReach(thrown))
            return undefined;
        throw thrown;
    }
}
function isRoots(facts) {
    return Number(facts.uid) === 0;
}
class LentFolder {
    to;
    owners = new Map();
    root;
    constructor(root, to) {
        this.to = to;
        this.root = Buffer.from(root);
    }
    static lend(root, to) {
        const lent = new LentFolder(root, to);
        lent.remember();
        try {
            for (const name of lent.owners.keys())
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(Buffer.from(name, 'latin1'), to.uid, to.gid);
        }
        catch (thrown) {
            lent.takeBack();
            throw thrown;
        }
        return lent;
    }
    remember() {
        walk(this.root, isRoots, (file, facts) => {
            if (!isRoots(facts) || (!facts.isDirectory() && facts.nlink > 1n))
                return;
            this.owners.set(file.toString('latin1'), { gid: Number(facts.gid), inode: facts.ino });
            if (this.owners.size > MAX_ENTRIES)
                throw new Error(`it holds more than ${MAX_ENTRIES} files and folders`);
        });
    }
    takeBack() {
        const owner = this.owners.get(this.root.toString('latin1'));
        if (owner === undefined)
            return;
        takeFrom(this.root, [this.to], (file, facts) => {
            const known = this.owners.get(file.toString('latin1'));
            return known?.inode === facts.ino ? known.gid : owner.gid;
        });
    }
}
function takeFrom(root, users, groupOf) {
    const uids = new Set(users.map(({ uid }) => uid));
    const isTheirs = (facts) => uids.has(Number(facts.uid));
    const enters = (facts) => isTheirs(facts) || isRoots(facts);
    walk(root, enters, (file, facts) => {
        if (isTheirs(facts))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(file, 0, groupOf(file, facts));
    });
}
function giveToRoot(root, from) {
    takeFrom(Buffer.from(root), from, () => 0);
}


/***/ }),

/***/ 62551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);




const SLASH = Buffer.from('/');
async function isFolder(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file)).isDirectory();
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) === 'ENOENT')
            return false;
        throw thrown;
    }
}
async function removeTree(root) {
    if (!(await isFolder(root)))
        return;
    const top = Buffer.from(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(root));
    const prefix = `.removing-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}-`;
    let moved = 0;
    const pending = [top];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(folder, 0o700);
        for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true, encoding: 'buffer' })) {
            const file = Buffer.concat([folder, SLASH, entry.name]);
            if (!entry.isDirectory()) {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(file);
                continue;
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(file, 0o700);
            const shallow = Buffer.concat([top, SLASH, Buffer.from(`${prefix}${moved++}`)]);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(file, shallow);
            pending.push(shallow);
        }
        if (folder !== top)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(folder);
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(top);
}


/***/ }),

/***/ 1486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ FOLDER_PREFIX),
  Z: () => (/* binding */ RunFolders)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/execution/working-directory/leftovers.js
var leftovers = __nccwpck_require__(73520);
// EXTERNAL MODULE: ./lib/execution/working-directory/make-folder.js
var make_folder = __nccwpck_require__(61849);
// EXTERNAL MODULE: ./lib/execution/working-directory/ownership.js
var ownership = __nccwpck_require__(71473);
// EXTERNAL MODULE: ./lib/execution/working-directory/remove-tree.js
var remove_tree = __nccwpck_require__(62551);
;// CONCATENATED MODULE: ./lib/execution/working-directory/write-tree.js


function makeFolder(folder) {
    if ((0,external_node_fs_.existsSync)(folder))
        return;
    makeFolder(external_node_path_.dirname(folder));
    (0,external_node_fs_.mkdirSync)(folder);
    (0,external_node_fs_.chmodSync)(folder, 0o755);
}
function writeTree(root, { files, emptyFolders }) {
    for (const folder of ['', ...emptyFolders])
        makeFolder(external_node_path_.join(root, folder));
    for (const [name, content] of Object.entries(files)) {
        const file = external_node_path_.join(root, name);
        makeFolder(external_node_path_.dirname(file));
        (0,external_node_fs_.writeFileSync)(file, content, { flag: 'wx' });
        (0,external_node_fs_.chmodSync)(file, 0o444);
    }
}

;// CONCATENATED MODULE: ./lib/execution/working-directory/run-folders.js









const FOLDER_PREFIX = 'pyexec-';
function unusable(folder, cause) {
    return new errors/* PyexecError */.xH('working-directory-unusable', {
        message: `the working directory ${folder} cannot be used: ${(0,errors/* messageOf */.bD)(cause)}`,
        hint: '`working-directory` must be a folder, or a place where one can be made and written.',
        cause,
    });
}
function lendFolder(folder, to) {
    const isHome = folder === (0,external_node_os_.homedir)() || (0,external_node_os_.homedir)().startsWith(`${folder}/`);
    if (isHome || external_node_path_.dirname(folder) === '/')
        throw new Error('as root, give a folder that is neither a home nor one of the system');
    if ((0,external_node_fs_.lstatSync)(folder).uid !== 0)
        throw new Error('as root, give a folder of root, or run the tool as its owner');
    return ownership/* LentFolder */.E.lend(folder, to);
}
class RunFolders {
    base;
    work;
    input;
    placed = new Set();
    slots = [];
    free = [];
    inUse = new Map();
    constructor(base, work, input) {
        this.base = base;
        this.work = work;
        this.input = input;
    }
    static async make(input) {
        let base;
        try {
            base = (0,external_node_fs_.mkdtempSync)(external_node_path_.join((0,external_node_fs_.realpathSync)(input.tempFolder), FOLDER_PREFIX));
            (0,external_node_fs_.chmodSync)(base, input.identities === undefined ? 0o700 : 0o711);
            const work = (0,make_folder/* makeFolder */.f)(input.workingDirectory ?? external_node_path_.join(base, 'work'));
            const areSeparate = input.separate && input.workingDirectory === undefined;
            if (areSeparate && input.identities !== undefined)
                (0,external_node_fs_.chmodSync)(work, 0o711);
            const borrower = areSeparate ? undefined : input.identities?.[0];
            const lent = borrower === undefined ? undefined : lendFolder(work, borrower);
            return new RunFolders(base, work, { ...input, lent });
        }
        catch (thrown) {
            if (base !== undefined)
                await (0,remove_tree/* removeTree */.d)(base);
            throw unusable(input.workingDirectory ?? input.tempFolder, thrown);
        }
    }
    get identities() {
        return this.input.identities;
    }
    get isFresh() {
        return this.input.workingDirectory === undefined;
    }
    get areSeparate() {
        return this.input.separate && this.isFresh;
    }
    enter(index, name) {
        const slot = this.free.pop() ?? this.addSlot();
        const work = this.areSeparate ? external_node_path_.join(this.work, `${index + 1}-${name}`) : this.work;
        if (this.areSeparate)
            this.makeWork(work, slot);
        const { isFresh } = this;
        const { identity } = slot;
        const { home, temp } = this.input.inMemory ?? this.privateFolders(slot);
        const onDisk = this.input.inMemory === undefined ? [work, home, temp] : [work];
        const folders = { work, home, temp, onDisk, isFresh, identity };
        this.inUse.set(folders, slot);
        return folders;
    }
    reserve(name) {
        const folder = external_node_path_.join(this.base, name);
        this.placed.add(folder);
        return folder;
    }
    placeTree(name, content) {
        const root = this.reserve(name);
        writeTree(root, content);
        return root;
    }
    place(name, text, reader) {
        const file = external_node_path_.join(this.base, name);
        (0,external_node_fs_.writeFileSync)(file, text, { mode: 0o440, flag: 'wx' });
        if (reader !== undefined)
            (0,external_node_fs_.chownSync)(file, 0, reader.gid);
        this.placed.add(file);
        return file;
    }
    placeReadable(name, text) {
        const file = this.place(name, text);
        (0,external_node_fs_.chmodSync)(file, 0o444);
        return file;
    }
    async drop(placed) {
        await (0,remove_tree/* removeTree */.d)(placed);
        (0,external_node_fs_.rmSync)(placed, { force: true });
        this.placed.delete(placed);
    }
    placeScript(text) {
        const file = external_node_path_.join(this.work, 'script.py');
        try {
            (0,external_node_fs_.rmSync)(file, { force: true });
            (0,external_node_fs_.writeFileSync)(file, text, { mode: 0o444, flag: 'wx' });
        }
        catch (thrown) {
            throw unusable(this.work, thrown);
        }
        return file;
    }
    async leave(folders) {
        const slot = this.inUse.get(folders);
        if (slot === undefined)
            return;
        this.inUse.delete(folders);
        if (this.areSeparate && (0,leftovers/* isUntouched */.O)(folders.work))
            slot.spareWork = folders.work;
        const { privateRoot } = slot;
        if (privateRoot !== undefined && !((0,leftovers/* isUntouched */.O)(folders.home) && (0,leftovers/* isUntouched */.O)(folders.temp))) {
            delete slot.privateRoot;
            await (0,remove_tree/* removeTree */.d)(privateRoot);
        }
        this.free.push(slot);
    }
    async dispose() {
        this.input.lent?.takeBack();
        for (const one of this.placed)
            await this.drop(one);
        for (const { privateRoot, spareWork } of this.slots.splice(0)) {
            if (privateRoot !== undefined)
                await (0,remove_tree/* removeTree */.d)(privateRoot);
            if (spareWork !== undefined)
                (0,leftovers/* rmdirIfEmpty */.x)(spareWork);
        }
        if (this.areSeparate && this.input.identities !== undefined)
            (0,ownership/* giveToRoot */.J)(this.work, this.input.identities);
        if (this.isFresh)
            (0,leftovers/* rmdirIfEmpty */.x)(this.work);
        (0,leftovers/* rmdirIfEmpty */.x)(this.base);
    }
    addSlot() {
        const { identities } = this.input;
        const identity = identities?.[this.areSeparate ? this.slots.length : 0];
        if (identities !== undefined && identity === undefined)
            throw new Error('more programs at the same time than users');
        const slot = { identity };
        this.slots.push(slot);
        return slot;
    }
    makeWork(folder, slot) {
        if (slot.spareWork === undefined)
            makeOwned(folder, slot.identity);
        else
            (0,external_node_fs_.renameSync)(slot.spareWork, folder);
        delete slot.spareWork;
    }
    privateFolders(slot) {
        const root = (slot.privateRoot ??= this.makePrivate(slot));
        return { home: external_node_path_.join(root, 'home'), temp: external_node_path_.join(root, 'tmp') };
    }
    makePrivate({ identity }) {
        const root = (0,external_node_fs_.mkdtempSync)(external_node_path_.join(this.base, 'private-'));
        if (identity !== undefined)
            (0,external_node_fs_.chmodSync)(root, 0o711);
        makeOwned(external_node_path_.join(root, 'home'), identity);
        makeOwned(external_node_path_.join(root, 'tmp'), identity);
        return root;
    }
}
function makeOwned(folder, owner) {
    (0,external_node_fs_.mkdirSync)(folder, { mode: 0o700 });
    if (owner !== undefined)
        (0,external_node_fs_.chownSync)(folder, owner.uid, owner.gid);
}


/***/ }),

/***/ 86111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ scanFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);




const SLASH = Buffer.from('/');
function kindOf(facts) {
    if (facts.isFile())
        return 'file';
    if (facts.isDirectory())
        return 'folder';
    return facts.isSymbolicLink() ? 'link' : 'other';
}
function entryOf(facts) {
    const fingerprint = `${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}:${facts.mode}`;
    return { kind: kindOf(facts), bytes: Number(facts.size), fingerprint };
}
const MAX_NAME_BYTES = 32 * 2 ** 20;
const ENTRIES_PER_TURN = 500;
class Scanner {
    root;
    maxEntries;
    opensFolders;
    entries = new Map();
    inodes = new Set();
    nameBytes = 0;
    usedBytes = 0;
    incomplete;
    constructor(root, maxEntries, opensFolders) {
        this.root = root;
        this.maxEntries = maxEntries;
        this.opensFolders = opensFolders;
    }
    async scan() {
        const folders = [Buffer.alloc(0)];
        for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
            for (const entry of this.list(folder)) {
                if (this.entries.size >= this.maxEntries || this.nameBytes > MAX_NAME_BYTES) {
                    this.incomplete = 'too-many';
                    return;
                }
                const relative = folder.length === 0 ? entry.name : Buffer.concat([folder, SLASH, entry.name]);
                if (this.add(relative) && entry.isDirectory())
                    folders.push(relative);
                if (this.entries.size % ENTRIES_PER_TURN === 0)
                    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
            }
        }
    }
    absolute(relative) {
        return relative.length === 0 ? this.root : Buffer.concat([this.root, SLASH, relative]);
    }
    list(folder) {
        const file = this.absolute(folder);
        try {
            const { mode } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file);
            if ((mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) !== node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFDIR)
                return [];
            if (this.opensFolders && (mode & 0o500) !== 0o500)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(file, (mode & 0o777) | 0o500);
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(file, { withFileTypes: true, encoding: 'buffer' });
        }
        catch (thrown) {
            this.note(thrown);
            return [];
        }
    }
    add(relative) {
        try {
            const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.absolute(relative), { bigint: true });
            this.entries.set(relative.toString('latin1'), entryOf(facts));
            this.nameBytes += relative.length;
            if (!this.inodes.has(facts.ino))
                this.usedBytes += Number(facts.blocks) * 512;
            if (facts.nlink > 1n)
                this.inodes.add(facts.ino);
            return true;
        }
        catch (thrown) {
            this.note(thrown);
            return false;
        }
    }
    note(thrown) {
        const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown);
        if (code === undefined)
            throw thrown;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return;
        if (code === 'ENAMETOOLONG')
            this.incomplete = 'too-deep';
        else
            this.incomplete ??= 'unreadable';
    }
}
async function scanFolder(root, maxEntries, opensFolders = false) {
    const scanner = new Scanner(Buffer.from(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(root)), maxEntries, opensFolders);
    await scanner.scan();
    return { entries: scanner.entries, usedBytes: scanner.usedBytes, incomplete: scanner.incomplete };
}


/***/ }),

/***/ 79882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ hardenProcess)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
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

/***/ 9933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ NETWORK_VARIABLES),
/* harmony export */   fv: () => (/* binding */ withServiceVariables),
/* harmony export */   hY: () => (/* binding */ pickVariables),
/* harmony export */   sO: () => (/* binding */ withVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const NETWORK_VARIABLES = [
    'GITHUB_SERVER_URL',
    ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
const ARTIFACTS_REQUIRED = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'];
const ARTIFACTS_FURTHER = [
    'GITHUB_RETENTION_DAYS',
    'ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY',
    'ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS',
];
function pickVariables(env, names) {
    const found = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
    return Object.fromEntries(found);
}
function withUnlisted(env, unlisted) {
    return new Proxy(env, {
        get: (target, name) => unlisted.get(name) ?? Reflect.get(target, name),
        has: (target, name) => unlisted.has(name) || Reflect.has(target, name),
        set: (target, name, value) => Reflect.set(target, name, value),
    });
}
async function withVariables(variables, act) {
    const before = process.env;
    process.env = withUnlisted(before, new Map(Object.entries(variables)));
    try {
        return await act();
    }
    finally {
        process.env = before;
    }
}
async function withServiceVariables(env, act) {
    const missing = ARTIFACTS_REQUIRED.filter((name) => (env[name] ?? '') === '');
    if (missing.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('artifacts-failed', {
            message: `artifacts cannot be uploaded from here: ${missing.join(' and ')} not set`,
            hint: 'The runner gives these to actions only: use the action, or upload with actions/upload-artifact.',
        });
    }
    const names = [...ARTIFACTS_REQUIRED, ...ARTIFACTS_FURTHER, ...NETWORK_VARIABLES];
    return withVariables(pickVariables(env, names), act);
}


/***/ }),

/***/ 79564:
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
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(63297);

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

/***/ 51030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ withoutNested),
/* harmony export */   Vi: () => (/* binding */ INNER_ID),
/* harmony export */   ZD: () => (/* binding */ buildBubblewrapArguments),
/* harmony export */   yr: () => (/* binding */ depth)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);

const INNER_ID = 65_534;
const NEW_ROOT = '/newroot';
const CAPABILITIES = ['CAP_NET_ADMIN', 'CAP_SETPCAP', 'CAP_SYS_ADMIN', 'CAP_SYS_RESOURCE'];
const ROOT_CAPABILITIES = [...CAPABILITIES, 'CAP_DAC_OVERRIDE', 'CAP_KILL', 'CAP_SETGID', 'CAP_SETUID'];
function depth(file) {
    return file.split('/').length;
}
function namespaces({ user, network }) {
    return [
        ...(user === 'caller' ? ['--unshare-user', '--uid', String(INNER_ID), '--gid', String(INNER_ID)] : []),
        ...['--unshare-pid', '--as-pid-1', '--die-with-parent'],
        ...(network === 'none' ? ['--unshare-net'] : []),
        ...['--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--hostname', 'sandbox'],
    ];
}
function buildBubblewrapArguments(sandbox) {
    const { tree, readOnly, writable, settings } = sandbox;
    const same = (flag) => (file) => ({ flag, from: file, to: file });
    const binds = [
        ...[...tree.paths, ...readOnly].map(same('--ro-bind')),
        { flag: '--ro-bind', from: settings, to: '/etc' },
        ...writable.map(same('--bind')),
    ];
    binds.sort((a, b) => depth(a.to) - depth(b.to));
    return [
        ...namespaces(sandbox),
        ...['--cap-drop', 'ALL'],
        ...(sandbox.user === 'root' ? ROOT_CAPABILITIES : CAPABILITIES).flatMap((name) => ['--cap-add', name]),
        ...['--clearenv', '--setenv', 'LC_ALL', 'C.UTF-8'],
        ...tree.links.flatMap(({ target, to }) => ['--symlink', target, to]),
        ...['--proc', '/proc', '--dev', '/dev', '--dir', NEW_ROOT],
        ...binds.flatMap(({ flag, from, to }) => [flag, from, to]),
        ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', '/', '--'],
    ];
}
function withoutNested(paths) {
    const unique = [...new Set(paths.map((one) => node_path__WEBPACK_IMPORTED_MODULE_0__.normalize(one)))];
    return unique.filter((one) => !unique.some((other) => other !== one && one.startsWith(`${other}/`)));
}


/***/ }),

/***/ 11840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ TEMP),
/* harmony export */   dp: () => (/* binding */ pinned),
/* harmony export */   vm: () => (/* binding */ buildRoot),
/* harmony export */   yZ: () => (/* binding */ HOME)
/* harmony export */ });
/* harmony import */ var _build_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51030);

const HOME = '/home/sandbox';
const TEMP = '/tmp';
const MIB = 2 ** 20;
const MEMORY_FOLDER_BYTES = 64 * MIB;
const MAX_INODES = 65_536;
function bind(path) {
    return { kind: 'bind', from: path, to: path };
}
function tmpfs(to, bytes, more) {
    return { kind: 'tmpfs', options: `size=${bytes},nr_inodes=${MAX_INODES},${more}`, to };
}
function maskSteps({ kind, path }) {
    if (kind === 'file')
        return [{ kind: 'file', text: '', to: path }];
    return [tmpfs(path, 4096, 'mode=0555'), { kind: 'seal', to: path }];
}
function pinned(fixed, { work, readOnly }) {
    const between = fixed.flatMap((one) => {
        const parts = one.startsWith(`${work}/`)
            ? one
                .slice(work.length + 1)
                .split('/')
                .slice(0, -1)
            : [];
        return parts.map((_, index) => `${work}/${parts.slice(0, index + 1).join('/')}`);
    });
    return [...new Set(between)].filter((one) => !readOnly.some((root) => one === root || one.startsWith(`${root}/`)));
}
function buildRoot(sandbox) {
    const { tree, readOnly, work, masks, program, owner, maxDiskBytes } = sandbox;
    const memoryBytes = Math.min(MEMORY_FOLDER_BYTES, maxDiskBytes);
    const system = tree.paths.filter((path) => !path.startsWith('/etc/'));
    const steps = [
        ...tree.links.map(({ target, to }) => ({ kind: 'link', target, to })),
        ...[...system, '/etc', '/dev'].map(bind),
        { kind: 'proc', to: '/proc' },
        tmpfs(TEMP, memoryBytes, 'mode=1777'),
        { kind: 'seal', to: '/dev/pts' },
        tmpfs('/dev/shm', MEMORY_FOLDER_BYTES, 'mode=1777'),
        tmpfs(HOME, memoryBytes, `mode=0700,uid=${owner},gid=${owner}`),
        ...[...new Set([...readOnly, ...pinned([...readOnly, ...masks.map(({ path }) => path)], sandbox), work])].map(bind),
        ...masks.flatMap(maskSteps),
        ...(program === undefined ? [] : [{ kind: 'file', text: program.text, to: program.path }]),
    ];
    return steps.sort((a, b) => (0,_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .depth */ .yr)(a.to) - (0,_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .depth */ .yr)(b.to));
}


/***/ }),

/***/ 25376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ findPrefixMasks),
/* harmony export */   t: () => (/* binding */ findMasks)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(88187);




const MAX_NAMES = 300_000;
function unlessRefused(look) {
    try {
        return look();
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}
class Search {
    shown;
    left = MAX_NAMES;
    constructor(shown) {
        this.shown = shown;
    }
    walk(folder) {
        const entries = unlessRefused(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true })) ?? [];
        this.left -= entries.length;
        if (this.left < 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PyexecError */ .xH('invalid-input', {
                message: `${this.shown.join(', ')} hold more than ${MAX_NAMES} files, too many to look for \`.git\` in all of them`,
                hint: 'Give smaller folders as `working-directory` and `read-only-paths`.',
            });
        }
        return entries.flatMap((entry) => {
            const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, entry.name);
            if (entry.name.toLowerCase() === '.git')
                return this.maskOf(file);
            return entry.isDirectory() ? this.walk(file) : [];
        });
    }
    maskOf(file) {
        const real = unlessRefused(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(file));
        const facts = unlessRefused(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file));
        const isShown = real !== undefined && this.shown.some((one) => (0,_find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(real, one) && real !== one);
        if (!isShown || facts === undefined || ((0,_find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(file, real) && file !== real))
            return [];
        return [{ kind: facts.isDirectory() ? 'folder' : 'file', path: real }];
    }
}
function findMasks(folders) {
    const search = new Search(folders);
    const masks = folders.flatMap((folder) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder).isDirectory() ? search.walk(folder) : []));
    return [...new Map(masks.map((mask) => [mask.path, mask])).values()];
}
function findPrefixMasks(prefix) {
    const sources = node_path__WEBPACK_IMPORTED_MODULE_1__.join(prefix, 'src');
    const isReal = unlessRefused(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(sources).isDirectory()) ?? false;
    const entries = isReal ? (unlessRefused(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(sources, { withFileTypes: true })) ?? []) : [];
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(sources, name));
    const found = [prefix, ...folders].map((folder) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, '.git'));
    return found.flatMap((file) => {
        const facts = unlessRefused(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file));
        if (facts === undefined || facts.isSymbolicLink())
            return [];
        return [{ kind: facts.isDirectory() ? 'folder' : 'file', path: file }];
    });
}


/***/ }),

/***/ 88187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RD: () => (/* binding */ rootsOf),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   cc: () => (/* binding */ guessPlaces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(48443);
/* harmony import */ var _python_venv_setting_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(51404);




function isWithin(inner, outer) {
    return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
function baseOf(prefix) {
    const home = (0,_python_venv_setting_js__WEBPACK_IMPORTED_MODULE_3__/* .venvSetting */ .Y)(prefix, 'home');
    return home === undefined ? [] : [(0,_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .prefixOf */ .MT)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(home, 'python'))];
}
function narrow(prefix) {
    const parts = ['bin', 'include', 'lib', 'lib64', 'pyvenv.cfg', 'share'];
    return parts.map((part) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(prefix, part)).filter((part) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(part));
}
function rootsOf(prefixes, secret) {
    const wide = (prefix) => !(0,_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .isPrefix */ .RW)(prefix) || node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(prefix) === '/' || secret.some((one) => isWithin(one, prefix));
    const unique = [...new Set(prefixes)].filter((prefix) => prefix !== '/' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(prefix));
    return unique.flatMap((prefix) => (wide(prefix) ? narrow(prefix) : [prefix]));
}
function guessPlaces(python) {
    const all = (0,_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .hops */ .ti)(python);
    const isLoose = (hop) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(hop).isSymbolicLink() && !(0,_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .isPrefix */ .RW)((0,_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .prefixOf */ .MT)(hop));
    const prefixes = all.filter((hop) => !isLoose(hop)).map(_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .prefixOf */ .MT);
    const bases = prefixes.flatMap(baseOf).flatMap((base) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(base) ? [base, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(base)] : []));
    const known = [...prefixes, ...[...bases, ...bases.flatMap(baseOf)].filter(_python_interpreter_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .isPrefix */ .RW)];
    return {
        prefixes: [...new Set(known)],
        links: all.filter(isLoose).map((to) => ({ target: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(to), to })),
    };
}


/***/ }),

/***/ 47315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ buildSeccompFilter)
});

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/seccomp/bpf.js
const LOAD_WORD_ABSOLUTE = 0x20;
const RETURN_CONSTANT = 0x06;
const JUMP_ALWAYS = 0x05;
const JUMP_IF = { equal: 0x15, atLeast: 0x35, anyBit: 0x45 };
const MAX_INSTRUCTIONS = 4096;
const INSTRUCTION_BYTES = 8;
const MAX_SHORT_JUMP = 255;
class Layout {
    #far = new Set();
    #statements;
    constructor(statements) {
        this.#statements = statements;
        while (this.#lengthenJumps())
            ;
    }
    instructions() {
        const { starts, labels } = this.#positions();
        return this.#statements.flatMap((statement, index) => {
            const start = starts[index] ?? 0;
            if (statement.kind === 'label')
                return [];
            if (statement.kind === 'load')
                return [{ code: LOAD_WORD_ABSOLUTE, k: statement.offset }];
            if (statement.kind === 'return')
                return [{ code: RETURN_CONSTANT, k: statement.value }];
            return this.#branch(statement, index, (name) => distance(labels, name, start));
        });
    }
    #isFar(index, side) {
        return this.#far.has(`${index} ${side}`);
    }
    #sizeOf(statement, index) {
        if (statement.kind === 'label')
            return 0;
        return 1 + Number(this.#isFar(index, 'then')) + Number(this.#isFar(index, 'otherwise'));
    }
    #positions() {
        const labels = new Map();
        const starts = [];
        let next = 0;
        for (const [index, statement] of this.#statements.entries()) {
            starts.push(next);
            if (statement.kind === 'label') {
                if (labels.has(statement.name))
                    throw new Error(`BPF label ${statement.name} is there twice`);
                labels.set(statement.name, next);
            }
            next += this.#sizeOf(statement, index);
        }
        return { starts, labels };
    }
    #lengthenJumps() {
        const { starts, labels } = this.#positions();
        const before = this.#far.size;
        for (const [index, statement] of this.#statements.entries()) {
            if (statement.kind !== 'branch')
                continue;
            for (const side of ['then', 'otherwise']) {
                const name = statement[side];
                if (name === undefined)
                    continue;
                if (distance(labels, name, starts[index] ?? 0) > MAX_SHORT_JUMP)
                    this.#far.add(`${index} ${side}`);
            }
        }
        return this.#far.size > before;
    }
    #branch(branch, index, distanceTo) {
        const long = [];
        const jump = (side, label) => {
            if (!this.#isFar(index, side))
                return distanceTo(label);
            return long.push({ code: JUMP_ALWAYS, k: distanceTo(label) - long.length - 1 }) - 1;
        };
        const jt = jump('then', branch.then);
        const jf = branch.otherwise === undefined ? long.length : jump('otherwise', branch.otherwise);
        return [{ code: JUMP_IF[branch.test], jt, jf, k: branch.value }, ...long];
    }
}
function distance(labels, name, start) {
    const target = labels.get(name);
    if (target === undefined)
        throw new Error(`there is no BPF label ${name}`);
    if (target <= start)
        throw new Error(`BPF jumps forward only, and ${name} lies behind`);
    return target - start - 1;
}
function assemble(statements) {
    const instructions = new Layout(statements).instructions();
    if (instructions.at(-1)?.code !== RETURN_CONSTANT)
        throw new Error('a BPF program ends with a return');
    if (instructions.length > MAX_INSTRUCTIONS)
        throw new Error(`a BPF program has at most ${MAX_INSTRUCTIONS} instructions`);
    const bytes = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
    for (const [index, { code, jt = 0, jf = 0, k }] of instructions.entries()) {
        const at = index * INSTRUCTION_BYTES;
        bytes.writeUInt16LE(code, at);
        bytes.writeUInt8(jt, at + 2);
        bytes.writeUInt8(jf, at + 3);
        bytes.writeUInt32LE(k, at + 4);
    }
    return bytes;
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/seccomp/policy.js
const ABSENT = [
    'clone3',
    'io_uring_enter',
    'io_uring_register',
    'io_uring_setup',
    'memfd_secret',
];
const NOT_THE_FIRST = { test: 'equal', values: [1], matching: 'EPERM', otherwise: 'allow' };
const ARGUMENT_RULES = [
    {
        calls: ['socket', 'socketpair'],
        argument: 0,
        test: 'equal',
        values: [1, 2, 10],
        matching: 'allow',
        otherwise: 'EAFNOSUPPORT',
    },
    {
        calls: ['clone'],
        argument: 0,
        test: 'anyBit',
        values: [0x7e02_0000],
        matching: 'EPERM',
        otherwise: 'allow',
    },
    {
        calls: ['ioctl'],
        argument: 1,
        test: 'equal',
        values: [0x5412, 0x541c, 0x5423],
        matching: 'EPERM',
        otherwise: 'allow',
    },
    {
        calls: ['personality'],
        argument: 0,
        test: 'equal',
        values: [0xffff_ffff],
        matching: 'allow',
        otherwise: 'EPERM',
    },
    {
        calls: ['prlimit64', 'sched_setaffinity', 'sched_setattr', 'sched_setparam', 'sched_setscheduler'],
        argument: 0,
        ...NOT_THE_FIRST,
    },
    {
        calls: ['setpriority'],
        argument: 0,
        test: 'equal',
        values: [0],
        matching: { argument: 1, ...NOT_THE_FIRST },
        otherwise: 'EPERM',
    },
    {
        calls: ['seccomp'],
        argument: 1,
        test: 'anyBit',
        values: [0x8],
        matching: 'EPERM',
        otherwise: 'allow',
    },
];
function policyFor(name) {
    const rule = ARGUMENT_RULES.find(({ calls }) => calls.includes(name));
    return rule ?? (ABSENT.includes(name) ? 'ENOSYS' : 'EPERM');
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/seccomp/syscalls.js
const SYSCALLS = {
    clone: [56, 220],
    ioctl: [16, 29],
    personality: [135, 92],
    seccomp: [317, 277],
    socket: [41, 198],
    socketpair: [53, 199],
    prlimit64: [302, 261],
    sched_setaffinity: [203, 122],
    sched_setattr: [314, 274],
    sched_setparam: [142, 118],
    sched_setscheduler: [144, 119],
    setpriority: [141, 140],
    kcmp: [312, 272],
    migrate_pages: [256, 238],
    move_pages: [279, 239],
    pidfd_getfd: [438, 438],
    process_madvise: [440, 440],
    process_vm_readv: [310, 270],
    process_vm_writev: [311, 271],
    ptrace: [101, 117],
    clone3: [435, 435],
    setdomainname: [171, 162],
    sethostname: [170, 161],
    setns: [308, 268],
    unshare: [272, 97],
    chroot: [161, 51],
    fsconfig: [431, 431],
    fsmount: [432, 432],
    fsopen: [430, 430],
    fspick: [433, 433],
    listmount: [458, 458],
    mount: [165, 40],
    mount_setattr: [442, 442],
    move_mount: [429, 429],
    open_tree: [428, 428],
    open_tree_attr: [467, 467],
    pivot_root: [155, 41],
    statmount: [457, 457],
    umount2: [166, 39],
    fanotify_init: [300, 262],
    lookup_dcookie: [212, 18],
    open_by_handle_at: [304, 265],
    add_key: [248, 217],
    bpf: [321, 280],
    io_uring_enter: [426, 426],
    io_uring_register: [427, 427],
    io_uring_setup: [425, 425],
    keyctl: [250, 219],
    memfd_secret: [447, 447],
    perf_event_open: [298, 241],
    request_key: [249, 218],
    userfaultfd: [323, 282],
    acct: [163, 89],
    adjtimex: [159, 171],
    clock_adjtime: [305, 266],
    clock_settime: [227, 112],
    delete_module: [176, 106],
    finit_module: [313, 273],
    init_module: [175, 105],
    kexec_file_load: [320, 294],
    kexec_load: [246, 104],
    nfsservctl: [180, 42],
    quotactl: [179, 60],
    quotactl_fd: [443, 443],
    reboot: [169, 142],
    settimeofday: [164, 170],
    swapoff: [168, 225],
    swapon: [167, 224],
    syslog: [103, 116],
    vhangup: [153, 58],
    _sysctl: [156, undefined],
    ioperm: [173, undefined],
    iopl: [172, undefined],
    modify_ldt: [154, undefined],
    sysfs: [139, undefined],
    uselib: [134, undefined],
    ustat: [136, undefined],
};
const SYSCALL_NAMES = Object.keys(SYSCALLS);
function syscallNumber(architecture, name) {
    const [x64, arm64] = SYSCALLS[name];
    switch (architecture) {
        case 'x64':
            return x64;
        case 'arm64':
            return arm64;
    }
}

;// CONCATENATED MODULE: ./lib/isolation/bubblewrap/seccomp/build-filter.js



const RETURN_VALUES = {
    allow: 0x7fff_0000,
    kill: 0x8000_0000,
    EPERM: 0x0005_0000 | 1,
    ENOSYS: 0x0005_0000 | 38,
    EAFNOSUPPORT: 0x0005_0000 | 97,
};
const AUDIT_ARCHITECTURES = { x64: 0xc000_003e, arm64: 0xc000_00b7 };
const NUMBER_OFFSET = 0;
const ARCHITECTURE_OFFSET = 4;
const FIRST_ARGUMENT_OFFSET = 16;
const ARGUMENT_BYTES = 8;
const FIRST_UNKNOWN = 470;
const labelOf = (policy) => typeof policy === 'string' ? policy : policy.calls.join(' and ');
function buildRanges(architecture) {
    const labels = new Map([
        [0, 'allow'],
        [FIRST_UNKNOWN, 'ENOSYS'],
    ]);
    const known = SYSCALL_NAMES.flatMap((name) => {
        const number = syscallNumber(architecture, name);
        return number === undefined ? [] : [{ from: number, label: labelOf(policyFor(name)) }];
    });
    for (const { from } of known)
        labels.set(from + 1, 'allow');
    for (const { from, label } of known)
        labels.set(from, label);
    return [...labels]
        .map(([from, label]) => ({ from, label }))
        .sort((a, b) => a.from - b.from)
        .filter(({ label }, index, all) => label !== all[index - 1]?.label);
}
function buildSearch(ranges) {
    const middle = Math.ceil(ranges.length / 2);
    const [first, pivot] = [ranges[0], ranges[middle]];
    if (first === undefined)
        throw new Error('there is nothing to search');
    if (pivot === undefined)
        return { entry: first.label, statements: [] };
    const lower = buildSearch(ranges.slice(0, middle));
    const upper = buildSearch(ranges.slice(middle));
    const entry = `search ${pivot.from}`;
    return {
        entry,
        statements: [
            { kind: 'label', name: entry },
            { kind: 'branch', test: 'atLeast', value: pivot.from, then: upper.entry, otherwise: lower.entry },
            ...lower.statements,
            ...upper.statements,
        ],
    };
}
function buildTest({ argument, test, values, matching, otherwise }, name) {
    const next = `${name}, and then`;
    const then = typeof matching === 'string' ? matching : next;
    const load = { kind: 'load', offset: FIRST_ARGUMENT_OFFSET + argument * ARGUMENT_BYTES };
    const tests = values.map((value, index) => {
        const branch = { kind: 'branch', test, value, then };
        return index === values.length - 1 ? { ...branch, otherwise } : branch;
    });
    return [{ kind: 'label', name }, load, ...tests, ...(typeof matching === 'string' ? [] : buildTest(matching, next))];
}
function buildSeccompFilter(architecture) {
    const search = buildSearch(buildRanges(architecture));
    const verdicts = Object.entries(RETURN_VALUES).flatMap(([name, value]) => [
        { kind: 'label', name },
        { kind: 'return', value },
    ]);
    return assemble([
        { kind: 'load', offset: ARCHITECTURE_OFFSET },
        { kind: 'branch', test: 'equal', value: AUDIT_ARCHITECTURES[architecture], then: 'native', otherwise: 'kill' },
        { kind: 'label', name: 'native' },
        { kind: 'load', offset: NUMBER_OFFSET },
        ...search.statements,
        ...ARGUMENT_RULES.flatMap((rule) => buildTest(rule, labelOf(rule))),
        ...verdicts,
    ]);
}


/***/ }),

/***/ 33467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ requireHarmless)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(88187);




const SYSTEM = ['/proc', '/sys', '/dev', '/run', '/var/run'];
function problemWith(real, { secretPaths, workspace }) {
    if (real.split('/').includes('.git'))
        return 'it lies in a repository’s `.git`, which holds credentials and hooks';
    const system = SYSTEM.find((one) => (0,_find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(real, one) || (0,_find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(one, real));
    if (system !== undefined)
        return `it is, holds or lies in ${system}`;
    const secret = secretPaths.find((one) => one !== workspace && (0,_find_python_roots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(one, real));
    if (secret !== undefined)
        return `it holds ${secret}, where other things lie that are not for programs`;
    return node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(real) === '/' ? 'it is a folder of the system' : undefined;
}
function closedTo(real, { identity }) {
    if (identity === 'caller')
        return undefined;
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real);
    const needed = facts.isDirectory() ? 0o005 : 0o004;
    return (facts.mode & needed) === needed ? undefined : 'programs of root run as another user, who may not read it';
}
function requireHarmless(input, given, isolation) {
    const refuse = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PyexecError */ .xH('invalid-input', {
        message: `\`${input}\`: ${given} cannot be shown to programs: ${why}`,
        hint: 'Give the workspace, or a folder that holds only what the programs need.',
    });
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(given))
        throw refuse('it does not exist');
    const real = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(given);
    const problem = problemWith(given, isolation) ??
        problemWith(real, isolation) ??
        (input === 'read-only-paths' ? closedTo(real, isolation) : undefined);
    if (problem !== undefined)
        throw refuse(problem);
    return real;
}


/***/ }),

/***/ 82199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  UU: () => (/* binding */ argvOf),
  B_: () => (/* binding */ envOf),
  we: () => (/* binding */ markerOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/execution/process-table.js
var process_table = __nccwpck_require__(11882);
;// CONCATENATED MODULE: ./lib/isolation/program-env.js


const UNIX_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
function buildProgramEnv(input) {
    const bin = external_node_path_.dirname(input.python);
    const perPlatform = input.platform === 'win32'
        ? {
            ...input.platformEnv,
            PATH: [bin, external_node_path_.join(bin, 'Scripts'), `${input.platformEnv['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32`].join(';'),
            USERPROFILE: input.home,
            TEMP: input.temp,
            TMP: input.temp,
            PYTHONUTF8: '1',
        }
        : {
            PATH: [...new Set([bin, ...UNIX_PATH])].join(':'),
            HOME: input.home,
            TMPDIR: input.temp,
            LANG: 'C.UTF-8',
            LC_ALL: 'C.UTF-8',
        };
    return {
        ...perPlatform,
        PYTHONUNBUFFERED: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONNOUSERSITE: '1',
        ...(input.venv === undefined ? {} : { VIRTUAL_ENV: input.venv }),
        ...input.extra,
        [process_table/* RUN_MARKER */.xO]: input.marker,
    };
}

;// CONCATENATED MODULE: ./lib/isolation/program-input.js

function pythonOf({ interpreter, venv }) {
    return venv?.python ?? interpreter.executable;
}
function argvOf(input) {
    const { program, plan, scriptPath } = input;
    const what = program.kind === 'module' ? ['-m', program.module] : [scriptPath ?? ''];
    return [pythonOf(input), ...what, ...plan.args];
}
function markerOf({ marker, index }) {
    return `${marker}.${index}.`;
}
function envOf(input) {
    const { platform, platformEnv, env: extra } = input.plan;
    const { home, temp } = input.own;
    const python = pythonOf(input);
    const venv = input.venv?.folder;
    return buildProgramEnv({ platform, platformEnv, python, venv, home, temp, marker: markerOf(input), extra });
}


/***/ }),

/***/ 60198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ buildRlimits)
/* harmony export */ });
const MAX_OPEN_FILES = 4096;
const FILE_SLACK_BYTES = 65_536;
const CPU_SLACK_SECONDS = 5;
const CPU_FACTOR = 64;
function buildRlimits(limits, enforcers) {
    return {
        CORE: 0,
        NOFILE: MAX_OPEN_FILES,
        FSIZE: limits.maxDiskBytes + FILE_SLACK_BYTES,
        CPU: Math.ceil((limits.timeoutMs / 1000) * CPU_FACTOR) + CPU_SLACK_SECONDS,
        ...(enforcers.memory === 'rlimit' && limits.memoryBytes !== 'none' ? { DATA: limits.memoryBytes } : {}),
        ...(enforcers.processes === 'rlimit' ? { NPROC: limits.maxProcesses } : {}),
    };
}


/***/ }),

/***/ 12335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ pickUnprivilegedIdentities)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);



const FIRST_UID = 61_184;
const LAST_UID = 65_519;
async function usedUids() {
    const used = new Set();
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)('/proc')) {
        if (!/^\d+$/.test(name))
            continue;
        try {
            used.add((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(`/proc/${name}`)).uid);
        }
        catch (thrown) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(thrown) === undefined)
                throw thrown;
        }
    }
    for (const line of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)('/etc/passwd', 'utf8')).split('\n'))
        used.add(Number(line.split(':')[2]));
    return used;
}
async function pickUnprivilegedIdentities(count) {
    const used = await usedUids();
    for (let attempt = 0; attempt < 10_000; attempt++) {
        const first = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(FIRST_UID, LAST_UID + 2 - count);
        const uids = Array.from({ length: count }, (_, index) => first + index);
        const [one, ...others] = uids.map((uid) => ({ uid, gid: uid }));
        if (one !== undefined && !uids.some((uid) => used.has(uid)))
            return [one, ...others];
    }
    throw new Error(`there are no ${count} free users from ${FIRST_UID} to ${LAST_UID}`);
}


/***/ }),

/***/ 80342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _host_harden_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(79882);
/* harmony import */ var _run_action_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2261);


const environment = (0,_host_harden_js__WEBPACK_IMPORTED_MODULE_0__/* .hardenProcess */ .I)();
process.exitCode = await (0,_run_action_js__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(environment);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 77593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  FM: () => (/* binding */ checkAllowed),
  s2: () => (/* binding */ parseUntrusted)
});

// UNUSED EXPORTS: formatRequest

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __nccwpck_require__(63297);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/packages/malformed-at.js
var malformed_at = __nccwpck_require__(8264);
// EXTERNAL MODULE: ./lib/packages/package-name.js
var package_name = __nccwpck_require__(59065);
;// CONCATENATED MODULE: ./lib/packages/package-globs.js

function matches(glob, name) {
    let at = 0;
    let token = 0;
    let retry;
    while (at < name.length) {
        if (glob[token] === '*') {
            retry = { token: ++token, at };
        }
        else if (token < glob.length && (glob[token] === '?' || glob[token] === name[at])) {
            token++;
            at++;
        }
        else if (retry !== undefined) {
            token = retry.token;
            at = ++retry.at;
        }
        else {
            return false;
        }
    }
    return /^\**$/.test(glob.slice(token));
}
function matchesPackage(globs, name) {
    const normalised = (0,package_name/* normaliseName */.GX)(name);
    return globs.some((glob) => matches((0,package_name/* normaliseName */.GX)(glob.trim()), normalised));
}

// EXTERNAL MODULE: ./lib/packages/parse-named.js
var parse_named = __nccwpck_require__(53998);
// EXTERNAL MODULE: ./lib/packages/parse-requirement.js
var parse_requirement = __nccwpck_require__(24224);
;// CONCATENATED MODULE: ./lib/packages/allow-packages.js







const MAX_CHARACTERS = 300;
const MAX_REQUESTS = 100;
const FOREIGN = /[^A-Za-z0-9 ._,<>=!~+*()[\]-]/u;
function refuseCharacters(text) {
    if (text.length > MAX_CHARACTERS)
        return `is longer than ${MAX_CHARACTERS} characters`;
    if (/[^\x20-\x7e]/.test(text))
        return 'holds a line end, a control character or one that is not ASCII';
    if (text.trim() === '')
        return 'is empty';
    if (text.trim().startsWith('-'))
        return 'is an option';
    if (/[/\\@:]/.test(text))
        return 'is an URL or a path';
    if (text.includes(';'))
        return 'has a marker or holds several commands';
    const [foreign] = FOREIGN.exec(text) ?? [];
    return foreign === undefined ? undefined : `holds ${foreign}`;
}
function parseUntrusted(text) {
    const refused = refuseCharacters(text);
    if (refused !== undefined)
        return { refused };
    try {
        const { name, extras, specifier } = (0,parse_named/* parseNamed */.Nw)(text.trim());
        const isForeign = specifier.split(',').some((part) => part.startsWith('===') && (0,pep440.valid)(part.slice(3)) === null);
        if (isForeign)
            return { refused: 'compares with something that is no version' };
        if ((0,parse_requirement/* hasArchiveSuffix */.ah)(name) || (0,parse_requirement/* hasArchiveSuffix */.ah)(specifier))
            return { refused: 'is named like a file' };
        return { name: (0,package_name/* normaliseName */.GX)(name), extras: extras.map(package_name/* normaliseName */.GX), specifier };
    }
    catch (thrown) {
        if (!(thrown instanceof malformed_at/* MalformedAt */.J))
            throw thrown;
        return { refused: 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3' };
    }
}
function formatRequest({ name, extras, specifier }) {
    return `${name}${(0,package_name/* formatExtras */.zB)(extras)}${specifier}`;
}
function adviseGlobs(globs, missing) {
    const wanted = [...globs, ...missing];
    const [only] = wanted;
    return wanted.length === 1 && only !== undefined
        ? `To permit it, set \`allow-packages: ${only}\`.`
        : `To permit ${missing.length === 1 ? 'it' : 'them'}, set \`allow-packages\` to these lines:\n${wanted.map((glob) => `  ${glob}`).join('\n')}`;
}
const FORM_ADVICE = 'Code that is not trusted may ask for names with extras and version specifiers only; what else it needs is given in `packages` or `requirements`.';
function sortRequests(requests, globs) {
    const lines = new Set();
    const missing = new Set();
    const refused = [];
    for (const text of requests) {
        const parsed = parseUntrusted(text);
        if ('refused' in parsed)
            refused.push(`the package ${(0,malformed_at/* quoteReceived */.A)(text)} ${parsed.refused}`);
        else if (matchesPackage(globs, parsed.name))
            lines.add(formatRequest(parsed));
        else
            missing.add(parsed.name);
    }
    return { lines, refused, missing };
}
function checkAllowed(requests, globs) {
    if (requests.length > MAX_REQUESTS) {
        throw new errors/* PyexecError */.xH('package-not-allowed', {
            message: `${requests.length} packages are asked for; at most ${MAX_REQUESTS} may be`,
            hint: FORM_ADVICE,
        });
    }
    const { lines, refused, missing } = sortRequests(requests, globs);
    if (refused.length === 0 && missing.size === 0)
        return [...lines];
    const unmatched = [...missing].map((name) => `the package ${name} is not one of \`allow-packages\``);
    const advice = missing.size === 0 ? [] : [adviseGlobs(globs, [...missing])];
    throw new errors/* PyexecError */.xH('package-not-allowed', {
        message: (0,errors/* listProblems */.vz)([...refused, ...unmatched]),
        hint: [...(refused.length === 0 ? [] : [FORM_ADVICE]), ...advice].join(' '),
    });
}


/***/ }),

/***/ 82464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ LOCAL),
/* harmony export */   ni: () => (/* binding */ renderLine),
/* harmony export */   zP: () => (/* binding */ formatRequirement)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73136);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(59065);


const LOCAL = /\{local:(\d+)\}/g;
function formatPlace(requirement, place) {
    return requirement.name === undefined ? place : `${requirement.name}${(0,_package_name_js__WEBPACK_IMPORTED_MODULE_1__/* .formatExtras */ .zB)(requirement.extras)} @ ${place}`;
}
function formatRequirement(requirement, local) {
    const marker = requirement.marker === undefined ? '' : ` ; ${requirement.marker}`;
    if (requirement.kind === 'named') {
        return `${requirement.name}${(0,_package_name_js__WEBPACK_IMPORTED_MODULE_1__/* .formatExtras */ .zB)(requirement.extras)}${requirement.specifier}${marker}`;
    }
    return formatPlace(requirement, local === undefined ? requirement.reference : `{local:${local}}`) + marker;
}
function renderLine(text, locals, pathOf) {
    return text.replace(LOCAL, (_, digits, offset) => {
        const index = Number(digits);
        const { editable = false, extras = '' } = locals[index] ?? {};
        const file = pathOf(index);
        const url = (0,node_url__WEBPACK_IMPORTED_MODULE_0__.pathToFileURL)(file).href;
        if (editable)
            return `-e ${url}${extras}`;
        return extras === '' || offset > 0 ? url : `${file}${extras}`;
    });
}


/***/ }),

/***/ 8264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteReceived),
/* harmony export */   J: () => (/* binding */ MalformedAt)
/* harmony export */ });
class MalformedAt extends Error {
    offset;
    constructor(message, offset) {
        super(message);
        this.offset = offset;
    }
}
const SHOWN_CHARACTERS = 80;
const READ_CHARACTERS = 1000;
function quoteReceived(text) {
    const read = text.slice(0, READ_CHARACTERS).replace(/:\/\/[^\s/]*@/g, '://***@');
    const masked = text.length > READ_CHARACTERS ? read.replace(/:\/\/[^\s/]*$/, '://***') : read;
    return JSON.stringify(masked.length > SHOWN_CHARACTERS ? `${masked.slice(0, SHOWN_CHARACTERS)}…` : masked);
}


/***/ }),

/***/ 59065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ nameAt),
/* harmony export */   F7: () => (/* binding */ parseExtras),
/* harmony export */   GX: () => (/* binding */ normaliseName),
/* harmony export */   zB: () => (/* binding */ formatExtras)
/* harmony export */ });
/* harmony import */ var _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8264);

const NAME = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/y;
function nameAt(text, offset) {
    NAME.lastIndex = offset;
    return NAME.exec(text)?.[0] ?? '';
}
function normaliseName(name) {
    return name.replace(/[-_.]+/g, '-').toLowerCase();
}
function parseExtras(brackets, offset) {
    const inner = brackets.slice(1, -1);
    if (inner.trim() === '')
        return [];
    const extras = inner.split(',').map((extra) => extra.trim());
    const wrong = extras.find((extra) => extra === '' || nameAt(extra, 0) !== extra);
    if (wrong === undefined)
        return extras;
    throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedAt */ .J(`extras are names with commas between, such as [test,docs]; got ${(0,_malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteReceived */ .A)(brackets)}`, offset);
}
function formatExtras(extras) {
    return extras.length === 0 ? '' : `[${extras.join(',')}]`;
}


/***/ }),

/***/ 53998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nw: () => (/* binding */ parseNamed),
/* harmony export */   gY: () => (/* binding */ parseMarker),
/* harmony export */   pw: () => (/* binding */ skipBlanks),
/* harmony export */   ww: () => (/* binding */ parseHead)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(63297);
/* harmony import */ var _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8264);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(59065);



const FORM = 'NAME, NAME[EXTRA]>=1.2,<3 or NAME @ URL, one requirement in each line, if needed with `; MARKER`';
const BLANKS = /[ \t]*/y;
function skipBlanks(text, offset) {
    BLANKS.lastIndex = offset;
    return offset + (BLANKS.exec(text)?.[0].length ?? 0);
}
function parseMarker(text, semicolon) {
    if (semicolon >= text.length)
        return undefined;
    const marker = text.slice(semicolon + 1).trim();
    if (/^[A-Za-z("']/.test(marker))
        return marker;
    throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAt */ .J('after `;` there must be a marker, such as python_version < "3.12"', semicolon);
}
function explainSpecifier(specifier) {
    if (/^=[^=]/.test(specifier))
        return ` (one version is written \`=${specifier.slice(0, 40)}\`)`;
    if (/^[A-Za-z0-9,]/.test(specifier))
        return ' (one requirement in each line, no comma or space between them)';
    return /\d[ \t]*[<>=!~]/.test(specifier) ? ' (between specifiers there is a comma)' : '';
}
function parseSpecifier(text, offset) {
    const isEnclosed = text.startsWith('(') && text.endsWith(')');
    const specifier = (isEnclosed ? text.slice(1, -1) : text).trim();
    if ((0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__.validRange)(specifier))
        return specifier.replace(/\s+/g, '');
    throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAt */ .J(`after the name only extras, a version specifier such as ==1.2 or >=1.2,<3, \`@ URL\` or \`; MARKER\` may follow; got ${(0,_malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteReceived */ .A)(specifier)}${explainSpecifier(specifier)}`, offset);
}
function parseHead(text) {
    const name = (0,_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameAt */ .Dc)(text, 0);
    if (name === '')
        return undefined;
    const open = skipBlanks(text, name.length);
    if (text[open] !== '[')
        return { name, extras: [], next: open };
    const close = text.indexOf(']', open);
    if (close < 0)
        throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAt */ .J('the bracket that opens the extras needs another one that closes it', open);
    return { name, extras: (0,_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .parseExtras */ .F7)(text.slice(open, close + 1), open), next: skipBlanks(text, close + 1) };
}
function parseNamed(text) {
    const head = parseHead(text);
    if (head === undefined)
        throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAt */ .J(`expected ${FORM}; got ${(0,_malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteReceived */ .A)(text)}`, 0);
    const semicolon = text.indexOf(';', head.next);
    const end = semicolon < 0 ? text.length : semicolon;
    const specifier = parseSpecifier(text.slice(head.next, end).trim(), head.next);
    return { kind: 'named', name: head.name, extras: head.extras, specifier, marker: parseMarker(text, end) };
}


/***/ }),

/***/ 24224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   De: () => (/* binding */ parsePlace),
/* harmony export */   EV: () => (/* binding */ hasScheme),
/* harmony export */   Z6: () => (/* binding */ isRepository),
/* harmony export */   ah: () => (/* binding */ hasArchiveSuffix),
/* harmony export */   pP: () => (/* binding */ parseRequirement)
/* harmony export */ });
/* harmony import */ var _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8264);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(59065);
/* harmony import */ var _parse_named_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(53998);



const REPOSITORY = /^(?:git|hg|svn|bzr)\+[a-z]+:\/\/\S/i;
const REMOTE = /^(?:https?|ftp):\/\/\S/i;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:|^(?:git|hg|svn|bzr)\+/;
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;
function hasArchiveSuffix(text) {
    return ARCHIVE.test(text);
}
function hasScheme(text) {
    return SCHEME.test(text);
}
function isRepository(reference) {
    return REPOSITORY.test(reference);
}
function endOfReference(text, start) {
    const found = /;?[ \t]|;$/.exec(text.slice(start));
    return found === null ? text.length : start + found.index;
}
function parseUrl(text, start, head) {
    const end = endOfReference(text, start);
    const reference = text.slice(start, end);
    const next = (0,_parse_named_js__WEBPACK_IMPORTED_MODULE_2__/* .skipBlanks */ .pw)(text, end);
    const isLocal = /^file:/i.test(reference) || !hasScheme(reference);
    if (reference === '' || !(isLocal || isRepository(reference) || REMOTE.test(reference))) {
        throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedAt */ .J(`an URL begins with https://, file:/// or, for a repository, git+https:// or git+ssh://; got ${(0,_malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteReceived */ .A)(reference)}`, start);
    }
    if (next < text.length && text[next] !== ';') {
        throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedAt */ .J(`after an URL only \`; MARKER\` may follow; got ${(0,_malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteReceived */ .A)(text.slice(next))}`, next);
    }
    const marker = (0,_parse_named_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMarker */ .gY)(text, next);
    if (head === undefined && isLocal)
        return { ...parsePlace(reference), marker };
    const { name, extras } = head ?? { name: undefined, extras: [] };
    return { kind: isLocal ? 'local' : 'url', name, extras, reference, marker };
}
function looksLikePath(text) {
    return /^\.|[/\\]/.test(text) || hasArchiveSuffix(text);
}
function parsePlace(text) {
    const open = text.endsWith(']') ? text.lastIndexOf('[') : -1;
    const reference = open > 0 ? text.slice(0, open) : text;
    const extras = open > 0 ? (0,_package_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExtras */ .F7)(text.slice(open), open) : [];
    return { kind: 'local', name: undefined, extras, reference, marker: undefined };
}
function parseRequirement(text) {
    if (hasScheme(text))
        return parseUrl(text, 0, undefined);
    const semicolon = text.indexOf(';');
    const end = semicolon < 0 ? text.length : semicolon;
    const beforeMarker = text.slice(0, end);
    const isPath = /^[./\\]/.test(text);
    const head = isPath ? undefined : (0,_parse_named_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHead */ .ww)(text);
    if (head !== undefined && text[head.next] === '@')
        return parseUrl(text, (0,_parse_named_js__WEBPACK_IMPORTED_MODULE_2__/* .skipBlanks */ .pw)(text, head.next + 1), head);
    const withoutExtras = beforeMarker.trim().replace(/\[[^[\]]*\]$/, '');
    if (!looksLikePath(withoutExtras))
        return (0,_parse_named_js__WEBPACK_IMPORTED_MODULE_2__/* .parseNamed */ .Nw)(text);
    return { ...parsePlace(beforeMarker.trim()), marker: (0,_parse_named_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMarker */ .gY)(text, end) };
}


/***/ }),

/***/ 46047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ parseToml),
/* harmony export */   U4: () => (/* binding */ MalformedToml),
/* harmony export */   bI: () => (/* binding */ isTable)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

class MalformedToml extends Error {
    line;
    column;
    constructor(message, line, column) {
        super(message);
        this.line = line;
        this.column = column;
    }
}
function numberIn(thrown, key) {
    const value = Reflect.get(thrown, key);
    return typeof value === 'number' ? value : 1;
}
async function parseToml(text) {
    const { parse } = await __nccwpck_require__.e(/* import() */ 292).then(__nccwpck_require__.bind(__nccwpck_require__, 3292));
    try {
        return parse(text);
    }
    catch (thrown) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(thrown))
            throw thrown;
        const [message = ''] = thrown.message.split('\n', 1);
        throw new MalformedToml(message, numberIn(thrown, 'line'), numberIn(thrown, 'column'));
    }
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}


/***/ }),

/***/ 65831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ limitsOf)
/* harmony export */ });
function limitsOf(program, limits, now) {
    const { timeoutMs, totalTimeoutMs = Infinity } = limits;
    const own = program.kind === 'file' ? program.part?.timeoutMs : undefined;
    const least = Math.min(timeoutMs, own ?? Infinity, Math.max(1, Math.round(totalTimeoutMs - now)));
    return least === timeoutMs ? limits : { ...limits, timeoutMs: least };
}


/***/ }),

/***/ 39363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


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
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
    if (!facts.isFile())
        problems.push(`${shown} is not a regular file`);
    else if (facts.size > MAX_SOURCE_BYTES)
        problems.push(`${shown} is larger than ${MAX_SOURCE_BYTES} bytes`);
    else
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor);
    return undefined;
}
function readSource(file, shown, problems) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK || 0));
        const bytes = readRegular(descriptor, shown, problems);
        return bytes === undefined ? undefined : decode(bytes, shown, problems);
    }
    catch (thrown) {
        problems.push(`${shown} cannot be read (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) ?? 'unknown reason'})`);
        return undefined;
    }
    finally {
        if (descriptor !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}


/***/ }),

/***/ 44629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ relativeBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);

function relativeBelow(folder, file) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_0__.relative(folder, file);
    const isElsewhere = relative === '' || relative === '..' || relative.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) || node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute(relative);
    return isElsewhere ? undefined : relative;
}


/***/ }),

/***/ 65057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ architectureOf)
/* harmony export */ });
const NAMES = [
    [/^(x86_64|amd64)/i, { 64: 'x64', 32: 'ia32' }],
    [/^(aarch64|arm64)/i, { 64: 'arm64', 32: 'arm' }],
    [/^(i[3-6]86|x86|intel)/i, { 64: 'ia32', 32: 'ia32' }],
    [/^arm/i, { 64: 'arm', 32: 'arm' }],
];
function architectureOf(machine, pointerBits = 64) {
    const found = NAMES.find(([pattern]) => pattern.test(machine));
    return found?.[1][pointerBits] ?? machine.split('-', 1)[0] ?? '';
}


/***/ }),

/***/ 38728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R$: () => (/* binding */ isAskedInterpreter),
/* harmony export */   Xr: () => (/* binding */ questionInterpreter)
/* harmony export */ });
/* unused harmony export askInterpreter */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(57975);
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(63297);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _architecture_of_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(65057);





const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
const QUESTION = `import sys
from importlib.machinery import PathFinder
i = sys.version_info
machine = getattr(sys.implementation, '_multiarch', '')
if '-' not in machine:
    try:
        from posix import uname
        machine = uname().machine
    except ImportError:
        machine = sys.version.split('(')[-1]
print('%d.%d.%d%s' % (i[0], i[1], i[2], '' if i[3] == 'final' else {'a': 'a', 'b': 'b', 'c': 'rc'}[i[3][0]] + str(i[4])))
print(sys.implementation.name)
print(sys.executable)
print(sys.prefix)
print(sys.base_prefix)
print(machine)
print(64 if sys.maxsize > 2 ** 32 else 32)
print('free-threading' in sys.version)
print(all(PathFinder.find_spec(name) for name in ('venv', 'ensurepip')))`;
const TIMEOUT_MS = 10_000;
const LONGEST_REASON = 200;
const TEXTS = ['version', 'implementation', 'executable', 'prefix', 'basePrefix', 'arch'];
const FLAGS = ['freeThreaded', 'canMakeVenvs'];
function isAskedInterpreter(value) {
    const facts = new Map(Object.entries(value ?? {}));
    return (TEXTS.every((name) => typeof facts.get(name) === 'string') &&
        FLAGS.every((name) => typeof facts.get(name) === 'boolean') &&
        (facts.get('pointerBits') === 32 || facts.get('pointerBits') === 64));
}
const NO_PYTHON = { kind: 'broken', reason: 'does not answer like Python 3' };
function read(stdout) {
    const [version = '', implementation = '', executable = '', prefix = '', basePrefix = '', ...more] = stdout.split(/\r?\n/);
    if ((0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_2__.valid)(version) === null)
        return NO_PYTHON;
    const [machine = '', bits, freeThreaded, canMakeVenvs] = more;
    const pointerBits = bits === '32' ? 32 : 64;
    return {
        kind: 'answered',
        asked: {
            ...{ version, implementation, executable, prefix, basePrefix, pointerBits },
            arch: (0,_architecture_of_js__WEBPACK_IMPORTED_MODULE_4__/* .architectureOf */ .N)(machine, pointerBits),
            freeThreaded: freeThreaded === 'True',
            canMakeVenvs: canMakeVenvs === 'True',
        },
    };
}
function property(thrown, name) {
    return Object.getOwnPropertyDescriptor(thrown, name)?.value;
}
function explain(thrown) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        return NO_PYTHON.reason;
    if (property(thrown, 'killed') === true)
        return `does not answer within ${TIMEOUT_MS / 1000} s`;
    const stderr = property(thrown, 'stderr');
    const said = typeof stderr === 'string' ? stderr.trim() : '';
    if (said.startsWith('Unknown option: -I'))
        return NO_PYTHON.reason;
    const last = said.split(/[\r\n]+/).at(-1) ?? '';
    if (last !== '')
        return `does not start: ${last.slice(0, LONGEST_REASON)}`;
    const signal = property(thrown, 'signal');
    const code = property(thrown, 'code');
    if (typeof signal === 'string')
        return `does not start: it was ended by ${signal}`;
    return `does not start: ${typeof code === 'number' ? `exit status ${code}` : ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) ?? thrown.message)}`;
}
async function questionInterpreter(python, env) {
    try {
        const options = { timeout: TIMEOUT_MS, env, cwd: '/', maxBuffer: 65_536 };
        const { stdout } = await run(python, ['-I', '-S', '-c', QUESTION], options);
        return read(stdout);
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isError */ .bJ)(thrown))
            return { kind: 'broken', reason: explain(thrown) };
        throw thrown;
    }
}
async function askInterpreter(python, env) {
    const answer = await questionInterpreter(python, env);
    return answer.kind === 'answered' ? answer.asked : undefined;
}


/***/ }),

/***/ 63333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ findVenv),
/* harmony export */   q: () => (/* binding */ venvPython)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _venv_setting_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(51404);




function venvPython(folder, platform) {
    return platform === 'win32' ? node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'Scripts', 'python.exe') : node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'bin', 'python');
}
function unusable(folder, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PyexecError */ .xH('venv-unusable', {
        message: `\`venv-path\`: ${folder} ${why}`,
        hint: 'Give the folder of a venv, or one that is empty or not there, in which one is made.',
    });
}
function findVenv(folder, platform) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
        return undefined;
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder).isDirectory())
        throw unusable(folder, 'is a file');
    const isVenv = (0,_venv_setting_js__WEBPACK_IMPORTED_MODULE_3__/* .venvSetting */ .Y)(folder, 'home') !== undefined;
    if (!isVenv && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).length > 0)
        throw unusable(folder, 'holds other things and is no venv');
    if (!isVenv)
        return undefined;
    const python = venvPython(folder, platform);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(python))
        return python;
    throw unusable(folder, `is a venv whose Python is gone (${python})`);
}


/***/ }),

/***/ 19790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ownToolCache),
/* harmony export */   h: () => (/* binding */ NotInstallable)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);

class NotInstallable extends Error {
    hint;
    constructor(message, hint, options) {
        super(message, options);
        this.hint = hint;
    }
}
function ownToolCache({ cacheFolder }) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(cacheFolder, 'pythons');
}


/***/ }),

/***/ 48443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ isBinary),
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   RW: () => (/* binding */ isPrefix),
/* harmony export */   ti: () => (/* binding */ hops)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);


function hops(file) {
    const found = [file];
    for (let at = file; (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(at).isSymbolicLink() && found.length < 40;) {
        at = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(at), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(at));
        found.push(at);
    }
    return [...new Set([...found, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(file)])];
}
function prefixOf(executable) {
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(executable);
    return node_path__WEBPACK_IMPORTED_MODULE_1__.basename(folder) === 'bin' ? node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder) : folder;
}
function isPrefix(folder) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'pyvenv.cfg')))
        return true;
    return ['lib', 'lib64'].some((name) => {
        const libraries = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name);
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(libraries))
            return false;
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(libraries).filter((one) => /^(python|pypy)\d/.test(one));
        return found.some((one) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(libraries, one, 'os.py')));
    });
}
function isBinary(file) {
    const start = Buffer.alloc(2);
    const fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, 'r');
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(fd, start);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
    return start.toString('latin1') !== '#!';
}


/***/ }),

/***/ 33905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ findOnPath),
  j: () => (/* binding */ listCandidates)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/python/resolvers/resolver.js + 1 modules
var resolver = __nccwpck_require__(82562);
;// CONCATENATED MODULE: ./lib/python/resolvers/on-path.js

function isStandIn(folder) {
    return /[\\/](shims|WindowsApps)[\\/]?$/.test(folder);
}
const onPath = async ({ pathFolders, platform }) => {
    const folders = pathFolders.filter((folder) => !isStandIn(folder));
    return (await Promise.all(folders.map((folder) => (0,resolver/* pythonsIn */.jG)(folder, 'PATH', platform)))).flat();
};

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __nccwpck_require__(63297);
;// CONCATENATED MODULE: ./lib/python/resolvers/pyenv.js



const inPyenv = async ({ pyenvRoot, platform }) => {
    const root = external_node_path_.join(pyenvRoot, 'versions');
    return (await (0,resolver/* namesIn */.wX)(root)).flatMap((name) => {
        const [, version = '', suffix] = /^(.*?)(t?)$/.exec(name) ?? [];
        if ((0,pep440.valid)(version) === null)
            return [];
        const file = (0,resolver/* pythonOf */.we)(external_node_path_.join(root, name), platform);
        const freeThreaded = suffix === 't';
        return [{ path: file, source: 'pyenv', version, implementation: 'cpython', arch: undefined, freeThreaded }];
    });
};

// EXTERNAL MODULE: ./lib/python/resolvers/tool-cache.js
var tool_cache = __nccwpck_require__(19301);
;// CONCATENATED MODULE: ./lib/python/resolvers/usual-places.js


async function foldersOnMac() {
    const frameworks = '/Library/Frameworks/Python.framework/Versions';
    const versions = (await (0,resolver/* namesIn */.wX)(frameworks)).filter((name) => /^3\.\d+$/.test(name));
    return [...versions.map((name) => `${frameworks}/${name}/bin`), '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'];
}
async function foldersOnWindows({ platformEnv }) {
    const local = platformEnv['LOCALAPPDATA'];
    const name = /^(Python3\d+|pythoncore-3\.\d+)(-\w+)?$/i;
    const roots = [
        ...(local === undefined ? [] : [external_node_path_.join(local, 'Programs', 'Python'), external_node_path_.join(local, 'Python')]),
        platformEnv['PROGRAMFILES'] ?? '',
        'C:\\',
    ].filter((root) => root !== '');
    const nested = roots.map(async (root) => (await (0,resolver/* namesIn */.wX)(root)).filter((one) => name.test(one)).map((one) => external_node_path_.join(root, one)));
    return (await Promise.all(nested)).flat();
}
function usualFolders(places) {
    if (places.platform === 'win32')
        return foldersOnWindows(places);
    if (places.platform === 'darwin')
        return foldersOnMac();
    return ['/usr/local/bin', '/usr/bin'];
}
const inUsualPlaces = async (places) => {
    const folders = await usualFolders(places);
    return (await Promise.all(folders.map((folder) => (0,resolver/* pythonsIn */.jG)(folder, 'usual place', places.platform)))).flat();
};

// EXTERNAL MODULE: ./lib/python/architecture-of.js
var architecture_of = __nccwpck_require__(65057);
;// CONCATENATED MODULE: ./lib/python/resolvers/uv.js



const NAME = /^([a-z]+)-(\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)(\+freethreaded)?-[a-z]+-([a-z0-9_]+)-[a-z0-9]+$/;
const inUv = async ({ uvPythons, platform }) => {
    if (uvPythons === undefined)
        return [];
    return (await (0,resolver/* namesIn */.wX)(uvPythons)).flatMap((name) => {
        const [, implementation, version, variant, machine] = NAME.exec(name) ?? [];
        if (version === undefined || machine === undefined)
            return [];
        const freeThreaded = variant !== undefined;
        const minor = version.split('.').slice(0, 2).join('.');
        const file = platform === 'win32' ? 'python.exe' : external_node_path_.join('bin', `python${minor}${freeThreaded ? 't' : ''}`);
        const arch = (0,architecture_of/* architectureOf */.N)(machine);
        return [{ path: external_node_path_.join(uvPythons, name, file), source: 'uv', version, implementation, arch, freeThreaded }];
    });
};

;// CONCATENATED MODULE: ./lib/python/list-candidates.js









const RESOLVERS = [tool_cache/* inToolCache */.G, onPath, inPyenv, inUv, inUsualPlaces];
async function obstacle(file) {
    try {
        const isFile = (await (0,promises_.stat)(file)).isFile();
        if (!isFile)
            return 'is no file';
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return undefined;
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        if (code === 'ENOENT')
            return 'is not there, or a link that leads nowhere';
        return code === 'EACCES' ? 'may not be executed by this user' : `cannot be looked at (${code})`;
    }
}
async function listCandidates(places) {
    const all = (await Promise.all(RESOLVERS.map((resolve) => resolve(places)))).flat();
    const here = new Map();
    const broken = new Map();
    for (const candidate of all) {
        const reason = await obstacle(candidate.path);
        if (reason !== undefined) {
            broken.set(candidate.path, { ...candidate, reason });
            continue;
        }
        const file = await (0,promises_.realpath)(candidate.path);
        if (!here.has(file))
            here.set(file, candidate);
    }
    return { here: [...here.values()], broken: [...broken.values()] };
}
async function findOnPath(name, places) {
    const suffixes = places.platform === 'win32' && external_node_path_.extname(name) === '' ? ['.exe'] : [''];
    for (const folder of places.pathFolders.filter((f) => f !== '' && !/[\\/]WindowsApps[\\/]?$/.test(f))) {
        for (const suffix of suffixes) {
            const file = external_node_path_.join(folder, name + suffix);
            if ((await obstacle(file)) === undefined)
                return file;
        }
    }
    return undefined;
}


/***/ }),

/***/ 50196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ requireAnswer)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _ask_interpreter_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(38728);


async function requireAnswer(python, env) {
    const answer = await (0,_ask_interpreter_js__WEBPACK_IMPORTED_MODULE_1__/* .questionInterpreter */ .Xr)(python, env);
    if (answer.kind === 'answered')
        return answer.asked;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('python-broken', {
        message: `${python} ${answer.reason}`,
        hint: 'Set `python-path` or `python-version` to a working interpreter, Python 3.6 or newer.',
    });
}


/***/ }),

/***/ 82562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  wX: () => (/* binding */ namesIn),
  we: () => (/* binding */ pythonOf),
  jG: () => (/* binding */ pythonsIn)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/python/candidate.js
function unnamed(path, source) {
    return { path, source, version: undefined, implementation: undefined, arch: undefined, freeThreaded: undefined };
}

;// CONCATENATED MODULE: ./lib/python/resolvers/resolver.js




async function namesIn(folder) {
    try {
        return (await (0,promises_.readdir)(folder)).sort().reverse();
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return [];
    }
}
async function pythonsIn(folder, source, platform) {
    const pattern = platform === 'win32' ? /^python(3(\.\d+t?)?)?\.exe$/i : /^python(3(\.\d+t?)?)?$/;
    const found = (await namesIn(folder)).filter((name) => pattern.test(name));
    return found.map((name) => unnamed(external_node_path_.join(folder, name), source));
}
function pythonOf(prefix, platform) {
    return platform === 'win32' ? external_node_path_.join(prefix, 'python.exe') : external_node_path_.join(prefix, 'bin', 'python3');
}


/***/ }),

/***/ 19301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ inToolCache),
/* harmony export */   s: () => (/* binding */ toolArchitecture)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(63297);
/* harmony import */ var _resolver_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(82562);



function toolArchitecture(arch, freeThreaded) {
    return `${arch === 'ia32' ? 'x86' : arch}${freeThreaded ? '-freethreaded' : ''}`;
}
const inToolCache = async ({ toolCache, arch, platform }) => {
    if (toolCache === undefined)
        return [];
    const root = node_path__WEBPACK_IMPORTED_MODULE_0__.join(toolCache, 'Python');
    const found = [];
    for (const name of await (0,_resolver_js__WEBPACK_IMPORTED_MODULE_2__/* .namesIn */ .wX)(root)) {
        const version = (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_1__.explain)(name)?.public;
        if (version === undefined)
            continue;
        const complete = (await (0,_resolver_js__WEBPACK_IMPORTED_MODULE_2__/* .namesIn */ .wX)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(root, name))).filter((one) => one.endsWith('.complete'));
        for (const freeThreaded of [false, true]) {
            const folder = toolArchitecture(arch, freeThreaded);
            if (!complete.includes(`${folder}.complete`))
                continue;
            const file = (0,_resolver_js__WEBPACK_IMPORTED_MODULE_2__/* .pythonOf */ .we)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(root, name, folder), platform);
            found.push({ path: file, source: 'tool cache', version, implementation: 'cpython', arch, freeThreaded });
        }
    }
    return found;
};


/***/ }),

/***/ 59455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ satisfiesRequest),
/* harmony export */   V: () => (/* binding */ isPrerelease)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(63297);

function isPrerelease(version) {
    return (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__.explain)(version)?.is_prerelease === true;
}
function namesPrerelease(specifier) {
    const version = /^\s*(?:===?|>=?|<=?|~=)\s*(.*?)\s*$/.exec(specifier)?.[1];
    return version !== undefined && isPrerelease(version);
}
function satisfiesRequest(version, request) {
    return (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__.satisfies)(version, request, { prereleases: request.split(',').some(namesPrerelease) });
}


/***/ }),

/***/ 13808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Oh: () => (/* binding */ surveyPythons),
/* harmony export */   dq: () => (/* binding */ askingEnv),
/* harmony export */   qb: () => (/* binding */ verifySurvey)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _ask_interpreter_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(38728);
/* harmony import */ var _list_candidates_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(33905);



function askingEnv({ platformEnv, pathFolders }) {
    return { ...platformEnv, PATH: pathFolders.join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter) };
}
async function ask(candidate, env) {
    const answer = await (0,_ask_interpreter_js__WEBPACK_IMPORTED_MODULE_1__/* .questionInterpreter */ .Xr)(candidate.path, env);
    if (answer.kind === 'broken')
        return { ...candidate, reason: answer.reason };
    const { version, implementation, arch, freeThreaded } = answer.asked;
    return { ...candidate, version, implementation, arch, freeThreaded };
}
function isKnown(one) {
    return one.version !== undefined;
}
function sort(all) {
    const known = [];
    const broken = [];
    for (const one of all) {
        if ('reason' in one)
            broken.push(one);
        else
            known.push(one);
    }
    return { known, broken };
}
async function surveyPythons(facts) {
    const env = askingEnv(facts);
    const { here, broken } = await (0,_list_candidates_js__WEBPACK_IMPORTED_MODULE_2__/* .listCandidates */ .j)(facts);
    const answers = await Promise.all(here.map(async (one) => (isKnown(one) ? one : ask(one, env))));
    return sort([...answers, ...broken]);
}
async function verifySurvey({ known, broken }, facts) {
    const env = askingEnv(facts);
    return sort([...(await Promise.all(known.map((one) => ask(one, env)))), ...broken]);
}


/***/ }),

/***/ 51404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ venvSetting)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _read_own_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(86641);


const MAX_BYTES = 65_536;
function venvSetting(venv, key) {
    const content = (0,_read_own_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwnFile */ .z)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(venv, 'pyvenv.cfg'), MAX_BYTES)?.toString('utf8') ?? '';
    for (const line of content.split(/\r?\n/)) {
        const at = line.indexOf('=');
        if (at !== -1 && line.slice(0, at).trim().toLowerCase() === key)
            return line.slice(at + 1).trim();
    }
    return undefined;
}


/***/ }),

/***/ 86641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ readOwnFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
function readOwnFile(file, maxBytes) {
    let fd;
    try {
        fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd);
        if (!facts.isFile() || facts.size > maxBytes)
            return undefined;
        const content = Buffer.alloc(facts.size);
        let at = 0;
        for (let got = -1; got !== 0 && at < content.length; at += got) {
            got = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(fd, content, at, content.length - at, null);
        }
        return content.subarray(0, at);
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
    finally {
        if (fd !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
}


/***/ }),

/***/ 80415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  FK: () => (/* binding */ buildReport),
  Go: () => (/* binding */ reportRun),
  QZ: () => (/* binding */ worst)
});

// UNUSED EXPORTS: SEVERITY

// EXTERNAL MODULE: ./lib/conversation/conversation.js
var conversation_conversation = __nccwpck_require__(59604);
;// CONCATENATED MODULE: ./lib/conversation/verdict.js

function verdictOf({ stopped, turns }) {
    switch (stopped) {
        case 'done':
            return 'passed';
        case 'model-error':
            return 'error';
        case 'cancelled':
            return 'cancelled';
        default: {
            const status = turns.at(-1)?.check?.status ?? (0,conversation_conversation/* lastRun */.K)(turns)?.status ?? 'failed';
            return status === 'passed' || status === 'cancelled' ? 'failed' : status;
        }
    }
}

// EXTERNAL MODULE: ./lib/report/fit-outputs.js
var fit_outputs = __nccwpck_require__(13938);
// EXTERNAL MODULE: ./lib/report/judge.js + 3 modules
var judge = __nccwpck_require__(4654);
;// CONCATENATED MODULE: ./lib/conversation/answer-of.js
const END = 'TERMINATE';
function answerOf(text) {
    return text.replaceAll(END, '').trim();
}

;// CONCATENATED MODULE: ./lib/report/report-conversation.js


function reportTurn(turn, from) {
    const { reply, toolCalls, attempts, saysDone, check, modelMs } = turn;
    const runs = attempts.filter(({ kind }) => kind === 'ran').map((_, index) => from + index);
    return {
        reply,
        toolCalls,
        run: runs.at(-1) ?? null,
        runs,
        refused: attempts.flatMap((one) => (one.kind === 'refused' ? [one.why] : [])),
        saysDone,
        check: check === undefined ? null : from + runs.length,
        modelMs: Math.round(modelMs),
    };
}
function reportConversation(conversation) {
    const { model, task, stopped, turns, usage } = conversation;
    const reported = [];
    let count = 0;
    for (const turn of turns) {
        const one = reportTurn(turn, count);
        count += one.runs.length + Number(one.check !== null);
        reported.push(one);
    }
    const answer = answerOf(turns.at(-1)?.reply ?? '');
    return { model, task, stopped, turns: reported, answer, usage, code: (0,conversation_conversation/* lastAttempt */.m)(turns)?.proposal.code ?? '' };
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
    const { status, error, notes } = (0,judge/* judge */.S)(result);
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
function describeIsolation({ plan, environment }) {
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
        isolation: describeIsolation(findings),
        runs: (0,fit_outputs/* fitOutputs */.gY)(runs, findings.shard === undefined ? fit_outputs/* MAX_TEXT */.lG : fit_outputs/* MAX_SHARD_TEXT */.Ap),
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


/***/ }),

/***/ 44847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QV: () => (/* binding */ turnTitle),
/* harmony export */   h: () => (/* binding */ conversationLines),
/* harmony export */   pw: () => (/* binding */ turnLines),
/* harmony export */   yd: () => (/* binding */ STOPPED)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83052);
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(50566);
/* harmony import */ var _run_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8855);



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
    return `turn ${soFar.turns.length}/${budgets.maxTurns}: ${what}; model ${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(turn.modelMs)}, ${tokens(soFar, budgets)}`;
}
function describeAttempts(attempts) {
    if (attempts.length === 0)
        return 'nothing that can be run';
    return attempts.map((one) => (one.kind === 'ran' ? one.run.status : 'refused')).join(', ');
}
function attemptLines(attempt, paint) {
    const code = attempt.proposal === undefined ? [] : (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .splitLines */ .uz)(attempt.proposal.code).map(_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .gutterLine */ .mE);
    const head = code.length === 0 ? [] : [paint('dim', 'code'), ...code];
    if (attempt.kind === 'refused')
        return [...head, (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteInline */ .Wx)(attempt.why)];
    const { run } = attempt;
    return [
        ...head,
        (0,_run_text_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeLine */ .RW)(run, paint),
        ...(0,_run_text_js__WEBPACK_IMPORTED_MODULE_0__/* .outputLines */ .jE)('standard output', run.stdout, paint),
        ...(0,_run_text_js__WEBPACK_IMPORTED_MODULE_0__/* .outputLines */ .jE)('standard error', run.stderr, paint),
    ];
}
function turnLines({ reply, attempts, check }, paint) {
    const isShown = reply.trim() !== '' && !attempts.some(({ proposal }) => proposal !== undefined && reply.includes(proposal.code));
    return [
        ...(isShown ? [paint('dim', 'model'), ...(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .splitLines */ .uz)(reply).map(_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .gutterLine */ .mE)] : []),
        ...attempts.flatMap((attempt) => attemptLines(attempt, paint)),
        ...(check === undefined
            ? []
            : [
                (0,_run_text_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeLine */ .RW)(check, paint),
                ...(0,_run_text_js__WEBPACK_IMPORTED_MODULE_0__/* .outputLines */ .jE)('standard output of the check', check.stdout, paint),
                ...(0,_run_text_js__WEBPACK_IMPORTED_MODULE_0__/* .outputLines */ .jE)('standard error of the check', check.stderr, paint),
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
function conversationLines({ stopped, turns, usage, answer }, paint) {
    const count = turns.length === 1 ? '1 turn' : `${turns.length} turns`;
    const said = (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .splitLines */ .uz)(answer).map(_neutralise_js__WEBPACK_IMPORTED_MODULE_2__/* .gutterLine */ .mE);
    return [
        `conversation: ${STOPPED[stopped]}; ${count}, ${tokens({ usage }, { maxTokens: undefined })}`,
        ...(said.length === 0 ? [] : [paint('dim', 'answer'), ...said]),
    ];
}


/***/ }),

/***/ 4190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ cutMiddle)
/* harmony export */ });
function cutMiddle(text, most) {
    if (text.length <= most)
        return text;
    const half = Math.floor(most / 2);
    const leftOut = text.length - 2 * half;
    const [head, tail] = [text.slice(0, half), text.slice(text.length - half)].map((one) => one.toWellFormed());
    return `${head ?? ''}\n… ${leftOut} characters left out …\n${tail ?? ''}`;
}


/***/ }),

/***/ 13938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ MAX_SHARD_TEXT),
/* harmony export */   g7: () => (/* binding */ keepWithinRoom),
/* harmony export */   gY: () => (/* binding */ fitOutputs),
/* harmony export */   lG: () => (/* binding */ MAX_TEXT),
/* harmony export */   m_: () => (/* binding */ briefly)
/* harmony export */ });
const MAX_TEXT = 48 * 2 ** 20;
const MAX_SHARD_TEXT = 8 * 2 ** 20;
function cutStream(text, limit) {
    if (text.length <= limit)
        return text;
    const half = Math.floor(limit / 2);
    const cut = `${text.slice(0, half)}\n[${text.length - 2 * half} characters left out of the report]\n${text.slice(-half)}`;
    return Buffer.from(cut.toWellFormed()).toString();
}
const MAX_BRIEF = 64 * 1024;
function cutOutputs(run, limit) {
    return {
        ...run,
        stdout: cutStream(run.stdout, limit),
        stderr: cutStream(run.stderr, limit),
        stdoutTruncated: run.stdoutTruncated || run.stdout.length > limit,
        stderrTruncated: run.stderrTruncated || run.stderr.length > limit,
    };
}
function briefly(run) {
    return cutOutputs(run, MAX_BRIEF);
}
function fitOutputs(runs, most = MAX_TEXT) {
    const total = runs.reduce((sum, run) => sum + lengthOf(run), 0);
    if (total <= most)
        return runs;
    const limit = Math.floor(most / (2 * runs.length));
    return runs.map((run) => cutOutputs(run, limit));
}
function lengthOf({ stdout, stderr }) {
    return stdout.length + stderr.length;
}
function keepWithinRoom(done, count) {
    const limit = Math.floor(MAX_TEXT / (2 * Math.max(1, count)));
    let length = [...done.values()].reduce((sum, run) => sum + lengthOf(run), 0);
    let isCutting = false;
    return (key, run) => {
        done.set(key, isCutting ? cutOutputs(run, limit) : run);
        length += lengthOf(run);
        if (isCutting || length <= MAX_TEXT)
            return;
        isCutting = true;
        for (const [one, kept] of done)
            done.set(one, cutOutputs(kept, limit));
    };
}


/***/ }),

/***/ 4654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ UNEXPECTED_OUTPUT),
  S: () => (/* binding */ judge)
});

;// CONCATENATED MODULE: ./lib/execution/outcome.js
function statusOf(outcome) {
    switch (outcome.kind) {
        case 'exited':
            return outcome.exitCode === 0 ? 'passed' : 'failed';
        case 'signalled':
            return 'failed';
        case 'timed-out':
        case 'out-of-memory':
        case 'output-limit':
        case 'disk-limit':
        case 'cancelled':
            return outcome.kind;
    }
}

;// CONCATENATED MODULE: ./lib/programs/compare-output.js
const MAX_SHOWN = 6;
function linesOf(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
    while (lines.at(-1) === '')
        lines.pop();
    return lines;
}
function placeOf({ blocks }, index) {
    let rest = index;
    for (const { text, firstLine, lastLine } of blocks) {
        const count = text === '' ? 0 : text.split('\n').length;
        if (rest < count)
            return Math.min(firstLine + 1 + rest, lastLine);
        rest -= count;
    }
    return blocks.at(-1)?.lastLine ?? 1;
}
function shown(sign, lines) {
    const more = lines.length > MAX_SHOWN ? [`${sign}… ${lines.length - MAX_SHOWN} more lines`] : [];
    return [...lines.slice(0, MAX_SHOWN).map((line) => `${sign}${line}`), ...more];
}
function compareOutput(expected, printed) {
    const texts = expected.blocks.map(({ text }) => text).filter((text) => text !== '');
    const [wanted, got] = [linesOf(texts.join('\n')), linesOf(printed)];
    const isSame = (index) => wanted[index] === got[index];
    let from = 0;
    while (from < wanted.length && from < got.length && isSame(from))
        from++;
    if (from === wanted.length && from === got.length)
        return undefined;
    let end = 0;
    const most = Math.min(wanted.length, got.length) - from;
    while (end < most && wanted[wanted.length - 1 - end] === got[got.length - 1 - end])
        end++;
    return {
        line: placeOf(expected, from),
        lines: [...shown('-', wanted.slice(from, wanted.length - end)), ...shown('+', got.slice(from, got.length - end))],
    };
}

;// CONCATENATED MODULE: ./lib/report/traceback.js
const MAX_MESSAGE = 4096;
const MAX_SEARCHED = 256 * 1024;
const MAX_FRAME = 8192;
const FRAME = /^ *File "(.+)", line (\d+)(?:, in .*)?$/;
const EXCEPTION = /^((?:[\p{ID_Start}_][\p{ID_Continue}]*\.)*[\p{ID_Start}_][\p{ID_Continue}]*)(?:: ?(.*))?$/u;
const GROUP_HEADER = /^ {2}\+ Exception Group Traceback \(most recent call last\):$/;
const GROUP_MEMBERS = /^ {2}\+-\+-/;
function withoutGroup(lines) {
    const header = lines.findLastIndex((line) => GROUP_HEADER.test(line));
    if (header === -1)
        return lines;
    const end = lines.findIndex((line, index) => index > header && GROUP_MEMBERS.test(line));
    return lines.slice(header + 1, end === -1 ? undefined : end).map((line) => line.replace(/^ {2}\| ?/, ''));
}
function findException(lines, from) {
    for (let index = from; index < lines.length; index++) {
        const line = lines[index] ?? '';
        if (/^\s/.test(line))
            continue;
        const [, type, message] = EXCEPTION.exec(line.slice(0, MAX_FRAME)) ?? [];
        if (type !== undefined)
            return { index, type, message: message ?? '' };
    }
    return undefined;
}
function parsePart(text, file) {
    const lines = withoutGroup(text.split(/\r?\n/));
    const frames = lines.flatMap((line, index) => {
        const [, path, number] = (line.length <= MAX_FRAME && FRAME.exec(line)) || [];
        return path === undefined ? [] : [{ index, path, line: Number(number) }];
    });
    const last = frames.at(-1);
    const exception = last === undefined ? undefined : findException(lines, last.index + 1);
    if (exception === undefined)
        return undefined;
    const message = [exception.message, ...lines.slice(exception.index + 1)].join('\n').trimEnd();
    const own = frames.filter(({ path }) => path === file).at(-1);
    return { type: exception.type, message: message.slice(0, MAX_MESSAGE), line: own?.line };
}
function parseTraceback(stderr, file) {
    return parsePart(stderr.slice(-MAX_SEARCHED), file) ?? parsePart(stderr.slice(0, MAX_SEARCHED), file);
}

;// CONCATENATED MODULE: ./lib/report/judge.js



const UNEXPECTED_OUTPUT = 'UnexpectedOutput';
function lineIn(program, line) {
    if (line === undefined || program.kind === 'module')
        return null;
    if (program.kind === 'file' && program.part !== undefined)
        return program.part.lineOf(line) ?? null;
    return line >= 1 && line <= program.text.split('\n').length ? line : null;
}
function pathOf(program) {
    return (program.kind === 'file' ? program.part?.source.path : undefined) ?? program.id;
}
function errorOf({ program, outcome, stderr, scriptPath }) {
    if (outcome.kind !== 'exited' || outcome.exitCode === 0)
        return null;
    const traceback = parseTraceback(stderr.text, scriptPath);
    if (traceback === undefined)
        return null;
    const line = lineIn(program, traceback.line);
    return { type: traceback.type, message: traceback.message, path: line === null ? null : pathOf(program), line };
}
function judgeOutput({ stdout }, { expectation, source }, notes) {
    const { output } = expectation;
    const passed = { status: 'passed', error: null, notes };
    if (output === undefined)
        return passed;
    const place = { type: UNEXPECTED_OUTPUT, path: source.path };
    if (stdout.truncated) {
        const line = output.blocks[0]?.firstLine ?? source.line;
        return { ...passed, status: 'failed', error: { ...place, message: 'more was printed than is kept', line } };
    }
    const difference = compareOutput(output, stdout.text);
    if (difference === undefined)
        return passed;
    const message = ['what was printed is not what the document shows', ...difference.lines].join('\n');
    return { ...passed, status: 'failed', error: { ...place, message, line: difference.line } };
}
function isWanted(told, wanted) {
    if (told === null)
        return wanted === 'SystemExit';
    return told.type === wanted || told.type.endsWith(`.${wanted}`);
}
function judge(result) {
    const { program, outcome } = result;
    const told = errorOf(result);
    const plain = { status: statusOf(outcome), error: told, notes: [] };
    const part = program.kind === 'file' ? program.part : undefined;
    if (part === undefined || outcome.kind !== 'exited')
        return plain;
    const wanted = part.expectation.error;
    if (wanted === undefined)
        return outcome.exitCode === 0 ? judgeOutput(result, part, []) : plain;
    const what = wanted.type ?? 'an error';
    if (outcome.exitCode === 0) {
        const message = `the document expects ${what}, and nothing failed`;
        return { ...plain, status: 'failed', error: { type: 'UnexpectedSuccess', message, ...part.source } };
    }
    if (wanted.type !== undefined && !isWanted(told, wanted.type))
        return { ...plain, notes: [`The document expects another error: ${what}.`] };
    return judgeOutput(result, part, [`It failed as the document expects, with ${what}.`]);
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(50566);

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
function fence(text, info = 'text') {
    const safe = cutBackticks(text
        .split(/\r\n|\r|\n/)
        .map(_neutralise_js__WEBPACK_IMPORTED_MODULE_0__/* .showInvisible */ .jQ)
        .join('\n'));
    const marks = '`'.repeat(Math.max(3, longestRun(safe) + 1));
    return `${marks}${info}\n${safe}\n${marks}`;
}
function codeSpan(text, maxLength = 200) {
    const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
    const safe = cutBackticks((0,_neutralise_js__WEBPACK_IMPORTED_MODULE_0__/* .showInvisible */ .jQ)(short).replaceAll('|', '\\|')).trim();
    if (safe === '')
        return '` `';
    const marks = '`'.repeat(longestRun(safe) + 1);
    return `${marks} ${safe} ${marks}`;
}
function details(summary, body) {
    return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}


/***/ }),

/***/ 50566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ quoteInline),
/* harmony export */   jQ: () => (/* binding */ showInvisible),
/* harmony export */   mE: () => (/* binding */ gutterLine),
/* harmony export */   uz: () => (/* binding */ splitLines)
/* harmony export */ });
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

/***/ 8186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ failuresFirst),
/* harmony export */   Ml: () => (/* binding */ slowest),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   eI: () => (/* binding */ statusOfParts)
/* harmony export */ });
/* harmony import */ var _build_report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(80415);

function labelOf({ environment }) {
    return environment === null ? 'not prepared' : `Python ${environment.pythonVersion}`;
}
function statusOfParts(parts) {
    return (0,_build_report_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(parts.map(({ report }) => report.status));
}
function failuresFirst(parts) {
    const order = new Map();
    const placed = parts.flatMap((part, partIndex) => part.report.runs.map((run, runIndex) => {
        if (!order.has(run.id))
            order.set(run.id, order.size);
        return { run, part, partIndex, runIndex };
    }));
    const rank = ({ run }) => Number(run.status === 'passed');
    const place = ({ run }) => order.get(run.id) ?? 0;
    return placed.sort((a, b) => rank(a) - rank(b) || place(a) - place(b) || a.partIndex - b.partIndex);
}
function slowest(runs, most) {
    return [...runs].sort((a, b) => b.durationMs - a.durationMs).slice(0, most);
}


/***/ }),

/***/ 8855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RW: () => (/* binding */ outcomeLine),
/* harmony export */   jE: () => (/* binding */ outputLines),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* unused harmony export coloured */
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(50566);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(57142);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(83052);



const plain = (_style, text) => text;
const SGR = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const coloured = (style, text) => `\u001b[${SGR[style]}m${text}\u001b[0m`;
const MAX_LINES = 400;
function outcomeLine(run, paint) {
    const status = paint(run.status === 'passed' ? 'green' : 'red', run.status.padEnd(6));
    const memory = run.peakMemoryBytes === null ? '' : `, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(run.peakMemoryBytes)}`;
    return `${status} ${paint('bold', (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteInline */ .Wx)(run.id))}: ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .describeOutcome */ .SS)(run.outcome)}, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(run.durationMs)}${memory}`;
}
function cutLines(text) {
    const lines = (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .splitLines */ .uz)(text);
    if (lines.length <= MAX_LINES)
        return lines.map(_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .gutterLine */ .mE);
    const half = MAX_LINES / 2;
    const leftOut = `… ${lines.length - MAX_LINES} lines left out …`;
    return [...lines.slice(0, half).map(_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .gutterLine */ .mE), leftOut, ...lines.slice(-half).map(_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .gutterLine */ .mE)];
}
function outputLines(name, text, paint) {
    return text === '' ? [] : [paint('dim', name), ...cutLines(text)];
}


/***/ }),

/***/ 15659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sourceContext)
/* harmony export */ });
const MAX_LINE = 240;
function cut(line) {
    return line.length <= MAX_LINE ? line : `${line.slice(0, MAX_LINE)}…`;
}
function sourceContext(source, line, around = 3) {
    const lines = source.split(/\r\n|\r|\n/);
    const isBlank = (number) => (lines[number - 1] ?? '').trim() === '';
    let first = Math.max(1, line - around);
    let last = Math.min(lines.length, line + around);
    while (first < line && isBlank(first))
        first++;
    while (last > line && isBlank(last))
        last--;
    const width = String(last).length;
    const shown = [];
    for (let number = first; number <= last; number++) {
        shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${cut(lines[number - 1] ?? '')}`);
    }
    return shown;
}


/***/ }),

/***/ 57142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JR: () => (/* binding */ hintFor),
/* harmony export */   PC: () => (/* binding */ describeArtifacts),
/* harmony export */   SS: () => (/* binding */ describeOutcome),
/* harmony export */   o$: () => (/* binding */ describeIsolation),
/* harmony export */   xJ: () => (/* binding */ describeTotals),
/* harmony export */   zx: () => (/* binding */ describePackages)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(83052);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4654);


function describeOutcome(outcome) {
    switch (outcome.kind) {
        case 'exited':
            return `exit code ${outcome.exitCode}`;
        case 'signalled':
            return `ended by ${outcome.signal}`;
        case 'timed-out':
            return 'stopped at the timeout';
        case 'out-of-memory':
            return 'stopped at the memory limit';
        case 'output-limit':
            return `stopped for too much output on ${outcome.stream}`;
        case 'disk-limit':
            return `stopped with ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(Math.max(0, outcome.bytes))} in ${Math.max(0, outcome.entries)} entries written`;
        case 'cancelled':
            return 'stopped, since the run was cancelled';
    }
}
function hintFor({ outcome, error }, isolation) {
    switch (outcome.kind) {
        case 'timed-out':
            return 'Raise `timeout` if the program needs longer.';
        case 'output-limit':
            return 'Raise `max-output` if that much output is wanted.';
        case 'disk-limit':
            return 'Raise `max-disk` if the program has to write that much; more than 100000 files are refused in any case.';
        case 'exited':
            if (error === null || isolation === null)
                return undefined;
            return outcome.exitCode === 0 ? hintForExpectation(error) : hintForError(error, isolation);
        case 'signalled':
        case 'out-of-memory':
        case 'cancelled':
            return undefined;
    }
}
function hintForExpectation({ type }) {
    if (type !== _judge_js__WEBPACK_IMPORTED_MODULE_1__/* .UNEXPECTED_OUTPUT */ .q)
        return undefined;
    return '`pyexec run --update` writes what was printed into the document.';
}
const UNREACHABLE = /Network is unreachable|name resolution|Name or service not known|Failed to resolve|No address associated/i;
function hintForError({ type, message }, { kind, network, memory }) {
    if (type === 'MemoryError' && memory !== 'none')
        return 'A memory limit was in force; raise `memory` if the program needs more.';
    if (network === 'none' && UNREACHABLE.test(message))
        return 'The program has no network; set `network: full` if it needs one.';
    if (kind === 'sandbox' && type === 'ModuleNotFoundError')
        return 'In the sandbox a program sees Python, its packages and itself; name the folder of other modules in `read-only-paths`.';
    if (kind === 'container' && type === 'ModuleNotFoundError')
        return 'In a container a program sees the packages of the image, what `packages` adds to them, and itself; name the folder of other modules in `read-only-paths`.';
    return undefined;
}
const MAX_SHOWN_PACKAGES = 20;
function describePackages({ packages, cacheHit }) {
    if (packages.length === 0)
        return [];
    const more = packages.length - MAX_SHOWN_PACKAGES;
    const shown = packages.slice(0, MAX_SHOWN_PACKAGES).join(', ');
    return [`packages: ${shown}${more > 0 ? ` and ${more} more` : ''}${cacheHit ? ' (kept from an earlier run)' : ''}`];
}
function describeIsolation(isolation) {
    return [
        `isolation: ${isolation.kind}`,
        ...(isolation.kind !== 'none' ? [`namespaces: ${isolation.namespaces.join(', ')}`, 'system calls: filtered'] : []),
        `network: ${isolation.network === 'full' ? 'not restricted' : 'none'}`,
        `memory limit: ${isolation.memory}`,
        `process limit: ${isolation.processes}`,
        `new privileges: ${isolation.noNewPrivileges ? 'refused' : 'possible'}`,
        `user: ${isolation.user === 'unprivileged' ? 'an unprivileged one of its own' : "the caller's"}`,
    ];
}
function describeArtifacts({ files, bytes, name, url, folder }) {
    if (files === 0)
        return 'no artifacts';
    const what = `${files === 1 ? '1 file' : `${files} files`}, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes)}`;
    if (folder !== null)
        return `artifacts in ${folder} (${what})`;
    return `artifact ${name ?? ''} (${what})${url === null ? '' : `: ${url}`}`;
}
function describeTotals(report) {
    const counts = new Map();
    for (const { status } of report.runs)
        counts.set(status, (counts.get(status) ?? 0) + 1);
    const parts = [...counts].map(([status, count]) => `${count} ${status}`);
    if (report.notStarted > 0)
        parts.push(`${report.notStarted} not started`);
    const total = report.runs.length + report.notStarted;
    const programs = total === 1 ? '1 program' : `${total} programs`;
    const skipped = report.skipped.length === 0 ? '' : `; ${report.skipped.length} skipped`;
    return (parts.length === 0 ? 'nothing was run' : `${programs}: ${parts.join(', ')}`) + skipped;
}


/***/ }),

/***/ 2261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
;// CONCATENATED MODULE: ./lib/artifacts/artifact-names.js
const LONGEST_PART = 60;
function part(text) {
    const plain = (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+|-+$/g, '');
    return plain.slice(0, LONGEST_PART);
}
function defaultArtifactName({ job, step }, unique) {
    return ['pyexec', part(job), part(step), unique].filter((text) => text !== '').join('-');
}
function artifactUrl({ serverUrl, repository, runId }, artifactId) {
    return `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${artifactId}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./lib/artifacts/upload-failure.js

const MAX_REASON = 500;
function reasonOf(thrown) {
    const [line = ''] = (0,errors/* messageOf */.bD)(thrown).trim().split(/\r?\n/);
    return line.replace(/\?\S*/g, '').slice(0, MAX_REASON);
}
const HINTS = [
    [
        /\(40[13]\)|JWT token|Invalid token/,
        'The token of the job was refused; it expires when the job ends. Run the job again, and see whether the actions of the organisation may store artifacts.',
    ],
    [/quota|insufficient usage/i, 'Delete old artifacts, or give a smaller `artifact-retention-days`.'],
    [/GHES/, 'This server does not store artifacts in the way of github.com; leave `artifacts` empty there.'],
    [
        /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|socket hang up/,
        'The runner did not reach the storage of GitHub; on a self-hosted runner see its firewall and proxy.',
    ],
    [/\(5\d\d\)/, 'The service of GitHub had a problem, see https://www.githubstatus.com; run the job again.'],
];
function describeFailure(thrown, name) {
    const reason = reasonOf(thrown);
    if (reason.includes('(409)')) {
        return {
            message: `this workflow run already has an artifact named ${JSON.stringify(name)}`,
            hint: 'Make `artifact-name` unique in the run, for example results-${{ strategy.job-index }} in a matrix, or leave it out.',
        };
    }
    const hint = HINTS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Run the job again.';
    return { message: `the artifact ${JSON.stringify(name)} could not be uploaded: ${reason}`, hint };
}

;// CONCATENATED MODULE: ./lib/artifacts/upload.js



const TIMEOUT_MS = 15 * 60_000;
async function loadArtifactClient() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(838), __nccwpck_require__.e(830), __nccwpck_require__.e(30), __nccwpck_require__.e(351), __nccwpck_require__.e(935)]).then(__nccwpck_require__.bind(__nccwpck_require__, 77935));
    return new DefaultArtifactClient();
}
function givenUp({ signal, timeoutMs = TIMEOUT_MS }, settled) {
    return new Promise((_, reject) => {
        const timer = setTimeout(() => {
            reject(new Error(`it took longer than ${timeoutMs / 1000} s`));
        }, timeoutMs);
        const cancel = () => {
            reject(new Error('the run was cancelled'));
        };
        if (signal?.aborted)
            cancel();
        signal?.addEventListener('abort', cancel, { signal: settled });
        settled.addEventListener('abort', () => {
            clearTimeout(timer);
        });
    });
}
async function send(client, upload) {
    const { name, root, files, retentionDays } = upload;
    const absolute = files.map((file) => external_node_path_.join(root, file));
    const options = retentionDays === undefined ? {} : { retentionDays };
    const { id, size, digest } = await client.uploadArtifact(name, absolute, root, options);
    if (id === undefined || size === undefined || digest === undefined)
        throw new Error('the service named no artifact');
    return { id, bytes: size, digest };
}
async function uploadArtifact(upload) {
    const settled = new AbortController();
    try {
        const sending = loadArtifactClient().then((client) => send(client, upload));
        return await Promise.race([sending, givenUp(upload, settled.signal)]);
    }
    catch (cause) {
        throw new errors/* PyexecError */.xH('artifacts-failed', { ...describeFailure(cause, upload.name), cause });
    }
    finally {
        settled.abort();
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(21916);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(77030);
;// CONCATENATED MODULE: ./lib/inputs/is-loopback.js

const LOOPBACK = new external_node_net_.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
function isLoopback(address) {
    const name = new URL(address).hostname.replace(/^\[|\]$/g, '');
    const version = (0,external_node_net_.isIP)(name);
    if (version === 0)
        return name === 'localhost' || name.endsWith('.localhost');
    return LOOPBACK.check(name, version === 6 ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./lib/inputs/parse-conversation.js

const OF_CONVERSATIONS = [
    'model',
    'system-prompt',
    'max-tokens',
    'check',
    'model-options',
    'record',
    'replay',
];
function checkModel(values, problems) {
    const { model, replay, record, 'api-key': key, 'base-url': address } = values;
    if (replay !== undefined) {
        if (record !== undefined)
            problems.push('`record` and `replay` are given; a replay has nothing new to record');
        return;
    }
    if (model === undefined)
        problems.push('`prompt` needs a `model`, or a recording of one in `replay`');
    if (!URL.canParse(address))
        return;
    const { username, password } = new URL(address);
    if (username !== '' || password !== '')
        problems.push('`base-url` must not hold a name or password; use `api-key`');
    if (key === undefined && !isLoopback(address))
        problems.push(`\`api-key\` is missing; only a service on this machine needs none, and \`base-url\` is ${address}`);
}
function checkKey(values, problems) {
    const isExposed = values.environment !== 'docker' && values.isolation === 'none';
    if (values['api-key'] === undefined || !isExposed || values['allow-key-exposure'])
        return;
    problems.push('`api-key` is given together with `isolation: none`, where the code could find it in memory; leave `isolation` at `sandbox`, or permit that with `allow-key-exposure: true`');
}
function checkConversation(values, source, problems) {
    checkKey(values, problems);
    if (source.kind === 'prompt') {
        checkModel(values, problems);
        return;
    }
    const given = OF_CONVERSATIONS.filter((name) => values[name] !== undefined);
    if (given.length === 0)
        return;
    problems.push(`${given.map((name) => `\`${name}\``).join(' and ')} mean nothing without \`prompt\` or \`prompt-file\``);
}
function buildConversation(values) {
    return {
        model: values.model,
        apiKey: values['api-key'],
        baseUrl: values['base-url'],
        systemPrompt: values['system-prompt'],
        maxTurns: values['max-turns'],
        maxTokens: values['max-tokens'],
        maxTimeMs: values['max-time'],
        check: values.check,
        modelOptions: values['model-options'] ?? {},
        record: values.record,
        replay: values.replay,
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

// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __nccwpck_require__(79564);
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
    model: input(grammar/* text */.Qq, {
        group,
        description: 'name of the model, as its service has it; required with `prompt`',
        placeholder: 'NAME',
    }),
    'api-key': input(grammar/* text */.Qq, {
        group,
        description: 'key of the model’s service; no program ever gets it. On the command line it is the variable `OPENAI_API_KEY`',
        placeholder: 'KEY',
        secret: true,
        variable: 'OPENAI_API_KEY',
    }),
    'base-url': input(grammar/* httpAddress */.Fh, {
        group,
        description: 'address of an OpenAI-compatible API with its version, for example `http://localhost:11434/v1`',
        placeholder: 'URL',
        default: 'https://api.openai.com/v1',
    }),
    'system-prompt': input(grammar/* text */.Qq, {
        group,
        description: 'instructions for the model in place of the built-in ones',
        placeholder: 'TEXT',
    }),
    'max-turns': input(grammar/* count */.U9, {
        group,
        description: 'replies of the model, each with the programs that it asks for',
        placeholder: 'NUMBER',
        default: '5',
    }),
    'max-tokens': input(grammar/* count */.U9, {
        group,
        description: 'tokens of the whole conversation, read and written; without it as many as it takes',
        placeholder: 'NUMBER',
    }),
    'max-time': input(grammar/* duration */.p0, {
        group,
        description: 'time for the whole conversation: `90s`, `10m`, `1h`',
        placeholder: 'TIME',
        default: '10m',
    }),
    check: input(grammar/* text */.Qq, {
        group,
        description: 'Python source, or the path of a file with it, that must exit with 0 in the working directory for the task to count as done',
        placeholder: 'TEXT',
    }),
    'allow-key-exposure': input(grammar/* boolean */.zM, {
        group,
        description: 'permit `api-key` together with `isolation: none`, where the code could find the key in memory',
        default: 'false',
    }),
    'model-options': input(modelOptions, {
        group,
        description: 'JSON object with more fields for the requests, for example `{"temperature": 0}`',
        placeholder: 'JSON',
    }),
    record: input(grammar/* text */.Qq, {
        group,
        description: 'a file to record the model’s side of the conversation in',
        placeholder: 'PATH',
    }),
    replay: input(grammar/* text */.Qq, {
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
    image: input(imageReference, {
        group: 'Where it runs',
        description: 'for docker: the image, which must have Python 3.6 or newer; without it `python-version` chooses one of the official images',
        placeholder: 'IMAGE',
        defaultNote: '`python:3.11-slim`',
    }),
    pull: input((0,grammar/* choice */.Yq)('missing', 'always', 'never'), {
        group: 'Where it runs',
        description: 'for docker: when the image is fetched from its registry',
        placeholder: 'WHEN',
        default: 'missing',
    }),
    dockerfile: input(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'for docker: build the image from this file in the workspace, with its folder as context; trusted input, never from a model',
        placeholder: 'PATH',
    }),
    'build-args': input(buildArgs, {
        group: 'Where it runs',
        description: 'newline-separated KEY=VALUE for the build of `dockerfile`',
        placeholder: 'VARIABLES',
        secret: true,
        repeatable: true,
    }),
    volumes: input(volumes, {
        group: 'Where it runs',
        description: 'for docker: newline-separated HOST:CONTAINER, read-only unless `:rw` is added; never the engine’s socket',
        placeholder: 'VOLUMES',
        repeatable: true,
    }),
    'docker-runtime': input(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'for docker: a runtime that the engine has, for example `runsc` (gVisor)',
        placeholder: 'NAME',
    }),
    'keep-container': input((0,grammar/* choice */.Yq)('never', 'stopped', 'running'), {
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
    'working-directory': input(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where the program runs and writes',
        placeholder: 'PATH',
        defaultNote: 'fresh temporary directory',
    }),
    artifacts: input(artifactPatterns, {
        group: 'Files and results',
        description: 'newline-separated globs below the working directory; the action uploads what matches, the command line copies it to a folder',
        placeholder: 'GLOBS',
        repeatable: true,
    }),
    'artifact-name': input(artifactName, {
        group: 'Files and results',
        description: 'name of the uploaded artifact, unique in the workflow run',
        placeholder: 'NAME',
        defaultNote: 'unique per job and step',
    }),
    'artifact-retention-days': input(retentionDays, {
        group: 'Files and results',
        description: 'days after which the artifact is deleted',
        placeholder: 'DAYS',
        defaultNote: 'repository default',
    }),
    'fail-fast': input(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'start no further program once one did not pass',
        default: 'false',
    }),
    'fail-on-error': input(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'a program that does not pass fails the step',
        default: 'true',
    }),
    summary: input(grammar/* boolean */.zM, { group: 'Files and results', description: 'write the step summary', default: 'true' }),
    annotations: input(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'annotate the failing line',
        default: 'true',
    }),
    'junit-file': input(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'write the results as JUnit XML to this file, for services that show tests',
        placeholder: 'PATH',
    }),
    'sarif-file': input(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'write what did not pass as SARIF 2.1.0 to this file, for code scanning and editors',
        placeholder: 'PATH',
    }),
    'html-file': input(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'write one self-contained page with programs, outputs and images to this file, for people',
        placeholder: 'PATH',
    }),
    update: input(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'write what programs of Markdown documents print into the blocks that show it',
        default: 'false',
    }),
    jobs: input(grammar/* count */.U9, {
        group: 'Files and results',
        description: 'programs run at the same time',
        placeholder: 'COUNT',
        defaultNote: 'number of cores',
    }),
    'dry-run': input(grammar/* boolean */.zM, { group: 'Files and results', description: 'print the plan and stop', default: 'false' }),
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
    isolation: input((0,grammar/* choice */.Yq)('sandbox', 'none'), {
        group: 'How it is contained',
        description: 'for system and venv: `sandbox` (Linux, needs bubblewrap) or `none`; docker is always a container',
        placeholder: 'KIND',
        default: 'sandbox',
    }),
    network: input((0,grammar/* choice */.Yq)('none', 'full'), {
        group: 'How it is contained',
        description: 'network of the program: `none` or `full`; not restricted with `isolation: none`',
        placeholder: 'KIND',
        default: 'none',
    }),
    timeout: input(grammar/* duration */.p0, {
        group: 'How it is contained',
        description: 'wall-clock limit for each program: seconds, or `500ms`, `90s`, `5m`',
        placeholder: 'DURATION',
        default: '30s',
    }),
    'total-timeout': input(grammar/* duration */.p0, {
        group: 'How it is contained',
        description: 'wall-clock limit for all programs together, preparation included; what is not started by then fails',
        placeholder: 'DURATION',
        defaultNote: 'none',
    }),
    memory: input(grammar/* sizeOrNone */.B$, {
        group: 'How it is contained',
        description: 'memory of the program: bytes, or `512MiB`, `2GiB`, `none`; of each process by itself where there are no control groups',
        placeholder: 'SIZE',
        default: '1GiB',
    }),
    cpus: input(grammar/* processors */.Kq, {
        group: 'How it is contained',
        description: 'processors for the program, for example `1.5`; takes control groups, so not with `isolation: none`',
        placeholder: 'NUMBER',
        defaultNote: 'all',
    }),
    'max-processes': input(grammar/* count */.U9, {
        group: 'How it is contained',
        description: 'processes and threads of the code; with `isolation: none` enforced only when the tool runs as root',
        placeholder: 'COUNT',
        default: '128',
    }),
    'max-output': input(grammar/* size */.Ej, {
        group: 'How it is contained',
        description: 'captured output per stream: head and tail are kept; ten times as much stops the program',
        placeholder: 'SIZE',
        default: '1MiB',
    }),
    'max-disk': input(grammar/* size */.Ej, {
        group: 'How it is contained',
        description: 'what the code may write in its working directory; home and temporary folder are held in memory in the sandbox and hold at most 64 MiB each',
        placeholder: 'SIZE',
        default: '512MiB',
    }),
    'read-only-paths': input(grammar/* names */.Dy, {
        group: 'How it is contained',
        description: 'newline-separated paths that the code may read in the sandbox, for example the workspace; what is named `.git` in them stays hidden',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    env: input(envLines, {
        group: 'How it is contained',
        description: "newline-separated KEY=VALUE for the code; nothing else of the job's environment reaches it",
        placeholder: 'VARIABLES',
        secret: true,
        repeatable: true,
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/table/pull-requests.js


const pull_requests_group = 'Pull requests';
const PULL_REQUESTS = {
    'changed-only': input(grammar/* boolean */.zM, {
        group: pull_requests_group,
        description: 'of the programs that `files` finds, only those that the pull request, push or merge group changed',
        default: 'false',
    }),
    base: input(grammar/* text */.Qq, {
        group: pull_requests_group,
        description: 'what `changed-only` compares the files with: their last common commit with this branch, tag or commit',
        placeholder: 'REF',
        defaultNote: 'as the event says; on the command line the default branch',
    }),
    'pull-request-text': input(grammar/* boolean */.zM, {
        group: pull_requests_group,
        description: 'run the fenced Python in the pull request’s description and, with `github-token`, in its comments',
        default: 'false',
    }),
    'github-token': input(grammar/* text */.Qq, {
        group: pull_requests_group,
        description: 'token that may read pull requests: for comments, and for `changed-only` without the history; no program ever gets it. On the command line it is the variable `GITHUB_TOKEN`',
        placeholder: 'TOKEN',
        secret: true,
        variable: 'GITHUB_TOKEN',
    }),
    'allow-empty': input(grammar/* boolean */.zM, {
        group: pull_requests_group,
        description: 'globs that match nothing are no error, and neither is nothing to run',
        default: 'false',
    }),
    'allow-pull-request-target': input(grammar/* boolean */.zM, {
        group: pull_requests_group,
        description: 'permit `changed-only` and `pull-request-text` for what strangers wrote under `pull_request_target`, where the job may have secrets and a token that can write',
        default: 'false',
    }),
};

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
    code: input(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'Python source text; it runs as script.py in the working directory',
        placeholder: 'TEXT',
    }),
    files: input(grammar/* names */.Dy, {
        group: 'What to run',
        description: 'newline-separated paths or globs of .py files, Markdown documents and notebooks; on the command line: positional arguments',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    module: input(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'run `python -m` this module, with `args`',
        placeholder: 'NAME',
    }),
    prompt: input(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'a task for the model, which writes programs that are run until the task is done',
        placeholder: 'TEXT',
    }),
    'prompt-file': input(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'the same, from a file',
        placeholder: 'PATH',
    }),
    'plan-file': input(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'a plan that `pyexec plan` made: the programs of one of its shards, which `shard` and `python-version` name',
        placeholder: 'PATH',
    }),
    shard: input(shardNumber, {
        group: 'What to run',
        description: 'which shard of `plan-file`: its number, or `2/5`, which is held against the plan',
        placeholder: 'NUMBER',
    }),
    args: input(grammar/* lines */.Mn, {
        group: 'What to run',
        description: 'newline-separated arguments for the program',
        placeholder: 'ARGUMENTS',
        repeatable: true,
    }),
    stdin: input(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'text for standard input; without it standard input is empty',
        placeholder: 'TEXT',
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/table/where-it-runs.js


const WHERE_IT_RUNS = {
    environment: input((0,grammar/* choice */.Yq)('system', 'venv', 'docker'), {
        group: 'Where it runs',
        description: 'where Python and its packages come from: `system`, `venv` or `docker`',
        placeholder: 'KIND',
        default: 'venv',
    }),
    'python-version': input(grammar/* versionRequest */.Uh, {
        group: 'Where it runs',
        description: 'version request: `3.12`, `3.12.4`, `3.x`, `>=3.10,<3.13`; the best match on the machine is taken',
        placeholder: 'VERSION',
    }),
    'python-path': input(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'an interpreter, as a path or a name on PATH; takes precedence over `python-version`',
        placeholder: 'PATH',
    }),
    'python-version-file': input(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'a file that says which Python: `.python-version`, `pyproject.toml`, `.tool-versions` or `runtime.txt`, or a folder with one; `python-version` wins over it',
        placeholder: 'PATH',
    }),
    'python-manifest': input(grammar/* httpAddress */.Fh, {
        group: 'Where it runs',
        description: 'address of the list of Pythons from which a missing one is installed (in CI), in the format of actions/python-versions',
        placeholder: 'URL',
        defaultNote: 'that of actions/python-versions',
    }),
    'venv-path': input(grammar/* text */.Qq, {
        group: 'Where it runs',
        description: 'an existing venv is used as it is, and its Python wins over `python-version`; otherwise one is made there and stays',
        placeholder: 'PATH',
        defaultNote: 'one of its own',
    }),
    packages: input(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated requirement specifiers to install into the venv, for example `numpy>=1.26`',
        placeholder: 'SPECIFIERS',
        repeatable: true,
    }),
    requirements: input(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated requirements files to install into the venv',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    'dependency-groups': input(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated groups of `[dependency-groups]` in pyproject.toml to install into the venv',
        placeholder: 'NAMES',
        repeatable: true,
    }),
    'allow-packages': input(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated globs of package names that a model, or programs in their inline metadata (PEP 723), may ask for; they get an environment of their own',
        placeholder: 'GLOBS',
        defaultNote: 'none',
        repeatable: true,
    }),
    installer: input((0,grammar/* choice */.Yq)('auto', 'uv', 'pip'), {
        group: 'Where it runs',
        description: 'what installs packages: `uv` (brought when it is not on PATH), `pip`, or `auto`: uv when it is on PATH, else pip',
        placeholder: 'NAME',
        default: 'auto',
    }),
    cache: input((0,grammar/* choice */.Yq)('auto', 'true', 'false'), {
        group: 'Where it runs',
        description: 'keep installed packages for later runs: `auto` (off for releases and for events that outsiders can cause), `true` or `false`',
        placeholder: 'WHEN',
        default: 'auto',
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/spec.js









const INPUTS = {
    ...WHAT_TO_RUN,
    ...PULL_REQUESTS,
    ...WHERE_IT_RUNS,
    ...DOCKER,
    ...HOW_IT_IS_CONTAINED,
    ...FILES_AND_RESULTS,
    ...CONVERSATION,
};
const INPUT_NAMES = Object.keys(INPUTS);
function inputSpec(name) {
    return INPUTS[name];
}
function isBooleanInput(name) {
    return inputSpec(name).grammar === boolean;
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

;// CONCATENATED MODULE: ./lib/inputs/parse-source.js

const NAMES = ['code', 'files', 'module', 'prompt', 'prompt-file', 'plan-file'];
const FIRST = { index: 1, of: undefined };
function sourcesOf(values) {
    const { code, files, module, prompt, 'prompt-file': file, 'plan-file': plan, shard = FIRST } = values;
    return [
        ...(code === undefined ? [] : [['code', { kind: 'code', code }]]),
        ...(files === undefined ? [] : [['files', { kind: 'files', patterns: files }]]),
        ...(module === undefined ? [] : [['module', { kind: 'module', module: module.trim() }]]),
        ...(prompt === undefined ? [] : [['prompt', { kind: 'prompt', prompt, file: undefined }]]),
        ...(file === undefined ? [] : [['prompt-file', { kind: 'prompt', prompt: undefined, file }]]),
        ...(plan === undefined ? [] : [['plan-file', { kind: 'plan', file: plan, shard }]]),
    ];
}
function checkShard(values, raw, problems) {
    const isGiven = (raw.values.get('shard') ?? '') !== '';
    if (values['plan-file'] !== undefined && !isGiven)
        problems.push('`plan-file` needs `shard`, which says what of the plan shall run here');
    if (values['plan-file'] === undefined && isGiven)
        problems.push('`shard` needs `plan-file`, the plan that it is of');
}
function parseSource(values, raw, problems) {
    const sources = sourcesOf(values);
    if (sources.length > 1) {
        const given = sources.map(([name]) => `\`${name}\``).join(' and ');
        problems.push(`${given} are given; exactly one of them says what to run`);
    }
    const [, source] = sources[0] ?? [];
    if (source?.kind === 'module' && !/^[\p{ID_Start}_][\p{ID_Continue}.]*$/u.test(source.module)) {
        problems.push(`\`module\` must be a dotted module name; ${shown('module', source.module)}`);
    }
    checkShard(values, raw, problems);
    if (source !== undefined)
        return source;
    const isGiven = NAMES.some((name) => (raw.values.get(name) ?? '') !== '');
    const isElsewhere = !isGiven && values['pull-request-text'];
    if ((!isGiven && !isElsewhere) || values.files?.length === 0)
        problems.push('nothing to run: give one of `code`, `files`, `module`, `prompt`, `prompt-file` or `plan-file`');
    return { kind: 'files', patterns: [] };
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

;// CONCATENATED MODULE: ./lib/inputs/parse-settings.js







function isInputName(name) {
    return Object.hasOwn(INPUTS, name);
}
function buildLimits(values) {
    return {
        timeoutMs: values.timeout,
        totalTimeoutMs: values['total-timeout'],
        memoryBytes: values.memory,
        maxProcesses: values['max-processes'],
        maxOutputBytes: values['max-output'],
        maxDiskBytes: values['max-disk'],
        cpus: values.cpus,
    };
}
function buildPython(values) {
    return {
        pythonVersion: values['python-version'],
        pythonPath: values['python-path'],
        pythonVersionFile: values['python-version-file'],
        pythonManifest: values['python-manifest'],
        venvPath: values['venv-path'],
        packages: {
            packages: values.packages ?? [],
            requirements: values.requirements ?? [],
            groups: values['dependency-groups'] ?? [],
        },
    };
}
function buildDocker(values) {
    return {
        image: values.image,
        pull: values.pull,
        dockerfile: values.dockerfile,
        buildArgs: values['build-args'] ?? {},
        volumes: values.volumes ?? [],
        runtime: values['docker-runtime'],
        keepContainer: values['keep-container'],
    };
}
const REPORTS = ['junit-file', 'sarif-file', 'html-file'];
function checkReports(values, problems) {
    const given = REPORTS.filter((name) => values[name] !== undefined);
    const places = new Set(given.map((name) => external_node_path_.normalize(values[name] ?? '')));
    if (places.size === given.length)
        return;
    problems.push(`${given.map((name) => `\`${name}\``).join(' and ')} must be different files`);
}
function build(values, source) {
    return {
        source,
        pullRequest: buildPullRequest(values),
        allowEmpty: values['allow-empty'],
        args: values.args ?? [],
        stdin: values.stdin,
        environment: values.environment,
        ...buildPython(values),
        conversation: buildConversation(values),
        allowPackages: values['allow-packages'] ?? [],
        docker: buildDocker(values),
        installer: values.installer,
        cache: values.cache,
        isolation: values.isolation,
        network: values.network,
        limits: buildLimits(values),
        env: values.env ?? {},
        readOnlyPaths: values['read-only-paths'] ?? [],
        workingDirectory: values['working-directory'],
        artifacts: {
            patterns: values.artifacts ?? [],
            name: values['artifact-name'],
            retentionDays: values['artifact-retention-days'],
        },
        reports: { junit: values['junit-file'], sarif: values['sarif-file'], html: values['html-file'] },
        failFast: values['fail-fast'],
        failOnError: values['fail-on-error'],
        summary: values.summary,
        annotations: values.annotations,
        jobs: values.jobs,
        update: values.update,
        dryRun: values['dry-run'],
    };
}
function parseSettings(raw) {
    const problems = [];
    const values = parseValues(INPUTS, raw, problems);
    const source = parseSource(values, raw, problems);
    checkConversation(values, source, problems);
    checkPullRequest(values, source, problems);
    checkReports(values, problems);
    requireNoProblems(problems, 'pyexec run');
    return build(values, source);
}
const OF_JOBS = ['api_key'];
function isForeignInput(name) {
    const isMisspelt = isInputName(name.replaceAll('_', '-')) || (0,mod/* distance */.Io)(name, (0,mod/* closest */.kp)(name, INPUT_NAMES)) <= 2;
    return OF_JOBS.includes(name) || (name.includes('_') && !isMisspelt);
}

// EXTERNAL MODULE: ./lib/programs/relative-path.js
var relative_path = __nccwpck_require__(44629);
// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __nccwpck_require__(50566);
// EXTERNAL MODULE: ./lib/report/wording.js
var wording = __nccwpck_require__(57142);
;// CONCATENATED MODULE: ./lib/report/annotations.js


const MAX_ANNOTATIONS = 9;
const MAX_MESSAGE = 4000;
function annotations_text(message) {
    return message.split('\n').map(neutralise/* quoteInline */.Wx).join('\n').slice(0, MAX_MESSAGE);
}
function buildAnnotations(report, isFile) {
    const failing = report.runs.filter(({ status }) => status !== 'passed');
    const shown = failing.length > MAX_ANNOTATIONS ? failing.slice(0, MAX_ANNOTATIONS - 1) : failing;
    const annotations = shown.map((run) => {
        const path = run.error?.path ?? run.source?.path;
        const file = path !== undefined && isFile(path) ? path : undefined;
        const what = run.error === null ? (0,wording/* describeOutcome */.SS)(run.outcome) : `${run.error.type}: ${run.error.message}`;
        return {
            title: `pyexec: ${run.status}`,
            message: annotations_text(file === undefined ? `${run.id}: ${what}` : what),
            file,
            line: file === undefined ? undefined : (run.error?.line ?? run.source?.line ?? 1),
        };
    });
    const rest = failing.length - shown.length;
    if (rest > 0)
        annotations.push({
            title: 'pyexec',
            message: `${rest} more programs did not pass; see the summary.`,
            file: undefined,
            line: undefined,
        });
    return annotations;
}

// EXTERNAL MODULE: ./lib/report/conversation-text.js
var conversation_text = __nccwpck_require__(44847);
;// CONCATENATED MODULE: ./lib/report/exit-status.js

function exitStatus(report, failOnError) {
    if (report.error !== null)
        return errors/* ERROR_CODES */.OQ[report.error.code].exitStatus;
    if (report.status === 'cancelled')
        return 130;
    return report.status === 'passed' || !failOnError ? 0 : 1;
}

;// CONCATENATED MODULE: ./lib/report/outputs.js
const OUTPUTS = {
    status: 'the worst of the programs: `passed`, `failed`, `timed-out`, `out-of-memory`, `output-limit`, `disk-limit`, `cancelled`, or `error` when the tool itself failed',
    'exit-code': 'exit code of the program; empty when it was ended by a signal or a limit',
    stdout: 'standard output, cut to 65536 characters',
    stderr: 'standard error, cut to 65536 characters',
    truncated: '`true` when stdout or stderr is not whole',
    'stdout-file': 'path of a file with the captured standard output',
    'stderr-file': 'path of a file with the captured standard error',
    'duration-ms': 'run time of the program in milliseconds',
    result: 'the result as JSON, without the output of the programs',
    'result-file': 'path of result.json, the whole result',
    'python-version': 'version of the interpreter',
    'python-path': 'path of the interpreter',
    'cache-hit': '`true` when the packages were there from an earlier run or job',
    isolation: 'the isolation that was in force',
    'working-directory': 'where the program ran; kept until the job ends',
    'script-path': 'path of the program that was run',
    'artifact-id': 'number of the uploaded artifact; empty without one',
    'artifact-url': 'address of the uploaded artifact; empty without one',
    'junit-file': 'path of the JUnit XML; empty unless `junit-file` is given',
    'sarif-file': 'path of the SARIF file; empty unless `sarif-file` is given',
    'html-file': 'path of the page; empty unless `html-file` is given',
    code: 'the last program of a conversation, cut to 65536 characters',
    'code-file': 'path of a file with it; empty without a conversation',
    turns: 'how many turns a conversation took',
    answer: 'what the model said last, cut to 65536 characters',
    usage: 'tokens of a conversation as JSON: `promptTokens`, `completionTokens`, `totalTokens`, `requests`, `estimated`',
    'transcript-file': 'path of transcript.md, the whole conversation; beside it lies transcript.jsonl',
};
const MAX_STREAM = 64 * 1024;
const MAX_RESULT = 32 * 1024;
const outputs_MAX_MESSAGE = 4 * 1024;
function decidingRun(report) {
    const { conversation, runs } = report;
    if (conversation !== null)
        return runs[conversation.turns.findLast(({ run }) => run !== null)?.run ?? -1];
    return report.runs.find(({ status }) => status === report.status) ?? report.runs[0];
}
function cut(text) {
    return text.length <= MAX_STREAM ? text : text.slice(0, MAX_STREAM).toWellFormed();
}
function smallResult(report) {
    const runs = report.runs.map(({ id, status, outcome, durationMs, error }) => ({
        id,
        status,
        outcome,
        durationMs,
        line: error?.line ?? null,
    }));
    const base = {
        schemaVersion: report.schemaVersion,
        status: report.status,
        error: report.error === null ? null : { ...report.error, message: report.error.message.slice(0, outputs_MAX_MESSAGE) },
        programs: report.runs.length,
    };
    const whole = JSON.stringify({ ...base, runs });
    return whole.length <= MAX_RESULT ? whole : JSON.stringify(base);
}
function buildOutputs(report, files) {
    const run = decidingRun(report);
    const stdout = cut(run?.stdout ?? '');
    const stderr = cut(run?.stderr ?? '');
    const isCut = stdout !== (run?.stdout ?? '') || stderr !== (run?.stderr ?? '');
    return {
        status: report.status,
        'exit-code': run?.outcome.kind === 'exited' ? String(run.outcome.exitCode) : '',
        stdout,
        stderr,
        truncated: String(isCut || run?.stdoutTruncated === true || run?.stderrTruncated === true),
        'stdout-file': files.stdout,
        'stderr-file': files.stderr,
        'duration-ms': run === undefined ? '' : String(Math.round(run.durationMs)),
        result: smallResult(report),
        'result-file': files.result,
        'python-version': report.environment?.pythonVersion ?? '',
        'python-path': report.environment?.pythonPath ?? '',
        'cache-hit': report.environment === null ? '' : String(report.environment.cacheHit),
        isolation: report.isolation?.kind ?? '',
        'working-directory': report.workingDirectory ?? '',
        'script-path': run?.scriptPath ?? '',
        'artifact-id': String(report.artifacts?.id ?? ''),
        'artifact-url': report.artifacts?.url ?? '',
        'junit-file': files.junit ?? '',
        'sarif-file': files.sarif ?? '',
        'html-file': files.html ?? '',
        code: cut(report.conversation?.code ?? ''),
        'code-file': files.code ?? '',
        turns: report.conversation === null ? '' : String(report.conversation.turns.length),
        answer: cut(report.conversation?.answer ?? ''),
        usage: report.conversation === null ? '' : JSON.stringify(report.conversation.usage),
        'transcript-file': files.transcript ?? '',
    };
}

// EXTERNAL MODULE: ./lib/execution/stop-causes.js
var stop_causes = __nccwpck_require__(32809);
// EXTERNAL MODULE: ./lib/packages/format-item.js
var format_item = __nccwpck_require__(82464);
// EXTERNAL MODULE: ./lib/units.js
var units = __nccwpck_require__(83052);
;// CONCATENATED MODULE: ./lib/report/plan-text.js




function limitsText({ limits, isolation }) {
    const memory = limits.memoryBytes === 'none' || isolation.memory === 'none'
        ? 'not limited'
        : `${(0,units/* formatBytes */.z)(limits.memoryBytes)} (${isolation.memory})`;
    const processes = isolation.processes === 'none' ? 'not limited' : `${limits.maxProcesses} (${isolation.processes})`;
    return [
        `  timeout: ${(0,units/* formatDuration */.a)(limits.timeoutMs)}`,
        `  memory: ${memory}`,
        `  processes: ${processes}`,
        `  output: ${(0,units/* formatBytes */.z)(limits.maxOutputBytes)} kept per stream, stopped at ${(0,units/* formatBytes */.z)(stop_causes/* OUTPUT_FACTOR */.GT * limits.maxOutputBytes)}`,
        `  disk: ${(0,units/* formatBytes */.z)(limits.maxDiskBytes)}`,
    ];
}
const MAX_SHOWN_REQUIREMENTS = 50;
const CREDENTIALS = /(:\/\/)[^/\s@]+@/g;
function dockerText({ image, build, pull, volumes, runtime, requirements }) {
    const from = build === undefined
        ? `  image: ${(0,neutralise/* quoteInline */.Wx)(image)} (pull: ${pull})`
        : `  image: built from ${(0,neutralise/* quoteInline */.Wx)(build.dockerfile)}`;
    return [
        'environment: docker',
        from,
        ...(runtime === undefined ? [] : [`  runtime: ${(0,neutralise/* quoteInline */.Wx)(runtime)}`]),
        ...volumes.map(({ host, container, readOnly }) => `  volume: ${(0,neutralise/* quoteInline */.Wx)(host)} at ${(0,neutralise/* quoteInline */.Wx)(container)}, ${readOnly ? 'read-only' : 'writable'}`),
        ...packagesText(requirements),
    ];
}
function packagesText(requirements) {
    if (requirements === undefined)
        return ['  packages: none'];
    const shown = (text) => (0,format_item/* renderLine */.ni)(text, requirements.locals, (index) => requirements.locals[index]?.path ?? '').replace(CREDENTIALS, '$1***@');
    const lines = requirements.requirements.map(({ text, source }) => `    ${shown(text)} (${source.path}:${source.line})`);
    const more = lines.length > MAX_SHOWN_REQUIREMENTS ? [`    and ${lines.length - MAX_SHOWN_REQUIREMENTS} more`] : [];
    return ['  packages:', ...lines.slice(0, MAX_SHOWN_REQUIREMENTS).map(neutralise/* quoteInline */.Wx), ...more];
}
function environmentText({ environment }) {
    if (environment.kind === 'docker')
        return dockerText(environment);
    const { python } = environment;
    const version = python.version === undefined ? '' : ` ${python.version}`;
    const base = [
        `environment: ${environment.kind}`,
        `  python: ${(0,neutralise/* quoteInline */.Wx)(python.path)}${version} (${(0,neutralise/* quoteInline */.Wx)(python.because)})`,
    ];
    if (environment.kind === 'system')
        return base;
    const { venvPath, requirements, installer, caching } = environment;
    const venv = `  venv: ${venvPath === undefined ? 'one of its own' : (0,neutralise/* quoteInline */.Wx)(venvPath)}`;
    if (requirements === undefined)
        return [...base, venv, ...packagesText(undefined)];
    const isKept = caching.local && requirements.volatileBecause === undefined && venvPath === undefined;
    const because = requirements.volatileBecause ?? (venvPath === undefined ? caching.because : '`venv-path` is given');
    return [
        ...base,
        venv,
        `  installer: ${installer}`,
        `  kept for later runs: ${isKept ? 'yes' : 'no'} (${(0,neutralise/* quoteInline */.Wx)(because)})`,
        ...packagesText(requirements),
    ];
}
function planLines(plan) {
    const names = Object.keys(plan.env);
    return [
        ...environmentText(plan),
        `isolation: ${plan.isolation.kind}`,
        `  network: ${plan.isolation.network === 'full' ? 'not restricted' : 'none'}`,
        `  user: ${plan.isolation.identity === 'unprivileged' ? 'an unprivileged one of its own' : "the caller's"}`,
        'limits:',
        ...limitsText(plan),
        `working directory: ${plan.workingDirectory === undefined ? `a fresh one in ${(0,neutralise/* quoteInline */.Wx)(plan.tempFolder)}` : (0,neutralise/* quoteInline */.Wx)(plan.workingDirectory)}`,
        `variables: ${names.length === 0 ? 'none' : names.join(', ')}`,
        `arguments: ${plan.args.length === 0 ? 'none' : plan.args.map((arg) => JSON.stringify((0,neutralise/* quoteInline */.Wx)(arg))).join(' ')}`,
        `standard input: ${plan.stdin === undefined ? 'empty' : `${plan.stdin.length} characters`}`,
        `programs (${plan.programs.length}, ${plan.jobs} at the same time):`,
        ...plan.programs.map((program) => `  ${(0,neutralise/* quoteInline */.Wx)(program.id)}`),
    ];
}

// EXTERNAL MODULE: ./lib/report/cut-middle.js
var cut_middle = __nccwpck_require__(4190);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __nccwpck_require__(63021);
// EXTERNAL MODULE: ./lib/report/report-part.js
var report_part = __nccwpck_require__(8186);
// EXTERNAL MODULE: ./lib/report/source-context.js
var source_context = __nccwpck_require__(15659);
// EXTERNAL MODULE: ./lib/report/run-text.js
var run_text = __nccwpck_require__(8855);
;// CONCATENATED MODULE: ./lib/report/text.js






const MAX_FILES = 20;
function hasEndedWell({ outcome }) {
    return outcome.kind === 'exited' && outcome.exitCode === 0;
}
function failure(run, source, paint) {
    if (run.error === null)
        return [];
    const [firstLine = '', ...rest] = run.error.message.split('\n');
    const what = `${run.error.type}${firstLine === '' ? '' : `: ${firstLine}`}`;
    const lines = [paint('red', (0,neutralise/* quoteInline */.Wx)(what)), ...(hasEndedWell(run) ? rest.map(neutralise/* gutterLine */.mE) : [])];
    if (run.error.line !== null && source !== undefined) {
        lines.push(paint('dim', `${(0,neutralise/* quoteInline */.Wx)(run.error.path ?? run.id)}:${run.error.line}`));
        lines.push(...(0,source_context/* sourceContext */.R)(source, run.error.line).map((line) => (0,neutralise/* quoteInline */.Wx)(line)));
    }
    return lines;
}
function files(run, paint) {
    if (run.files.length === 0)
        return [];
    const shown = run.files
        .slice(0, MAX_FILES)
        .map((file) => `  ${(0,neutralise/* quoteInline */.Wx)(file.path)} (${(0,units/* formatBytes */.z)(file.bytes)}, ${file.change})`);
    const more = run.files.length > MAX_FILES || run.filesTruncated ? ['  and more'] : [];
    return [paint('dim', `files in ${(0,neutralise/* quoteInline */.Wx)(run.workingDirectory)}`), ...shown, ...more];
}
function runLines(run, source, { report, paint }) {
    const hint = (0,wording/* hintFor */.JR)(run, report.isolation);
    return [
        (0,run_text/* outcomeLine */.RW)(run, paint),
        ...run.notes,
        ...(0,run_text/* outputLines */.jE)('standard output', run.stdout, paint),
        ...(0,run_text/* outputLines */.jE)('standard error', run.stderr, paint),
        ...failure(run, source, paint),
        ...(hint === undefined ? [] : [`hint: ${hint}`]),
        ...files(run, paint),
    ];
}
function environmentLines({ environment, isolation }, paint) {
    if (environment === null || isolation === null)
        return [];
    const python = `Python ${environment.pythonVersion} (${(0,neutralise/* quoteInline */.Wx)(environment.pythonPath)})`;
    const image = environment.image === null ? [] : [`image: ${(0,neutralise/* quoteInline */.Wx)(environment.image)}`];
    const packages = (0,wording/* describePackages */.zx)(environment).map(neutralise/* quoteInline */.Wx);
    return [python, ...image, ...packages, (0,wording/* describeIsolation */.o$)(isolation).join('; ')].map((line) => paint('dim', line));
}
const MAX_SHOWN_SKIPS = 10;
function artifactLines({ artifacts }) {
    if (artifacts === null)
        return [];
    const { skipped, notes } = artifacts;
    return [
        (0,neutralise/* quoteInline */.Wx)((0,wording/* describeArtifacts */.PC)(artifacts)),
        ...skipped.slice(0, MAX_SHOWN_SKIPS).map(({ path, reason }) => `  not taken: ${(0,neutralise/* quoteInline */.Wx)(path)}: ${reason}`),
        ...notes.map(neutralise/* quoteInline */.Wx),
    ];
}
function verdictLines(report, paint) {
    const verdict = `${paint(report.status === 'passed' ? 'green' : 'red', report.status)}: ${(0,wording/* describeTotals */.xJ)(report)}`;
    if (report.error === null)
        return [verdict];
    const [first = '', ...rest] = report.error.message.split('\n').map(neutralise/* quoteInline */.Wx);
    const error = `${paint('red', `error ${report.error.code}`)}: ${first}`;
    const [hint = '', ...more] = report.error.hint.split('\n').map(neutralise/* quoteInline */.Wx);
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
    const shown = skipped.slice(0, MAX_SHOWN_SKIPS).map(({ id, reason }) => (0,neutralise/* quoteInline */.Wx)(`skipped ${id}: ${reason}`));
    const more = skipped.length - shown.length;
    return more > 0 ? [...shown, `and ${more} more`] : shown;
}
function resultLines(report, paint) {
    return [
        ...report.notes.map(neutralise/* quoteInline */.Wx),
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







const MAX_SUMMARY_BYTES = 900 * 1024;
const ROOM_FOR_REST = 128;
const MAX_SLOW = 5;
const summary_MAX_STREAM = 16 * 1024;
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
function summary_cut(text) {
    return (0,cut_middle/* cutMiddle */.i)(text, summary_MAX_STREAM);
}
function stream(name, text, bytes) {
    return bytes === 0 ? [] : [(0,markdown/* details */.zH)(`${name} (${(0,units/* formatBytes */.z)(bytes)})`, (0,markdown/* fence */.EU)(summary_cut(text)))];
}
function summary_files(run) {
    if (run.files.length === 0)
        return [];
    const rows = run.files.slice(0, 50).map(({ path, bytes, change }) => [(0,markdown/* codeSpan */.SS)(path), change, (0,units/* formatBytes */.z)(bytes)]);
    const more = run.files.length > 50 || run.filesTruncated ? `\n\nand more (${run.files.length} listed in result.json)` : '';
    return [(0,markdown/* details */.zH)(`files (${run.files.length})`, (0,markdown/* table */.tp)(['file', 'change', 'size'], rows) + more)];
}
function summary_failure(run, source, report) {
    const parts = [];
    if (run.error !== null && hasEndedWell(run))
        parts.push(`**${(0,markdown/* codeSpan */.SS)(run.error.type)}**`, (0,markdown/* fence */.EU)(summary_cut(run.error.message), 'diff'));
    else if (run.error !== null)
        parts.push(`**${(0,markdown/* codeSpan */.SS)(run.error.type)}** ${run.error.message === '' ? '' : (0,markdown/* codeSpan */.SS)(run.error.message, 1000)}`);
    if (run.error?.line != null && source !== undefined) {
        parts.push(`${(0,markdown/* codeSpan */.SS)(run.error.path ?? run.id)} line ${run.error.line}`, (0,markdown/* fence */.EU)((0,source_context/* sourceContext */.R)(source, run.error.line).join('\n'), 'python'));
    }
    const hint = (0,wording/* hintFor */.JR)(run, report.isolation);
    return hint === undefined ? parts : [...parts, `💡 ${hint}`];
}
function section(run, source, report) {
    const memory = run.peakMemoryBytes === null ? '' : `, peak memory ${(0,units/* formatBytes */.z)(run.peakMemoryBytes)}`;
    return [
        `### ${ICONS[run.status]} ${(0,markdown/* codeSpan */.SS)(run.id)}`,
        `${(0,wording/* describeOutcome */.SS)(run.outcome)} after ${(0,units/* formatDuration */.a)(run.durationMs)}${memory}`,
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
        (0,wording/* describeTotals */.xJ)(report),
        ...report.notes.map((note) => (0,markdown/* codeSpan */.SS)(note, 1000)),
    ];
    if (report.error !== null) {
        parts.push(`**${report.error.code}**`, (0,markdown/* fence */.EU)(summary_cut(report.error.message)), `💡 ${report.error.hint}`);
    }
    if (report.environment !== null && report.isolation !== null) {
        const { pythonVersion, pythonPath, image } = report.environment;
        parts.push(`Python ${pythonVersion} (${(0,markdown/* codeSpan */.SS)(pythonPath)}); ${(0,wording/* describeIsolation */.o$)(report.isolation).join('; ')}`);
        if (image !== null)
            parts.push(`Image ${(0,markdown/* codeSpan */.SS)(image, 1000)}`);
        parts.push(...(0,wording/* describePackages */.zx)(report.environment).map((line) => (0,markdown/* codeSpan */.SS)(line, 1000)));
    }
    return [...parts, ...artifacts(report)];
}
function artifacts({ artifacts: kept }) {
    if (kept === null)
        return [];
    const where = kept.url === null
        ? (0,markdown/* codeSpan */.SS)((0,wording/* describeArtifacts */.PC)(kept))
        : `[${(0,wording/* describeArtifacts */.PC)({ ...kept, url: null })}](${kept.url})`;
    const skipped = kept.skipped.slice(0, 20).map(({ path, reason }) => `- not taken: ${(0,markdown/* codeSpan */.SS)(path)}, ${reason}`);
    return [where, ...(skipped.length === 0 ? [] : [skipped.join('\n')]), ...kept.notes.map((note) => (0,markdown/* codeSpan */.SS)(note))];
}
function overview(report) {
    if (report.runs.length < 2)
        return [];
    const shown = [...report.runs]
        .sort((a, b) => Number(a.status === 'passed') - Number(b.status === 'passed'))
        .slice(0, 200);
    const rows = shown.map((run) => [
        ICONS[run.status],
        (0,markdown/* codeSpan */.SS)(run.id),
        (0,wording/* describeOutcome */.SS)(run.outcome),
        (0,units/* formatDuration */.a)(run.durationMs),
        run.error?.line == null ? '' : String(run.error.line),
    ]);
    const more = report.runs.length > shown.length ? `\n\nand ${report.runs.length - shown.length} more programs` : '';
    return [(0,markdown/* table */.tp)(['', 'program', 'outcome', 'time', 'line'], rows) + more];
}
function slow({ runs }) {
    if (runs.length <= MAX_SLOW)
        return [];
    const rows = (0,report_part/* slowest */.Ml)(runs, MAX_SLOW).map((run) => [
        ICONS[run.status],
        (0,markdown/* codeSpan */.SS)(run.id),
        (0,units/* formatDuration */.a)(run.durationMs),
    ]);
    return [(0,markdown/* details */.zH)('slowest programs', (0,markdown/* table */.tp)(['', 'program', 'time'], rows))];
}
function skips({ skipped }) {
    if (skipped.length === 0)
        return [];
    const rows = skipped.slice(0, 200).map(({ id, reason }) => [(0,markdown/* codeSpan */.SS)(id), (0,markdown/* codeSpan */.SS)(reason)]);
    const more = skipped.length > rows.length ? `\n\nand ${skipped.length - rows.length} more` : '';
    return [(0,markdown/* details */.zH)(`skipped (${skipped.length})`, (0,markdown/* table */.tp)(['program', 'why'], rows) + more)];
}
function buildSummary(report, programs, conversation = []) {
    const sources = text_sourcesOf(programs);
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

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(58500);
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
        await (0,promises_.setTimeout)(SETTLE_MS);
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
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: ./lib/execution/working-directory/remove-tree.js
var remove_tree = __nccwpck_require__(62551);
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
        return (0,external_node_fs_.lstatSync)(file);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === 'ENOENT')
            return undefined;
        throw thrown;
    }
}
function isAsBefore(file, { content }) {
    const facts = look(file);
    if (facts === undefined || !facts.isFile() || facts.nlink !== 1 || facts.size !== content.length)
        return false;
    try {
        return (0,external_node_fs_.readFileSync)(file).equals(content);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}
function identityOf(folder) {
    try {
        const { dev, ino } = (0,external_node_fs_.statSync)(folder);
        return `${(0,external_node_fs_.realpathSync)(folder)} ${dev} ${ino}`;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return 'missing';
    }
}
async function putBack(file, { content, mode }) {
    const facts = look(file);
    if (facts?.isDirectory())
        await (0,remove_tree/* removeTree */.d)(file);
    else if (facts !== undefined)
        (0,external_node_fs_.unlinkSync)(file);
    (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(file), { recursive: true });
    (0,external_node_fs_.writeFileSync)(file, content, { flag: 'wx', mode });
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
            const content = facts?.isFile() ? (0,external_node_fs_.readFileSync)(file) : Buffer.alloc(0);
            files.set(file, { content, mode: (facts?.mode ?? 0o644) & 0o777 });
        }
        const folders = [...new Set([...files.keys()].map((file) => external_node_path_.dirname(file)))];
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
var external_node_os_ = __nccwpck_require__(48161);
;// CONCATENATED MODULE: ./lib/packages/install-variables.js
const install_variables_OURS = /^(PIP_(TARGET|PREFIX|ROOT|USER|PYTHON|DRY_RUN|LOG|CACHE_DIR|NO_CACHE_DIR|SRC|REPORT|REQUIREMENT|EDITABLE|CONFIG_FILE|REQUIRE_VIRTUALENV|BREAK_SYSTEM_PACKAGES|IGNORE_INSTALLED|QUIET|VERBOSE|PROGRESS_BAR|NO_COLOR|NO_INPUT)|UV_(CACHE_DIR|NO_CACHE|PYTHON|PYTHON_.*|SYSTEM_PYTHON|BREAK_SYSTEM_PACKAGES|PROJECT.*|PUBLISH_.*|TOOL_.*|CONFIG_FILE|NO_CONFIG|COMPILE_BYTECODE|TARGET|PREFIX|WORKING_DIR.*|ENV_FILE|NO_PROGRESS))$/;
const VARIABLES = /^(PIP_.+|UV_.+|https?_proxy|all_proxy|no_proxy|ssl_cert_(file|dir)|requests_ca_bundle|curl_ca_bundle|source_date_epoch|setuptools_scm_pretend_version(_for_.+)?)$/i;
function selectInstallVariables(env) {
    const entries = Object.entries(env).filter(([name, value]) => VARIABLES.test(name) && !install_variables_OURS.test(name.toUpperCase()) && value !== '');
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

;// CONCATENATED MODULE: external "node:assert/strict"
const strict_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert/strict");
// EXTERNAL MODULE: ./lib/host/service-variables.js
var service_variables = __nccwpck_require__(9933);
;// CONCATENATED MODULE: ./lib/shared-cache/cache-variables.js

const cache_variables_NAMES = [
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_MODE',
    'SEGMENT_DOWNLOAD_TIMEOUT_MINS',
    'CACHE_UPLOAD_CONCURRENCY',
    'CACHE_UPLOAD_CHUNK_SIZE',
    'PATHEXT',
    'PROGRAMFILES',
    'SYSTEMDRIVE',
    ...service_variables/* NETWORK_VARIABLES */.Dw,
];
const HAS_VERSION_2 = /^(github\.com|.+\.ghe\.com|.+\.localhost)$/i;
function hasCacheService(env) {
    const isSet = (name) => (env[name] ?? '') !== '';
    const server = isSet('GITHUB_SERVER_URL') ? env['GITHUB_SERVER_URL'] : 'https://github.com';
    if (!isSet('ACTIONS_RUNTIME_TOKEN') || server === undefined || !URL.canParse(server))
        return false;
    const isVersion2 = isSet('ACTIONS_CACHE_SERVICE_V2') && HAS_VERSION_2.test(new URL(server).hostname);
    return isSet(isVersion2 ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL');
}
function buildCacheVariables(env, { workspace, temp }) {
    return { ...(0,service_variables/* pickVariables */.hY)(env, cache_variables_NAMES), GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, RUNNER_DEBUG: '' };
}

;// CONCATENATED MODULE: ./lib/shared-cache/client-output.js
const client_output_MAX_REASON = 300;
const DENIED = /cache (?:read|write) denied:|^Cache (?:restore|save) skipped:/m;
const TAKEN = /\(409\)|already exists|another job|Response was not ok|^undefined$/i;
function unescapeData(data) {
    return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
function told(output, kind) {
    const prefix = `::${kind}::`;
    const lines = output.split(/\r?\n/).filter((line) => line.startsWith(prefix));
    return lines.map((line) => unescapeData(line.slice(prefix.length)));
}
function shorten(problem) {
    const [line = ''] = problem.trim().split(/\r?\n/);
    return line
        .replace(/^Failed to (?:restore|save): /, '')
        .replace(/\?\S*/g, '')
        .replace(/\.$/, '')
        .slice(0, client_output_MAX_REASON);
}
function explainProblem(problem, output = '') {
    if (/no space left on device/i.test(output + problem))
        return 'the disk is full';
    const reason = shorten(problem);
    return /^(?:The operation was )?aborted$|^Premature close$/.test(reason) ? 'the connection was cut' : reason;
}
function findProblem(output) {
    const problem = [...told(output, 'error'), ...told(output, 'warning')].at(-1);
    if (problem === undefined)
        return undefined;
    const reason = explainProblem(problem, output);
    return /\btar(?:\.exe)?"? failed/.test(reason)
        ? `the archive is damaged, or tar cannot work here (${reason})`
        : reason;
}
function findRefusal(output) {
    const version2 = told(output, 'debug').find((line) => line.startsWith('Failed to reserve cache: '));
    if (version2 !== undefined)
        return version2.slice('Failed to reserve cache: '.length).replace(/^Error: /, '');
    return /^Failed to save: Unable to reserve cache .* More details: (.*)$/m.exec(output)?.[1];
}
function judgeRestore(matchedKey, output) {
    if (matchedKey !== undefined)
        return 'found';
    if (DENIED.test(output))
        return 'denied';
    const problem = findProblem(output);
    if (problem !== undefined)
        throw new Error(problem);
    return 'missing';
}
function judgeSave(entry, output) {
    if (DENIED.test(output))
        return 'denied';
    const refusal = findRefusal(output);
    if (refusal !== undefined && TAKEN.test(refusal))
        return 'taken';
    const problem = refusal === undefined ? findProblem(output) : explainProblem(refusal);
    if (problem !== undefined)
        throw new Error(problem);
    if (entry === -1)
        throw new Error('its client did not say why');
    return 'saved';
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __nccwpck_require__(16698);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(31421);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __nccwpck_require__(53053);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(37067);
// EXTERNAL MODULE: ./lib/execution/deferred.js
var deferred = __nccwpck_require__(47515);
;// CONCATENATED MODULE: ./lib/shared-cache/hold-client.js





const MAX_OUTPUT = 64 * 1024;
const GRACE_MS = 3000;
const CHANNELS = ['http.client.request.created', 'http.client.request.start', 'child_process'];
const STOPPED = Object.assign(new Error('stopped'), { code: 'EHOSTUNREACH' });
function stop(started) {
    if (started instanceof external_node_http_.ClientRequest) {
        started.on('error', () => undefined);
        started.destroy(STOPPED);
    }
    else if (started instanceof external_node_child_process_.ChildProcess)
        started.kill('SIGKILL');
    else
        started.unref();
}
class Hold {
    output = '';
    isOver = false;
    started = new Set();
    write(chunk) {
        const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
        this.output = (this.output + text).slice(-MAX_OUTPUT);
    }
    add(started) {
        this.started.add(started);
        if (this.isOver)
            setImmediate(stop, started);
    }
    end() {
        this.isOver = true;
        for (const started of this.started)
            stop(started);
    }
}
const current = new external_node_async_hooks_.AsyncLocalStorage();
function notice(message) {
    if (typeof message !== 'object' || message === null)
        return;
    for (const value of Object.values(message)) {
        if (value instanceof external_node_http_.ClientRequest || value instanceof external_node_child_process_.ChildProcess)
            current.getStore()?.add(value);
    }
}
const timerHook = (0,external_node_async_hooks_.createHook)({
    init: (...[, type, , resource]) => {
        if (type === 'Timeout')
            current.getStore()?.add(resource);
    },
});
function divertOutput() {
    const { stdout } = process;
    const own = Object.getOwnPropertyDescriptor(stdout, 'write');
    const write = stdout.write.bind(stdout);
    stdout.write = (chunk, encoding, done) => {
        const hold = current.getStore();
        const after = typeof encoding === 'function' ? encoding : done;
        if (hold === undefined)
            return write(chunk, typeof encoding === 'string' ? encoding : undefined, after);
        hold.write(chunk);
        if (after !== undefined)
            setImmediate(after);
        return true;
    };
    return () => {
        if (own === undefined)
            Reflect.deleteProperty(stdout, 'write');
        else
            Object.defineProperty(stdout, 'write', own);
    };
}
let held = 0;
let restoreOutput = () => undefined;
function watch() {
    if (held++ > 0)
        return;
    for (const channel of CHANNELS)
        (0,external_node_diagnostics_channel_.subscribe)(channel, notice);
    timerHook.enable();
    restoreOutput = divertOutput();
}
function unwatch() {
    if (--held > 0)
        return;
    restoreOutput();
    timerHook.disable();
    for (const channel of CHANNELS)
        (0,external_node_diagnostics_channel_.unsubscribe)(channel, notice);
}
async function holdClient(act, { timeoutMs, signal }) {
    const hold = new Hold();
    const leaving = new deferred/* Deferred */.c();
    let isLate = false;
    let grace;
    const end = () => {
        hold.end();
        grace ??= setTimeout(() => {
            leaving.reject(new Error('its client did not end'));
        }, GRACE_MS);
    };
    const timer = setTimeout(() => {
        isLate = true;
        end();
    }, timeoutMs);
    signal?.addEventListener('abort', end);
    watch();
    const work = current.run(hold, act).finally(unwatch);
    if (signal?.aborted)
        end();
    const [outcome] = await Promise.allSettled([Promise.race([work, leaving.promise])]);
    signal?.removeEventListener('abort', end);
    clearTimeout(timer);
    clearTimeout(grace);
    hold.end();
    return { outcome, isLate, output: hold.output };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(51455);
;// CONCATENATED MODULE: ./lib/shared-cache/staging.js




async function withStaging(folder, act) {
    const parent = external_node_path_.dirname(folder);
    await (0,external_node_fs_promises_.mkdir)(parent, { recursive: true });
    const staging = await (0,external_node_fs_promises_.mkdtemp)(external_node_path_.join(parent, '.pyexec-cache-'));
    try {
        return await act(staging);
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(staging);
    }
}
const OCCUPIED = ['ENOTEMPTY', 'EEXIST', 'EPERM'];
async function moveInto(source, folder) {
    const found = await (0,external_node_fs_promises_.lstat)(source).catch(() => undefined);
    if (found?.isDirectory() !== true)
        throw new Error('the archive does not hold the folder');
    try {
        await (0,external_node_fs_promises_.rename)(source, folder);
    }
    catch (thrown) {
        if (!OCCUPIED.includes((0,errors/* systemCode */.xU)(thrown)))
            throw thrown;
        await (0,remove_tree/* removeTree */.d)(folder);
        await (0,external_node_fs_promises_.rename)(source, folder);
    }
}

;// CONCATENATED MODULE: ./lib/shared-cache/shared-cache.js








const shared_cache_TIMEOUT_MS = 10 * 60_000;
const MAX_KEY = 512;
const USABLE_FOLDER = /^[^\s"*?[\]]+[/\\][^-\s"*?[\]/\\][^\s"*?[\]/\\]*$/;
function checkArguments(key, folder) {
    strict_namespaceObject(key !== '' && key.length <= MAX_KEY && !/[,\s]/.test(key), `not a key of a cache: ${key}`);
    strict_namespaceObject(external_node_path_.isAbsolute(folder) && external_node_path_.basename(folder) !== '', `not a folder to cache: ${folder}`);
}
class ActionsCache {
    options;
    hasFailed = false;
    turn = Promise.resolve();
    constructor(options) {
        this.options = options;
    }
    get isAvailable() {
        return hasCacheService(this.options.env) && !this.hasFailed;
    }
    async restore(key, folder) {
        checkArguments(key, folder);
        const restored = await this.attempt('read', folder, (staging) => this.restoreThrough(staging, key, folder));
        return restored ?? false;
    }
    async save(key, folder) {
        checkArguments(key, folder);
        await this.attempt('written', folder, (staging) => this.saveThrough(staging, key, folder));
    }
    async restoreThrough(staging, key, folder) {
        const folders = { workspace: staging, temp: staging };
        const { result, output } = await this.call(folders, (client) => client.restoreCache([folder], key));
        const verdict = judgeRestore(result, output);
        if (verdict === 'denied')
            this.options.say('This job may not read the cache of the repository.');
        if (verdict !== 'found' || result?.toLowerCase() !== key.toLowerCase())
            return false;
        await moveInto(external_node_path_.join(staging, external_node_path_.basename(folder)), folder);
        this.options.say(`Restored from the cache of the repository: ${key}`);
        return true;
    }
    async saveThrough(staging, key, folder) {
        const folders = { workspace: external_node_path_.dirname(folder), temp: staging };
        const { result, output } = await this.call(folders, (client) => client.saveCache([folder], key));
        const lines = {
            saved: `Saved to the cache of the repository: ${key}`,
            taken: `Another job saves this to the cache of the repository: ${key}`,
            denied: 'This job may not write to the cache of the repository.',
        };
        this.options.say(lines[judgeSave(result, output)]);
    }
    attempt(what, folder, act) {
        const mine = this.turn.then(async () => {
            if (!this.isAvailable || this.isCancelled)
                return undefined;
            try {
                if (!USABLE_FOLDER.test(folder))
                    throw new Error(`its client does not stand the path ${JSON.stringify(folder)}`);
                return await withStaging(folder, act);
            }
            catch (thrown) {
                this.giveUp(what, explainProblem((0,errors/* messageOf */.bD)(thrown)));
                return undefined;
            }
        });
        this.turn = mine;
        return mine;
    }
    get isCancelled() {
        return this.options.signal?.aborted ?? false;
    }
    giveUp(what, reason) {
        this.hasFailed = true;
        if (this.isCancelled)
            return;
        this.options.warn(`The cache of the repository could not be ${what}: ${reason}. The run goes on without it.`);
    }
    async call(folders, act) {
        const { env, signal, timeoutMs = shared_cache_TIMEOUT_MS } = this.options;
        const limits = { timeoutMs, signal };
        const { outcome, isLate, output } = await (0,service_variables/* withVariables */.sO)(buildCacheVariables(env, folders), () => holdClient(async () => act(await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(838), __nccwpck_require__.e(830), __nccwpck_require__.e(30), __nccwpck_require__.e(956)]).then(__nccwpck_require__.bind(__nccwpck_require__, 89956))), limits));
        if (isLate)
            throw new Error(`it took longer than ${timeoutMs / 1000} s`);
        if (outcome.status === 'rejected')
            throw outcome.reason;
        return { result: outcome.value, output };
    }
}

;// CONCATENATED MODULE: ./lib/host/save-state.js



const STATE = { marker: 'marker', base: 'base', engine: 'engine' };
function saveState(env, traces) {
    const file = env['GITHUB_STATE'] ?? '';
    if (file === '')
        return;
    const { marker, base, engine } = traces;
    const values = {
        [STATE.marker]: marker,
        [STATE.base]: base,
        ...(engine === undefined ? {} : { [STATE.engine]: 'used' }),
    };
    for (const [name, value] of Object.entries(values)) {
        const delimiter = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
        (0,external_node_fs_.appendFileSync)(file, `${name}<<${delimiter}${external_node_os_.EOL}${value}${external_node_os_.EOL}${delimiter}${external_node_os_.EOL}`);
    }
}

;// CONCATENATED MODULE: ./lib/report/transcript.js




function runParts(title, run) {
    return [
        `${title} ${(0,markdown/* codeSpan */.SS)(run.id)}: ${(0,wording/* describeOutcome */.SS)(run.outcome)} after ${(0,units/* formatDuration */.a)(run.durationMs)}`,
        ...(run.stdout === '' ? [] : ['Standard output:', (0,markdown/* fence */.EU)(run.stdout)]),
        ...(run.stderr === '' ? [] : ['Standard error:', (0,markdown/* fence */.EU)(run.stderr)]),
    ];
}
function callParts({ toolCalls }) {
    return toolCalls.flatMap(({ name, arguments: text }) => [`Calls ${(0,markdown/* codeSpan */.SS)(name)}:`, (0,markdown/* fence */.EU)(text, 'json')]);
}
function turnParts(turn, index, runs) {
    const check = turn.check === null ? undefined : runs[turn.check];
    return [
        `## Turn ${index + 1}`,
        ...(turn.reply.trim() === '' ? [] : [(0,markdown/* fence */.EU)(turn.reply, 'markdown')]),
        ...callParts(turn),
        ...turn.runs.flatMap((one) => (runs[one] === undefined ? [] : runParts('Ran', runs[one]))),
        ...turn.refused.map((why) => `Not run: ${(0,markdown/* codeSpan */.SS)(why, 1000)}`),
        ...(check === undefined ? [] : runParts('Check', check)),
    ];
}
function transcriptMarkdown({ conversation, runs }) {
    const { model, task, stopped, turns, usage, answer } = conversation;
    const count = usage.estimated ? `about ${usage.totalTokens}` : String(usage.totalTokens);
    const parts = [
        '# Conversation',
        `Model ${(0,markdown/* codeSpan */.SS)(model)}; ${conversation_text/* STOPPED */.yd[stopped]}; ${turns.length} turns, ${count} tokens`,
        '## Task',
        (0,markdown/* fence */.EU)(task, 'markdown'),
        ...turns.flatMap((turn, index) => turnParts(turn, index, runs)),
        ...(answer === '' ? [] : ['## Answer', (0,markdown/* fence */.EU)(answer, 'markdown')]),
    ];
    return `${parts.join('\n\n')}\n`;
}
function transcriptLines({ conversation, runs }) {
    const { turns, ...about } = conversation;
    const whole = turns.map(({ runs: own, check, ...turn }, index) => ({
        turn: index + 1,
        ...turn,
        runs: own.map((one) => runs[one]),
        check: check === null ? null : (runs[check] ?? null),
    }));
    return [about, ...whole].map((line) => `${JSON.stringify(line)}\n`).join('');
}
function talkOf({ conversation, runs }) {
    return conversation === null ? undefined : { conversation, runs };
}

;// CONCATENATED MODULE: ./lib/host/write-results.js




async function writeResults(tempFolder, report) {
    const folder = await (0,external_node_fs_promises_.mkdtemp)(external_node_path_.join(tempFolder, 'pyexec-results-'));
    const run = decidingRun(report);
    const talk = talkOf(report);
    const contents = {
        'result.json': `${JSON.stringify(report, undefined, 2)}\n`,
        'stdout.txt': run?.stdout ?? '',
        'stderr.txt': run?.stderr ?? '',
        ...(talk === undefined
            ? {}
            : {
                'transcript.md': transcriptMarkdown(talk),
                'transcript.jsonl': transcriptLines(talk),
                'code.py': talk.conversation.code,
            }),
    };
    for (const [name, content] of Object.entries(contents))
        await (0,external_node_fs_promises_.writeFile)(external_node_path_.join(folder, name), content);
    const at = (name) => external_node_path_.join(folder, name);
    return {
        result: at('result.json'),
        stdout: at('stdout.txt'),
        stderr: at('stderr.txt'),
        transcript: talk === undefined ? undefined : at('transcript.md'),
        code: talk === undefined ? undefined : at('code.py'),
    };
}

;// CONCATENATED MODULE: ./lib/host/actions-host.js

























const MAX_SHOWN_PASSES = 100;
class ActionsHost {
    env;
    facts;
    cancellation = cancellationOnSignals();
    redact;
    sharedCache;
    failOnError = true;
    fence = new CommandFence(process);
    warnings = [];
    guard;
    constructor(env) {
        this.env = env;
        const tempFolder = env['RUNNER_TEMP'] ?? '';
        if (tempFolder === '') {
            throw new errors/* PyexecError */.xH('invalid-input', {
                message: 'RUNNER_TEMP is not set',
                hint: 'dist/index.js is started by the runner of GitHub Actions; on a terminal use dist/cli.js.',
            });
        }
        this.facts = readFacts(env, { currentFolder: env['GITHUB_WORKSPACE'] ?? process.cwd(), tempFolder });
        this.redact = createRedactor(findSecrets(env));
        const cache = new ActionsCache({
            env,
            warn: (line) => this.warnings.push(line),
            say: (line) => {
                this.say(line);
            },
            signal: this.cancellation,
        });
        this.sharedCache = cache.isAvailable ? cache : undefined;
    }
    readInputs() {
        const values = new Map();
        for (const [name, value] of Object.entries(this.env)) {
            if (!name.startsWith('INPUT_'))
                continue;
            const input = name.slice('INPUT_'.length).toLowerCase();
            if (isForeignInput(input))
                this.warnings.push(`The variable ${name} is no input of this action and is ignored.`);
            else
                values.set(input, value);
        }
        return { values, problems: [] };
    }
    showPlan(plan) {
        this.write(planLines(plan));
    }
    say(line) {
        this.write([(0,neutralise/* quoteInline */.Wx)(line)]);
    }
    async noteTraces(traces) {
        saveState(this.env, traces);
        this.guard ??= FileCommandGuard.take(this.env);
        const core = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(838)]).then(__nccwpck_require__.bind(__nccwpck_require__, 33838));
        const key = this.env['INPUT_API-KEY'] ?? '';
        if (key !== '')
            core.setSecret(key);
        const asksModel = [this.env['INPUT_PROMPT'], this.env['INPUT_PROMPT-FILE']].some((one) => (one ?? '') !== '');
        if (asksModel)
            await __nccwpck_require__.e(/* import() */ 510).then(__nccwpck_require__.bind(__nccwpck_require__, 5510));
        this.fence.close();
        const asksForArtifacts = (this.env['INPUT_ARTIFACTS'] ?? '').trim() !== '';
        if (asksForArtifacts && this.env['INPUT_ISOLATION'] === 'none')
            await loadArtifactClient();
    }
    async deliver({ root, files, name, retentionDays }) {
        const { env } = this;
        await this.fence.open();
        await this.restoreFileCommands();
        const step = { job: env['GITHUB_JOB'], step: env['GITHUB_ACTION'] };
        const given = name ?? defaultArtifactName(step, (0,external_node_crypto_.randomBytes)(5).toString('hex'));
        const { id } = await (0,service_variables/* withServiceVariables */.fv)(env, () => uploadArtifact({ name: given, root, files, retentionDays, signal: this.cancellation }));
        const [serverUrl, repository, runId] = ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'].map((one) => env[one]);
        const isKnown = serverUrl !== undefined && repository !== undefined && runId !== undefined;
        const url = isKnown ? artifactUrl({ serverUrl, repository, runId }, id) : null;
        return { name: given, id, url, folder: null };
    }
    showAsking(turn, { maxTurns }) {
        this.say(`turn ${turn}/${maxTurns}: asking the model`);
    }
    async showTurn(turn, soFar, budgets) {
        const core = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(838)]).then(__nccwpck_require__.bind(__nccwpck_require__, 33838));
        await this.fence.open();
        core.startGroup((0,neutralise/* quoteInline */.Wx)(this.redact((0,conversation_text/* turnTitle */.QV)(turn, soFar, budgets))));
        this.write((0,conversation_text/* turnLines */.pw)(turn, run_text/* plain */.pj));
        core.endGroup();
        this.fence.close();
    }
    showProgress(run, done, total) {
        if (total < 2 || (run.status === 'passed' && total > MAX_SHOWN_PASSES))
            return;
        this.write([`${done}/${total} ${(0,run_text/* outcomeLine */.RW)(run, run_text/* plain */.pj)}`]);
    }
    async publish({ report, settings, programs, reportFiles }) {
        this.failOnError = settings?.failOnError ?? true;
        await this.fence.open();
        const core = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(838)]).then(__nccwpck_require__.bind(__nccwpck_require__, 33838));
        await this.restoreFileCommands();
        for (const warning of this.warnings)
            core.warning((0,neutralise/* quoteInline */.Wx)(warning));
        if (settings?.dryRun && report.error === null)
            return;
        const safe = redactDeep(report, this.redact);
        this.writeReport(core, safe, programs);
        this.annotate(core, safe, settings?.annotations ?? true);
        const files = { ...(await writeResults(this.facts.tempFolder, safe)), ...reportFiles };
        withFileCommands(this.env, () => {
            for (const [name, value] of Object.entries(buildOutputs(safe, files)))
                core.setOutput(name, value);
        });
        if (settings?.summary ?? true)
            await this.writeSummary(core, await this.summarize(safe, programs));
    }
    write(lines) {
        this.fence.lines(lines.map(this.redact));
    }
    async restoreFileCommands() {
        const restored = (await this.guard?.restore()) ?? 0;
        if (restored === 0)
            return;
        this.warnings.push('A program wrote to the command files of the runner. What it wrote there was taken back.');
    }
    writeReport(core, report, programs) {
        const sources = text_sourcesOf(programs);
        const { runs, conversation } = report;
        const shown = conversation !== null ? [] : runs.length === 1 ? runs : runs.filter(({ status }) => status !== 'passed');
        for (const run of shown) {
            core.startGroup((0,neutralise/* quoteInline */.Wx)(`${run.status} ${run.id}`));
            this.write(runLines(run, sources(run), { report, paint: run_text/* plain */.pj }));
            core.endGroup();
        }
        if (conversation !== null)
            this.write((0,conversation_text/* conversationLines */.h)(conversation, run_text/* plain */.pj));
        this.write(resultLines(report, run_text/* plain */.pj));
    }
    annotate(core, report, wanted) {
        const files = new Set(report.runs.flatMap((run) => this.workspaceFile(run)));
        const annotations = wanted ? buildAnnotations(report, (file) => files.has(file)) : [];
        for (const { message, title, file, line } of annotations) {
            const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) };
            core.error(message, { title, ...place });
        }
        if (exitStatus(report, this.failOnError) === 0)
            return;
        core.error(verdictLines(report, run_text/* plain */.pj).join('\n'), { title: `pyexec: ${report.status}` });
    }
    workspaceFile({ scriptPath, source }) {
        if (scriptPath === null || source === null)
            return [];
        return (0,relative_path/* relativeBelow */.c)(this.facts.currentFolder, scriptPath) === undefined ? [] : [source.path];
    }
    async summarize(report, programs) {
        const { conversation, runs } = report;
        if (conversation === null)
            return this.redact(buildSummary(report, programs));
        const { conversationSummary } = await __nccwpck_require__.e(/* import() */ 510).then(__nccwpck_require__.bind(__nccwpck_require__, 5510));
        const sources = new Map(programs.map((program) => [program.id, textOf(program)]));
        const talk = conversationSummary({ conversation, runs, sources });
        return this.redact(buildSummary(report, programs, talk));
    }
    async writeSummary(core, text) {
        if ((this.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
            return;
        await withFileCommands(this.env, () => core.summary.addRaw(text).write());
    }
}

;// CONCATENATED MODULE: ./lib/artifacts/collection.js
const DEFAULT_CAPS = {
    files: 10_000,
    totalBytes: 2 ** 30,
    fileBytes: 2 ** 30,
    depth: 32,
    names: 200_000,
};
const SKIP_REASONS = {
    symlink: 'it is a symbolic link',
    'hard-link': 'it has further names (hard links)',
    special: 'it is a pipe, a socket or a device',
    'too-large': 'it is larger than one file may be',
    'total-too-large': 'all files together would be too large',
    'too-deep': 'it is too deep',
    'name-too-long': 'its path is too long for an artifact',
    unreadable: 'it cannot be read',
    changed: 'it changed while it was read',
};
const MAX_LISTED_SKIPS = 1000;
const MAX_SHOWN_PATH = 500;
function showPath(path) {
    const text = path.subarray(0, MAX_SHOWN_PATH * 4).toString('utf8');
    const shown = text.slice(0, MAX_SHOWN_PATH).toWellFormed();
    return shown.length < text.length || path.length > MAX_SHOWN_PATH * 4 ? `${shown}…` : shown;
}
class Tally {
    caps;
    files = [];
    skipped = [];
    skippedCount = 0;
    totalBytes = 0;
    stopped;
    namesLeft;
    constructor(caps) {
        this.caps = caps;
        this.namesLeft = caps.names;
    }
    take(path, storedAs, bytes) {
        this.files.push({ path: showPath(path), storedAs, bytes });
        this.totalBytes += bytes;
    }
    skip(path, reason) {
        this.skippedCount++;
        if (this.skipped.length < MAX_LISTED_SKIPS)
            this.skipped.push({ path: showPath(path), reason });
    }
    useNames(read) {
        const names = read(this.namesLeft + 1);
        if (names.length > this.namesLeft)
            this.stopped ??= 'too-many-names';
        const used = names.slice(0, this.namesLeft);
        this.namesLeft -= used.length;
        return used;
    }
}

;// CONCATENATED MODULE: ./lib/artifacts/copy-file.js


const CHUNK_BYTES = 2 ** 20;
const CHUNKS_PER_TURN = 8;
const NEW_FILE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL;
function objectionTo(facts, expected, limits) {
    if (facts.dev !== expected.dev || facts.ino !== expected.ino)
        return 'changed';
    if (!facts.isFile())
        return 'special';
    if (facts.nlink > 1n)
        return 'hard-link';
    if (facts.nlink < 1n)
        return 'changed';
    if (facts.size > BigInt(limits.fileBytes))
        return 'too-large';
    return facts.size > BigInt(limits.leftBytes) ? 'total-too-large' : undefined;
}
function isUnchanged(one, other) {
    return one.size === other.size && one.mtimeNs === other.mtimeNs && one.ctimeNs === other.ctimeNs;
}
function readSome(source, chunk) {
    try {
        return (0,external_node_fs_.readSync)(source, chunk, 0, chunk.length, null);
    }
    catch (cause) {
        throw new SourceFailure('reading failed', { cause });
    }
}
class SourceFailure extends Error {
}
async function copyBytes(source, target, size) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size + 1));
    let copied = 0;
    for (let turn = 1;; turn++) {
        const count = readSome(source, chunk);
        copied += count;
        if (copied > size)
            return false;
        if (count === 0)
            return copied === size;
        for (let written = 0; written < count;)
            written += (0,external_node_fs_.writeSync)(target, chunk, written, count - written);
        if (turn % CHUNKS_PER_TURN === 0)
            await (0,promises_.setImmediate)();
    }
}
async function copyInto(target, source, facts) {
    const descriptor = (0,external_node_fs_.openSync)(target, NEW_FILE, 0o600);
    let isWhole = false;
    try {
        isWhole = await copyBytes(source, descriptor, Number(facts.size));
        isWhole &&= isUnchanged(facts, (0,external_node_fs_.fstatSync)(source, { bigint: true }));
        return isWhole ? undefined : 'changed';
    }
    catch (thrown) {
        if (!(thrown instanceof SourceFailure))
            throw thrown;
        return 'unreadable';
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
        if (!isWhole)
            (0,external_node_fs_.unlinkSync)(target);
    }
}
async function copyFile({ source, expected, target, limits }) {
    const facts = (0,external_node_fs_.fstatSync)(source, { bigint: true });
    return objectionTo(facts, expected, limits) ?? (await copyInto(target, source, facts)) ?? Number(facts.size);
}

// EXTERNAL MODULE: ./lib/artifacts/open-folder.js
var open_folder = __nccwpck_require__(6836);
// EXTERNAL MODULE: ./lib/artifacts/reason-of.js
var reason_of = __nccwpck_require__(27157);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./lib/artifacts/safe-names.js


const ESCAPED = /[%"'`:<>|*?\\/\p{C}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}|#(?=[\p{DI}\p{M}]*#)/gu;
const ENDS = /^[- ]|[. ]$/g;
const RESERVED = /^(?=(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$))[A-Z]/i;
const MAX_NAME_BYTES = 255;
const MAX_PATH_BYTES = 1000;
function escapeByte(byte) {
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
function escapeText(text) {
    return Array.from(Buffer.from(text), escapeByte).join('');
}
function escapeBytes(name) {
    const kept = /[^\P{ASCII}%"'`:<>|*?\\/#\p{Cc}]/u;
    return Array.from(name, (byte) => {
        const character = String.fromCharCode(byte);
        return kept.test(character) ? character : escapeByte(byte);
    }).join('');
}
function escapeName(name) {
    const escaped = (0,external_node_buffer_.isUtf8)(name) ? name.toString('utf8').replace(ESCAPED, escapeText) : escapeBytes(name);
    return escaped.replace(ENDS, escapeText).replace(RESERVED, escapeText);
}
function markOf(name, attempt) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${attempt}:`).update(name).digest('hex').slice(0, 8);
}
function cutTo(text, bytes) {
    const cut = Buffer.from(text)
        .subarray(0, bytes)
        .toString('utf8')
        .replace(/\ufffd+$/, '');
    return cut.replace(/%[0-9A-F]?$/, '');
}
function withMark(escaped, mark) {
    const extension = /[^.](\.[A-Za-z0-9]{1,16})$/.exec(escaped)?.[1] ?? '';
    const end = `~${mark}${extension}`;
    return `${cutTo(escaped.slice(0, escaped.length - extension.length), MAX_NAME_BYTES - end.length)}${end}`;
}
function collisionKey(path) {
    return path.normalize('NFKC').toUpperCase().toLowerCase();
}
class SafeNames {
    taken = new Set();
    give(folder, name) {
        const escaped = escapeName(name);
        let candidate = Buffer.byteLength(escaped) <= MAX_NAME_BYTES ? escaped : withMark(escaped, markOf(name, 0));
        for (let attempt = 1;; attempt++) {
            const path = folder === '' ? candidate : `${folder}/${candidate}`;
            if (Buffer.byteLength(path) > MAX_PATH_BYTES)
                return undefined;
            const key = collisionKey(path);
            if (!this.taken.has(key)) {
                this.taken.add(key);
                return path;
            }
            candidate = withMark(escaped, markOf(name, attempt));
        }
    }
}

;// CONCATENATED MODULE: ./lib/artifacts/collector.js








const SLASH = Buffer.from('/');
const ENTRIES_PER_TURN = 200;
function once(make) {
    let made;
    return () => (made ??= { value: make() }).value;
}
class Collector {
    input;
    names = new SafeNames();
    tally;
    matcher;
    made = new Set();
    visited = 0;
    constructor(input) {
        this.input = input;
        this.tally = new Tally(input.caps);
        this.matcher = input.matcher;
    }
    async collect(roots) {
        for (const root of roots)
            await this.collectRoot(root);
        const { files, totalBytes, skipped, skippedCount, stopped } = this.tally;
        const unmatched = this.matcher.unmatched();
        return { files, totalBytes, skipped, skippedCount, unmatched, stopped, protection: this.input.protection };
    }
    async collectRoot({ folder, storeIn }) {
        const name = Buffer.from(storeIn);
        const storedAs = once(() => (storeIn === '' ? '' : this.names.give('', name)));
        const open = () => (0,open_folder/* openFolder */.NE)(folder, this.input.protection);
        await this.visit(open, { path: Buffer.alloc(0), depth: 0, state: this.matcher.start(), storedAs });
    }
    async visit(open, place) {
        const shown = place.path.length === 0 ? Buffer.from('.') : place.path;
        const folder = this.attempt(shown, open);
        if (folder === undefined)
            return;
        try {
            const names = this.attempt(shown, () => this.tally.useNames((most) => folder.names(most))) ?? [];
            for (const name of names) {
                if (++this.visited % ENTRIES_PER_TURN === 0)
                    await (0,promises_.setImmediate)();
                if (this.input.signal?.aborted === true)
                    return;
                await this.meet({ ...place, folder }, name);
                if (this.tally.stopped === 'too-many-files')
                    return;
            }
        }
        finally {
            folder.close();
        }
    }
    async meet(place, name) {
        const state = this.matcher.step(place.state, name.toString('utf8'));
        if (!state.accepts && !state.leadsOn)
            return;
        const entryPath = place.path.length === 0 ? name : Buffer.concat([place.path, SLASH, name]);
        const facts = this.attempt(entryPath, () => place.folder.look(name));
        if (facts === undefined)
            return;
        const found = { place, name, path: entryPath, state };
        if (facts.isDirectory())
            await this.meetFolder(found);
        else if (facts.isSymbolicLink())
            this.skip(found, 'symlink');
        else if (state.accepts)
            await this.meetFile(found, facts);
    }
    async meetFolder({ place, name, path: entryPath, state }) {
        if (!state.leadsOn)
            return;
        if (place.depth >= this.tally.caps.depth) {
            this.tally.skip(entryPath, 'too-deep');
            return;
        }
        const storedAs = once(() => this.storedBelow(place, name));
        await this.visit(() => place.folder.enter(name), { path: entryPath, depth: place.depth + 1, state, storedAs });
    }
    storedBelow(place, name) {
        const folder = place.storedAs();
        return folder === undefined ? undefined : this.names.give(folder, name);
    }
    skip({ path: entryPath, state }, reason) {
        this.matcher.note(state);
        this.tally.skip(entryPath, reason);
    }
    async meetFile(found, expected) {
        if (!expected.isFile()) {
            this.skip(found, 'special');
            return;
        }
        if (this.tally.files.length >= this.tally.caps.files) {
            this.matcher.note(found.state);
            this.tally.stopped ??= 'too-many-files';
            return;
        }
        const { place, name, path: entryPath } = found;
        const source = this.attempt(entryPath, () => place.folder.openFile(name));
        if (source === undefined) {
            this.matcher.note(found.state);
            return;
        }
        try {
            await this.copy(found, expected, source);
        }
        finally {
            (0,external_node_fs_.closeSync)(source);
        }
    }
    async copy(found, expected, source) {
        const storedAs = this.storedBelow(found.place, found.name);
        if (storedAs === undefined) {
            this.skip(found, 'name-too-long');
            return;
        }
        const target = external_node_path_.join(this.input.staging, storedAs);
        this.makeFolder(external_node_path_.dirname(target));
        const { fileBytes, totalBytes } = this.tally.caps;
        const limits = { fileBytes, leftBytes: totalBytes - this.tally.totalBytes };
        const result = await copyFile({ source, expected, target, limits });
        if (typeof result === 'string') {
            this.skip(found, result);
            return;
        }
        this.matcher.note(found.state);
        this.tally.take(found.path, storedAs, result);
    }
    makeFolder(folder) {
        if (this.made.has(folder))
            return;
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        this.made.add(folder);
    }
    attempt(entryPath, act) {
        try {
            return act();
        }
        catch (thrown) {
            const reason = (0,reason_of/* reasonOf */.A)(thrown);
            if (reason !== undefined)
                this.tally.skip(entryPath, reason);
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./lib/artifacts/match-paths.js
function matchesOne(token, character) {
    switch (token.kind) {
        case 'any':
        case 'one':
            return true;
        case 'text':
            return token.character === character;
        case 'set':
            return token.isNegated !== token.ranges.some(([from, to]) => from <= character && character <= to);
    }
}
function matchesName(tokens, name) {
    let at = 0;
    let token = 0;
    let retry;
    while (at < name.length) {
        const next = tokens[token];
        if (next?.kind === 'any') {
            retry = { token: ++token, at };
        }
        else if (next !== undefined && matchesOne(next, name[at] ?? '')) {
            token++;
            at++;
        }
        else if (retry !== undefined) {
            token = retry.token;
            at = ++retry.at;
        }
        else {
            return false;
        }
    }
    return tokens.slice(token).every(({ kind }) => kind === 'any');
}
function beginsWithDot(tokens) {
    const [first] = tokens;
    return first?.kind === 'text' && first.character === '.';
}
function closure(positions, segments) {
    const reached = new Set();
    for (let position of positions) {
        reached.add(position);
        while (segments[position] === '**')
            reached.add(++position);
    }
    return [...reached];
}
class PathMatcher {
    patterns;
    tracks;
    matched = new Set();
    constructor(patterns) {
        this.patterns = patterns;
        this.tracks = patterns.flatMap(({ alternatives, excludes }, pattern) => alternatives.map((segments) => ({ pattern, excludes, segments: [...segments, '**'] })));
    }
    start() {
        return this.stateOf(this.tracks.map(({ segments }) => closure([0], segments)));
    }
    step({ positions }, name) {
        const characters = Array.from(name);
        return this.stateOf(this.tracks.map((track, index) => this.advance(track, positions[index] ?? [], characters)));
    }
    note({ positions, accepts }) {
        if (!accepts)
            return;
        this.tracks.forEach(({ pattern, segments }, index) => {
            if (positions[index]?.includes(segments.length))
                this.matched.add(pattern);
        });
    }
    unmatched() {
        return this.patterns.filter(({ excludes }, index) => !excludes && !this.matched.has(index)).map(({ text }) => text);
    }
    advance({ segments, excludes }, positions, name) {
        const isHidden = name[0] === '.';
        const reached = new Set();
        for (const position of positions) {
            const segment = segments[position];
            if (segment === undefined)
                continue;
            if (segment === '**') {
                if (!isHidden || excludes)
                    reached.add(position);
            }
            else if ((!isHidden || excludes || beginsWithDot(segment)) && matchesName(segment, name)) {
                reached.add(position + 1);
            }
        }
        return closure(reached, segments);
    }
    stateOf(positions) {
        let accepts = false;
        let leadsOn = false;
        this.tracks.forEach(({ excludes, segments }, index) => {
            const open = positions[index] ?? [];
            const isWhole = open.includes(segments.length);
            if (isWhole)
                accepts = !excludes;
            if (excludes)
                leadsOn &&= !isWhole;
            else
                leadsOn ||= open.length > 0;
        });
        return { positions, accepts, leadsOn };
    }
}

;// CONCATENATED MODULE: ./lib/artifacts/collect.js






function checkStaging(staging) {
    const facts = (0,external_node_fs_.lstatSync)(staging);
    if (!facts.isDirectory())
        throw new Error('it is no folder');
    const own = process.geteuid?.();
    if (own !== undefined && (facts.uid !== own || (facts.mode & 0o077) !== 0))
        throw new Error('others may enter it');
    if ((0,external_node_fs_.readdirSync)(staging).length > 0)
        throw new Error('it is not empty');
}
async function collectArtifacts(request) {
    try {
        checkStaging(request.staging);
        const { roots, patterns, staging, signal, protection = (0,open_folder/* bestProtection */.sP)() } = request;
        const caps = { ...DEFAULT_CAPS, ...request.caps };
        return await new Collector({ matcher: new PathMatcher(patterns), staging, caps, protection, signal }).collect(roots);
    }
    catch (cause) {
        throw new errors/* PyexecError */.xH('artifacts-failed', {
            message: `the artifacts could not be collected in ${request.staging}: ${(0,errors/* messageOf */.bD)(cause)}`,
            hint: 'Check that the disk is not full.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./lib/artifacts/keep-artifacts.js




const MAX_LISTED = 100;
const NOWHERE = { name: null, id: null, url: null, folder: null };
function notesOf({ skippedCount, unmatched, stopped, protection, files }) {
    const renamed = files.filter(({ path: given, storedAs }) => !storedAs.endsWith(given)).length;
    return [
        ...unmatched.map((pattern) => `Nothing matches the line ${JSON.stringify(pattern)} of \`artifacts\`.`),
        ...(skippedCount > 0 ? [`${skippedCount} entries that \`artifacts\` asks for were not taken.`] : []),
        ...(stopped === undefined ? [] : ['There are too many files to look at all; `artifacts` got the first of them.']),
        ...(renamed > 0 ? [`${renamed} files got other names, since an artifact cannot hold theirs.`] : []),
        ...(protection === 'comparison'
            ? ['This machine protects less against files that change while they are read.']
            : []),
    ];
}
async function keepArtifacts({ patterns, workingDirectories, tempFolder, signal }, deliver) {
    const root = (0,external_node_fs_.mkdtempSync)(external_node_path_.join((0,external_node_fs_.realpathSync)(tempFolder), 'pyexec-artifacts-'));
    let delivered = NOWHERE;
    try {
        const unique = [...new Set(workingDirectories)];
        const roots = unique.map((folder) => ({ folder, storeIn: unique.length === 1 ? '' : external_node_path_.basename(folder) }));
        const collection = await collectArtifacts({ roots, patterns, staging: root, signal });
        const files = collection.files.map(({ storedAs }) => storedAs);
        if (files.length > 0)
            delivered = await deliver({ root, files });
        const skipped = collection.skipped.slice(0, MAX_LISTED);
        return {
            ...delivered,
            files: files.length,
            bytes: collection.totalBytes,
            skipped: skipped.map(({ path: entry, reason }) => ({ path: entry, reason: SKIP_REASONS[reason] })),
            notes: notesOf(collection),
        };
    }
    finally {
        if (delivered.folder !== root) {
            const { rmRF } = await __nccwpck_require__.e(/* import() */ 701).then(__nccwpck_require__.bind(__nccwpck_require__, 88701));
            await rmRF(root);
        }
    }
}

;// CONCATENATED MODULE: ./lib/plan/run-plan.js
function isInContainers(plan) {
    return plan.environment.kind === 'docker';
}

// EXTERNAL MODULE: ./lib/environments/host/prepare-host.js + 22 modules
var prepare_host = __nccwpck_require__(92486);
;// CONCATENATED MODULE: ./lib/environments/system/system-environment.js

const systemEnvironment = {
    prepare: (plan, preparing) => (0,prepare_host/* prepareHost */.x)(plan, preparing, () => Promise.resolve({ supervisor: plan.environment.python.path, venv: undefined, packages: [], cacheHit: false })),
};

// EXTERNAL MODULE: ./lib/python/require-answer.js
var require_answer = __nccwpck_require__(50196);
// EXTERNAL MODULE: ./lib/python/interpreter-layout.js
var interpreter_layout = __nccwpck_require__(48443);
// EXTERNAL MODULE: ./lib/python/venv-setting.js
var venv_setting = __nccwpck_require__(51404);
;// CONCATENATED MODULE: ./lib/python/base-interpreter.js






const HINT = 'Make the venv anew, or give another `python-path` or `venv-path`.';
function isTrustworthy(base, venv) {
    if (!(0,external_node_fs_.existsSync)(base) || !(0,interpreter_layout/* isBinary */.Go)(base))
        return false;
    const real = (0,external_node_fs_.realpathSync)(base);
    return !real.startsWith(`${(0,external_node_fs_.realpathSync)(venv)}${external_node_path_.sep}`) && /^(python|pypy)/i.test(external_node_path_.basename(base));
}
function madeFrom(python) {
    const venv = external_node_path_.dirname(external_node_path_.dirname(python));
    const home = (0,venv_setting/* venvSetting */.Y)(venv, 'home');
    if (home === undefined)
        return undefined;
    const names = [external_node_path_.basename(python), 'python3', 'python', 'python.exe'];
    const candidates = [(0,venv_setting/* venvSetting */.Y)(venv, 'executable') ?? '', ...names.map((name) => external_node_path_.join(home, name))];
    const found = candidates.find((one) => external_node_path_.isAbsolute(one) && isTrustworthy(one, venv));
    if (found !== undefined)
        return found;
    throw new errors/* PyexecError */.xH('python-broken', {
        message: `${python} is the Python of a venv that was made from one in ${home}, where none is any more`,
        hint: HINT,
    });
}
function placed(python) {
    return (0,interpreter_layout/* hops */.ti)(python).find((hop) => (0,interpreter_layout/* isPrefix */.RW)((0,interpreter_layout/* prefixOf */.MT)(hop))) ?? python;
}
async function findBaseInterpreter(python, env) {
    let at = python;
    for (let depth = 0; depth < 5; depth++) {
        const next = madeFrom(at);
        if (next === undefined || next === at)
            break;
        at = next;
    }
    if (!(0,interpreter_layout/* isBinary */.Go)(at))
        at = (await (0,require_answer/* requireAnswer */.q)(at, env)).executable;
    return at.endsWith('.exe') ? at : placed(at);
}

// EXTERNAL MODULE: ./lib/python/find-venv.js
var find_venv = __nccwpck_require__(63333);
// EXTERNAL MODULE: ./lib/environments/venv/make-venv.js
var make_venv = __nccwpck_require__(46278);
// EXTERNAL MODULE: ./lib/environments/venv/making.js
var venv_making = __nccwpck_require__(67881);
;// CONCATENATED MODULE: ./lib/environments/venv/venv-environment.js






const venvEnvironment = {
    prepare: (plan, preparing) => (0,prepare_host/* prepareHost */.x)(plan, preparing, async (folders, supervision) => {
        const { environment } = plan;
        if (environment.kind !== 'venv')
            throw new Error(`planned for ${environment.kind}`);
        const base = await findBaseInterpreter(environment.python.path, plan.platformEnv);
        const making = { plan, environment, folders, preparing, supervision, base };
        const { requirements } = environment;
        if (requirements === undefined)
            return withoutPackages(making);
        const { withPackages } = await __nccwpck_require__.e(/* import() */ 854).then(__nccwpck_require__.bind(__nccwpck_require__, 9854));
        return withPackages(making, requirements);
    }),
};
async function withoutPackages(making) {
    const { plan, environment, folders, base } = making;
    const { venvPath, python } = environment;
    const rest = { supervisor: base, packages: [], cacheHit: false };
    if (venvPath === undefined)
        return { ...rest, venv: await (0,make_venv/* makeVenv */.Y)((0,venv_making/* requestFor */.p)(making, folders.reserve('venv'), python.version)) };
    const existing = (0,find_venv/* findVenv */.H)(venvPath, plan.platform);
    if (existing !== undefined)
        return { ...rest, venv: { folder: venvPath, python: existing } };
    const { version } = await (0,require_answer/* requireAnswer */.q)(base, plan.platformEnv);
    return { ...rest, venv: await (0,make_venv/* makeVenv */.Y)((0,venv_making/* requestFor */.p)(making, venvPath, version)) };
}

;// CONCATENATED MODULE: ./lib/environments/registry.js



const ON_THIS_MACHINE = {
    system: systemEnvironment,
    venv: venvEnvironment,
};
async function prepareEnvironment(plan, preparing) {
    if (!isInContainers(plan))
        return ON_THIS_MACHINE[plan.environment.kind].prepare(plan, preparing);
    const { dockerEnvironment } = await Promise.all(/* import() */[__nccwpck_require__.e(830), __nccwpck_require__.e(40), __nccwpck_require__.e(252)]).then(__nccwpck_require__.bind(__nccwpck_require__, 87380));
    return dockerEnvironment.prepare(plan, preparing);
}

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
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
    const { glob } = await __nccwpck_require__.e(/* import() */ 382).then(__nccwpck_require__.bind(__nccwpck_require__, 73382));
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

// EXTERNAL MODULE: ./lib/programs/read-source.js
var read_source = __nccwpck_require__(39363);
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
        const { readMarkdown } = await Promise.all(/* import() */[__nccwpck_require__.e(251), __nccwpck_require__.e(24)]).then(__nccwpck_require__.bind(__nccwpck_require__, 64024));
        return readMarkdown(text, place);
    }
    if (kind !== 'notebook')
        return whole(place, text);
    const { readNotebook } = await Promise.all(/* import() */[__nccwpck_require__.e(547), __nccwpck_require__.e(335)]).then(__nccwpck_require__.bind(__nccwpck_require__, 21335));
    return readNotebook(text, place);
}
class Loader {
    programs = [];
    skipped = [];
    problems = [];
    async load({ file, isByGlob }, place) {
        const shown = `\`files\`: ${place.id}`;
        const text = (0,read_source/* readSource */.o)(file, shown, this.problems);
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
    const { readPlanFile } = await __nccwpck_require__.e(/* import() */ 376).then(__nccwpck_require__.bind(__nccwpck_require__, 66376));
    const { selectPrograms, takeShard } = await __nccwpck_require__.e(/* import() */ 662).then(__nccwpck_require__.bind(__nccwpck_require__, 67662));
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
    const { findChanges, hasChanged } = await __nccwpck_require__.e(/* import() */ 673).then(__nccwpck_require__.bind(__nccwpck_require__, 13673));
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
    const { readTexts } = await Promise.all(/* import() */[__nccwpck_require__.e(251), __nccwpck_require__.e(323)]).then(__nccwpck_require__.bind(__nccwpck_require__, 47323));
    const question = { settings: pullRequest, facts: seeker.facts, signal: seeker.cancellation };
    const texts = await readTexts(question, limits.timeoutMs);
    return {
        programs: [...found.programs, ...texts.programs],
        skipped: [...found.skipped, ...texts.skipped],
        notes: [...found.notes, ...texts.notes],
    };
}

// EXTERNAL MODULE: ./lib/packages/allow-packages.js + 1 modules
var allow_packages = __nccwpck_require__(77593);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __nccwpck_require__(63297);
// EXTERNAL MODULE: ./lib/packages/parse-toml.js
var parse_toml = __nccwpck_require__(46047);
;// CONCATENATED MODULE: ./lib/packages/script-blocks.js
const OPENING = /^# \/\/\/ ([a-zA-Z0-9-]+)$/;
const CLOSING = '# ///';
function isComment(line) {
    return line !== undefined && (line === '#' || line.startsWith('# '));
}
function findClosings(lines) {
    const closings = new Array(lines.length).fill(-1);
    for (let at = lines.length - 1; at >= 0; at--) {
        if (!isComment(lines[at]))
            continue;
        const later = closings[at + 1] ?? -1;
        closings[at] = later === -1 && lines[at] === CLOSING ? at : later;
    }
    return closings;
}
function findScriptBlocks(program) {
    const lines = program.split(/\r\n|\r|\n/);
    const closings = findClosings(lines);
    const blocks = [];
    for (let at = 0; at < lines.length; at++) {
        const [, type] = OPENING.exec(lines[at] ?? '') ?? [];
        const end = closings[at + 1] ?? -1;
        if (type === undefined || end < at + 2)
            continue;
        if (type === 'script') {
            const content = lines.slice(at + 1, end).map((line) => `${line.slice(2)}\n`);
            blocks.push({ content: content.join(''), line: at + 1 });
        }
        at = end;
    }
    return blocks;
}

;// CONCATENATED MODULE: ./lib/packages/inline-metadata.js




const MAX_CHARACTERS = 100_000;
const MAX_SPECIFIER = 300;
function inline_metadata_failure(program, line, what) {
    return new errors/* PyexecError */.xH('invalid-program', {
        message: `${program}:${line} inline script metadata: ${what}`,
        hint: 'Correct the block that begins with `# /// script`; see https://peps.python.org/pep-0723/.',
    });
}
function readRequiresPython(value, fail) {
    if (value === undefined)
        return undefined;
    if (typeof value !== 'string' || value.length > MAX_SPECIFIER || !(0,pep440.validRange)(value)) {
        throw fail('requires-python must be a version specifier such as ">=3.11"');
    }
    const range = value.trim();
    return range === '' ? undefined : range;
}
function readDependencies(value, fail) {
    if (value === undefined)
        return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw fail('dependencies must be a list of texts such as ["requests<3"]');
}
async function parseBlock({ content, line }, program) {
    if (content.length > MAX_CHARACTERS)
        throw inline_metadata_failure(program, line, `it has more than ${MAX_CHARACTERS} characters`);
    try {
        return await (0,parse_toml/* parseToml */.MT)(content);
    }
    catch (thrown) {
        if (!(thrown instanceof parse_toml/* MalformedToml */.U4))
            throw thrown;
        throw inline_metadata_failure(program, line + thrown.line, thrown.message);
    }
}
async function readInlineMetadata(text, program) {
    const [block, second] = findScriptBlocks(text);
    if (block === undefined)
        return undefined;
    if (second !== undefined)
        throw inline_metadata_failure(program, second.line, `another block begins at line ${block.line}`);
    const table = await parseBlock(block, program);
    const fail = (what) => inline_metadata_failure(program, block.line, what);
    return {
        requiresPython: readRequiresPython(table['requires-python'], fail),
        dependencies: readDependencies(table['dependencies'], fail),
    };
}

;// CONCATENATED MODULE: ./lib/packages/group-by-needs.js


function requireOneEnvironment(groups) {
    const [first, second] = groups;
    if (second === undefined)
        return;
    const [one, other] = [first?.programs[0]?.id, second.programs[0]?.id];
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: `\`venv-path\` names one venv, and the inline metadata of ${one ?? ''} and ${other ?? ''} asks for different ones`,
        hint: 'Leave out `venv-path`, so that each gets an environment of its own, or run them apart.',
    });
}
async function groupByNeeds(programs) {
    const groups = new Map();
    for (const program of programs) {
        const isSilent = program.kind === 'module' || (program.kind === 'file' && program.part !== undefined);
        const needs = isSilent ? undefined : await readInlineMetadata(program.text, program.id);
        const key = needs === undefined ? '' : JSON.stringify([needs.requiresPython, [...needs.dependencies].sort()]);
        const group = groups.get(key) ?? { programs: [], needs };
        group.programs.push(program);
        groups.set(key, group);
    }
    return [...groups.values()].sort((a, b) => Number(a.needs !== undefined) - Number(b.needs !== undefined));
}

;// CONCATENATED MODULE: ./lib/shared-cache/caching-policy.js
const LOW_TRUST = new Set([
    'check_run',
    'check_suite',
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'issue_comment',
    'issues',
    'pull_request_target',
    'watch',
    'workflow_run',
]);
function findDanger({ name, ref }) {
    if (name !== undefined && LOW_TRUST.has(name)) {
        return { isLowTrust: true, because: `people without write access can set off ${name}` };
    }
    if (name === 'release' || ref?.startsWith('refs/tags/') === true) {
        const what = name === 'release' ? 'a release' : 'a tag';
        return { isLowTrust: false, because: `what is built for ${what} shall not come from an earlier run` };
    }
    return undefined;
}
function decideCaching({ asked, event, isAvailable }) {
    const off = { local: false, shared: 'off' };
    if (asked === 'false')
        return { ...off, because: 'cache is false' };
    const danger = findDanger(event);
    if (asked === 'auto' && danger !== undefined)
        return { ...off, because: danger.because };
    const because = asked === 'true' ? 'cache is true' : 'nothing speaks against it';
    if (!isAvailable)
        return { local: true, shared: 'off', because: `${because}, but there is no cache to share` };
    if (danger?.isLowTrust !== true)
        return { local: true, shared: 'restore-and-save', because };
    return { local: true, shared: 'restore', because: `${because}, but ${danger.because}` };
}

;// CONCATENATED MODULE: ./lib/plan/default-image.js


const DEFAULT = 'python:3.11-slim';
const VERSIONS = ['3.14', '3.13', '3.12', '3.11', '3.10', '3.9', '3.8', '3.7', '3.6'];
function defaultImage(request) {
    if (request === undefined)
        return DEFAULT;
    const [, exact] = /^==\s*(\d+\.\d+\.\d+\w*)$/.exec(request.trim()) ?? [];
    if (exact !== undefined && (0,pep440.valid)(exact) !== null)
        return `python:${exact}-slim`;
    const found = VERSIONS.find((version) => (0,pep440.satisfies)(`${version}.99`, request) || (0,pep440.satisfies)(`${version}.0`, request));
    if (found !== undefined)
        return `python:${found}-slim`;
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: `there is no image for Python ${request}: this version knows ${VERSIONS.join(', ')}`,
        hint: 'Name one in `image`.',
    });
}

;// CONCATENATED MODULE: ./lib/plan/plan-docker.js


function planBuild({ docker }, folder) {
    if (docker.dockerfile === undefined)
        return undefined;
    const dockerfile = external_node_path_.resolve(folder, docker.dockerfile);
    return { dockerfile, context: external_node_path_.dirname(dockerfile), args: docker.buildArgs, workspace: folder };
}
function planDocker(input) {
    const { settings, facts, requirements, isOnDemand, pythonVersion } = input;
    const { docker, cache } = settings;
    return {
        kind: 'docker',
        engine: facts.engine,
        image: docker.image ?? (docker.dockerfile === undefined ? defaultImage(pythonVersion) : ''),
        pull: docker.pull,
        registry: { configFolder: facts.engine.configFolder, env: facts.registryVariables },
        build: planBuild(settings, facts.currentFolder),
        volumes: docker.volumes.map((volume) => ({ ...volume, host: external_node_path_.resolve(facts.currentFolder, volume.host) })),
        runtime: docker.runtime,
        keepContainer: docker.keepContainer,
        pythonVersion,
        requirements,
        isOnDemand,
        installEnv: facts.packageVariables,
        keepsPackages: cache !== 'false',
    };
}

;// CONCATENATED MODULE: ./lib/plan/plan-isolation.js

function architectureOf(arch) {
    return arch === 'x64' || arch === 'arm64' ? arch : undefined;
}
function countsPerNamespace(kernelRelease) {
    const [major = 0, minor = 0] = kernelRelease.split('.').map((part) => Number.parseInt(part, 10));
    return major > 5 || (major === 5 && minor >= 14);
}
function shownPaths(readOnlyPaths, facts) {
    return {
        secretPaths: [facts.homeFolder, facts.currentFolder, facts.tempFolder],
        workspace: facts.currentFolder,
        readOnlyPaths: readOnlyPaths.map((one) => external_node_path_.resolve(facts.currentFolder, one)),
    };
}
function planContainer({ limits, network, readOnlyPaths }, facts) {
    return {
        kind: 'container',
        network,
        namespaces: ['pid', 'mount', 'ipc', 'uts', 'cgroup', 'net'],
        memory: limits.memoryBytes === 'none' ? 'none' : 'cgroup',
        processes: 'cgroup',
        identity: facts.uid === 0 ? 'unprivileged' : 'caller',
        ...shownPaths(readOnlyPaths, facts),
    };
}
function planSandbox({ limits, network, readOnlyPaths }, facts) {
    const isRoot = facts.uid === 0;
    const always = ['pid', 'mount', 'ipc', 'uts', 'cgroup'];
    return {
        kind: 'sandbox',
        architecture: architectureOf(facts.arch) ?? 'x64',
        network,
        namespaces: [...(isRoot ? [] : ['user']), ...always, ...(network === 'none' ? ['net'] : [])],
        memory: limits.memoryBytes === 'none' ? 'none' : 'rlimit',
        processes: isRoot || countsPerNamespace(facts.kernelRelease) ? 'rlimit' : 'none',
        identity: isRoot ? 'unprivileged' : 'caller',
        mayInstall: facts.mayInstall,
        installEnv: facts.installEnv,
        uid: facts.uid,
        gid: facts.gid,
        runtimeFolder: facts.runtimeFolder,
        ...shownPaths(readOnlyPaths, facts),
    };
}
function planHostIsolation(settings, facts) {
    if (settings.isolation === 'sandbox')
        return planSandbox(settings, facts);
    const { limits } = settings;
    const { platform, uid } = facts;
    const isLinuxRoot = platform === 'linux' && uid === 0;
    return {
        kind: 'none',
        network: 'full',
        memory: platform === 'linux' && limits.memoryBytes !== 'none' ? 'rlimit' : 'none',
        processes: isLinuxRoot ? 'rlimit' : 'none',
        identity: isLinuxRoot ? 'unprivileged' : 'caller',
    };
}

;// CONCATENATED MODULE: ./lib/plan/build-plan.js






function requireEnforceable(settings, isolation) {
    const { limits } = settings;
    const refused = [];
    const isDefault = (name, value) => INPUTS[name].grammar(INPUTS[name].default) === value;
    if (limits.cpus !== undefined && isolation.kind === 'none')
        refused.push('`cpus`');
    if (isolation.processes === 'none' && !isDefault('max-processes', limits.maxProcesses))
        refused.push('`max-processes`');
    if (isolation.memory === 'none' && limits.memoryBytes !== 'none' && !isDefault('memory', limits.memoryBytes))
        refused.push('`memory`');
    if (refused.length === 0)
        return;
    throw new errors/* PyexecError */.xH('limit-unenforceable', {
        message: `${refused.join(' and ')} cannot be enforced with \`isolation: ${isolation.kind}\` here`,
        hint: `Leave ${refused.length === 1 ? 'it' : 'them'} out; the report says which limits are in force.`,
    });
}
function planJobs(settings, { kind, identity }, has) {
    if ((kind !== 'none' || identity === 'unprivileged') && settings.workingDirectory !== undefined)
        return 1;
    return Math.min(settings.jobs ?? has.processors, has.programs);
}
function planHostEnvironment(input, python) {
    const { settings, requirements, isOnDemand, facts, hasSharedCache } = input;
    const { environment, venvPath, installer, cache } = settings;
    const comesAfterPrograms = isOnDemand && settings.isolation === 'none';
    const pythonVersion = python.request;
    if (environment !== 'venv')
        return { kind: 'system', python, pythonVersion };
    return {
        kind: 'venv',
        python,
        pythonVersion,
        venvPath: venvPath === undefined ? undefined : external_node_path_.resolve(facts.currentFolder, venvPath),
        requirements,
        isOnDemand,
        installer,
        caching: decideCaching({ asked: cache, event: facts.event, isAvailable: hasSharedCache && !comesAfterPrograms }),
        cacheFolder: facts.cacheFolder,
        installEnv: facts.packageVariables,
        pathFolders: facts.pathFolders,
    };
}
function buildPlan(input) {
    const { settings, programs, facts, python } = input;
    const isolation = python === undefined ? planContainer(settings, facts) : planHostIsolation(settings, facts);
    requireEnforceable(settings, isolation);
    const rest = {
        programs,
        args: settings.args,
        stdin: settings.stdin,
        env: settings.env,
        limits: settings.limits,
        workingDirectory: settings.workingDirectory === undefined
            ? undefined
            : external_node_path_.resolve(facts.currentFolder, settings.workingDirectory),
        tempFolder: facts.tempFolder,
        platform: facts.platform,
        platformEnv: facts.platformEnv,
        jobs: planJobs(settings, isolation, { programs: programs.length, processors: facts.processors }),
    };
    return python === undefined || isolation.kind === 'container'
        ? { ...rest, environment: planDocker(input), isolation: planContainer(settings, facts) }
        : { ...rest, environment: planHostEnvironment(input, python), isolation };
}

;// CONCATENATED MODULE: ./lib/plan/require-available.js


function requireAvailable(settings, { platform, arch }) {
    refuseWhatDoesNotFit(settings);
    if (settings.environment === 'docker')
        return;
    if (settings.isolation === 'sandbox' && (platform !== 'linux' || architectureOf(arch) === undefined)) {
        throw new errors/* PyexecError */.xH('sandbox-unavailable', {
            message: `\`isolation: sandbox\` needs Linux on x64 or arm64, and this is ${platform} on ${arch}; the code is never run without it unasked`,
            hint: 'Set `isolation: none` to run the code as an ordinary process under limits, which can then reach the files and the network of its user.',
        });
    }
}
function misfits(settings) {
    const { environment, packages, venvPath, pythonPath, docker } = settings;
    const isGiven = {
        packages: environment === 'system' && packages.packages.length > 0,
        requirements: environment === 'system' && packages.requirements.length > 0,
        'dependency-groups': environment === 'system' && packages.groups.length > 0,
        'venv-path': environment !== 'venv' && venvPath !== undefined,
        'python-path': environment === 'docker' && pythonPath !== undefined,
        image: environment !== 'docker' && docker.image !== undefined,
        dockerfile: environment !== 'docker' && docker.dockerfile !== undefined,
        volumes: environment !== 'docker' && docker.volumes.length > 0,
        'docker-runtime': environment !== 'docker' && docker.runtime !== undefined,
        'keep-container': environment !== 'docker' && docker.keepContainer !== 'never',
    };
    return Object.keys(isGiven).filter((name) => isGiven[name]);
}
const ADVICE = {
    system: 'Nothing is installed into the machine’s own Python; set `environment: venv`, which is the default.',
    venv: 'Set `environment: docker` for what has to do with containers.',
    docker: 'A container has the Python of its image; choose it with `image` or `python-version`.',
};
function refuseWhatDoesNotFit(settings) {
    const { environment, docker } = settings;
    const given = misfits(settings);
    if (docker.image !== undefined && docker.dockerfile !== undefined && given.length === 0) {
        throw new errors/* PyexecError */.xH('invalid-input', {
            message: '`image` and `dockerfile` are given; exactly one of them says what containers are made from',
            hint: 'Leave one of them out.',
        });
    }
    if (given.length === 0)
        return;
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: `${given.map((name) => `\`${name}\``).join(' and ')} cannot be combined with \`environment: ${environment}\``,
        hint: ADVICE[environment],
    });
}

// EXTERNAL MODULE: ./lib/python/list-candidates.js + 4 modules
var list_candidates = __nccwpck_require__(33905);
;// CONCATENATED MODULE: ./lib/python/choose-by-path.js




async function kindOf(file) {
    if (file === undefined)
        return 'nothing';
    try {
        return (await (0,external_node_fs_promises_.stat)(file)).isDirectory() ? 'folder' : 'file';
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return 'nothing';
    }
}
async function locate(given, facts) {
    const isName = !/[\\/]/.test(given);
    return isName ? (0,list_candidates/* findOnPath */.a)(given, facts) : external_node_path_.resolve(facts.currentFolder, given);
}
const chooseByPath = async ({ path: given }, facts) => {
    if (given === undefined)
        return undefined;
    const found = await locate(given, facts);
    const kind = await kindOf(found);
    if (found !== undefined && kind === 'file')
        return { path: found, because: '`python-path` names it', version: undefined };
    throw new errors/* PyexecError */.xH('python-not-found', {
        message: kind === 'folder' ? `\`python-path\` is a folder: ${given}` : `Python executable not found at: ${given}`,
        hint: '`python-path` must be the path of an interpreter or the name of one on PATH.',
    });
};

;// CONCATENATED MODULE: ./lib/python/describe-pythons.js

function describeKnown({ version, path: file, implementation, freeThreaded }) {
    const isOther = implementation !== undefined && implementation !== '' && implementation !== 'cpython';
    const traits = [file, ...(isOther ? [implementation] : []), ...(freeThreaded === true ? ['free-threaded'] : [])];
    return `${version} (${traits.join(', ')})`;
}
function describeBroken({ version, path: file, reason }) {
    const name = external_node_path_.basename(file);
    const named = /^python(\d+\.\d+)/.exec(name)?.[1];
    return `${version ?? named ?? name} (${file}): ${reason}`;
}
function describePythons({ known, broken }) {
    const working = known.length === 0 ? 'none was found' : known.map(describeKnown).join(', ');
    return broken.length === 0 ? `${working}.` : `${working}. Not usable: ${broken.map(describeBroken).join('; ')}.`;
}

// EXTERNAL MODULE: ./lib/python/install/install-options.js
var install_options = __nccwpck_require__(19790);
// EXTERNAL MODULE: ./lib/python/satisfies-request.js
var satisfies_request = __nccwpck_require__(59455);
;// CONCATENATED MODULE: ./lib/python/rank-candidates.js


const OLDEST_PYTHON = '3.6';
function rankCandidates(candidates, wish) {
    const foreign = ({ implementation, arch }) => ((implementation ?? 'cpython') === 'cpython' ? 0 : 2) + ((arch ?? wish.arch) === wish.arch ? 0 : 1);
    return candidates
        .filter(({ version }) => (0,satisfies_request/* satisfiesRequest */.B)(version, wish.request) && (0,pep440.gte)(version, OLDEST_PYTHON))
        .filter(({ freeThreaded }) => (freeThreaded ?? false) === wish.freeThreaded)
        .sort((a, b) => foreign(a) - foreign(b) || (0,pep440.rcompare)(a.version, b.version));
}

// EXTERNAL MODULE: ./lib/python/survey-pythons.js
var survey_pythons = __nccwpck_require__(13808);
;// CONCATENATED MODULE: ./lib/python/choose-by-version.js





function wanted({ request, freeThreaded, because }) {
    return `${request}${freeThreaded ? ' (free-threaded)' : ''}${because === undefined ? '' : `, as ${because}`}`;
}
function withOwnPlace(facts, install) {
    if (install === undefined || facts.toolCache !== undefined)
        return facts;
    return { ...facts, toolCache: (0,install_options/* ownToolCache */.b)(install) };
}
async function notFound({ wish, facts }, survey, failed) {
    const here = describePythons(await (0,survey_pythons/* verifySurvey */.qb)(survey, facts));
    const none = `no Python on this machine satisfies ${wanted(wish)}`;
    const remedy = failed === undefined
        ? 'Install that version, or set `python-path`; `pyexec doctor` shows what is here. Missing versions are installed unasked in CI only.'
        : failed.hint;
    return new errors/* PyexecError */.xH('python-not-found', {
        message: failed === undefined ? none : `${none}, and none could be installed: ${failed.message}`,
        hint: `${wish.input} must match one of: ${here} ${remedy}`.trim(),
        cause: failed,
    });
}
async function installOne(search, survey) {
    const { wish, facts, install } = search;
    if (install === undefined || !(install.mayInstall ?? facts.mayInstall))
        throw await notFound(search, survey);
    const { installPython } = await __nccwpck_require__.e(/* import() */ 210).then(__nccwpck_require__.bind(__nccwpck_require__, 41210));
    try {
        const { path: file, version } = await installPython(wish, facts, install);
        return { path: file, because: `installed for ${wanted(wish)}`, version, request: wish.request };
    }
    catch (thrown) {
        if (thrown instanceof install_options/* NotInstallable */.h)
            throw await notFound(search, survey, thrown);
        throw thrown;
    }
}
function choose(best, wish) {
    const other = best.implementation === 'cpython' ? '' : best.implementation;
    const source = other === undefined || other === '' ? best.source : `${best.source}, ${other}: no CPython does`;
    return {
        path: best.path,
        because: `best match of ${wanted(wish)} (${source})`,
        version: best.version,
        request: wish.request,
    };
}
async function find(search) {
    const { wish, facts, install } = search;
    const survey = await (0,survey_pythons/* surveyPythons */.Oh)(withOwnPlace(facts, install));
    const [best] = rankCandidates(survey.known, { ...wish, arch: facts.arch });
    return best === undefined ? installOne(search, survey) : choose(best, wish);
}
const chooseByVersion = async ({ version, freeThreaded = false }, facts, { install }) => {
    if (version === undefined)
        return undefined;
    const wish = { request: version, freeThreaded, input: '`python-version`', because: undefined };
    return find({ wish, facts, install });
};
const chooseByVersionFile = async ({ versionFile, freeThreaded }, facts, { install }) => {
    if (versionFile === undefined)
        return undefined;
    const { readVersionFile } = await __nccwpck_require__.e(/* import() */ 866).then(__nccwpck_require__.bind(__nccwpck_require__, 77866));
    const read = await readVersionFile(versionFile, facts.currentFolder);
    const wish = { ...read, freeThreaded: freeThreaded ?? read.freeThreaded, input: '`python-version-file`' };
    return find({ wish, facts, install });
};
async function chooseNewest(facts, install) {
    const wish = { request: `>=${OLDEST_PYTHON}`, freeThreaded: false, input: '`python-version`', because: undefined };
    const survey = await (0,survey_pythons/* surveyPythons */.Oh)(withOwnPlace(facts, install));
    const [any] = rankCandidates(survey.known, { ...wish, arch: facts.arch });
    if (any !== undefined)
        return { path: any.path, because: `newest of the machine (${any.source})`, version: any.version };
    if (install === undefined || !(install.mayInstall ?? facts.mayInstall))
        return undefined;
    return installOne({ wish, facts, install }, survey);
}

;// CONCATENATED MODULE: ./lib/python/choose-default.js



async function chooseDefault(facts, { install }) {
    for (const name of facts.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python']) {
        const found = await (0,list_candidates/* findOnPath */.a)(name, facts);
        if (found !== undefined)
            return { path: found, because: `${name} on PATH`, version: undefined };
    }
    const newest = await chooseNewest(facts, install);
    if (newest !== undefined)
        return newest;
    throw new errors/* PyexecError */.xH('python-not-found', {
        message: 'no Python was found on this machine',
        hint: 'Install Python 3, put it on PATH, or set `python-path`.',
    });
}

;// CONCATENATED MODULE: ./lib/python/find-python.js





const CHOOSERS = [chooseByPath, chooseByVersion, chooseByVersionFile];
async function findPython(request, facts, options = {}) {
    for (const choose of CHOOSERS) {
        const chosen = await choose(request, facts, options);
        if (chosen !== undefined)
            return chosen;
    }
    return chooseDefault(facts, options);
}

;// CONCATENATED MODULE: ./lib/write-reports.js



async function openReports(host, { reports, dryRun }) {
    if (dryRun || Object.values(reports).every((file) => file === undefined))
        return undefined;
    const { ReportFiles } = await __nccwpck_require__.e(/* import() */ 67).then(__nccwpck_require__.bind(__nccwpck_require__, 95067));
    return ReportFiles.open(reports, host.facts.currentFolder);
}
function writeReports(host, { report, programs, files }) {
    if (files === undefined)
        return { written: {} };
    const safe = redactDeep(report, host.redact);
    const sourceOf = text_sourcesOf(programs);
    const sources = (run) => {
        const text = sourceOf(run);
        return text === undefined ? undefined : host.redact(text);
    };
    const result = files.write([{ label: (0,report_part/* labelOf */.Wy)(safe), report: safe, sources, images: files.imagesOf(report) }]);
    for (const file of Object.values(result.written))
        host.say(`wrote ${file}`);
    return result;
}

;// CONCATENATED MODULE: ./lib/decide.js










const TO_BE_WRITTEN = { kind: 'code', id: 'script.py', text: '' };
async function decide(host, decided) {
    const { facts } = host;
    const settings = (decided.settings = parseSettings(host.readInputs()));
    const { source } = settings;
    requireAvailable(settings, facts);
    decided.reportFiles = await openReports(host, settings);
    const found = source.kind === 'prompt'
        ? { programs: [TO_BE_WRITTEN], skipped: [], notes: [] }
        : await findPrograms(settings, {
            facts,
            cancellation: host.cancellation,
            onShard: (shard) => {
                decided.shard = shard;
            },
        });
    const programs = (decided.programs = found.programs);
    decided.skipped = found.skipped;
    decided.notes = found.notes;
    if (programs.length === 0)
        return (decided.plans = []);
    const hasPackages = settings.environment !== 'system';
    const groups = hasPackages ? await groupByNeeds(programs) : [{ programs, needs: undefined }];
    if (settings.venvPath !== undefined)
        requireOneEnvironment(groups);
    (0,allow_packages/* checkAllowed */.FM)(groups.flatMap(({ needs }) => needs?.dependencies ?? []), settings.allowPackages);
    const plans = [];
    for (const group of groups)
        plans.push(await decideGroup(host, settings, group));
    const mayAsk = source.kind === 'prompt' && settings.allowPackages.length > 0;
    if (mayAsk)
        await __nccwpck_require__.e(/* import() */ 461).then(__nccwpck_require__.bind(__nccwpck_require__, 95461));
    if (mayAsk || plans.some(({ environment }) => environment.kind === 'venv' && environment.requirements !== undefined))
        await __nccwpck_require__.e(/* import() */ 854).then(__nccwpck_require__.bind(__nccwpck_require__, 9854));
    return (decided.plans = plans);
}
async function decideGroup(host, settings, { programs, needs }) {
    const { facts } = host;
    const requirements = await loadRequirements(settings, needs, facts);
    const versions = [settings.pythonVersion, needs?.requiresPython].filter((one) => one !== undefined);
    const version = versions.length === 0 ? undefined : versions.join(',');
    const isOnDemand = needs !== undefined;
    const hasSharedCache = host.sharedCache !== undefined;
    const known = { settings, programs, requirements, isOnDemand, facts, hasSharedCache, pythonVersion: version };
    if (settings.environment === 'docker')
        return buildPlan({ ...known, python: undefined });
    const venv = findGivenVenv(settings, facts);
    const request = { path: venv ?? settings.pythonPath, version, versionFile: settings.pythonVersionFile };
    const found = await findPython(request, facts, { install: installOptions(host, settings) });
    const python = needs?.requiresPython === undefined ? found : { request: needs.requiresPython, ...found };
    return buildPlan({ ...known, python });
}
function installOptions(host, { pythonManifest }) {
    const say = (line) => {
        host.say(line);
    };
    const manifest = pythonManifest === undefined ? {} : { manifestUrl: pythonManifest };
    return { cacheFolder: host.facts.cacheFolder, say, signal: host.cancellation, ...manifest };
}
async function loadRequirements({ packages, allowPackages }, needs, { currentFolder }) {
    const asked = (0,allow_packages/* checkAllowed */.FM)(needs?.dependencies ?? [], allowPackages);
    const all = { ...packages, packages: [...packages.packages, ...asked] };
    const isNone = Object.values(all).every((one) => one.length === 0);
    if (isNone)
        return undefined;
    const { readRequirements } = await __nccwpck_require__.e(/* import() */ 461).then(__nccwpck_require__.bind(__nccwpck_require__, 95461));
    return readRequirements({ ...all, currentFolder });
}
function findGivenVenv({ environment, venvPath }, facts) {
    if (environment !== 'venv' || venvPath === undefined)
        return undefined;
    return (0,find_venv/* findVenv */.H)(external_node_path_.resolve(facts.currentFolder, venvPath), facts.platform);
}

// EXTERNAL MODULE: ./lib/report/fit-outputs.js
var fit_outputs = __nccwpck_require__(13938);
;// CONCATENATED MODULE: ./lib/converse-and-execute.js





function keepRuns(progress) {
    const programs = [];
    progress.programs = programs;
    return (program, run) => {
        const last = programs.at(-1);
        const before = last === undefined ? undefined : progress.done.get(last);
        if (last !== undefined && before !== undefined)
            progress.done.set(last, (0,fit_outputs/* briefly */.m_)(before));
        programs.push(program);
        progress.done.set(program, run);
    };
}
async function converseAndExecute(host, { plan, preparing }, progress) {
    const { settings } = progress;
    if (settings === undefined)
        throw new Error('nothing is decided');
    const { runConversation } = await Promise.all(/* import() */[__nccwpck_require__.e(825), __nccwpck_require__.e(411)]).then(__nccwpck_require__.bind(__nccwpck_require__, 47411));
    const { maxTurns, maxTokens, maxTimeMs } = settings.conversation;
    const budgets = { maxTurns, maxTokens, maxTimeMs };
    const keep = keepRuns(progress);
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--optimize-for-size');
    const conversation = await runConversation({
        settings,
        facts: host.facts,
        signal: host.cancellation,
        say: preparing.say,
        prepare: async (packages, workingDirectory) => {
            const needs = { requiresPython: undefined, dependencies: packages };
            const own = packages.length === 0 ? plan : await decideGroup(host, settings, { programs: plan.programs, needs });
            const environment = await prepareEnvironment({ ...own, workingDirectory }, preparing);
            progress.environment = environment.facts;
            return environment;
        },
        watch: {
            asks: (turn) => {
                host.showAsking(turn, budgets);
            },
            took: (turn, soFar) => {
                progress.conversation = soFar;
                return host.showTurn(turn, soFar, budgets);
            },
            ran: keep,
        },
    });
    progress.conversation = conversation;
    const { failure } = conversation;
    if (failure !== undefined)
        throw new errors/* PyexecError */.xH('model-failed', failure);
}

;// CONCATENATED MODULE: ./lib/execution/for-each-in-order.js
async function forEachInOrder(items, atOnce, { work, take, isOver }) {
    const finished = new Map();
    let next = 0;
    let taken = 0;
    let failure;
    const worker = async () => {
        while (next < items.length && failure === undefined && !isOver()) {
            const index = next++;
            try {
                const result = await work(items[index], index);
                if (result !== undefined)
                    finished.set(index, result);
            }
            catch (thrown) {
                failure ??= { thrown };
            }
            for (let result = finished.get(taken); result !== undefined; result = finished.get(taken)) {
                finished.delete(taken++);
                take(result);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
    for (const [, result] of [...finished].sort(([a], [b]) => a - b))
        take(result);
    if (failure !== undefined)
        throw failure.thrown;
}

// EXTERNAL MODULE: ./lib/report/build-report.js + 3 modules
var build_report = __nccwpck_require__(80415);
;// CONCATENATED MODULE: ./lib/execute-batch.js




function noteOnMetadata(program, { environment }, { pythonVersion, packages }) {
    if (environment.kind === 'system') {
        const isPart = program.kind === 'file' && program.part !== undefined;
        const isIgnored = program.kind !== 'module' && !isPart && findScriptBlocks(program.text).length > 0;
        return isIgnored ? 'Its inline metadata was not used: `environment: system` is taken as it is.' : undefined;
    }
    if (!environment.isOnDemand)
        return undefined;
    const list = packages.length === 0 ? 'no packages' : packages.join(', ');
    return `By its inline metadata it ran with Python ${pythonVersion} and ${list}.`;
}
const OUT_OF_TIME = 'The time for all programs (`total-timeout`) was over.';
function notesOn(run, program, { plan, environment, progress }) {
    const metadata = noteOnMetadata(program, plan, environment.facts);
    const isCutShort = run.status === 'timed-out' && isOutOfTime(plan);
    if (isCutShort)
        progress.isOutOfTime = true;
    return [...(metadata === undefined ? [] : [metadata]), ...(isCutShort ? [OUT_OF_TIME] : [])];
}
function isOutOfTime({ limits: { totalTimeoutMs = Infinity } }) {
    return performance.now() >= totalTimeoutMs;
}
async function executeBatch(host, batch) {
    const { plan, environment, progress } = batch;
    const total = progress.programs?.length ?? 0;
    const before = progress.done.size;
    const keep = (0,fit_outputs/* keepWithinRoom */.g7)(progress.done, total);
    let ended = 0;
    let hasFailed = [...progress.done.values()].some(({ status }) => status !== 'passed');
    const mayEndEarly = progress.settings?.failFast === true || plan.limits.totalTimeoutMs !== undefined;
    const atOnce = mayEndEarly ? Math.min(environment.width, plan.jobs) : environment.width;
    await forEachInOrder(plan.programs, atOnce, {
        isOver: () => {
            const isLate = isOutOfTime(plan);
            if (isLate)
                progress.isOutOfTime = true;
            return isLate || host.cancellation.aborted || (hasFailed && progress.settings?.failFast === true);
        },
        work: async (program, index) => {
            const result = await environment.execute(program, index, host.cancellation);
            if (result === undefined)
                return undefined;
            const reported = (0,build_report/* reportRun */.Go)(result);
            const run = { ...reported, notes: [...reported.notes, ...notesOn(reported, program, batch)] };
            hasFailed ||= run.status !== 'passed';
            host.showProgress(run, before + ++ended, total);
            return { program, run };
        },
        take: ({ program, run }) => {
            keep(program, run);
        },
    });
}

;// CONCATENATED MODULE: ./lib/programs/documents/rewrite-output.js
const LINES = /([^\r\n]*)(\r\n|\r|\n|$)/g;
const rewrite_output_MAX_OUTPUT = 64 * 1024;
function whyNotWritable(text) {
    if (text.length > rewrite_output_MAX_OUTPUT)
        return `it is longer than ${rewrite_output_MAX_OUTPUT} characters`;
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text.replaceAll('\r\n', '\n')))
        return 'it has control characters';
    return undefined;
}
function linesOf(document) {
    const lines = [...document.matchAll(LINES)].map(([, text = '', end = '']) => ({ text, end }));
    return lines.at(-1)?.text === '' && lines.length > 1 ? lines.slice(0, -1) : lines;
}
function longestRun(text, mark) {
    return Math.max(0, ...[...text.matchAll(mark === '~' ? /~+/g : /`+/g)].map(([run]) => run.length));
}
function changed(lines, { block, text }) {
    const { firstLine, lastLine, prefix } = block;
    const [opening, closing] = [lines[firstLine - 1], lines[lastLine - 1]];
    if (opening === undefined || closing === undefined || !/^[ \t>]*$/.test(prefix))
        return undefined;
    const inside = lines.slice(firstLine, lastLine - 1).map((line) => line.text);
    const before = block.text === '' ? [] : block.text.split('\n');
    const [, marks = '', info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(opening.text.slice(prefix.length)) ?? [];
    const isAsRead = inside.length >= before.length && before.every((line, index) => inside[index]?.endsWith(line));
    if (marks === '' || !opening.text.startsWith(prefix) || !isAsRead)
        return undefined;
    const shown = text.replaceAll('\r\n', '\n').trimEnd();
    const mark = marks.charAt(0);
    const fence = mark.repeat(Math.max(marks.length, longestRun(shown, mark) + 1));
    const content = shown === '' ? [] : shown.split('\n');
    return [
        { ...opening, text: `${prefix}${fence}${info}` },
        ...content.map((line) => ({ text: `${prefix}${line.trimEnd()}`.trimEnd(), end: opening.end })),
        { ...closing, text: `${prefix}${fence}` },
    ];
}
function rewriteOutputs(document, changes) {
    const lines = linesOf(document);
    for (const change of [...changes].sort((a, b) => b.block.firstLine - a.block.firstLine)) {
        const { firstLine, lastLine } = change.block;
        const block = changed(lines, change);
        if (block === undefined)
            return undefined;
        lines.splice(firstLine - 1, lastLine - firstLine + 1, ...block);
    }
    return lines.map(({ text, end }) => text + end).join('');
}

// EXTERNAL MODULE: ./lib/report/judge.js + 3 modules
var judge = __nccwpck_require__(4654);
;// CONCATENATED MODULE: ./lib/update-documents.js






function blocksToWrite(program, run) {
    const { outcome, error, status } = run;
    const hasEndedWell = outcome.kind === 'exited' && outcome.exitCode === 0;
    if (program.kind !== 'file' || !hasEndedWell || status !== 'failed' || error?.type !== judge/* UNEXPECTED_OUTPUT */.q)
        return [];
    return program.part?.expectation.output?.blocks ?? [];
}
function write(file, changes, workspace) {
    const problems = [];
    const text = (0,read_source/* readSource */.o)(file, 'it', problems);
    if (text === undefined)
        return problems[0];
    const rewritten = rewriteOutputs(text, changes);
    if (rewritten === undefined)
        return 'the document has changed meanwhile, or its blocks stand in an unusual place';
    try {
        const real = (0,external_node_fs_.realpathSync)(file);
        if ((0,relative_path/* relativeBelow */.c)((0,external_node_fs_.realpathSync)(workspace), real) === undefined)
            return 'it does not lie in the current folder';
        const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = external_node_fs_.constants;
        const descriptor = (0,external_node_fs_.openSync)(real, O_WRONLY | O_TRUNC | (O_NOFOLLOW || 0));
        try {
            (0,external_node_fs_.writeFileSync)(descriptor, rewritten);
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
        return undefined;
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        return `it cannot be written (${code})`;
    }
}
function updateDocuments({ programs = [], done }, workspace) {
    const said = [];
    const byFile = new Map();
    const note = (program, run, what) => {
        done.set(program, { ...run, notes: [...run.notes, `The document was not updated: ${what}.`] });
    };
    for (const program of programs) {
        const run = done.get(program);
        const [block, second] = run === undefined ? [] : blocksToWrite(program, run);
        if (run === undefined || block === undefined || program.kind !== 'file')
            continue;
        const isShared = second === undefined ? undefined : 'several blocks show what this program prints';
        const why = isShared ?? (run.stdoutTruncated ? 'more was printed than is kept' : whyNotWritable(run.stdout));
        if (why !== undefined)
            note(program, run, why);
        else
            byFile.set(program.path, [...(byFile.get(program.path) ?? []), { program, run, block, text: run.stdout }]);
    }
    for (const [file, outdated] of byFile) {
        const why = write(file, outdated, workspace);
        if (why === undefined)
            said.push(`${file}: updated ${outdated.length === 1 ? '1 block' : `${outdated.length} blocks`} of output`);
        for (const { program, run, block } of outdated) {
            if (why !== undefined)
                note(program, run, why);
            else {
                const notes = [...run.notes, `The output in line ${block.firstLine} of the document was updated.`];
                done.set(program, { ...run, status: 'passed', error: null, notes });
            }
        }
    }
    return said;
}

;// CONCATENATED MODULE: ./lib/run.js









async function run(host) {
    const progress = { done: new Map() };
    try {
        for (const plan of await decide(host, progress)) {
            if (progress.settings?.dryRun)
                host.showPlan(plan);
            else if (progress.settings?.source.kind === 'prompt')
                await converseAndExecute(host, { plan, preparing: preparingFor(host) }, progress);
            else
                await prepareAndExecute(host, plan, progress);
        }
        if (progress.settings?.update === true && !host.cancellation.aborted)
            for (const line of updateDocuments(progress, host.facts.currentFolder))
                host.say(line);
        await keepWhatWasAskedFor(host, progress);
    }
    catch (thrown) {
        if (!host.cancellation.aborted)
            progress.error = (0,errors/* toPyexecError */.wb)(thrown);
    }
    const { settings, programs = [], reportFiles: files } = progress;
    let report = reportOf(host, progress);
    const { written: reportFiles, problem } = writeReports(host, { report, programs, files });
    if (problem !== undefined) {
        progress.error ??= problem;
        report = reportOf(host, progress);
    }
    await publish(host, { report, settings, programs, reportFiles });
    return report;
}
function reportOf(host, progress) {
    return (0,build_report/* buildReport */.FK)({
        ...progress,
        plan: progress.plans?.[0],
        programCount: progress.plans === undefined ? 0 : (progress.programs?.length ?? 0),
        runs: runsOf(progress),
        cancelled: host.cancellation.aborted,
    });
}
async function publish(host, publication) {
    try {
        await host.publish(publication);
    }
    catch (cause) {
        throw new errors/* PyexecError */.xH('publish-failed', {
            message: `the result (${publication.report.status}) could not be written: ${(0,errors/* messageOf */.bD)(cause)}`,
            hint: 'Check that the disk is not full and that the output is not closed.',
            cause,
        });
    }
}
function runsOf({ programs = [], done }) {
    return programs.flatMap((program) => done.get(program) ?? []);
}
function preparingFor(host) {
    return {
        onTraces: (traces) => host.noteTraces(traces),
        say: (line) => {
            host.say(line);
        },
        signal: host.cancellation,
        sharedCache: host.sharedCache,
    };
}
async function prepareAndExecute(host, plan, progress) {
    if (host.cancellation.aborted)
        return;
    const environment = await prepareEnvironment(plan, preparingFor(host));
    progress.environment ??= environment.facts;
    try {
        await executeBatch(host, { plan, environment, progress });
    }
    finally {
        await environment.dispose();
    }
}
async function keepWhatWasAskedFor(host, progress) {
    const { settings } = progress;
    const runs = runsOf(progress);
    if (settings === undefined || settings.artifacts.patterns.length === 0 || runs.length === 0)
        return;
    if (host.cancellation.aborted)
        return;
    const { patterns, name, retentionDays } = settings.artifacts;
    const workingDirectories = runs.map(({ workingDirectory }) => workingDirectory);
    progress.artifacts = await keepArtifacts({ patterns, workingDirectories, tempFolder: host.facts.tempFolder, signal: host.cancellation }, (staged) => host.deliver({ ...staged, name, retentionDays }));
}

;// CONCATENATED MODULE: ./lib/run-action.js






async function runAction(env) {
    try {
        const host = new ActionsHost(env);
        const report = await run(host);
        return exitStatus(report, host.failOnError);
    }
    catch (thrown) {
        const error = (0,errors/* toPyexecError */.wb)(thrown);
        const lines = [`error ${error.code}: ${error.message}`, `hint: ${error.hint}`].map(neutralise/* quoteInline */.Wx);
        new CommandFence(process).lines(lines);
        return error.exitStatus;
    }
}


/***/ }),

/***/ 83052:
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
/******/ 		id: moduleId,
/******/ 		loaded: false,
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
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
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
/******/ 		return "" + chunkId + ".index.js";
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
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
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
/******/ var __webpack_exports__ = __nccwpck_require__(80342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

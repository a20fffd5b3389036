export const id = 323;
export const ids = [323,24];
export const modules = {

/***/ 7699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 7477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ lastLineOf),
/* harmony export */   bJ: () => (/* binding */ padLines)
/* harmony export */ });
/* unused harmony export countLines */
function countLines(text) {
    let count = 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        count++;
    return count;
}
function lastLineOf(placed) {
    const last = placed.at(-1);
    return last === undefined ? 0 : last.line + countLines(last.text) - 1;
}
function padLines(placed) {
    const parts = [];
    let next = 1;
    for (const { line, text } of placed) {
        parts.push('\n'.repeat(line - next), text, '\n');
        next = line + countLines(text);
    }
    return parts.join('');
}


/***/ }),

/***/ 4024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readMarkdown: () => (/* binding */ readMarkdown)
});

// EXTERNAL MODULE: ./lib/programs/documents/placed-lines.js
var placed_lines = __webpack_require__(7477);
;// CONCATENATED MODULE: ./lib/programs/documents/compose-programs.js

const PYTHON = /^(python3?|py3?)$/;
const SESSION = /^(pycon3?|python-?console|python-repl|doctest)$/;
const OUTPUT = /^(text|output)$/;
function optionsOf(fence) {
    return Object.assign({}, fence.options, ...fence.comments.map(({ options }) => options));
}
function codeOf({ text, isDirective }) {
    if (!isDirective)
        return text;
    const [options = ''] = /^(---\n(?:.*\n)*?---(?:\n|$)|(?::[\w-]+:.*(?:\n|$))+)/.exec(text) ?? [];
    return '\n'.repeat(options.split('\n').length - 1) + text.slice(options.length);
}
class Composer {
    id;
    skipped = [];
    mistakes = [];
    drafts = [];
    groups = new Map();
    last;
    before;
    constructor(id) {
        this.id = id;
    }
    add(fence) {
        const { language } = fence;
        const before = fence.isNext ? this.before : undefined;
        this.before = undefined;
        if (PYTHON.test(language))
            this.addPython(fence);
        else if (SESSION.test(language))
            this.skip(fence, optionsOf(fence).skip ?? 'an interactive session');
        else if (OUTPUT.test(language) && before !== undefined)
            this.addOutput(before, fence);
        else
            this.refuseOptions(fence);
    }
    addPython(fence) {
        const options = optionsOf(fence);
        if (/^\s*>>> /.test(fence.text))
            options.skip ??= 'an interactive session';
        if (options.skip === undefined && options.continues && this.last === 'skipped')
            options.skip = 'it continues a block that is skipped';
        if (options.skip !== undefined) {
            this.skip(fence, options.skip);
            this.last = 'skipped';
            return;
        }
        const draft = this.draftFor(fence, options);
        if (draft === undefined)
            return;
        if (draft.error !== undefined)
            this.refuse(fence, 'a block that has to fail cannot be continued');
        draft.blocks.push({ line: fence.firstLine + 1, text: codeOf(fence) });
        if (options.error !== undefined)
            draft.error = options.error;
        if (options.timeoutMs !== undefined)
            draft.timeoutMs = Math.min(options.timeoutMs, draft.timeoutMs ?? options.timeoutMs);
        this.last = draft;
        this.before = draft;
    }
    draftFor(fence, { continues, group }) {
        const { last } = this;
        if (continues === true) {
            if (group !== undefined)
                this.refuse(fence, '`continue` and `group` exclude each other');
            else if (last === undefined || last === 'skipped')
                this.refuse(fence, 'there is no block before that this one could continue');
            else
                return last;
            return undefined;
        }
        const known = group === undefined ? undefined : this.groups.get(group);
        if (known !== undefined)
            return known;
        const line = fence.firstLine + 1;
        const draft = { name: group ?? String(line), line, blocks: [], outputs: [] };
        this.drafts.push(draft);
        if (group !== undefined)
            this.groups.set(group, draft);
        return draft;
    }
    addOutput(draft, fence) {
        const { skip, ...others } = optionsOf(fence);
        if (Object.keys(others).length > 0)
            this.refuse(fence, 'only `skip` can be said of a block of output');
        else if (skip === undefined) {
            const { text, firstLine, lastLine, prefix } = fence;
            draft.outputs.push({ text, firstLine, lastLine, prefix });
        }
    }
    refuseOptions(fence) {
        if (Object.keys(optionsOf(fence)).some((name) => name !== 'skip'))
            this.refuse(fence, 'this is no block of Python');
    }
    skip({ firstLine }, reason) {
        const line = firstLine + 1;
        this.skipped.push({ id: `${this.id}:${line}`, source: { path: this.id, line }, reason });
    }
    refuse({ firstLine, column, comments }, what) {
        const { line = firstLine, column: at = column } = comments[0] ?? {};
        this.mistakes.push({ line, column: at, what });
    }
}
function programOf({ name, line, blocks, outputs, error, timeoutMs }, place) {
    const { id, path } = place;
    const lastLine = (0,placed_lines/* lastLineOf */.SH)(blocks);
    const isLonger = timeoutMs !== undefined && timeoutMs > place.timeoutMs;
    const hasMetadata = blocks.some(({ text }) => /^# \/\/\/ script$/m.test(text));
    return {
        kind: 'file',
        id: `${id}:${name}`,
        path,
        get text() {
            return (0,placed_lines/* padLines */.bJ)(blocks);
        },
        part: {
            source: { path: id, line },
            lineOf: (number) => (number >= 1 && number <= lastLine ? number : undefined),
            isInPlace: true,
            expectation: { error, output: outputs.length === 0 ? undefined : { blocks: outputs } },
            timeoutMs,
            notes: [
                ...(isLonger ? ['It asks for a longer timeout than the run allows; the one of the run was in force.'] : []),
                ...(hasMetadata ? ['Its inline metadata was not used: in documents, `packages` says what is there.'] : []),
            ],
        },
    };
}
function composePrograms(fences, place) {
    const composer = new Composer(place.id);
    for (const fence of fences)
        composer.add(fence);
    const { drafts, skipped, mistakes } = composer;
    return { programs: drafts.map((draft) => programOf(draft, place)), skipped, mistakes };
}

// EXTERNAL MODULE: ./node_modules/markdown-it/dist/markdown-it.mjs + 12 modules
var markdown_it = __webpack_require__(5251);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(9564);
;// CONCATENATED MODULE: ./lib/programs/documents/block-options.js


const WORD = /(?:[^\s,"'=]|"[^"]*"|'[^']*'|["'])+(?:=(?:[^\s,"']|"[^"]*"|'[^']*'|["'])*)?/g;
function unquote(text) {
    const [, , inside] = /^(["'])(.*)\1$/s.exec(text) ?? [];
    return inside ?? text;
}
function splitWords(text) {
    return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
        const equals = word.indexOf('=');
        if (equals === -1)
            return { name: word, value: undefined, at: index };
        return { name: word.slice(0, equals), value: unquote(word.slice(equals + 1)), at: index };
    });
}
const GROUP = /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u;
const EXCEPTION = /^[\p{ID_Start}_][\p{ID_Continue}.]{0,199}$/u;
function setTimeoutOf(options, value) {
    try {
        options.timeoutMs = (0,grammar/* duration */.p0)(value ?? '');
        return undefined;
    }
    catch (thrown) {
        if (!(thrown instanceof grammar/* Malformed */.sG))
            throw thrown;
        return `must be ${thrown.message}`;
    }
}
const SETTERS = {
    skip: (options, value) => {
        options.skip = value === undefined || value.trim() === '' ? 'the document says so' : value.trim();
        return undefined;
    },
    continue: (options, value) => {
        options.continues = true;
        return value === undefined ? undefined : 'takes no value';
    },
    group: (options, value) => {
        if (value === undefined || !GROUP.test(value))
            return 'must be a name of letters, digits, `_`, `.` and `-`';
        options.group = value;
        return undefined;
    },
    error: (options, value) => {
        if (value !== undefined && !EXCEPTION.test(value))
            return 'must be the name of an exception';
        options.error = { type: value };
        return undefined;
    },
    timeout: setTimeoutOf,
};
const NAMES = Object.keys(SETTERS);
function setOption(options, { name, value }) {
    const set = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined;
    if (set === undefined)
        return `\`${name}\` is no option; did you mean \`${(0,mod/* closest */.kp)(name, NAMES)}\`?`;
    const problem = set(options, value);
    return problem === undefined ? undefined : `\`${name}\` ${problem}`;
}
const OF_OTHERS = {
    notest: (options) => (options.skip ??= 'marked `notest`'),
    continuation: (options) => (options.continues = true),
    skip: (options) => (options.skip ??= 'marked `skip`'),
    ignore: (options) => (options.skip ??= 'marked `ignore`'),
    no_run: (options) => (options.skip ??= 'marked `no_run`'),
    should_panic: (options) => (options.error ??= { type: undefined }),
};
function setByOthersWord(options, { name, value }) {
    if (value === undefined && Object.hasOwn(OF_OTHERS, name))
        OF_OTHERS[name]?.(options);
    if (/^\{?test$/.test(name) && /^"?skip"?\}?$/.test(value ?? ''))
        options.skip ??= 'marked `test="skip"`';
}

;// CONCATENATED MODULE: ./lib/programs/documents/info-string.js

const OURS = 'pyexec:';
const DIRECTIVES = ['code-block', 'code', 'sourcecode'];
function nameOf(word) {
    return (word?.name ?? '').replace(/^\./, '').toLowerCase();
}
function wordsOf(info) {
    const [all = '', before = '', inside = ''] = /^(\s*\{)([^}]*)\}?/.exec(info) ?? [];
    if (all === '')
        return { words: splitWords(info), isDirective: false };
    const moved = (words, by) => words.map((word) => ({ ...word, at: word.at + by }));
    const within = moved(splitWords(inside), before.length);
    const rest = moved(splitWords(info.slice(all.length)), all.length);
    const isDirective = DIRECTIVES.includes(within[0]?.name ?? '');
    return { words: isDirective ? [...rest, ...within.slice(1)] : [...within, ...rest], isDirective };
}
function parseInfoString(info) {
    const { words, isDirective } = wordsOf(info);
    const [first, ...others] = words;
    const isLanguage = first?.value === undefined && first?.name.startsWith(OURS) === false;
    const options = {};
    const mistakes = [];
    for (const word of isLanguage ? others : words) {
        if (!word.name.startsWith(OURS))
            continue;
        const what = setOption(options, { name: word.name.slice(OURS.length), value: word.value });
        if (what !== undefined)
            mistakes.push({ at: word.at, what });
    }
    for (const word of others)
        setByOthersWord(options, word);
    return { language: isLanguage ? nameOf(first) : '', isDirective, options, mistakes };
}
const COMMENT = /^(\s*<!--\s*pyexec:)([\s\S]*?)-->\s*$/;
function parseComment(html) {
    const [, before, inside] = COMMENT.exec(html) ?? [];
    if (before === undefined || inside === undefined)
        return undefined;
    const options = {};
    const mistakes = [];
    const words = splitWords(inside);
    if (words.length === 0)
        mistakes.push({ at: before.length, what: 'the comment says nothing' });
    for (const word of words) {
        const what = setOption(options, word);
        if (what !== undefined)
            mistakes.push({ at: before.length + word.at, what });
    }
    return { options, mistakes };
}

;// CONCATENATED MODULE: ./lib/programs/documents/markdown-fences.js


const MAX_NESTING = 100;
const MAX_STRUCTURE = 600_000;
const MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;
const MARK = />|[-+*]|\d[.)]/g;
function isReadable(text, lines) {
    let structure = lines.length;
    for (const [marks] of text.matchAll(MARKS))
        structure += marks.match(MARK)?.length ?? 0;
    return structure <= MAX_STRUCTURE;
}
function place({ at, what }, text, from) {
    const before = text.slice(0, at).split('\n');
    const last = before.at(-1) ?? '';
    const isFirst = before.length === 1;
    return { line: from.line + before.length - 1, column: isFirst ? from.column + at : last.length + 1, what };
}
class Reader {
    lines;
    fences = [];
    mistakes = [];
    comments = [];
    isNext = false;
    constructor(lines) {
        this.lines = lines;
    }
    read(tokens) {
        for (const token of tokens) {
            if (token.type === 'fence')
                this.readFence(token);
            else if (token.type !== 'html_block' || !this.readComment(token))
                this.end();
        }
        this.end();
    }
    end() {
        const what = 'the comment has to stand directly before a fenced block of Python';
        for (const { line, column } of this.comments)
            this.mistakes.push({ line, column, what });
        this.comments = [];
        this.isNext = false;
    }
    readComment({ content, map }) {
        if (!/^\s*<!--[\s\S]*-->\s*$/.test(content))
            return false;
        const comment = parseComment(content);
        if (comment === undefined)
            return true;
        const line = (map?.[0] ?? 0) + 1;
        const column = Math.max(1, (this.lines[line - 1] ?? '').indexOf('<!--') + 1);
        this.comments.push({ options: comment.options, line, column });
        const indent = content.indexOf('<!--');
        const from = { line, column: column - indent };
        this.mistakes.push(...comment.mistakes.map((mistake) => place(mistake, content, from)));
        return true;
    }
    readFence({ content, info, map, markup }) {
        const [from, to] = map ?? [0, 0];
        const line = this.lines[from] ?? '';
        const before = line.indexOf(markup);
        const column = before + markup.length + 1;
        const { mistakes, ...understood } = parseInfoString(info);
        this.mistakes.push(...mistakes.map(({ at, what }) => ({ line: from + 1, column: column + at, what })));
        const isClosed = to - from === content.split('\n').length - 1 + 2;
        if (!isClosed) {
            const what = 'the block that begins here is never closed';
            this.mistakes.push({ line: from + 1, column: before + 1, what });
        }
        this.fences.push({
            ...understood,
            firstLine: from + 1,
            lastLine: to,
            column,
            text: content.replace(/\n$/, ''),
            prefix: line.slice(0, before),
            comments: this.comments,
            isNext: this.isNext,
        });
        this.comments = [];
        this.isNext = true;
    }
}
function findFences(given) {
    const text = given.replace(/^\ufeff/, '');
    const lines = text.split(/\r\n|\r|\n/);
    if (!isReadable(text, lines))
        return undefined;
    const parser = new markdown_it/* default */.A('commonmark', { maxNesting: MAX_NESTING });
    parser.core.ruler.enableOnly(['normalize', 'block']);
    const reader = new Reader(lines);
    reader.read(parser.parse(text.endsWith('\n') ? text : `${text}\n`, {}));
    return { fences: reader.fences, mistakes: reader.mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}

;// CONCATENATED MODULE: ./lib/programs/documents/read-markdown.js


function readMarkdown(text, place) {
    const found = findFences(text);
    if (found === undefined) {
        const what = 'it has too many lines, lists and quotations to be read';
        return { programs: [], skipped: [], mistakes: [{ line: 1, column: 1, what }] };
    }
    const { programs, skipped, mistakes } = composePrograms(found.fences, place);
    const all = [...found.mistakes, ...mistakes].sort((a, b) => a.line - b.line || a.column - b.column);
    return { programs, skipped, mistakes: all };
}


/***/ }),

/***/ 5196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _f: () => (/* binding */ findPullRequest),
/* harmony export */   by: () => (/* binding */ findChangeRange),
/* harmony export */   r6: () => (/* binding */ requireTrusted)
/* harmony export */ });
/* harmony import */ var _json_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7699);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);


function textOf(value) {
    return typeof value === 'string' ? value : '';
}
function commitOf(value) {
    const isName = typeof value === 'string' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value) && !/^0+$/.test(value);
    return isName ? value : undefined;
}
function findPullRequest({ payload }) {
    const { number, base, head, body } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(payload)['pull_request']);
    const [from, to] = [commitOf((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(base)['sha']), commitOf((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(head)['sha'])];
    if (!Number.isSafeInteger(number) || Number(number) < 1 || from === undefined || to === undefined)
        return undefined;
    const [own, other] = [(0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(base)['repo'])['id'], (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(head)['repo'])['id']];
    const isFromFork = typeof own !== 'number' || own !== other;
    return { number: Number(number), base: from, head: to, isFromFork, description: textOf(body) };
}
function findPush(payload) {
    const { before, after, ref, repository } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(payload);
    const [from, to] = [commitOf(before), commitOf(after)];
    const branch = /^refs\/heads\/(.+)$/s.exec(textOf(ref))?.[1];
    if (to === undefined || branch === undefined)
        return undefined;
    if (from !== undefined)
        return { kind: 'commits', from, to };
    const defaultBranch = textOf((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(repository)['default_branch']);
    const isNamed = /^[\w./-]+$/.test(defaultBranch) && defaultBranch !== branch;
    return isNamed ? { kind: 'new-branch', head: to, defaultBranch } : undefined;
}
function findChangeRange(event) {
    const pullRequest = findPullRequest(event);
    if (pullRequest !== undefined)
        return { kind: 'pull-request', pullRequest };
    const group = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)((0,_json_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(event.payload)['merge_group']);
    const [from, to] = [commitOf(group['base_sha']), commitOf(group['head_sha'])];
    if (from !== undefined && to !== undefined)
        return { kind: 'commits', from, to };
    const push = event.name === 'push' ? findPush(event.payload) : undefined;
    if (push !== undefined)
        return push;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('event-unusable', {
        message: `\`changed-only\`: the event ${JSON.stringify(event.name)} does not say what changed`,
        hint: 'Use it under pull_request, push of a branch or merge_group, or say with `base` what to compare with.',
    });
}
const PRIVILEGED = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
function requireTrusted(event, { isFromStrangers, targetAllowed }) {
    if (!PRIVILEGED.has(event.name) || !isFromStrangers || targetAllowed)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('event-unusable', {
        message: `under ${event.name} the job may have secrets and a token that can write, and what would run was written by strangers`,
        hint: 'Use the event pull_request. If the job has nothing to lose, permit it with `allow-pull-request-target: true`.',
    });
}


/***/ }),

/***/ 1739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ openApi)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

async function openApi({ github, installEnv }, { token, signal }) {
    const { apiUrl = 'https://api.github.com', repository } = github ?? {};
    if (repository === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('github-failed', {
            message: 'GITHUB_REPOSITORY is not set, so it is not known which repository to ask about',
            hint: 'Run it in a workflow, or set GITHUB_REPOSITORY to `owner/name`.',
        });
    }
    const { GitHubApi } = await __webpack_require__.e(/* import() */ 451).then(__webpack_require__.bind(__webpack_require__, 5451));
    return new GitHubApi({ apiUrl, repository, token, variables: installEnv, signal });
}


/***/ }),

/***/ 2847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _read_own_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6641);


const MAX_EVENT_BYTES = 32 * 2 ** 20;
function parse(file) {
    const content = (0,_read_own_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwnFile */ .z)(file, MAX_EVENT_BYTES);
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('event-unusable', {
        message: `the event that started the workflow cannot be read from ${JSON.stringify(file)}`,
        hint: 'GITHUB_EVENT_PATH must name a file with JSON, as the runner sets it.',
    });
}


/***/ }),

/***/ 7323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTexts: () => (/* binding */ readTexts)
/* harmony export */ });
/* unused harmony export programsOfTexts */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _programs_documents_read_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4024);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5196);
/* harmony import */ var _open_api_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1739);
/* harmony import */ var _read_event_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2847);






const MAX_TEXT = 256 * 1024;
const MAX_ALL = 16 * 2 ** 20;
function placeOf(number, name) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.resolve('/', `pull-request-${number}`, `${name.replaceAll(' ', '-')}.md`);
}
function programsOfTexts(number, texts, timeoutMs) {
    const [programs, skipped, problems] = [[], [], []];
    let left = MAX_ALL;
    for (const { name, text } of texts) {
        const id = `pull request #${number} ${name}`;
        left -= text.length;
        if (text.length > MAX_TEXT || left < 0) {
            skipped.push({ id, source: { path: id, line: 1 }, reason: 'it is too long to be read' });
            continue;
        }
        const read = (0,_programs_documents_read_markdown_js__WEBPACK_IMPORTED_MODULE_2__.readMarkdown)(text.replaceAll('\0', '\ufffd'), { id, path: placeOf(number, name), timeoutMs });
        programs.push(...read.programs);
        skipped.push(...read.skipped);
        problems.push(...read.mistakes.map(({ line, column, what }) => `${id}:${line}:${column} ${what}`));
    }
    if (problems.length === 0)
        return { programs, skipped };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PyexecError */ .xH('invalid-program', {
        message: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .listProblems */ .vz)(problems),
        hint: 'Correct the text of the pull request; what can be said of blocks is in the README.',
    });
}
async function readComments({ number }, { settings, facts, signal }) {
    const { token } = settings;
    if (token === undefined)
        return { texts: [], notes: ['Its comments were not read: there is no `github-token`.'] };
    const api = await (0,_open_api_js__WEBPACK_IMPORTED_MODULE_4__/* .openApi */ .N)(facts, { token, signal });
    const { listComments, MAX_COMMENTS } = await __webpack_require__.e(/* import() */ 928).then(__webpack_require__.bind(__webpack_require__, 5928));
    const { comments, isWhole } = await listComments(api, number);
    const notes = isWhole ? [] : [`Of its comments only the first ${MAX_COMMENTS} of each kind were read.`];
    return { texts: comments.map(({ id, kind, text }) => ({ name: `${kind} ${id}`, text })), notes };
}
async function readTexts(question, timeoutMs) {
    const event = (0,_read_event_js__WEBPACK_IMPORTED_MODULE_5__/* .readEvent */ .j)(question.facts);
    const pullRequest = event === undefined ? undefined : (0,_event_js__WEBPACK_IMPORTED_MODULE_3__/* .findPullRequest */ ._f)(event);
    if (event === undefined || pullRequest === undefined) {
        const what = event === undefined ? 'there is no event' : `the event ${JSON.stringify(event.name)} has none`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PyexecError */ .xH('event-unusable', {
            message: `\`pull-request-text\` needs a pull request, and ${what}`,
            hint: "Use it in a workflow under pull_request, or leave it out with `if: github.event_name == 'pull_request'`.",
        });
    }
    (0,_event_js__WEBPACK_IMPORTED_MODULE_3__/* .requireTrusted */ .r6)(event, { isFromStrangers: true, targetAllowed: question.settings.targetAllowed });
    const { number, description } = pullRequest;
    const { texts, notes } = await readComments(pullRequest, question);
    const loaded = programsOfTexts(number, [{ name: 'description', text: description }, ...texts], timeoutMs);
    const count = loaded.programs.length;
    return {
        ...loaded,
        notes: [`The text of pull request #${number} has ${count === 1 ? '1 program' : `${count} programs`}.`, ...notes],
    };
}


/***/ })

};

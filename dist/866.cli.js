export const id = 866;
export const ids = [866];
export const modules = {

/***/ 7866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readVersionFile: () => (/* binding */ readVersionFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/programs/relative-path.js
var relative_path = __webpack_require__(4629);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(9564);
;// CONCATENATED MODULE: ./lib/python/version-file/parse-version-name.js

class MalformedVersion extends Error {
    line;
    constructor(message, line, options) {
        super(message, options);
        this.line = line;
    }
}
const LONGEST_QUOTE = 32;
function quote(text) {
    return text.length <= LONGEST_QUOTE && /^[\w.+*<>=!~^,|@ /:-]*$/.test(text) ? JSON.stringify(text) : 'something else';
}
function parseVersionName(name, line) {
    const other = /^(pypy|graalpy|jython|ironpython|stackless|micropython|cinder|pyston)/i.exec(name)?.[1];
    if (other !== undefined)
        throw new MalformedVersion(`asks for ${other}, and only CPython is chosen by its version`, line);
    const [, version = '', variant] = /^(?:c?python[@-]?)?(.*?)(t|\+freethreaded)?$/i.exec(name) ?? [];
    try {
        if (version.endsWith('-dev'))
            throw new grammar/* Malformed */.sG('a released version such as 3.12');
        return { request: (0,grammar/* versionRequest */.Uh)(version), freeThreaded: variant !== undefined };
    }
    catch (cause) {
        if (!(cause instanceof grammar/* Malformed */.sG))
            throw cause;
        throw new MalformedVersion(`says ${quote(name)}, and what is needed is ${cause.message}`, line, { cause });
    }
}

;// CONCATENATED MODULE: ./lib/python/version-file/parse-poetry-constraint.js


function expand(operator, version) {
    const [major = 0, minor] = version.split('.').map(Number);
    const isMinor = operator === '~' && minor !== undefined;
    return `>=${version},<${isMinor ? `${major}.${minor + 1}` : major + 1}`;
}
function parsePart(part) {
    const [, operator, version] = /^([\^~])\s*([1-9]\d*(?:\.\d+){0,2})$/.exec(part) ?? [];
    return operator === undefined || version === undefined ? (0,grammar/* versionRequest */.Uh)(part) : expand(operator, version);
}
function parsePoetryConstraint(constraint, line) {
    try {
        return constraint
            .split(',')
            .map((part) => parsePart(part.trim()))
            .join(',');
    }
    catch (cause) {
        if (!(cause instanceof grammar/* Malformed */.sG))
            throw cause;
        const message = `says ${quote(constraint)}, and what is needed is a simple constraint such as ^3.10 or >=3.10,<3.13`;
        throw new MalformedVersion(message, line, { cause });
    }
}

;// CONCATENATED MODULE: ./lib/python/version-file/parse-pyproject.js



async function parseToml(text) {
    const { parse } = await __webpack_require__.e(/* import() */ 292).then(__webpack_require__.bind(__webpack_require__, 3292));
    try {
        return parse(text);
    }
    catch (cause) {
        if (!(0,errors/* isError */.bJ)(cause))
            throw cause;
        const line = 'line' in cause ? cause.line : undefined;
        const [what = ''] = cause.message.split('\n');
        throw new MalformedVersion(`is no TOML: ${what}`, typeof line === 'number' ? line : undefined, { cause });
    }
}
function valueAt(table, keys) {
    let at = table;
    for (const key of keys) {
        if (typeof at !== 'object' || Array.isArray(at) || at instanceof Date)
            return undefined;
        at = at[key];
    }
    return at;
}
function lineOf(text, table, key) {
    const lines = text.split(/\r?\n/);
    const header = lines.findIndex((line) => line.replace(/\s|#.*/g, '') === `[${table}]`);
    const at = lines.findIndex((line, index) => index > header && new RegExp(`^\\s*["']?${key}["']?\\s*=`).test(line));
    return header === -1 || at === -1 ? undefined : at + 1;
}
function requireText(value, what, line) {
    if (typeof value === 'string')
        return value;
    throw new MalformedVersion(`has a ${what} that is no text`, line);
}
async function parsePyproject(text) {
    const toml = await parseToml(text);
    const required = valueAt(toml, ['project', 'requires-python']);
    if (required !== undefined) {
        const line = lineOf(text, 'project', 'requires-python');
        const said = requireText(required, '`requires-python`', line);
        return { ...parseVersionName(said, line), said, line };
    }
    const poetry = valueAt(toml, ['tool', 'poetry', 'dependencies', 'python']);
    if (poetry === undefined)
        return undefined;
    const line = lineOf(text, 'tool.poetry.dependencies', 'python');
    const said = requireText(poetry, '`python` of Poetry', line);
    return { request: parsePoetryConstraint(said, line), freeThreaded: false, said, line };
}

;// CONCATENATED MODULE: ./lib/python/version-file/parse-version-file.js


function linesOf(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line, index) => ({ text: line.replace(/#.*/, '').trim(), number: index + 1 }))
        .filter((line) => line.text !== '');
}
function parseName(name, { number }) {
    return { ...parseVersionName(name, number), said: name, line: number };
}
function firstOf(names) {
    return /^[<>=!~]/.test(names) ? names : (names.split(/\s+/)[0] ?? '');
}
function parsePyenv(lines) {
    const [line] = lines;
    return line === undefined ? undefined : parseName(firstOf(line.text), line);
}
function parseToolVersions(lines) {
    for (const line of lines) {
        const names = /^python\s+(.*)$/.exec(line.text)?.[1];
        if (names !== undefined)
            return parseName(firstOf(names), line);
    }
    return undefined;
}
function parseRuntime([line]) {
    if (line === undefined)
        return undefined;
    if (line.text.startsWith('python-'))
        return parseName(line.text, line);
    throw new MalformedVersion('must say python-<version>', line.number);
}
async function parseVersionFile(name, text) {
    const plain = text.replace(/^\uFEFF/, '');
    if (name.endsWith('.toml'))
        return parsePyproject(plain);
    const lines = linesOf(plain);
    if (name === '.tool-versions')
        return parseToolVersions(lines);
    return name === 'runtime.txt' ? parseRuntime(lines) : parsePyenv(lines);
}

;// CONCATENATED MODULE: ./lib/python/read-version-file.js






const NAMES = ['.python-version', 'pyproject.toml', '.tool-versions', 'runtime.txt'];
const MAX_BYTES = 1_048_576;
function refuse(message, cause) {
    return new errors/* PyexecError */.xH('invalid-input', {
        message: `\`python-version-file\`: ${message}`,
        hint: `Name a file that says a version (${NAMES.join(', ')}) or a folder with one, or set \`python-version\`.`,
        cause,
    });
}
async function read(file, shown) {
    try {
        const { size } = await (0,promises_.stat)(file);
        if (size <= MAX_BYTES)
            return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw refuse(`${shown} cannot be read (${code})`, thrown);
    }
    throw refuse(`${shown} is larger than ${MAX_BYTES} bytes`);
}
async function parse(file, shown, text) {
    let parsed;
    try {
        parsed = await parseVersionFile(external_node_path_.basename(file), text);
    }
    catch (thrown) {
        if (!(thrown instanceof MalformedVersion))
            throw thrown;
        throw refuse(`${shown}${thrown.line === undefined ? '' : `:${thrown.line}`} ${thrown.message}`, thrown);
    }
    if (parsed === undefined)
        return undefined;
    const { request, freeThreaded, said, line } = parsed;
    return { request, freeThreaded, because: `${shown}${line === undefined ? '' : `:${line}`} says ${said}` };
}
async function kindOf(file) {
    try {
        const found = await (0,promises_.stat)(file);
        return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return 'nothing';
    }
}
async function readVersionFile(given, currentFolder) {
    const start = external_node_path_.resolve(currentFolder, given);
    const show = (file) => ((0,relative_path/* relativeBelow */.c)(currentFolder, file) ?? file).split(external_node_path_.sep).join('/');
    const kind = await kindOf(start);
    if (kind === 'nothing')
        throw refuse(`${given} is not there, or not for this user`);
    if (kind === 'other')
        throw refuse(`${given} is no file`);
    const files = kind === 'file' ? [start] : NAMES.map((name) => external_node_path_.join(start, name));
    for (const file of files) {
        if ((await kindOf(file)) !== 'file')
            continue;
        const text = await read(file, show(file));
        const found = text === undefined ? undefined : await parse(file, show(file), text);
        if (found !== undefined)
            return found;
    }
    throw refuse(kind === 'file' ? `${show(start)} does not say which Python` : `no file in ${given} says which Python`);
}


/***/ })

};

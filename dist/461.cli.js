export const id = 461;
export const ids = [461];
export const modules = {

/***/ 3625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ parseLine)
});

// EXTERNAL MODULE: ./lib/packages/malformed-at.js
var malformed_at = __webpack_require__(8264);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./lib/packages/options.js


const SPECS = [
    { name: '--index-url', aliases: ['-i', '--pypi-url'], role: 'all' },
    { name: '--extra-index-url', role: 'all' },
    { name: '--no-index', role: 'all', isFlag: true },
    { name: '--pre', role: 'all', isFlag: true },
    { name: '--prefer-binary', role: 'all', isFlag: true },
    { name: '--require-hashes', role: 'all', isFlag: true },
    { name: '--only-binary', role: 'all' },
    { name: '--no-binary', role: 'all' },
    { name: '--trusted-host', role: 'all' },
    { name: '--use-feature', role: 'all' },
    { name: '--hash', role: 'item' },
    { name: '--config-settings', aliases: ['-C', '--config-setting'], role: 'item' },
    { name: '--global-option', role: 'item' },
    { name: '--requirement', aliases: ['-r'], role: 'requirement' },
    { name: '--constraint', aliases: ['-c'], role: 'constraint' },
    { name: '--find-links', aliases: ['-f'], role: 'find-links' },
    { name: '--editable', aliases: ['-e'], role: 'editable' },
];
const BY_NAME = new Map(SPECS.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])].map((name) => [name, spec])));
const HASH = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const INDEX = /^(?:https?:\/\/\S|file:\/\/\/\S|\$\{)/i;
function splitOption(text) {
    if (!text.startsWith('--'))
        return { name: text.slice(0, 2), attached: text.length > 2 ? text.slice(2) : undefined };
    const equals = text.indexOf('=');
    return equals < 0
        ? { name: text, attached: undefined }
        : { name: text.slice(0, equals), attached: text.slice(equals + 1) };
}
function describeUnknown(name) {
    const known = [...BY_NAME.keys()];
    const nearest = name.length > 40 ? '' : `; did you mean ${(0,mod/* closest */.kp)(name, known)}?`;
    return `${(0,malformed_at/* quoteReceived */.A)(name)} is no option of requirements files${nearest}`;
}
function checkValue({ name }, value, offset) {
    if (value === undefined || value === '')
        throw new malformed_at/* MalformedAt */.J(`${name} needs a value`, offset);
    if (value.endsWith('\\'))
        throw new malformed_at/* MalformedAt */.J(`the value of ${name} ends with a backslash`, offset);
    if (name.endsWith('index-url') && !INDEX.test(value)) {
        throw new malformed_at/* MalformedAt */.J(`an index is an URL with https:// or file:///; got ${(0,malformed_at/* quoteReceived */.A)(value)}`, offset);
    }
    if (name === '--hash' && !HASH.test(value)) {
        throw new malformed_at/* MalformedAt */.J(`a hash is sha256, sha384 or sha512, a colon, and all its digits as 0-9 and a-f; got ${(0,malformed_at/* quoteReceived */.A)(value)}`, offset);
    }
    return value;
}
function parseOption(word, next) {
    if (!word.text.startsWith('-'))
        throw new malformed_at/* MalformedAt */.J(`did not expect ${(0,malformed_at/* quoteReceived */.A)(word.text)} here`, word.offset);
    const { name, attached } = splitOption(word.text);
    const spec = BY_NAME.get(name);
    if (spec === undefined)
        throw new malformed_at/* MalformedAt */.J(describeUnknown(name), word.offset);
    const found = { name: spec.name, role: spec.role };
    if (spec.isFlag === true) {
        if (attached !== undefined)
            throw new malformed_at/* MalformedAt */.J(`${spec.name} has no value`, word.offset);
        return { ...found, value: undefined, offset: word.offset, words: 1 };
    }
    const value = checkValue(spec, attached ?? next?.text, word.offset);
    return attached === undefined
        ? { ...found, value, offset: next?.offset ?? word.offset, words: 2 }
        : { ...found, value, offset: word.offset + word.text.length - attached.length, words: 1 };
}

// EXTERNAL MODULE: ./lib/packages/parse-named.js
var parse_named = __webpack_require__(3998);
// EXTERNAL MODULE: ./lib/packages/parse-requirement.js
var parse_requirement = __webpack_require__(4224);
// EXTERNAL MODULE: ./lib/packages/shell-words.js
var shell_words = __webpack_require__(6011);
;// CONCATENATED MODULE: ./lib/packages/parse-line.js





const OPTION = /(?<!\S)-/;
function parseItemOptions(words) {
    const options = [];
    for (let index = 0; index < words.length;) {
        const word = words[index];
        if (word === undefined)
            break;
        const { name, role, value = '', words: taken } = parseOption(word, words[index + 1]);
        if (role !== 'item')
            throw new malformed_at/* MalformedAt */.J(`${name} must stand on a line of its own`, word.offset);
        options.push(`${name}=${(0,shell_words/* quoteWord */.X)(value)}`);
        index += taken;
    }
    return options;
}
function toEntry({ name, role, value = '', offset }) {
    if (role === 'requirement' || role === 'constraint' || role === 'find-links') {
        return { kind: role, reference: value, offset };
    }
    if (role === 'item')
        throw new malformed_at/* MalformedAt */.J(`${name} must stand behind a requirement`, offset);
    return { kind: 'option', text: value === '' ? name : `${name} ${(0,shell_words/* quoteWord */.X)(value)}`, offset };
}
function splitMarker(text, words, taken) {
    const last = words[taken - 1];
    const following = words[taken];
    const isAttached = last?.text.endsWith(';') === true;
    if (!isAttached && following?.text.startsWith(';') !== true)
        return { marker: undefined, rest: words.slice(taken) };
    const semicolon = isAttached ? last.end - 1 : (following?.offset ?? text.length);
    const options = words.findIndex((word, index) => index >= taken && word.text.startsWith('-'));
    const rest = options < 0 ? [] : words.slice(options);
    return { marker: (0,parse_named/* parseMarker */.gY)(text.slice(0, rest[0]?.offset), semicolon), rest };
}
function parseEditablePlace(target, offset) {
    if ((0,parse_requirement/* isRepository */.Z6)(target) && !/\s/.test(target)) {
        return { kind: 'url', name: undefined, extras: [], reference: target, marker: undefined };
    }
    if (target !== '' && (/^file:/i.test(target) || !(0,parse_requirement/* hasScheme */.EV)(target)))
        return (0,parse_requirement/* parsePlace */.De)(target);
    throw new malformed_at/* MalformedAt */.J(`-e takes a folder, such as ./package, or a repository, such as git+https://…#egg=NAME; got ${(0,malformed_at/* quoteReceived */.A)(target)}`, offset);
}
function parseEditable(text, words, { value = '', offset, words: taken }) {
    const { marker, rest } = splitMarker(text, words, taken);
    const requirement = { ...parseEditablePlace(value.replace(/;$/, ''), offset), marker };
    return { kind: 'item', requirement, isEditable: true, options: parseItemOptions(rest), offset };
}
function parseOptionLine(text, words) {
    const entries = [];
    for (let index = 0; index < words.length;) {
        const word = words[index];
        if (word === undefined)
            break;
        const option = parseOption(word, words[index + 1]);
        if (option.role === 'editable')
            return [...entries, parseEditable(text, words.slice(index), option)];
        entries.push(toEntry(option));
        index += option.words;
    }
    return entries;
}
function parseLine(text) {
    const start = OPTION.exec(text)?.index ?? text.length;
    const head = text.slice(0, start).trim();
    const words = (0,shell_words/* splitWords */.y)(text, start);
    if (head === '')
        return parseOptionLine(text, words);
    const options = parseItemOptions(words);
    return [{ kind: 'item', requirement: (0,parse_requirement/* parseRequirement */.pP)(head), isEditable: false, options, offset: 0 }];
}


/***/ }),

/***/ 5461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRequirements: () => (/* binding */ readRequirements)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/packages/logical-lines.js
const LINE_END = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;
const COMMENT_LINE = /^\s*#/;
const COMMENT = /(?<!\S)#/;
function holdsLineEnd(text) {
    return LINE_END.test(text);
}
function finish(parts, firstLine) {
    const joined = parts.join('');
    const content = joined.slice(0, COMMENT.exec(joined)?.index ?? joined.length);
    const indent = content.length - content.trimStart().length;
    const text = content.trim();
    if (text === '')
        return undefined;
    let offset = -indent;
    const starts = parts.map((part, index) => {
        const start = { offset, line: firstLine + index };
        offset += part.length;
        return start;
    });
    return { text, starts };
}
function splitLogicalLines(text) {
    const found = [];
    let parts = [];
    const physicalLines = text.replace(/^\ufeff/, '').split(LINE_END);
    physicalLines.forEach((physical, index) => {
        const isComment = COMMENT_LINE.test(physical);
        const continues = !isComment && physical.endsWith('\\') && index < physicalLines.length - 1;
        if (isComment && parts.length > 0)
            parts.push(` ${physical}`);
        else
            parts.push(physical.endsWith('\\') && !isComment ? trimBackslashes(physical) : physical);
        if (continues)
            return;
        found.push(finish(parts, index + 2 - parts.length));
        parts = [];
    });
    return found.filter((line) => line !== undefined);
}
function trimBackslashes(text) {
    let end = text.length;
    while (text[end - 1] === '\\')
        end--;
    return text.slice(0, end);
}
function positionOf({ starts }, offset) {
    const start = starts.findLast((candidate) => candidate.offset <= offset);
    return start === undefined ? { line: 1, column: 1 } : { line: start.line, column: offset - start.offset + 1 };
}

// EXTERNAL MODULE: ./lib/packages/malformed-at.js
var malformed_at = __webpack_require__(8264);
;// CONCATENATED MODULE: ./lib/packages/check-characters.js


function checkCharacters(text) {
    const control = /(?!\t)\p{Cc}/u.exec(text);
    if (control !== null)
        throw new malformed_at/* MalformedAt */.J('did not expect a control character here', control.index);
    if (holdsLineEnd(text))
        throw new malformed_at/* MalformedAt */.J('did not expect a line separator', 0);
    const placeholder = text.indexOf('{local:');
    if (placeholder >= 0)
        throw new malformed_at/* MalformedAt */.J('`{local:` is no part of a requirement', placeholder);
    if (text.endsWith('\\')) {
        throw new malformed_at/* MalformedAt */.J('a backslash continues a line only as its very last character', text.length - 1);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/packages/parse-line.js + 1 modules
var parse_line = __webpack_require__(3625);
;// CONCATENATED MODULE: ./lib/packages/read-text-file.js


const MAX_FILE_BYTES = 4 * 2 ** 20;
function decode(bytes) {
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe' || mark === 'feff')
        return { problem: 'is UTF-16, as older PowerShells write it; save it as UTF-8' };
    const nul = bytes.indexOf(0);
    if (nul !== -1)
        return { problem: `contains a NUL byte at offset ${nul}` };
    try {
        return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return { problem: 'is not UTF-8' };
    }
}
function readRegular(descriptor) {
    const facts = (0,external_node_fs_.fstatSync)(descriptor);
    if (facts.isDirectory())
        return { problem: 'is a directory' };
    if (!facts.isFile())
        return { problem: 'is not a regular file' };
    const tooLarge = { problem: `is larger than ${MAX_FILE_BYTES} bytes` };
    if (facts.size > MAX_FILE_BYTES)
        return tooLarge;
    const bytes = (0,external_node_fs_.readFileSync)(descriptor);
    return bytes.length > MAX_FILE_BYTES ? tooLarge : decode(bytes);
}
function readTextFile(file) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK || 0));
        return readRegular(descriptor);
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        return { problem: code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : `cannot be read (${code})` };
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/packages/parse-requirement.js
var parse_requirement = __webpack_require__(4224);
;// CONCATENATED MODULE: ./lib/packages/resolve-local.js






const VARIABLE = /\$\{[A-Z0-9_]+\}/;
function toPath(reference, folder) {
    if (VARIABLE.test(reference)) {
        throw new malformed_at/* MalformedAt */.J(`a path holds no environment variable; got ${(0,malformed_at/* quoteReceived */.A)(reference)}`, 0);
    }
    if (!/^file:/i.test(reference))
        return { path: external_node_path_.resolve(folder, reference), fragment: '' };
    const [place = '', fragment = ''] = reference.split('#', 2);
    try {
        const found = place.slice(5).startsWith('/')
            ? (0,external_node_url_.fileURLToPath)(new external_node_url_.URL(place))
            : external_node_path_.resolve(folder, decodeURIComponent(place.slice(5)));
        if (!found.includes('\0'))
            return { path: found, fragment };
    }
    catch {
    }
    throw new malformed_at/* MalformedAt */.J(`a path as an URL is written file:///folder/file; got ${(0,malformed_at/* quoteReceived */.A)(reference)}`, 0);
}
function subdirectoryOf(fragment) {
    const parameters = new URLSearchParams(fragment);
    const other = [...parameters.keys()].find((key) => key !== 'egg' && key !== 'subdirectory');
    if (other === undefined)
        return parameters.get('subdirectory') ?? '';
    throw new malformed_at/* MalformedAt */.J(`behind a path only #egg= and #subdirectory= are known; got ${(0,malformed_at/* quoteReceived */.A)(fragment)}`, 0);
}
function kindOf(file, shown) {
    try {
        const facts = (0,external_node_fs_.statSync)(file);
        if (facts.isDirectory())
            return 'folder';
        return facts.isFile() && (0,parse_requirement/* hasArchiveSuffix */.ah)(file) ? 'archive' : 'other';
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        const reason = code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : `cannot be read (${code})`;
        throw new malformed_at/* MalformedAt */.J(`${shown} ${reason}; paths of packages start at the folder of the run`, 0);
    }
}
function resolveLocal(reference, folder) {
    const { path: file, fragment } = toPath(reference, folder);
    const subdirectory = subdirectoryOf(fragment);
    const found = external_node_path_.resolve(external_node_path_.join(file, subdirectory));
    const shown = (0,malformed_at/* quoteReceived */.A)(reference);
    const kind = kindOf(found, shown);
    if (kind === 'other')
        throw new malformed_at/* MalformedAt */.J(`${shown} is neither a folder nor an archive such as a wheel`, 0);
    const isPackage = kind === 'archive' || ['pyproject.toml', 'setup.py'].some((name) => (0,external_node_fs_.existsSync)(external_node_path_.join(found, name)));
    if (!isPackage)
        throw new malformed_at/* MalformedAt */.J(`${shown} is not a package: it has neither pyproject.toml nor setup.py`, 0);
    return { path: found, kind };
}

;// CONCATENATED MODULE: ./lib/packages/file-walk.js









const MAX_PROBLEMS = 100;
const MAX_FILES = 100;
const MAX_TOTAL_CHARACTERS = 4 * MAX_FILE_BYTES;
function realPathOf(file) {
    try {
        return (0,external_node_fs_.realpathSync)(file);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return file;
    }
}
function showNested(reference, { chain }) {
    const parent = chain.at(-1)?.shown;
    const isAbsolute = external_node_path_.isAbsolute(reference) || /^file:/i.test(reference);
    const shown = parent === undefined || isAbsolute ? reference : external_node_path_.join(external_node_path_.dirname(parent), reference);
    return shown.split(external_node_path_.sep).join('/');
}
class FileWalk {
    builder;
    problems;
    filesLeft = MAX_FILES;
    charactersLeft = MAX_TOTAL_CHARACTERS;
    constructor(builder, problems) {
        this.builder = builder;
        this.problems = problems;
    }
    readLines(text, document) {
        for (const line of splitLogicalLines(text)) {
            if (this.problems.length >= MAX_PROBLEMS)
                return;
            const start = positionOf(line, 0).line;
            try {
                checkCharacters(line.text);
                for (const entry of (0,parse_line/* parseLine */.A)(line.text))
                    this.take(entry, start, document);
            }
            catch (thrown) {
                if (!(thrown instanceof malformed_at/* MalformedAt */.J))
                    throw thrown;
                const { line: row, column } = positionOf(line, thrown.offset);
                this.problems.push(`${document.shown}:${row}:${column} ${thrown.message}`);
            }
        }
    }
    take(entry, line, document) {
        const { shown, isConstraint, folder } = document;
        const place = { source: { path: shown, line }, isConstraint, folder };
        try {
            this.takeAt(entry, place, document);
        }
        catch (thrown) {
            if (!(thrown instanceof malformed_at/* MalformedAt */.J))
                throw thrown;
            throw new malformed_at/* MalformedAt */.J(thrown.message, entry.offset + thrown.offset);
        }
    }
    takeAt(entry, place, document) {
        switch (entry.kind) {
            case 'item':
                this.builder.addItem(entry, place);
                return;
            case 'option':
                this.builder.addOption(entry.text, place);
                return;
            case 'find-links':
                this.builder.addFindLinks(entry.reference, place);
                return;
            case 'requirement':
            case 'constraint':
                if (/^https?:/i.test(entry.reference))
                    this.builder.addRemoteFile(entry.kind, entry.reference, place);
                else
                    this.readNested(entry.reference, entry.kind === 'constraint', document);
        }
    }
    readNested(reference, isConstraint, from) {
        const { path: file } = toPath(reference, from.folder);
        const step = { real: realPathOf(file), shown: showNested(reference, from) };
        const chain = [...from.chain, step];
        const first = from.chain.findIndex(({ real }) => real === step.real);
        if (first >= 0) {
            const cycle = chain.slice(first).map(({ shown }) => shown);
            throw new malformed_at/* MalformedAt */.J(`the file includes itself: ${cycle.join(' → ')}`, 0);
        }
        if (--this.filesLeft < 0)
            throw new malformed_at/* MalformedAt */.J(`more than ${MAX_FILES} files are included`, 0);
        const read = readTextFile(file);
        if ('problem' in read)
            throw new malformed_at/* MalformedAt */.J(`${(0,malformed_at/* quoteReceived */.A)(step.shown)} ${read.problem}`, 0);
        this.charactersLeft -= read.text.length;
        if (this.charactersLeft < 0) {
            throw new malformed_at/* MalformedAt */.J(`all files together have more than ${MAX_TOTAL_CHARACTERS} characters`, 0);
        }
        this.readLines(read.text, { shown: step.shown, folder: external_node_path_.dirname(file), isConstraint, chain });
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./lib/packages/package-name.js
var package_name = __webpack_require__(9065);
// EXTERNAL MODULE: ./lib/packages/parse-toml.js
var parse_toml = __webpack_require__(6047);
;// CONCATENATED MODULE: ./lib/packages/dependency-groups.js




const MAX_DEPTH = 100;
function readTable(document, report) {
    const groups = new Map();
    const table = document['dependency-groups'];
    if (table === undefined)
        return groups;
    if (!(0,parse_toml/* isTable */.bI)(table)) {
        report('dependency-groups must be a table of lists');
        return groups;
    }
    for (const [name, group] of Object.entries(table)) {
        const normalised = (0,package_name/* normaliseName */.GX)(name);
        if (groups.has(normalised))
            report(`the dependency group ${(0,malformed_at/* quoteReceived */.A)(name)} is there twice`);
        groups.set(normalised, group);
    }
    return groups;
}
function describeUnknown(name, groups, document) {
    const names = [...groups.keys()];
    const there = names.length === 0 ? 'it has none' : `it has ${names.slice(0, 50).join(', ')}`;
    const isShort = names.length > 1 && name.length <= 40;
    const nearest = isShort ? `; did you mean ${(0,mod/* closest */.kp)((0,package_name/* normaliseName */.GX)(name), names)}?` : '';
    const project = document['project'];
    const extras = (0,parse_toml/* isTable */.bI)(project) ? project['optional-dependencies'] : undefined;
    const isExtra = (0,parse_toml/* isTable */.bI)(extras) && Object.keys(extras).some((extra) => (0,package_name/* normaliseName */.GX)(extra) === (0,package_name/* normaliseName */.GX)(name));
    const extra = isExtra ? `; it is an extra: write -e .[${(0,package_name/* normaliseName */.GX)(name)}] in \`packages\`` : '';
    return `has no dependency group ${(0,malformed_at/* quoteReceived */.A)(name)}; ${there}${extra === '' ? nearest : extra}`;
}
class GroupResolver {
    document;
    places;
    report;
    groups;
    done = new Set();
    found = [];
    constructor(document, places, report) {
        this.document = document;
        this.places = places;
        this.report = report;
        this.groups = readTable(document, report);
    }
    resolve(names) {
        for (const name of names)
            this.take(name, []);
        return this.found;
    }
    take(name, chain, place) {
        const normalised = (0,package_name/* normaliseName */.GX)(name);
        const group = this.groups.get(normalised);
        const here = [...chain, normalised];
        if (chain.includes(normalised)) {
            this.report(`a dependency group includes itself: ${here.slice(chain.indexOf(normalised)).join(' → ')}`, place);
        }
        else if (group === undefined) {
            this.report(describeUnknown(name, this.groups, this.document), place);
        }
        else if (chain.length >= MAX_DEPTH) {
            this.report(`dependency groups include each other more than ${MAX_DEPTH} deep`, place);
        }
        else if (!this.done.has(normalised)) {
            this.takeItems(group, here);
            this.done.add(normalised);
        }
    }
    takeItems(group, chain) {
        const name = (0,malformed_at/* quoteReceived */.A)(chain.at(-1) ?? '');
        if (!Array.isArray(group)) {
            this.report(`the dependency group ${name} must be a list`);
            return;
        }
        for (const item of group) {
            const included = (0,parse_toml/* isTable */.bI)(item) && Object.keys(item).length === 1 ? item['include-group'] : undefined;
            if (typeof item === 'string')
                this.found.push({ text: item, place: this.places.of(item) });
            else if (typeof included === 'string')
                this.take(included, chain, this.places.of(included));
            else
                this.report(`the dependency group ${name} holds something else than texts and { include-group = "NAME" }`);
        }
    }
}

;// CONCATENATED MODULE: ./lib/packages/string-places.js
const STRING = /"([^"\\]*)"|'([^']*)'/g;
class StringPlaces {
    places = new Map();
    table;
    constructor(document, table) {
        const lines = document.split(/\r?\n/);
        const first = Math.max(lines.findIndex((line) => line.trim() === `[${table}]`), 0);
        this.table = { line: first + 1, column: 1 };
        lines.slice(first).forEach((line, index) => {
            for (const { index: at, 1: basic, 2: literal } of line.matchAll(STRING)) {
                const text = basic ?? literal ?? '';
                if (!this.places.has(text))
                    this.places.set(text, { line: first + index + 1, column: at + 2 });
            }
        });
    }
    of(text) {
        return this.places.get(text) ?? this.table;
    }
}

;// CONCATENATED MODULE: ./lib/packages/read-groups.js










const FILE = 'pyproject.toml';
function parseDependency(text) {
    checkCharacters(text);
    const [line] = splitLogicalLines(text);
    const isPlain = line?.text === text.trim() && !/(?<!\S)-/.test(text);
    const requirement = isPlain ? (0,parse_requirement/* parseRequirement */.pP)(line.text) : undefined;
    if (requirement?.name !== undefined)
        return requirement;
    throw new malformed_at/* MalformedAt */.J(`a dependency group holds NAME, NAME[EXTRA]>=1.2,<3 or NAME @ URL, if needed with \`; MARKER\`; got ${(0,malformed_at/* quoteReceived */.A)(text)}`, 0);
}
function addDependency({ text, place }, folder, { builder, problems }) {
    try {
        const requirement = parseDependency(text);
        builder.addItem({ kind: 'item', requirement, isEditable: false, options: [], offset: 0 }, { source: { path: FILE, line: place.line }, isConstraint: false, folder });
    }
    catch (thrown) {
        if (!(thrown instanceof malformed_at/* MalformedAt */.J))
            throw thrown;
        problems.push(`${FILE}:${place.line}:${place.column + thrown.offset} ${thrown.message}`);
    }
}
async function resolveGroups(text, groups, problems) {
    const report = (problem, place) => {
        problems.push(`${FILE}${place === undefined ? '' : `:${place.line}:${place.column}`} ${problem}`);
    };
    try {
        const document = await (0,parse_toml/* parseToml */.MT)(text);
        return new GroupResolver(document, new StringPlaces(text, 'dependency-groups'), report).resolve(groups);
    }
    catch (thrown) {
        if (!(thrown instanceof parse_toml/* MalformedToml */.U4))
            throw thrown;
        report(thrown.message, thrown);
        return [];
    }
}
async function readGroups(groups, folder, target) {
    if (groups.length === 0)
        return;
    const read = readTextFile(external_node_path_.join(folder, FILE));
    if ('problem' in read) {
        target.problems.push(`${FILE} ${read.problem}, but dependency groups are asked for`);
        return;
    }
    for (const requirement of await resolveGroups(read.text, groups, target.problems)) {
        if (target.problems.length >= MAX_PROBLEMS)
            return;
        addDependency(requirement, folder, target);
    }
}

// EXTERNAL MODULE: ./lib/packages/format-item.js
var format_item = __webpack_require__(2464);
;// CONCATENATED MODULE: ./lib/packages/pinning.js

const COMMIT = /@[0-9a-f]{40}$/i;
const FRAGMENT_HASH = /[#&](?:sha256=[0-9a-f]{64}|sha384=[0-9a-f]{96}|sha512=[0-9a-f]{128})(?=&|$)/i;
function namesCommit(reference) {
    return COMMIT.test(reference.split(/[?#]/, 1)[0] ?? '');
}
function isPinnedItem(requirement, options) {
    if (options.some((option) => option.startsWith('--hash=')))
        return true;
    switch (requirement.kind) {
        case 'named':
            return requirement.specifier.split(',').some((clause) => clause.startsWith('==') && !clause.endsWith('.*'));
        case 'url':
            return (0,parse_requirement/* isRepository */.Z6)(requirement.reference)
                ? namesCommit(requirement.reference)
                : FRAGMENT_HASH.test(requirement.reference);
        case 'local':
            return false;
    }
}

// EXTERNAL MODULE: ./lib/packages/shell-words.js
var shell_words = __webpack_require__(6011);
;// CONCATENATED MODULE: ./lib/packages/set-builder.js









function checkConstraint({ requirement, isEditable }) {
    const isNamed = requirement.name !== undefined && requirement.extras.length === 0 && !isEditable;
    if (!isNamed)
        throw new malformed_at/* MalformedAt */.J('a constraint is NAME>=1.2,<3 or NAME @ URL, without extras or -e', 0);
}
class SetBuilder {
    currentFolder;
    requirements = [];
    constraints = [];
    locals = [];
    volatileBecause;
    isPinned = true;
    constructor(currentFolder) {
        this.currentFolder = currentFolder;
    }
    addItem(item, { source, isConstraint }) {
        if (isConstraint)
            checkConstraint(item);
        const { requirement, options, isEditable } = item;
        const local = requirement.kind === 'local' ? this.addLocal(requirement, item, source) : undefined;
        const prefix = isEditable && local === undefined ? '-e ' : '';
        const text = [prefix + (0,format_item/* formatRequirement */.zP)(requirement, local), ...options].join(' ');
        if (requirement.kind === 'url' && (0,parse_requirement/* isRepository */.Z6)(requirement.reference) && !namesCommit(requirement.reference)) {
            this.note(source, `names no full hash of a commit: ${(0,malformed_at/* quoteReceived */.A)(requirement.reference)}`);
        }
        this.addLine(isConstraint ? this.constraints : this.requirements, { text, source });
        if (!isConstraint)
            this.isPinned &&= isPinnedItem(requirement, options);
    }
    addOption(text, { source }) {
        if (/ file:/i.test(text))
            this.note(source, 'looks for packages on this machine');
        this.addLine(this.requirements, { text, source });
    }
    addRemoteFile(kind, reference, place) {
        this.addOption(`${kind === 'requirement' ? '-r' : '-c'} ${(0,shell_words/* quoteWord */.X)(reference)}`, place);
        this.note(place.source, `names a file that is fetched, ${(0,malformed_at/* quoteReceived */.A)(reference)}`);
        if (kind === 'requirement')
            this.isPinned = false;
    }
    addFindLinks(reference, place) {
        const isRemote = /^(?:https?:|\$\{)/i.test(reference);
        const found = isRemote ? reference : this.findFolder(reference, place.folder);
        if (!isRemote)
            this.note(place.source, 'looks for packages on this machine');
        this.addOption(`--find-links ${(0,shell_words/* quoteWord */.X)(found)}`, place);
    }
    build() {
        const { requirements, constraints, locals, volatileBecause, isPinned } = this;
        return { requirements, constraints, locals, volatileBecause, isPinned };
    }
    findFolder(reference, folder) {
        const found = [folder, this.currentFolder]
            .map((base) => toPath(reference, base).path)
            .find((file) => (0,external_node_fs_.existsSync)(file));
        if (found !== undefined && !found.endsWith('\\') && !holdsLineEnd(found))
            return found;
        throw new malformed_at/* MalformedAt */.J(`--find-links takes an URL, or a folder or file that exists; got ${(0,malformed_at/* quoteReceived */.A)(reference)}`, 0);
    }
    addLocal(placed, { isEditable, options }, source) {
        const { path: file, kind } = resolveLocal(placed.reference, this.currentFolder);
        if (isEditable && kind === 'archive') {
            throw new malformed_at/* MalformedAt */.J(`-e takes a folder; ${(0,malformed_at/* quoteReceived */.A)(placed.reference)} is an archive`, 0);
        }
        const isHashed = options.some((option) => option.startsWith('--hash='));
        if (kind === 'folder' || !isHashed)
            this.note(source, `installs ${(0,malformed_at/* quoteReceived */.A)(placed.reference)} of this machine`);
        const extras = placed.name === undefined ? (0,package_name/* formatExtras */.zB)(placed.extras) : '';
        return this.locals.push({ path: file, editable: isEditable, extras }) - 1;
    }
    addLine(lines, line) {
        if (VARIABLE.test(line.text))
            this.note(line.source, 'holds an environment variable');
        lines.push(line);
    }
    note({ path, line }, reason) {
        this.volatileBecause ??= `${path}:${line} ${reason}`;
    }
}

;// CONCATENATED MODULE: ./lib/packages/read-requirements.js






function failure(problems) {
    const more = problems.length < MAX_PROBLEMS ? '' : '\n  … and perhaps more, which were not looked for';
    return new errors/* PyexecError */.xH('invalid-requirement', {
        message: (0,errors/* listProblems */.vz)(problems.slice(0, MAX_PROBLEMS)) + more,
        hint: 'Correct the lines; the format is that of https://pip.pypa.io/en/stable/reference/requirements-file-format/.',
    });
}
async function readRequirements(inputs) {
    const { packages, requirements, groups, currentFolder } = inputs;
    const problems = [];
    const builder = new SetBuilder(currentFolder);
    const walk = new FileWalk(builder, problems);
    const input = (shown) => ({ shown, folder: currentFolder, isConstraint: false, chain: [] });
    walk.readLines(packages.join('\n'), input('packages'));
    for (const [index, reference] of requirements.entries()) {
        try {
            checkCharacters(reference);
            walk.take({ kind: 'requirement', reference, offset: 0 }, index + 1, input('requirements'));
        }
        catch (thrown) {
            if (!(thrown instanceof malformed_at/* MalformedAt */.J))
                throw thrown;
            problems.push(`requirements:${index + 1}:${thrown.offset + 1} ${thrown.message}`);
        }
    }
    await readGroups(groups, currentFolder, { builder, problems });
    if (problems.length > 0)
        throw failure(problems);
    return builder.build();
}


/***/ }),

/***/ 6011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ quoteWord),
/* harmony export */   y: () => (/* binding */ splitWords)
/* harmony export */ });
/* harmony import */ var _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8264);

function isBlank(character) {
    return character === ' ' || character === '\t';
}
function escaped(text, at) {
    const next = text[at + 1];
    if (next === undefined)
        throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedAt */ .J('a backslash needs a character after it', at);
    return { character: next, length: 2 };
}
function readQuoted(text, start) {
    const quote = text[start];
    let held = '';
    for (let at = start + 1; at < text.length;) {
        const character = text[at] ?? '';
        if (character === quote)
            return { held, next: at + 1 };
        const following = text[at + 1];
        const isEscape = quote === '"' && character === '\\' && (following === '"' || following === '\\');
        held += isEscape ? following : character;
        at += isEscape ? 2 : 1;
    }
    throw new _malformed_at_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedAt */ .J(`the quotation mark ${quote ?? ''} needs another one that closes it`, start);
}
function readWord(text, offset) {
    let word = '';
    let at = offset;
    while (at < text.length && !isBlank(text[at])) {
        const character = text[at] ?? '';
        if (character === '"' || character === "'") {
            const { held, next } = readQuoted(text, at);
            word += held;
            at = next;
        }
        else {
            const step = character === '\\' ? escaped(text, at) : { character, length: 1 };
            word += step.character;
            at += step.length;
        }
    }
    return { text: word, offset, end: at };
}
function splitWords(text, from) {
    const words = [];
    for (let at = from; at < text.length;) {
        if (isBlank(text[at])) {
            at++;
            continue;
        }
        const word = readWord(text, at);
        words.push(word);
        at = word.end;
    }
    return words;
}
function quoteWord(word) {
    return word === '' ? "''" : word.replace(/[\s"'\\]|(?<!\S)#/g, '\\$&');
}


/***/ })

};

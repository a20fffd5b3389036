export const id = 192;
export const ids = [192];
export const modules = {

/***/ 2192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cacheCommand: () => (/* binding */ cacheCommand)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _environments_venv_venv_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3479);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_help_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8851);
/* harmony import */ var _host_read_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(755);
/* harmony import */ var _report_neutralise_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(566);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3052);







const MAX_SHOWN_PACKAGES = 8;
function describe({ key, manifest, lastUsed }) {
    const { packages, bytes } = manifest;
    const more = packages.length - MAX_SHOWN_PACKAGES;
    const [, version = '?'] = /-(\d+\.\d+\.[^-]+)-[0-9a-f]+$/.exec(key) ?? [];
    const shown = packages.slice(0, MAX_SHOWN_PACKAGES).join(', ');
    const day = lastUsed.toISOString().slice(0, 16).replace('T', ' ');
    const size = (0,_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z)(bytes).padStart(10);
    return (0,_report_neutralise_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteInline */ .Wx)(`${day}  ${size}  Python ${version}  ${shown}${more > 0 ? ` and ${more} more` : ''}`);
}
function list(store, folder) {
    const venvs = store.list();
    const bytes = venvs.reduce((sum, { manifest }) => sum + manifest.bytes, 0);
    const count = venvs.length === 1 ? '1 venv' : `${venvs.length} venvs`;
    return [...venvs.map(describe), (0,_report_neutralise_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteInline */ .Wx)(`${count}, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z)(bytes)} in ${folder}`)];
}
async function cacheCommand(args, env) {
    const [what, more] = args;
    if (what === '--help' || what === '-h') {
        process.stdout.write(_host_help_text_js__WEBPACK_IMPORTED_MODULE_3__/* .CACHE_HELP */ .L1);
        return 0;
    }
    if ((what !== 'list' && what !== 'clear') || more !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PyexecError */ .xH('invalid-input', {
            message: `\`pyexec cache\` takes \`list\` or \`clear\`${args.length === 0 ? '' : `; got ${JSON.stringify(args.join(' '))}`}`,
            hint: 'Use `pyexec cache list` or `pyexec cache clear`.',
        });
    }
    const { cacheFolder } = (0,_host_read_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .readFacts */ .M)(env, { currentFolder: process.cwd(), tempFolder: node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir() });
    const store = _environments_venv_venv_store_js__WEBPACK_IMPORTED_MODULE_1__/* .VenvStore */ .L.open(cacheFolder);
    if (store === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PyexecError */ .xH('venv-unusable', {
            message: `nothing can be kept in ${cacheFolder}`,
            hint: 'Set XDG_CACHE_HOME to a folder that can be written.',
        });
    }
    const lines = what === 'list' ? list(store, cacheFolder) : [`removed ${(0,_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z)(await store.clear())}`];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
}


/***/ }),

/***/ 1925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ isComplete),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   Xx: () => (/* binding */ recordManifest)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);



const MAX_FILES = 200_000;
const PACKAGE = /^[a-z0-9]+(-[a-z0-9]+)*==[^\s/]{1,200}$/;
const SLASH = Buffer.from('/');
const FORBIDDEN_MODE = 0o6022;
function listPackages(files) {
    const found = files.flatMap(([file]) => {
        const [, name, version] = /(?:^|\/)site-packages\/([^/]+?)-([^/-]+)\.dist-info\/METADATA$/i.exec(file) ?? [];
        const one = `${(name ?? '').toLowerCase().replace(/[-_.]+/g, '-')}==${version ?? ''}`;
        return PACKAGE.test(one) ? [one] : [];
    });
    return [...new Set(found)].sort();
}
function changedAt(facts) {
    return facts.isFile() ? Math.floor(facts.mtimeMs / 1000) : 0;
}
class Walk {
    root;
    closes;
    files = [];
    constructor(root, closes) {
        this.root = root;
        this.closes = closes;
    }
    enter(below) {
        const folder = below.length === 0 ? this.root : Buffer.concat([this.root, SLASH, below]);
        for (const { name } of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folder, { withFileTypes: true, encoding: 'buffer' })) {
            const relative = below.length === 0 ? name : Buffer.concat([below, SLASH, name]);
            const file = Buffer.concat([folder, SLASH, name]);
            const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(file);
            const isOpen = !facts.isSymbolicLink() && (facts.mode & FORBIDDEN_MODE) !== 0;
            if (this.closes && isOpen)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(file, facts.mode & 0o755);
            if (facts.isDirectory())
                this.enter(relative);
            else
                this.files.push([relative.toString('latin1'), facts.size, changedAt(facts)]);
            if (this.files.length > MAX_FILES)
                throw new Error(`it holds more than ${MAX_FILES} files`);
        }
    }
}
function recordManifest(folder, closes) {
    const walk = new Walk(Buffer.from(folder), closes);
    walk.enter(Buffer.alloc(0));
    const { files } = walk;
    return { schema: 1, packages: listPackages(files), bytes: files.reduce((sum, [, size]) => sum + size, 0), files };
}
function isEntry(value) {
    if (!Array.isArray(value))
        return false;
    const [file, size, time] = value;
    return typeof file === 'string' && Number.isSafeInteger(size) && Number.isSafeInteger(time);
}
function parseManifest(text) {
    try {
        const value = JSON.parse(text);
        const { schema, packages, bytes, files } = (value ?? {});
        const isRight = schema === 1 &&
            Array.isArray(packages) &&
            packages.every((one) => typeof one === 'string' && PACKAGE.test(one)) &&
            Number.isSafeInteger(bytes) &&
            Number(bytes) >= 0 &&
            Array.isArray(files) &&
            files.every(isEntry);
        return isRight ? value : undefined;
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
        return undefined;
    }
}
const GO = 200;
async function isComplete(folder, { files }) {
    const root = Buffer.from(`${folder}/`);
    try {
        for (const [index, [file, size, time]] of files.entries()) {
            if (index % GO === 0)
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
            const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(Buffer.concat([root, Buffer.from(file, 'latin1')]));
            if (facts.size !== size || changedAt(facts) !== time)
                return false;
        }
        return true;
    }
    catch (thrown) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}


/***/ }),

/***/ 3479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ VenvStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/execution/working-directory/make-folder.js
var make_folder = __webpack_require__(1849);
// EXTERNAL MODULE: ./lib/execution/working-directory/remove-tree.js
var remove_tree = __webpack_require__(2551);
// EXTERNAL MODULE: ./lib/read-own-file.js
var read_own_file = __webpack_require__(6641);
// EXTERNAL MODULE: ./lib/python/interpreter-layout.js
var interpreter_layout = __webpack_require__(8443);
// EXTERNAL MODULE: ./lib/write-at-once.js
var write_at_once = __webpack_require__(9860);
;// CONCATENATED MODULE: ./lib/environments/venv/answer-book.js





const MAX_BYTES = 2 ** 20;
const MAX_ANSWERS = 64;
function isEntry(value) {
    const { topic, program, mark } = (value ?? {});
    return [topic, program, mark].every((one) => typeof one === 'string');
}
function markOf(program) {
    try {
        const real = (0,external_node_fs_.realpathSync)(program);
        if (!(0,interpreter_layout/* isBinary */.Go)(real))
            return undefined;
        const { dev, ino, size, ctimeNs } = (0,external_node_fs_.statSync)(real, { bigint: true });
        return [real, dev, ino, size, ctimeNs].join(' ');
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}
class AnswerBook {
    file;
    constructor(file) {
        this.file = file;
    }
    async ask(program, { topic, ask, isAnswer }) {
        const mark = markOf(program);
        if (mark === undefined)
            return ask();
        const isSame = (one) => one.topic === topic && one.program === program;
        const known = this.read().find(isSame);
        if (known?.mark === mark && isAnswer(known.answer))
            return known.answer;
        const answer = await ask();
        const others = this.read().filter((one) => !isSame(one));
        this.write([...others, { topic, program, mark, answer }].slice(-MAX_ANSWERS));
        return answer;
    }
    read() {
        try {
            const entries = JSON.parse((0,read_own_file/* readOwnFile */.z)(this.file, MAX_BYTES)?.toString('utf8') ?? '[]');
            return Array.isArray(entries) ? entries.filter(isEntry) : [];
        }
        catch (thrown) {
            if (!(thrown instanceof SyntaxError))
                throw thrown;
            return [];
        }
    }
    write(entries) {
        try {
            (0,write_at_once/* writeAtOnce */.i)(this.file, JSON.stringify(entries));
        }
        catch (thrown) {
            if ((0,errors/* systemCode */.xU)(thrown) === undefined)
                throw thrown;
        }
    }
}

;// CONCATENATED MODULE: ./lib/environments/venv/claim.js



const LONGEST_MS = 3_600_000;
function processSpace() {
    try {
        return (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid');
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (thrown) {
        if (!(0,errors/* isError */.bJ)(thrown))
            throw thrown;
        return (0,errors/* systemCode */.xU)(thrown) !== 'ESRCH';
    }
}
function isGivenUp(file) {
    const age = Date.now() - (0,external_node_fs_.statSync)(file).mtimeMs;
    const [pid, space] = (0,read_own_file/* readOwnFile */.z)(file, 1000)?.toString('utf8').split('\n') ?? [];
    const isKnown = space !== undefined && space === processSpace();
    return age > LONGEST_MS || age < -LONGEST_MS || (isKnown && !isAlive(Number(pid)));
}
function claim(file) {
    for (let attempt = 0; attempt < 2; attempt++) {
        try {
            (0,external_node_fs_.writeFileSync)(file, `${process.pid}\n${processSpace() ?? 'unknown'}`, { flag: 'wx', mode: 0o600 });
            return true;
        }
        catch (thrown) {
            if ((0,errors/* systemCode */.xU)(thrown) === undefined)
                throw thrown;
            if ((0,errors/* systemCode */.xU)(thrown) !== 'EEXIST' || !isGivenUp(file))
                return false;
            (0,external_node_fs_.rmSync)(file, { force: true });
        }
    }
    return false;
}
function unclaim(file) {
    (0,external_node_fs_.rmSync)(file, { force: true });
}

// EXTERNAL MODULE: ./lib/environments/venv/manifest.js
var venv_manifest = __webpack_require__(1925);
;// CONCATENATED MODULE: ./lib/environments/venv/venv-store.js










const venv_store_MAX_BYTES = 5 * 2 ** 30;
const KEPT_MS = 24 * 3_600_000;
const MAX_MANIFEST_BYTES = 64 * 2 ** 20;
const MANIFEST = 'manifest.json';
const CLAIM = '.claim';
const ANSWERS = 'answers.json';
function isOurs(folder) {
    const facts = (0,external_node_fs_.lstatSync)(folder);
    const uid = process.geteuid?.();
    return facts.isDirectory() && (uid === undefined || (facts.uid === uid && (facts.mode & 0o022) === 0));
}
class VenvStore {
    root;
    constructor(root) {
        this.root = root;
    }
    static open(cacheFolder) {
        try {
            const root = (0,make_folder/* makeFolder */.f)(external_node_path_.join(cacheFolder, 'venvs'), 0o755);
            return [cacheFolder, root].every(isOurs) ? new VenvStore(root) : undefined;
        }
        catch (thrown) {
            if ((0,errors/* systemCode */.xU)(thrown) === undefined)
                throw thrown;
            return undefined;
        }
    }
    get answers() {
        return new AnswerBook(this.answersFile);
    }
    folderOf(key) {
        return external_node_path_.join(this.root, key);
    }
    venvOf(key) {
        return external_node_path_.join(this.root, key, 'venv');
    }
    async find(key) {
        const manifest = this.read(key);
        if (manifest === undefined || !(await (0,venv_manifest/* isComplete */.As)(this.venvOf(key), manifest)))
            return undefined;
        this.markUsed(key);
        return manifest;
    }
    async claim(key) {
        if (!claim(this.folderOf(key) + CLAIM))
            return false;
        await this.empty(key);
        return true;
    }
    async empty(key) {
        await (0,remove_tree/* removeTree */.d)(this.folderOf(key));
        (0,external_node_fs_.mkdirSync)(this.folderOf(key), { mode: 0o755 });
    }
    unclaim(key) {
        unclaim(this.folderOf(key) + CLAIM);
    }
    async abandon(key) {
        await (0,remove_tree/* removeTree */.d)(this.folderOf(key));
        this.unclaim(key);
    }
    async keep(key, manifest) {
        this.write(key, MANIFEST, JSON.stringify(manifest));
        await this.prune(venv_store_MAX_BYTES);
    }
    note(key, name) {
        this.write(key, name, '');
    }
    hasNote(key, name) {
        return (0,external_node_fs_.existsSync)(external_node_path_.join(this.folderOf(key), name));
    }
    list() {
        return (0,external_node_fs_.readdirSync)(this.root)
            .flatMap((key) => {
            const manifest = this.read(key);
            if (manifest === undefined)
                return [];
            return [{ key, manifest, lastUsed: (0,external_node_fs_.statSync)(external_node_path_.join(this.folderOf(key), MANIFEST)).mtime }];
        })
            .sort((a, b) => b.lastUsed.getTime() - a.lastUsed.getTime());
    }
    async clear() {
        const bytes = this.list().reduce((sum, { manifest }) => sum + manifest.bytes, 0);
        for (const name of this.entries())
            await this.forget(name);
        (0,external_node_fs_.rmSync)(this.answersFile, { force: true });
        return bytes;
    }
    async prune(maxBytes, now = Date.now()) {
        let left = maxBytes;
        const finished = this.list();
        for (const { key, manifest, lastUsed } of finished) {
            left -= manifest.bytes;
            if (left < 0 && now - lastUsed.getTime() > KEPT_MS)
                await this.forget(key);
        }
        const known = new Set(finished.map(({ key }) => key));
        for (const name of this.entries()) {
            const isOld = now - (0,external_node_fs_.statSync)(this.folderOf(name)).mtimeMs > KEPT_MS;
            if (!known.has(name) && isOld)
                await this.forget(name);
        }
    }
    get answersFile() {
        return external_node_path_.join(external_node_path_.dirname(this.root), ANSWERS);
    }
    entries() {
        return (0,external_node_fs_.readdirSync)(this.root, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
    }
    async forget(key) {
        if (claim(this.folderOf(key) + CLAIM))
            await this.abandon(key);
    }
    read(key) {
        const folder = this.folderOf(key);
        if (!(0,external_node_fs_.existsSync)(folder) || !isOurs(folder))
            return undefined;
        const content = (0,read_own_file/* readOwnFile */.z)(external_node_path_.join(folder, MANIFEST), MAX_MANIFEST_BYTES);
        return content === undefined ? undefined : (0,venv_manifest/* parseManifest */.Ng)(content.toString('utf8'));
    }
    write(key, name, text) {
        (0,write_at_once/* writeAtOnce */.i)(external_node_path_.join(this.folderOf(key), name), text);
    }
    markUsed(key) {
        const now = new Date();
        try {
            (0,external_node_fs_.utimesSync)(external_node_path_.join(this.folderOf(key), MANIFEST), now, now);
        }
        catch (thrown) {
            if ((0,errors/* systemCode */.xU)(thrown) === undefined)
                throw thrown;
        }
    }
}


/***/ }),

/***/ 9860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ writeAtOnce)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);


function writeAtOnce(file, text) {
    const unfinished = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(unfinished, text, { flag: 'wx', mode: 0o644 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(unfinished, file);
}


/***/ })

};

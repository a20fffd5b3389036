import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

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

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   xH: () => (/* binding */ PyexecError),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/* unused harmony exports ERROR_CODES, listProblems, isError, toPyexecError */
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

/***/ 7047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ sweepLostRun)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./lib/execution/process-table.js




const RUN_MARKER = 'PYEXEC_RUN';
async function orUndefined(reading) {
    try {
        return await reading;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) !== undefined)
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
    const status = (await orUndefined((0,external_node_fs_promises_namespaceObject.readFile)(`/proc/${pid}/status`, 'latin1'))) ?? '';
    const noNewPrivileges = /^NoNewPrivs:\s*1$/m.test(status);
    const isOwn = new RegExp(`^Uid:\\s+${uid}\\s`, 'm').test(status);
    const limits = noNewPrivileges && isOwn ? await orUndefined((0,external_node_fs_promises_namespaceObject.readFile)(`/proc/${pid}/limits`, 'latin1')) : undefined;
    return { noNewPrivileges, limited: limits !== undefined && hasProgramLimits(limits) };
}
async function readProcess(pid, { marker, folders }, uid) {
    const line = await orUndefined((0,external_node_fs_promises_namespaceObject.readFile)(`/proc/${pid}/stat`, 'latin1'));
    if (line === undefined)
        return undefined;
    const [state, parent] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z')
        return undefined;
    const environ = await orUndefined((0,external_node_fs_promises_namespaceObject.readFile)(`/proc/${pid}/environ`, 'latin1'));
    const cwd = await orUndefined((0,external_node_fs_promises_namespaceObject.readlink)(`/proc/${pid}/cwd`));
    const isMarked = environ?.split('\0').some((variable) => variable.startsWith(`${RUN_MARKER}=${marker}`)) ?? false;
    const isInside = cwd !== undefined && folders.some((folder) => cwd === folder || cwd.startsWith(`${folder}/`));
    return { pid, parent: Number(parent), belongs: isMarked || isInside, ...(await readLimited(pid, uid)) };
}
async function listLinux(belonging) {
    const pids = (await (0,external_node_fs_promises_namespaceObject.readdir)('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const { uid } = await (0,external_node_fs_promises_namespaceObject.stat)('/proc/self');
    const all = await Promise.all(pids.map((pid) => readProcess(pid, belonging, uid)));
    return all.filter((process) => process !== undefined);
}
async function listMac({ marker }) {
    const columns = ['-axwwE', '-o', 'pid=,ppid=,command='];
    const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_namespaceObject.execFile)('/bin/ps', columns, { maxBuffer: 2 ** 26 });
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
        const left = selectBelonging(await listProcesses(belonging, platform), ancestor, process.pid);
        if (left.length === 0 || performance.now() > deadline)
            return left.length;
        killEach(left);
        await (0,promises_namespaceObject.setTimeout)(5);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/execution/working-directory/leftovers.js


function leftovers_isUntouched(folder) {
    try {
        const facts = lstatSync(folder);
        return facts.isDirectory() && (facts.mode & 0o7777) === 0o700 && readdirSync(folder).length === 0;
    }
    catch (thrown) {
        if (systemCode(thrown) === undefined)
            throw thrown;
        return false;
    }
}
function leftovers_rmdirIfEmpty(folder) {
    try {
        rmdirSync(folder);
    }
    catch (thrown) {
        const expected = ['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM', 'EACCES'];
        if (!expected.includes(systemCode(thrown) ?? ''))
            throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/execution/working-directory/make-folder.js


function make_folder_makeFolder(folder, mode = 0o700) {
    if (existsSync(folder)) {
        if (!statSync(folder).isDirectory())
            throw Object.assign(new Error('it is a file'), { code: 'ENOTDIR' });
    }
    else {
        make_folder_makeFolder(path.dirname(folder), mode);
        mkdirSync(folder, { mode });
    }
    return realpathSync(folder);
}

;// CONCATENATED MODULE: ./lib/execution/working-directory/ownership.js


const MAX_ENTRIES = 100_000;
const SLASH = Buffer.from('/');
function walk(root, enters, visit) {
    visit(root, lstatSync(root, { bigint: true }));
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
    return systemCode(thrown) === 'ENAMETOOLONG' || systemCode(thrown) === 'ENOENT';
}
function listFolder(folder) {
    try {
        return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
    }
    catch (thrown) {
        if (isOutOfReach(thrown))
            return [];
        throw thrown;
    }
}
function lookAt(file) {
    try {
        return lstatSync(file, { bigint: true });
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
class ownership_LentFolder {
    to;
    owners = new Map();
    root;
    constructor(root, to) {
        this.to = to;
        this.root = Buffer.from(root);
    }
    static lend(root, to) {
        const lent = new ownership_LentFolder(root, to);
        lent.remember();
        try {
            for (const name of lent.owners.keys())
                lchownSync(Buffer.from(name, 'latin1'), to.uid, to.gid);
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
            lchownSync(file, 0, groupOf(file, facts));
    });
}
function ownership_giveToRoot(root, from) {
    takeFrom(Buffer.from(root), from, () => 0);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/execution/working-directory/remove-tree.js




const remove_tree_SLASH = Buffer.from('/');
async function isFolder(file) {
    try {
        return (await (0,external_node_fs_promises_namespaceObject.lstat)(file)).isDirectory();
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === 'ENOENT')
            return false;
        throw thrown;
    }
}
async function remove_tree_removeTree(root) {
    if (!(await isFolder(root)))
        return;
    const top = Buffer.from(external_node_path_.resolve(root));
    const prefix = `.removing-${(0,external_node_crypto_.randomUUID)()}-`;
    let moved = 0;
    const pending = [top];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        await (0,external_node_fs_promises_namespaceObject.chmod)(folder, 0o700);
        for (const entry of await (0,external_node_fs_promises_namespaceObject.readdir)(folder, { withFileTypes: true, encoding: 'buffer' })) {
            const file = Buffer.concat([folder, remove_tree_SLASH, entry.name]);
            if (!entry.isDirectory()) {
                await (0,external_node_fs_promises_namespaceObject.unlink)(file);
                continue;
            }
            await (0,external_node_fs_promises_namespaceObject.chmod)(file, 0o700);
            const shallow = Buffer.concat([top, remove_tree_SLASH, Buffer.from(`${prefix}${moved++}`)]);
            await (0,external_node_fs_promises_namespaceObject.rename)(file, shallow);
            pending.push(shallow);
        }
        if (folder !== top)
            await (0,external_node_fs_promises_namespaceObject.rmdir)(folder);
    }
    await (0,external_node_fs_promises_namespaceObject.rmdir)(top);
}

;// CONCATENATED MODULE: ./lib/execution/working-directory/write-tree.js


function write_tree_makeFolder(folder) {
    if (existsSync(folder))
        return;
    write_tree_makeFolder(path.dirname(folder));
    mkdirSync(folder);
    chmodSync(folder, 0o755);
}
function write_tree_writeTree(root, { files, emptyFolders }) {
    for (const folder of ['', ...emptyFolders])
        write_tree_makeFolder(path.join(root, folder));
    for (const [name, content] of Object.entries(files)) {
        const file = path.join(root, name);
        write_tree_makeFolder(path.dirname(file));
        writeFileSync(file, content, { flag: 'wx' });
        chmodSync(file, 0o444);
    }
}

;// CONCATENATED MODULE: ./lib/execution/working-directory/run-folders.js









const FOLDER_PREFIX = 'pyexec-';
function unusable(folder, cause) {
    return new PyexecError('working-directory-unusable', {
        message: `the working directory ${folder} cannot be used: ${messageOf(cause)}`,
        hint: '`working-directory` must be a folder, or a place where one can be made and written.',
        cause,
    });
}
function lendFolder(folder, to) {
    const isHome = folder === homedir() || homedir().startsWith(`${folder}/`);
    if (isHome || path.dirname(folder) === '/')
        throw new Error('as root, give a folder that is neither a home nor one of the system');
    if (lstatSync(folder).uid !== 0)
        throw new Error('as root, give a folder of root, or run the tool as its owner');
    return LentFolder.lend(folder, to);
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
            base = mkdtempSync(path.join(realpathSync(input.tempFolder), FOLDER_PREFIX));
            chmodSync(base, input.identities === undefined ? 0o700 : 0o711);
            const work = makeFolder(input.workingDirectory ?? path.join(base, 'work'));
            const areSeparate = input.separate && input.workingDirectory === undefined;
            if (areSeparate && input.identities !== undefined)
                chmodSync(work, 0o711);
            const borrower = areSeparate ? undefined : input.identities?.[0];
            const lent = borrower === undefined ? undefined : lendFolder(work, borrower);
            return new RunFolders(base, work, { ...input, lent });
        }
        catch (thrown) {
            if (base !== undefined)
                await removeTree(base);
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
        const work = this.areSeparate ? path.join(this.work, `${index + 1}-${name}`) : this.work;
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
        const folder = path.join(this.base, name);
        this.placed.add(folder);
        return folder;
    }
    placeTree(name, content) {
        const root = this.reserve(name);
        writeTree(root, content);
        return root;
    }
    place(name, text, reader) {
        const file = path.join(this.base, name);
        writeFileSync(file, text, { mode: 0o440, flag: 'wx' });
        if (reader !== undefined)
            chownSync(file, 0, reader.gid);
        this.placed.add(file);
        return file;
    }
    placeReadable(name, text) {
        const file = this.place(name, text);
        chmodSync(file, 0o444);
        return file;
    }
    async drop(placed) {
        await removeTree(placed);
        rmSync(placed, { force: true });
        this.placed.delete(placed);
    }
    placeScript(text) {
        const file = path.join(this.work, 'script.py');
        try {
            rmSync(file, { force: true });
            writeFileSync(file, text, { mode: 0o444, flag: 'wx' });
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
        if (this.areSeparate && isUntouched(folders.work))
            slot.spareWork = folders.work;
        const { privateRoot } = slot;
        if (privateRoot !== undefined && !(isUntouched(folders.home) && isUntouched(folders.temp))) {
            delete slot.privateRoot;
            await removeTree(privateRoot);
        }
        this.free.push(slot);
    }
    async dispose() {
        this.input.lent?.takeBack();
        for (const one of this.placed)
            await this.drop(one);
        for (const { privateRoot, spareWork } of this.slots.splice(0)) {
            if (privateRoot !== undefined)
                await removeTree(privateRoot);
            if (spareWork !== undefined)
                rmdirIfEmpty(spareWork);
        }
        if (this.areSeparate && this.input.identities !== undefined)
            giveToRoot(this.work, this.input.identities);
        if (this.isFresh)
            rmdirIfEmpty(this.work);
        rmdirIfEmpty(this.base);
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
            renameSync(slot.spareWork, folder);
        delete slot.spareWork;
    }
    privateFolders(slot) {
        const root = (slot.privateRoot ??= this.makePrivate(slot));
        return { home: path.join(root, 'home'), temp: path.join(root, 'tmp') };
    }
    makePrivate({ identity }) {
        const root = mkdtempSync(path.join(this.base, 'private-'));
        if (identity !== undefined)
            chmodSync(root, 0o711);
        makeOwned(path.join(root, 'home'), identity);
        makeOwned(path.join(root, 'tmp'), identity);
        return root;
    }
}
function makeOwned(folder, owner) {
    mkdirSync(folder, { mode: 0o700 });
    if (owner !== undefined)
        chownSync(folder, owner.uid, owner.gid);
}

;// CONCATENATED MODULE: ./lib/host/read-facts.js




const WINDOWS_NEEDS = (/* unused pure expression or super */ null && ([
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'LOCALAPPDATA',
    'PROGRAMFILES',
    'NUMBER_OF_PROCESSORS',
]));
const FOR_INSTALLING = /^(https?_proxy|ftp_proxy|all_proxy|no_proxy|ssl_cert_(file|dir))$/i;
const FOR_REGISTRIES = /^(PATH|HOME|USER|LOGNAME|LANG|TMPDIR|DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|GNUPGHOME|GPG_TTY|(XDG|PASSWORD_STORE|DOCKER|AWS|GOOGLE|CLOUDSDK|AZURE|ACR)_\w+)$/;
function read_facts_select(env, pattern) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => pattern.test(name)));
}
function isAutomated(env) {
    return ['true', '1'].includes(env['CI'] ?? '') || env['GITHUB_ACTIONS'] === 'true';
}
function isRootInContainer() {
    return process.geteuid?.() === 0 && (existsSync('/.dockerenv') || existsSync('/run/.containerenv'));
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
        return path.resolve(named);
    if (process.platform === 'win32') {
        const data = lookup(env, 'APPDATA');
        return data === undefined ? undefined : path.join(data, 'uv', 'data', 'python');
    }
    return path.join(given(env, 'XDG_DATA_HOME') ?? path.join(homeFolder, '.local', 'share'), 'uv', 'python');
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
    const homeFolder = given(env, 'HOME') ?? os.homedir();
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
        kernelRelease: os.release(),
        processors: os.availableParallelism(),
        currentFolder: path.resolve(folders.currentFolder),
        tempFolder: path.resolve(folders.tempFolder),
        homeFolder,
        pathFolders: (lookup(env, 'PATH') ?? '').split(path.delimiter).filter((folder) => folder !== ''),
        toolCache: given(env, 'RUNNER_TOOL_CACHE'),
        pyenvRoot: given(env, 'PYENV_ROOT') ?? path.join(homeFolder, '.pyenv'),
        uvPythons: findUvPythons(env, homeFolder),
        mayInstall: isAutomated(env) || isRootInContainer(),
        installEnv: read_facts_select(env, FOR_INSTALLING),
        cacheFolder: path.join(given(env, 'XDG_CACHE_HOME') ?? path.join(homeFolder, '.cache'), 'pyexec'),
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
        const delimiter = `ghadelimiter_${randomUUID()}`;
        appendFileSync(file, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`);
    }
}

;// CONCATENATED MODULE: ./lib/host/sweep-lost-run.js







function isOurs(base, tempFolder) {
    return external_node_path_.dirname(base) === external_node_path_.resolve(tempFolder) && external_node_path_.basename(base).startsWith(FOLDER_PREFIX);
}
function warn(text) {
    process.stdout.write(`::warning::${text.replace(/[%\r\n]/g, encodeURIComponent)}\n`);
}
async function sweepLostRun(env) {
    const marker = env[`STATE_${STATE.marker}`] ?? '';
    const base = env[`STATE_${STATE.base}`] ?? '';
    if (!/^[0-9a-f-]{36}$/.test(marker) || !isOurs(base, env['RUNNER_TEMP'] ?? ''))
        return;
    try {
        const left = await sweepProcesses({ belonging: { marker, folders: [base] }, platform: process.platform });
        if (left > 0)
            warn(`${left} processes of the program could not be ended.`);
        if ((env[`STATE_${STATE.engine}`] ?? '') !== '') {
            const { sweepEngine } = await Promise.all(/* import() */[__nccwpck_require__.e(40), __nccwpck_require__.e(687)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2095));
            await sweepEngine(readEngineAddress(env), marker);
        }
        await remove_tree_removeTree(base);
    }
    catch (thrown) {
        warn(`Cleaning up after the run failed: ${(0,errors/* messageOf */.bD)(thrown)}`);
    }
}


/***/ }),

/***/ 5317:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _host_harden_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9882);
/* harmony import */ var _host_sweep_lost_run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7047);


const environment = (0,_host_harden_js__WEBPACK_IMPORTED_MODULE_0__/* .hardenProcess */ .I)();
await (0,_host_sweep_lost_run_js__WEBPACK_IMPORTED_MODULE_1__/* .sweepLostRun */ .K)(environment);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
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
/******/ 		return "" + chunkId + ".post.js";
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
/******/ var __webpack_exports__ = __nccwpck_require__(5317);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

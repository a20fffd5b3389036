export const id = 252;
export const ids = [252];
export const modules = {

/***/ 10306:
/***/ ((__unused_webpack_module, exports) => {


// gRPC and Protocol Buffers are half a megabyte that takes as long to load as a container to start. dockerode needs them
// for builds by BuildKit's own protocol alone, which are never asked for.
function absent() {
  throw new Error('builds by BuildKit’s own protocol are not supported');
}
exports.Server = absent;
exports.loadSync = absent;


/***/ }),

/***/ 1806:
/***/ ((__unused_webpack_module, exports) => {


// ssh2 brings native code and a Windows executable into the bundle and crashes as ESM, so ssh:// hosts are not spoken.
exports.K = class Client {
  constructor() {
    throw new Error('DOCKER_HOST=ssh://… is not supported; use a unix:// or tcp:// address');
  }
};


/***/ }),

/***/ 48675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ shownName),
/* harmony export */   TE: () => (/* binding */ isSafeName),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   km: () => (/* binding */ MAX_COPIED_BYTES),
/* harmony export */   lr: () => (/* binding */ MAX_DEPTH),
/* harmony export */   pg: () => (/* binding */ MAX_NAME_BYTES),
/* harmony export */   rt: () => (/* binding */ MAX_COPIED_ENTRIES)
/* harmony export */ });
const MAX_COPIED_BYTES = 2 ** 30;
const MAX_COPIED_ENTRIES = 100_000;
const MAX_NAME_BYTES = 3500;
const MAX_DEPTH = 300;
function parentOf(name) {
    return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
function isSafeName(name) {
    if (name === '' || name.length > MAX_NAME_BYTES || name.includes('\0'))
        return false;
    const parts = name.split('/');
    return (parts.length <= MAX_DEPTH &&
        parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.length <= 255));
}
function shownName(name) {
    return JSON.stringify(Buffer.from(name, 'latin1').toString('utf8').slice(0, 200));
}


/***/ }),

/***/ 14051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ FolderWriter)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77598);
/* harmony import */ var _artifacts_open_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6836);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48675);





const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_DIRECTORY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const OPEN_FOLDER = O_RDONLY | O_NOFOLLOW | O_DIRECTORY;
const NEW_FILE = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
class FolderWriter {
    folder;
    owner;
    root;
    last;
    hasDescriptors = (0,_artifacts_open_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .bestProtection */ .sP)() === 'descriptors';
    constructor(folder, owner) {
        this.folder = folder;
        this.owner = owner;
        this.root = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(folder, O_RDONLY | O_DIRECTORY);
    }
    close() {
        this.forget();
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.root);
    }
    look(name) {
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.at(name), { bigint: true });
        }
        catch (thrown) {
            if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) ?? ''))
                return undefined;
            throw thrown;
        }
    }
    makeFolder(name) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(this.at(name), { mode: 0o700 });
        this.give(name);
    }
    makeLink(name, target) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync)(Buffer.from(target, 'latin1'), this.at(name));
        this.give(name);
    }
    makeName(name, existing) {
        const parent = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(Buffer.concat([this.parentPath(existing), Buffer.from('/.')]), OPEN_FOLDER);
        try {
            const from = this.hasDescriptors
                ? Buffer.concat([Buffer.from(`/proc/self/fd/${parent}/`), lastPart(existing)])
                : this.pathOf(existing);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)(from, this.at(name));
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(parent);
        }
    }
    makeFile(name) {
        const parent = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .parentOf */ .gN)(name);
        const temporary = `${parent === '' ? '' : `${parent}/`}.pyexec-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}`;
        const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(temporary), NEW_FILE, 0o600);
        const drop = () => {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(this.at(temporary));
        };
        const keep = (mode) => {
            try {
                if (this.owner !== undefined)
                    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync)(descriptor, this.owner.uid, this.owner.gid);
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(descriptor, mode & 0o777);
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(this.at(temporary), this.at(name));
            }
            catch (thrown) {
                drop();
                throw thrown;
            }
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        };
        return { descriptor, keep, drop };
    }
    setFolderMode(name, mode) {
        const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(name), OPEN_FOLDER);
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(descriptor, mode & 0o777);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        }
    }
    removeFile(name) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(this.at(name));
    }
    removeFolder(name) {
        this.forget();
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(this.at(name));
        }
        catch (thrown) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) !== 'ENOTEMPTY' && (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(thrown) !== 'EEXIST')
                throw thrown;
        }
    }
    give(name) {
        if (this.owner !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(this.at(name), this.owner.uid, this.owner.gid);
    }
    pathOf(name) {
        return Buffer.concat([Buffer.from(`${this.folder}/`), Buffer.from(name, 'latin1')]);
    }
    at(name) {
        return Buffer.concat([this.parentPath(name), Buffer.from('/'), lastPart(name)]);
    }
    parentPath(name) {
        const parent = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .parentOf */ .gN)(name);
        const descriptor = this.enter(parent);
        if (this.hasDescriptors)
            return Buffer.from(`/proc/self/fd/${descriptor}`);
        return parent === '' ? Buffer.from(this.folder) : this.pathOf(parent);
    }
    enter(name) {
        if (name === '')
            return this.root;
        if (this.last?.name !== name) {
            const descriptor = this.openFolder(name);
            this.forget();
            this.last = { name, descriptor };
        }
        return this.last.descriptor;
    }
    openFolder(name) {
        let current = this.root;
        let path = Buffer.from(this.folder);
        for (const part of name.split('/')) {
            const above = this.hasDescriptors ? Buffer.from(`/proc/self/fd/${current}`) : path;
            path = Buffer.concat([above, Buffer.from('/'), Buffer.from(part, 'latin1')]);
            try {
                const next = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, OPEN_FOLDER);
                if (current !== this.root)
                    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(current);
                current = next;
            }
            catch (thrown) {
                if (current !== this.root)
                    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(current);
                throw thrown;
            }
        }
        return current;
    }
    forget() {
        if (this.last !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.last.descriptor);
        this.last = undefined;
    }
}
function lastPart(name) {
    return Buffer.from(name.slice(name.lastIndexOf('/') + 1), 'latin1');
}


/***/ }),

/***/ 87380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dockerEnvironment: () => (/* binding */ dockerEnvironment)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(63297);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/execution/working-directory/run-folders.js + 1 modules
var run_folders = __webpack_require__(1486);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/build-root.js
var build_root = __webpack_require__(11840);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/seccomp/build-filter.js + 3 modules
var build_filter = __webpack_require__(47315);
// EXTERNAL MODULE: ./lib/isolation/unprivileged-identity.js
var unprivileged_identity = __webpack_require__(12335);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/find-python-roots.js
var find_python_roots = __webpack_require__(88187);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/find-masks.js
var find_masks = __webpack_require__(25376);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/shared-paths.js
var shared_paths = __webpack_require__(33467);
;// CONCATENATED MODULE: ./lib/environments/docker/container-mounts.js






function refuse({ host }, why, hint) {
    return new errors/* PyexecError */.xH('invalid-input', { message: `\`volumes\`: ${host} ${why}`, hint });
}
const SYSTEM = ['/proc', '/sys', '/dev', '/run', '/var/run'];
function holds(real, socket) {
    return socket !== undefined && (socket === real || socket.startsWith(`${real}/`));
}
function volumeMount(volume, socket) {
    const { host, container, readOnly } = volume;
    if (!(0,external_node_fs_.existsSync)(host))
        throw refuse(volume, 'does not exist', 'It has to be there before the run.');
    const real = (0,external_node_fs_.realpathSync)(host);
    const isSystem = real === '/' || SYSTEM.some((one) => real === one || real.startsWith(`${one}/`));
    if (isSystem || (0,external_node_fs_.statSync)(real).isSocket() || holds(real, socket))
        throw refuse(volume, 'would give the code the machine', 'Name an ordinary folder or file; never the engine’s socket.');
    if (SYSTEM.some((one) => container === one || container.startsWith(`${one}/`)))
        throw refuse(volume, `cannot be at ${container}, which is the kernel’s`, 'Choose another place in the container.');
    return { source: real, target: container, readOnly };
}
function findSharedMounts({ environment, isolation }, { folders, socket }) {
    const shown = { ...isolation, secretPaths: [...isolation.secretPaths, ...(socket === undefined ? [] : [socket])] };
    const shared = isolation.readOnlyPaths.map((one) => (0,shared_paths/* requireHarmless */.t)('read-only-paths', one, shown));
    if (!folders.isFresh)
        (0,shared_paths/* requireHarmless */.t)('working-directory', folders.work, shown);
    const masks = (0,find_masks/* findMasks */.t)([...shared, ...(folders.isFresh ? [] : [(0,external_node_fs_.realpathSync)(folders.work)])]);
    return {
        mounts: [
            ...shared.map((one) => ({ source: one, target: one, readOnly: true })),
            ...environment.volumes.map((volume) => volumeMount(volume, socket)),
        ],
        maskedFolders: masks.filter(({ kind }) => kind === 'folder').map(({ path }) => path),
        maskedFiles: masks.filter(({ kind }) => kind === 'file').map(({ path }) => path),
    };
}
function depth({ target }) {
    return target.split('/').length;
}
function mountsFor(shared, program) {
    const { own, copy, stdinPath, nothing, base } = program;
    const path = program.program.kind === 'file' ? program.program.path : undefined;
    const fixed = [...shared.maskedFiles, ...shared.maskedFolders, ...(path === undefined ? [] : [path])];
    const readOnly = shared.mounts.map(({ target }) => target);
    const mounts = [
        ...shared.mounts,
        { source: own.work, target: own.work, readOnly: false },
        ...(0,build_root/* pinned */.dp)(fixed, { work: own.work, readOnly }).map((one) => ({ source: one, target: one, readOnly: false })),
        ...shared.maskedFiles.map((target) => ({ source: nothing, target, readOnly: true })),
        ...(path === undefined ? [] : [{ source: copy, target: path, readOnly: true }]),
        ...(stdinPath === undefined ? [] : [readOnlyMount(stdinPath)]),
    ];
    return inOrder(mounts.some(({ source }) => (0,find_python_roots/* isWithin */.UO)(source, base)) ? mounts : [...mounts, readOnlyMount(nothing)]);
}
function copiesFor(shared, { own, program, copy, stdinPath }) {
    const isApart = program.kind === 'file' && !(0,find_python_roots/* isWithin */.UO)(program.path, own.work);
    return inOrder([
        ...shared.mounts,
        ...(isApart ? [{ source: copy, target: program.path, readOnly: true }] : []),
        ...(stdinPath === undefined ? [] : [readOnlyMount(stdinPath)]),
    ]);
}
function readOnlyMount(path) {
    return { source: path, target: path, readOnly: true };
}
function inOrder(mounts) {
    const byTarget = new Map(mounts.map((mount) => [mount.target, mount]));
    return [...byTarget.values()].sort((a, b) => depth(a) - depth(b));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/environments/docker/engine-answers.js

function statusOf(thrown) {
    const { statusCode } = (thrown ?? {});
    return typeof statusCode === 'number' ? statusCode : undefined;
}
function engineMessage(thrown) {
    const { json } = (thrown ?? {});
    if (typeof json?.message === 'string')
        return json.message;
    return (0,errors/* messageOf */.bD)(thrown)
        .replace(/^\(HTTP code \d+\)[^-]*- /, '')
        .trim();
}
async function unlessMissing(call, statuses = [304, 404, 409]) {
    try {
        return await call;
    }
    catch (thrown) {
        if (statuses.includes(statusOf(thrown) ?? 0))
            return undefined;
        throw thrown;
    }
}
async function unlessEnded(call) {
    try {
        await unlessMissing(call);
    }
    catch (thrown) {
        if (!/can only kill running containers/.test(engineMessage(thrown)))
            throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/build-image.js




const MAX_LINES = 20;
function requireDockerfile({ dockerfile, workspace }) {
    const isThere = (0,external_node_fs_.statSync)(dockerfile, { throwIfNoEntry: false })?.isFile() === true;
    const isInside = isThere && (0,external_node_fs_.realpathSync)(dockerfile).startsWith(`${(0,external_node_fs_.realpathSync)(workspace)}/`);
    if (isInside)
        return;
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: `\`dockerfile\`: ${isThere ? `${dockerfile} is not in ${workspace}` : `there is no file ${dockerfile}`}`,
        hint: 'Give the path of a Dockerfile in the folder that the tool was started in, which in a job is the workspace.',
    });
}
function failure({ dockerfile }, { engine, said, items }) {
    const before = items.flatMap(({ stream }) => stream ?? []);
    const lines = before.flatMap((text) => text.split(/[\r\n]+/)).filter((line) => line.trim() !== '');
    return new errors/* PyexecError */.xH('build-failed', {
        message: `${dockerfile} could not be built: ${said}\n${lines.slice(-MAX_LINES).join('\n')}`.trimEnd(),
        hint: `See what the step said above; \`${engine.command} build\` with the same file shows the same.`,
    });
}
function sayStep({ stream }, say) {
    const [step] = /^Step \d+\/\d+ : [^\n]*/.exec(stream ?? '') ?? [];
    if (step !== undefined && !/: LABEL pyexec\./.test(step))
        say(`image: ${step.slice(0, 120)}`);
}
async function buildImage(engine, build, { say, signal, labels }) {
    requireDockerfile(build);
    say(`image: building ${build.dockerfile}`);
    const items = [];
    try {
        const stream = await engine.build({ context: build.context, src: ['.'] }, {
            dockerfile: external_node_path_.basename(build.dockerfile),
            buildargs: { ...build.args },
            labels: { ...labels },
            rm: true,
            forcerm: true,
            abortSignal: signal,
        });
        await engine.follow(stream, (item) => {
            items.push(item);
            sayStep(item, say);
        });
    }
    catch (thrown) {
        throw failure(build, { engine, said: engineMessage(thrown), items });
    }
    const failed = items.find(({ error }) => error !== undefined);
    if (failed !== undefined)
        throw failure(build, { engine, said: failed.errorDetail?.message ?? failed.error ?? '', items });
    const id = items.findLast(({ aux }) => aux?.ID !== undefined)?.aux?.ID ?? '';
    const image = id === '' ? undefined : await engine.findImage(id);
    if (image === undefined)
        throw failure(build, { engine, said: 'the engine says that it is done, but names no image', items });
    return image;
}

// EXTERNAL MODULE: ./lib/units.js
var units = __webpack_require__(83052);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/environments/docker/pull-image.js




const SAY_EVERY_MS = 3000;
class PullProgress {
    say;
    layers = new Map();
    saidAt = performance.now();
    constructor(say) {
        this.say = say;
    }
    take = ({ id, status, progressDetail }) => {
        if (id === undefined || !/^[0-9a-f]{12}$/.test(id))
            return;
        const layer = this.layers.get(id) ?? { current: 0, total: 0, isDone: false };
        this.layers.set(id, layer);
        if (status === 'Downloading') {
            layer.current = progressDetail?.current ?? layer.current;
            layer.total = progressDetail?.total ?? layer.total;
        }
        layer.isDone ||= status === 'Pull complete' || status === 'Already exists';
        if (performance.now() - this.saidAt < SAY_EVERY_MS)
            return;
        this.saidAt = performance.now();
        this.say(`image: ${this.done} of ${this.layers.size} layers, ${(0,units/* formatBytes */.z)(this.sum('current'))} of ${(0,units/* formatBytes */.z)(this.sum('total'))}`);
    };
    get done() {
        return [...this.layers.values()].filter(({ isDone }) => isDone).length;
    }
    sum(what) {
        return [...this.layers.values()].reduce((sum, layer) => sum + layer[what], 0);
    }
}
const HINTS = [
    [
        /unauthorized|authentication required|denied|no basic auth/i,
        'The registry wants a login, or there is no such image: run `docker login`, or check the name.',
    ],
    [/not found|manifest unknown|does not exist|no such image/i, 'Check the name and the tag.'],
    [
        /no match for platform|no matching manifest/i,
        'The image is not there for the engine’s architecture; name another one.',
    ],
];
function explain(reference, thrown) {
    const said = engineMessage(thrown);
    const hint = HINTS.find(([when]) => when.test(said))?.[1];
    return new errors/* PyexecError */.xH('image-unavailable', {
        message: `the image ${reference} cannot be fetched: ${said}`,
        hint: hint ?? 'Check the name, the network of the engine and its proxy; `pull: never` takes only what the engine has.',
        cause: thrown,
    });
}
const ATTEMPTS = 3;
const FINAL = /unauthorized|denied|authentication|no basic auth|not found|manifest unknown|no such|invalid reference|no match/i;
async function pullOnce(engine, reference, { login, say, signal }) {
    const progress = new PullProgress(say);
    const items = await engine.follow(await engine.pull(reference, login, signal), progress.take);
    const failed = items.find(({ error }) => error !== undefined);
    if (failed !== undefined)
        throw new Error(failed.error);
}
async function pullImage(engine, reference, pulling) {
    pulling.say(`image: fetching ${reference}`);
    const started = performance.now();
    for (let attempt = 1;; attempt++) {
        try {
            await pullOnce(engine, reference, pulling);
            pulling.say(`image: fetched in ${((performance.now() - started) / 1000).toFixed(1)} s`);
            return;
        }
        catch (thrown) {
            if (attempt === ATTEMPTS || FINAL.test(engineMessage(thrown)) || pulling.signal.aborted)
                throw explain(reference, thrown);
            pulling.say(`image: ${engineMessage(thrown)}; trying again`);
            await (0,promises_.setTimeout)(1000 * attempt);
        }
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./lib/environments/docker/registry-login.js




const DOCKER_HUB = 'https://index.docker.io/v1/';
const HELPER_MS = 30_000;
const MAX_ANSWER_BYTES = 1 << 20;
const NOTHING = /credentials not found/i;
const TOKEN_USER = '<token>';
function registryOf(reference) {
    const [first = '', ...rest] = reference.split('/');
    const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
    return isHost ? first : DOCKER_HUB;
}
function readConfig(folder) {
    try {
        const read = JSON.parse((0,external_node_fs_.readFileSync)(external_node_path_.join(folder, 'config.json'), 'utf8'));
        return typeof read === 'object' && read !== null ? read : {};
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined && !(thrown instanceof SyntaxError))
            throw thrown;
        return {};
    }
}
function fromText(auth, serveraddress) {
    const [username = '', ...password] = Buffer.from(auth, 'base64').toString('utf8').split(':');
    return { username, password: password.join(':'), auth: '', serveraddress };
}
function failed(helper, why, cause) {
    return new errors/* PyexecError */.xH('image-unavailable', {
        message: `the login of the registry cannot be had from docker-credential-${helper}: ${why}`,
        hint: 'Docker’s client is set up to use it (`credsStore` or `credHelpers` in its config.json): see whether `docker login` works, or take it out.',
        cause,
    });
}
async function askHelper(helper, registry, env) {
    if (!/^[\w.-]+$/.test(helper))
        throw failed(helper, 'that is no name of a program');
    const said = await new Promise((resolve, reject) => {
        const options = { env: { ...env }, cwd: '/', timeout: HELPER_MS, maxBuffer: MAX_ANSWER_BYTES };
        const child = (0,external_node_child_process_.execFile)(`docker-credential-${helper}`, ['get'], options, (thrown, stdout, stderr) => {
            if (thrown === null)
                resolve(stdout);
            else if (NOTHING.test(stdout + stderr))
                resolve(undefined);
            else
                reject(failed(helper, registry_login_explain(thrown), thrown));
        });
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(registry);
    });
    return said === undefined ? undefined : parseAnswer(helper, said, registry);
}
function registry_login_explain(thrown) {
    if (thrown.code === 'ENOENT')
        return 'there is no such program on PATH';
    if (thrown.killed === true)
        return `it did not answer within ${HELPER_MS / 1000} s`;
    return typeof thrown.code === 'number' ? `it ended with ${thrown.code}` : (0,errors/* messageOf */.bD)(thrown);
}
function parseAnswer(helper, said, registry) {
    let answer;
    try {
        answer = JSON.parse(said);
    }
    catch (thrown) {
        if (!(0,errors/* isError */.bJ)(thrown))
            throw thrown;
    }
    const [username, secret] = [answer?.Username, answer?.Secret];
    if (typeof username !== 'string' || typeof secret !== 'string')
        throw failed(helper, 'its answer is no login');
    const login = { serveraddress: registry, auth: '' };
    if (username === TOKEN_USER)
        return { ...login, username: '', password: '', identitytoken: secret };
    return { ...login, username, password: secret };
}
async function findLogin({ configFolder, env }, registry) {
    const { auths = {}, credHelpers = {}, credsStore } = readConfig(configFolder);
    const names = [registry, `https://${registry}`];
    const helper = names.map((name) => credHelpers[name]).find((one) => typeof one === 'string') ?? credsStore;
    if (typeof helper === 'string' && helper !== '') {
        const login = await askHelper(helper, registry, env);
        if (login !== undefined)
            return login;
    }
    const auth = names.map((name) => auths[name]?.auth).find((one) => typeof one === 'string' && one !== '');
    return typeof auth === 'string' ? fromText(auth, registry) : undefined;
}

;// CONCATENATED MODULE: ./lib/environments/docker/find-image.js




const ARCHITECTURES = { x86_64: 'amd64', aarch64: 'arm64', armv7l: 'arm' };
const OWN_ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch;
function withTag(reference) {
    const last = reference.slice(reference.lastIndexOf('/') + 1);
    return /[:@]/.test(last) ? reference : `${reference}:latest`;
}
async function requireFitting({ os, architecture }, name, opened) {
    const isOwn = opened.socket !== undefined && OWN_ARCHITECTURE === architecture;
    if (os === 'linux' && isOwn)
        return;
    const facts = await opened.facts();
    const expected = ARCHITECTURES[facts.architecture] ?? facts.architecture;
    if (os === 'linux' && architecture === expected)
        return;
    throw new errors/* PyexecError */.xH('image-unavailable', {
        message: `the image ${name} is for ${os} on ${architecture}, and the engine runs linux on ${expected}`,
        hint: 'Take an image for this architecture; with `pull: always` the registry may have one under the same name.',
    });
}
function describe(name, { id, repoDigests }) {
    const digest = repoDigests[0]?.split('@')[1] ?? id;
    return name === id ? id : `${name} (${digest})`;
}
async function requireImage(opened, plan, preparing) {
    const { engine } = opened;
    const reference = plan.image.startsWith('sha256:') ? plan.image : withTag(plan.image);
    const there = plan.pull === 'always' ? undefined : await engine.findImage(reference);
    if (there !== undefined)
        return there;
    if (plan.pull === 'never' || reference.startsWith('sha256:')) {
        throw new errors/* PyexecError */.xH('image-unavailable', {
            message: `the engine has no image ${plan.image}`,
            hint: plan.pull === 'never'
                ? 'Leave `pull` at `missing`, or fetch it before.'
                : 'An id names only what is there already.',
        });
    }
    const login = await findLogin(plan.registry, registryOf(reference));
    await pullImage(engine, reference, { login, say: preparing.say, signal: preparing.signal });
    const pulled = await engine.findImage(reference);
    if (pulled !== undefined)
        return pulled;
    throw new errors/* PyexecError */.xH('image-unavailable', {
        message: `the image ${reference} was fetched, but the engine does not have it`,
        hint: 'Something removes images at the same time; try again.',
    });
}
async function findImage(opened, plan, { labels, ...preparing }) {
    if (plan.build !== undefined) {
        const built = await buildImage(opened.engine, plan.build, { ...preparing, labels });
        return { ...built, described: `built from ${plan.build.dockerfile} (${built.id})`, isTemporary: true };
    }
    const image = await requireImage(opened, plan, preparing);
    await requireFitting(image, plan.image, opened);
    return { ...image, described: describe(plan.image, image), isTemporary: false };
}

;// CONCATENATED MODULE: ./lib/environments/docker/labels.js



const RUN_LABEL = 'pyexec.run';
const OWNER_LABEL = 'pyexec.owner';
const IMAGE_RUN_LABEL = 'pyexec.image.run';
const IMAGE_OWNER_LABEL = 'pyexec.image.owner';
const PACKAGES_LABEL = 'pyexec.packages';
const PACKAGES_REPOSITORY = 'pyexec-packages';
const INSTALLED_LABEL = 'pyexec.installed';
function read(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}
function startOf(pid) {
    const stat = read(`/proc/${pid}/stat`);
    return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
}
function machine() {
    const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
    return boot === undefined ? (0,external_node_os_.hostname)() : `${boot}/${(0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')}`;
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (thrown) {
        return (0,errors/* systemCode */.xU)(thrown) !== 'ESRCH';
    }
}
function ownerOf(pid) {
    return `${machine()} ${pid} ${startOf(pid) ?? 'unknown'}`;
}
function labelsOf(marker) {
    const owner = ownerOf(process.pid);
    return {
        container: { [RUN_LABEL]: marker, [OWNER_LABEL]: owner },
        image: { [IMAGE_RUN_LABEL]: marker, [IMAGE_OWNER_LABEL]: owner },
    };
}
const NO_CONTAINER = { [RUN_LABEL]: '', [OWNER_LABEL]: '' };
function isGone(owner) {
    const [where, pid, start] = owner.split(' ');
    if (where !== machine() || !/^\d+$/.test(pid ?? '') || start === undefined || start === 'unknown')
        return false;
    const now = startOf(Number(pid));
    return !isAlive(Number(pid)) || (now !== undefined && now !== start);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/environments/docker/copying/entry.js
var entry = __webpack_require__(48675);
;// CONCATENATED MODULE: ./lib/environments/docker/copying/read-tree.js



function unlessRefused(look) {
    try {
        return look();
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}
function kindOf(facts) {
    if (facts.isFile())
        return 'file';
    if (facts.isDirectory())
        return 'folder';
    return facts.isSymbolicLink() ? 'link' : undefined;
}
function fingerprintOf(facts) {
    return `${facts.dev}:${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}:${facts.mode}`;
}
class Reader {
    request;
    entries = [];
    hidden = [];
    bytes = 0;
    constructor(request) {
        this.request = request;
    }
    read() {
        const pending = [];
        if (this.add('') === 'folder')
            pending.push('');
        for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
            const names = unlessRefused(() => (0,external_node_fs_.readdirSync)(this.at(folder), { encoding: 'buffer' })) ?? [];
            for (const bytes of names) {
                const name = `${folder === '' ? '' : `${folder}/`}${bytes.toString('latin1')}`;
                const isGit = bytes.toString('latin1').toLowerCase() === '.git';
                if (isGit || this.request.hidden.has(this.at(name).toString()))
                    this.hidden.push(name);
                else if (this.add(name) === 'folder')
                    pending.push(name);
            }
        }
    }
    isClosed({ mode, uid }) {
        const { reader } = this.request;
        return reader !== undefined && Number(uid) !== reader.uid && (mode & 4n) === 0n;
    }
    at(name) {
        return Buffer.concat([Buffer.from(this.request.root), Buffer.from(name === '' ? '' : `/${name}`, 'latin1')]);
    }
    add(name) {
        const place = this.at(name);
        const facts = unlessRefused(() => (0,external_node_fs_.lstatSync)(place, { bigint: true }));
        const kind = facts === undefined ? undefined : kindOf(facts);
        if (facts === undefined || kind === undefined)
            return undefined;
        if (this.isClosed(facts)) {
            this.hidden.push(name);
            return undefined;
        }
        const target = kind === 'link' ? unlessRefused(() => (0,external_node_fs_.readlinkSync)(place, { encoding: 'buffer' })) : Buffer.alloc(0);
        if (target === undefined)
            return undefined;
        const size = kind === 'file' ? Number(facts.size) : 0;
        this.count(size);
        this.entries.push({
            ...{ name, kind, size, target: target.toString('latin1') },
            mode: Number(facts.mode & 511n),
            uid: Number(facts.uid),
            gid: Number(facts.gid),
            modifiedNs: facts.mtimeNs,
            fingerprint: fingerprintOf(facts),
        });
        return kind;
    }
    count(size) {
        this.bytes += size;
        if (this.bytes <= entry/* MAX_COPIED_BYTES */.km && this.entries.length < entry/* MAX_COPIED_ENTRIES */.rt)
            return;
        const { root } = this.request;
        throw new errors/* PyexecError */.xH('invalid-input', {
            message: `${root} holds more than ${entry/* MAX_COPIED_BYTES */.km / 2 ** 20} MiB or ${entry/* MAX_COPIED_ENTRIES */.rt} files, too much to be copied to a container engine that does not see this machine’s files`,
            hint: 'Give a smaller folder, or use an engine of this machine.',
        });
    }
}
function readTree(request) {
    const reader = new Reader(request);
    reader.read();
    return { entries: reader.entries, hidden: reader.hidden };
}

// EXTERNAL MODULE: ./lib/execution/supervisor/frames.js
var supervisor_frames = __webpack_require__(4419);
;// CONCATENATED MODULE: ./lib/environments/docker/copying/fields.js

function encodeMessage(kind, fields) {
    const text = Object.entries(fields).map(([key, value]) => `${key}=${value}`);
    return (0,supervisor_frames/* frameOf */.Dm)(kind, Buffer.from(text.join('\0'), 'latin1'));
}
function encodeBytes(offset, bytes) {
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(offset));
    return (0,supervisor_frames/* frameOf */.Dm)('b', Buffer.concat([place, bytes]));
}
function bytesOf(path) {
    return Buffer.from(path).toString('latin1');
}
function decodeMessage(payload) {
    return (0,supervisor_frames/* decodeFields */.ql)(payload, 'latin1');
}

;// CONCATENATED MODULE: ./lib/environments/docker/copying/send-tree.js



const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
const CHUNK_BYTES = 65_536;
function openFile(place) {
    try {
        const descriptor = (0,external_node_fs_.openSync)(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        if ((0,external_node_fs_.fstatSync)(descriptor).isFile())
            return descriptor;
        (0,external_node_fs_.closeSync)(descriptor);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
    }
    return undefined;
}
function* readFile(descriptor, size) {
    for (let at = 0; at < size;) {
        const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size - at));
        const count = (0,external_node_fs_.readSync)(descriptor, chunk, 0, chunk.length, at);
        if (count === 0)
            return;
        yield chunk.subarray(0, count);
        at += count;
    }
}
function* openEntries(root, entries) {
    for (const entry of entries) {
        if (entry.kind !== 'file' || entry.text !== undefined) {
            yield [entry, entry.text === undefined ? [] : [entry.text]];
            continue;
        }
        const name = entry.name === '' ? '' : `/${entry.name}`;
        const descriptor = openFile(Buffer.concat([Buffer.from(root), Buffer.from(name, 'latin1')]));
        if (descriptor === undefined)
            continue;
        try {
            yield [entry, readFile(descriptor, entry.size)];
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
}
function* sendTree(root, entries, onSent) {
    for (const [entry, content] of openEntries(root, entries)) {
        const { name, kind, mode, size, modifiedNs, target } = entry;
        yield encodeMessage('m', { root: bytesOf(root), name, kind, mode, size, time: modifiedNs, target });
        let offset = 0;
        for (const bytes of content) {
            yield encodeBytes(offset, bytes);
            offset += bytes.length;
        }
        onSent(name, entry);
    }
    yield encodeMessage('d', {});
}

;// CONCATENATED MODULE: ./lib/environments/docker/copying/tar.js
const BLOCK_BYTES = 512;
const NAME_BYTES = 100;
const KINDS = { file: '0', link: '2', folder: '5', longTarget: 'K', longName: 'L' };
function encodeHeader({ name, type, mode, uid, gid, size, seconds, target }) {
    const block = Buffer.alloc(BLOCK_BYTES);
    const octal = (value, at, digits) => {
        block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
    };
    block.write(name.slice(0, NAME_BYTES), 0, 'latin1');
    octal(mode, 100, 7);
    octal(uid, 108, 7);
    octal(gid, 116, 7);
    octal(size, 124, 11);
    octal(seconds, 136, 11);
    block.write(`        ${type}`, 148, 'latin1');
    block.write(target.slice(0, NAME_BYTES), 157, 'latin1');
    block.write('ustar  \0', 257, 'latin1');
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return block;
}
function padding(size) {
    return Buffer.alloc((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}
function* encodeLong(type, text) {
    if (text.length <= NAME_BYTES)
        return;
    const bytes = Buffer.from(`${text}\0`, 'latin1');
    const plain = { mode: 0, uid: 0, gid: 0, seconds: 0, target: '' };
    yield encodeHeader({ ...plain, name: '././@LongLink', type, size: bytes.length });
    yield bytes;
    yield padding(bytes.length);
}
const MAX_OWNER = 0o7777777;
function* encodeEntry(entry, name, content) {
    const { kind, target, mode, size } = entry;
    yield* encodeLong(KINDS.longTarget, target);
    yield* encodeLong(KINDS.longName, name);
    const [uid, gid] = [Math.min(entry.uid, MAX_OWNER), Math.min(entry.gid, MAX_OWNER)];
    const seconds = Math.max(0, Number(entry.modifiedNs / 1000000000n));
    yield encodeHeader({ name, type: KINDS[kind], mode, uid, gid, size, seconds, target });
    let left = size;
    for (const bytes of content) {
        yield bytes;
        left -= bytes.length;
    }
    if (left > 0)
        yield Buffer.alloc(left);
    yield padding(size);
}
const ARCHIVE_END = Buffer.alloc(2 * BLOCK_BYTES);

;// CONCATENATED MODULE: ./lib/environments/docker/copying/depot.js





const PLACE = '/pyexec';
class Depot {
    input;
    made;
    brought = new Map();
    constructor(input) {
        this.input = input;
    }
    async container() {
        return (await this.made)?.container;
    }
    async bring(mounts) {
        return Promise.all(mounts.map(async (mount) => {
            const copy = this.brought.get(mount.source) ?? this.copy(mount.source);
            this.brought.set(mount.source, copy);
            return { ...mount, source: await copy, isOfEngine: true };
        }));
    }
    async copy(path) {
        const { engine, hidden, reader } = this.input;
        const name = String(this.brought.size);
        const { entries } = readTree({ root: path, hidden: new Set(hidden), reader });
        if (entries.length === 0)
            throw new Error(`${path} cannot be copied: ${(0,external_node_fs_.lstatSync)(path).isFile() ? 'it is closed' : 'it is no file or folder'}`);
        const { container, source } = await (this.made ??= this.make());
        const archive = function* () {
            for (const [entry, content] of openEntries(path, entries))
                yield* encodeEntry(entry, entry.name === '' ? name : `${name}/${entry.name}`, content);
            yield ARCHIVE_END;
        };
        await engine.putArchive(container, PLACE, external_node_stream_.Readable.from(archive(), { objectMode: false }));
        return `${source}/${name}`;
    }
    async make() {
        const { engine, image, labels } = this.input;
        const volume = { NoCopy: true, Labels: { ...labels }, DriverConfig: { Name: 'local', Options: {} } };
        const container = await engine.create({
            Image: image,
            Entrypoint: ['python3'],
            Cmd: [],
            Labels: { ...labels },
            NetworkDisabled: true,
            HostConfig: {
                NetworkMode: 'none',
                Mounts: [{ Type: 'volume', Target: PLACE, Source: '', VolumeOptions: volume }],
                LogConfig: { Type: 'none', Config: {} },
            },
        });
        return { container, source: await engine.mountSource(container, PLACE) };
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/sharing.js


class NotSeen extends Error {
}
const NO_SOURCE = /bind source path does not exist|statfs \S+: no such file or directory/;
function explainRefusal(thrown) {
    return NO_SOURCE.test((0,errors/* messageOf */.bD)(thrown)) ? new NotSeen((0,errors/* messageOf */.bD)(thrown)) : thrown;
}
const MARKS = ['/.dockerenv', '/run/.containerenv'];
function isContained() {
    if (MARKS.some((mark) => (0,external_node_fs_.existsSync)(mark)))
        return true;
    try {
        const groups = (0,external_node_fs_.readFileSync)('/proc/1/cgroup', 'utf8');
        return groups === '0::/\n' || /docker|containerd|kubepods|libpod|lxc/.test(groups);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}
function mayBeElsewhere(socket) {
    return socket === undefined || isContained();
}
class Sharing {
    input;
    isCopying = false;
    constructor(input) {
        this.input = input;
    }
    get depot() {
        return this.input.depot;
    }
    toCompare(mounts) {
        return this.input.isInDoubt ? mounts : [];
    }
    async mount(mounts, use) {
        return this.either(() => use(mounts, this.toCompare(mounts)), async () => use(await this.depot.bring(mounts), []));
    }
    async either(withMounts, withCopies) {
        if (!this.isCopying) {
            try {
                return await withMounts();
            }
            catch (thrown) {
                this.giveUp(thrown);
            }
        }
        return withCopies();
    }
    giveUp(thrown) {
        if (!(thrown instanceof NotSeen))
            throw thrown;
        if (this.isCopying)
            return;
        this.isCopying = true;
        this.input.say(`the container engine at ${this.input.host} does not see this machine’s files: they are copied`);
    }
    requireNoVolumes(volumes) {
        const [volume] = volumes;
        if (volume === undefined)
            return;
        throw new errors/* PyexecError */.xH('environment-unavailable', {
            message: `\`volumes\`: the container engine at ${this.input.host} does not see this machine’s files, so ${volume.host} cannot be mounted`,
            hint: 'Use an engine of this machine, or `read-only-paths` and `working-directory`, which are copied.',
        });
    }
}
function markOf({ source }) {
    const { dev, ino } = (0,external_node_fs_.statSync)(source, { bigint: true });
    return `${dev}:${ino}`;
}
function requireSame(mounts, looked) {
    const own = mounts.map(markOf).join(' ');
    if (mounts.length > 0 && own !== looked?.join(' '))
        throw new NotSeen('what is mounted is not what is here');
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var lib_docker = __webpack_require__(39040);
;// CONCATENATED MODULE: ./lib/environments/docker/dial.js
function dial({ modem }, call) {
    return new Promise((resolve, reject) => {
        modem.dial({ ...call, isStream: true }, (error, answer) => {
            if (answer === null || answer === undefined)
                reject(error instanceof Error ? error : new Error('no answer'));
            else
                resolve(answer);
        });
    });
}

;// CONCATENATED MODULE: ./lib/environments/docker/engine.js








const ANSWER_MS = 10_000;
const START_MS = 60_000;
const ALIVE_MS = 7000;
const IMPATIENT_MS = 1000;
class Engine {
    kind;
    docker;
    agent;
    isSilent = false;
    left = new Set();
    constructor(options, kind) {
        this.kind = kind;
        this.agent = options.protocol === 'https' ? new external_node_https_.Agent() : new external_node_http_.Agent();
        Object.defineProperty(this.agent, external_node_util_.inspect.custom, { value: () => 'agent' });
        const known = { ...options, agent: this.agent };
        this.docker = new lib_docker(known);
    }
    get command() {
        return this.kind.name === 'Docker' ? 'docker' : 'podman';
    }
    failure(what, cause) {
        const looking = this.kind.name === 'Docker' ? 'docker info' : 'systemctl status podman.socket';
        return new errors/* PyexecError */.xH('engine-failed', {
            message: `the container engine could not ${what}: ${engineMessage(cause)}`,
            hint: `See what the engine’s own log says, and whether it still runs (\`${looking}\`).`,
            cause,
        });
    }
    async ask(what, call, timeoutMs = ANSWER_MS) {
        let timer;
        const patience = this.isSilent ? Math.min(timeoutMs, IMPATIENT_MS) : timeoutMs;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => {
                this.isSilent = true;
                reject(new Error(`no answer within ${patience / 1000} s`));
            }, patience);
        });
        const answered = () => {
            this.isSilent = false;
        };
        void call.then(answered, answered);
        try {
            return await Promise.race([call, late]);
        }
        catch (cause) {
            throw this.failure(what, cause);
        }
        finally {
            clearTimeout(timer);
        }
    }
    get mayHaveLeft() {
        return this.left.size > 0;
    }
    close() {
        this.agent.destroy();
    }
    async findImage(reference) {
        const found = await this.ask('look at an image', unlessMissing(this.docker.getImage(reference).inspect()));
        if (found === undefined)
            return undefined;
        const config = found.Config;
        return {
            id: found.Id,
            architecture: found.Architecture,
            os: found.Os,
            env: config?.Env ?? [],
            volumes: Object.keys(config?.Volumes ?? {}),
            labels: config?.Labels ?? {},
            repoDigests: found.RepoDigests ?? [],
            config: config ?? found.Config,
        };
    }
    async pull(reference, auth, abortSignal) {
        return this.docker.pull(reference, { abortSignal, ...(auth === undefined ? {} : { authconfig: auth }) });
    }
    async build(context, options) {
        this.left.add('images');
        return this.docker.buildImage(context, options);
    }
    follow(stream, onItem) {
        return new Promise((resolve, reject) => {
            const done = (error, items) => {
                if (error === null)
                    resolve((items ?? []));
                else
                    reject(error);
            };
            this.docker.modem.followProgress(stream, done, onItem);
        });
    }
    async create(options) {
        const call = this.docker.createContainer({ _query: {}, _body: options });
        const { id } = await this.ask('make a container', call, START_MS).catch((thrown) => {
            this.left.add('a container');
            throw thrown;
        });
        this.left.add(id);
        return id;
    }
    async attach(id) {
        const request = {
            method: 'POST',
            path: `/containers/${id}/attach?`,
            options: { _query: { stream: true, stdin: true, stdout: true, stderr: true } },
            hijack: true,
            file: Buffer.alloc(0),
            statusCodes: { 101: true, 200: true, 404: 'no such container' },
        };
        const patience = this.kind.name === 'Podman' ? START_MS : ANSWER_MS;
        const stream = await this.ask('attach to a container', dial(this.docker, request), patience);
        return stream;
    }
    async start(id) {
        await this.ask('start a container', this.docker.getContainer(id).start(), START_MS);
    }
    async end(id) {
        try {
            const answer = await this.openWait(id);
            const { StatusCode } = JSON.parse(await (0,consumers_.text)(answer));
            return { exitCode: StatusCode };
        }
        catch (cause) {
            throw this.failure('wait for the end of a container', cause);
        }
    }
    openWait(id) {
        const options = { condition: 'next-exit', ...(this.kind.name === 'Podman' ? { interval: '20ms' } : {}) };
        return dial(this.docker, {
            method: 'POST',
            path: `/containers/${id}/wait?`,
            options,
            statusCodes: { 200: true, 404: 'no such container' },
        });
    }
    async requireAlive() {
        await this.ask('answer', this.docker.ping(), ALIVE_MS);
    }
    async state(id) {
        const { State } = await this.ask('say how a container ended', this.docker.getContainer(id).inspect());
        return { exitCode: State.ExitCode, ranOutOfMemory: State.OOMKilled };
    }
    async putArchive(id, path, archive) {
        const call = this.docker.getContainer(id).putArchive(archive, { path });
        await this.ask('copy into a container', call, 10 * START_MS);
    }
    async mountSource(id, place) {
        const { Mounts } = await this.ask('look at a container', this.docker.getContainer(id).inspect());
        const source = Mounts.find(({ Destination }) => Destination === place)?.Source;
        if (source === undefined || source === '')
            throw this.failure('make a volume', new Error('there is none'));
        return source;
    }
    async kill(id) {
        await this.ask('kill a container', unlessEnded(this.docker.getContainer(id).kill()));
    }
    async remove(id) {
        const call = this.docker.getContainer(id).remove({ force: true, v: true });
        await this.ask('remove a container', unlessMissing(call), START_MS);
        this.left.delete(id);
    }
    async commit(id, { repo, tag, config, labels }) {
        this.left.add('images');
        const all = { ...config, Labels: { ...config.Labels, ...labels } };
        const changes = Object.entries(labels).map(([name, value]) => `LABEL ${name}=${value}`);
        const query = { container: id, repo, tag, pause: false, ...(this.kind.name === 'Podman' ? { changes } : {}) };
        const call = this.docker.getContainer(id).commit({ _query: query, _body: all });
        await this.ask('keep what was installed', call, 10 * START_MS);
    }
    async removeImage(reference) {
        const call = this.docker.getImage(reference).remove({ noprune: false });
        await this.ask('remove an image', unlessMissing(call, [404, 409]), START_MS);
    }
    containersWith(label) {
        const options = { all: true, filters: { label: [label] } };
        return this.ask('list containers', this.docker.listContainers(options));
    }
    imagesWith(label) {
        return this.ask('list images', this.docker.listImages({ filters: { label: [label] } }));
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/probe-engine.js






const TIMEOUT_MS = 8000;
const DEFAULT_SOCKET = '/var/run/docker.sock';
function unreadable(file, cause) {
    return new errors/* PyexecError */.xH('environment-unavailable', {
        message: `${file}, which says where the container engine is, cannot be used: ${(0,errors/* messageOf */.bD)(cause)}`,
        hint: 'Correct the file, or set DOCKER_HOST.',
        cause,
    });
}
function readJson(file) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === 'ENOENT')
            return undefined;
        throw unreadable(file, thrown);
    }
}
function contextHost({ context, configFolder }) {
    const config = readJson(external_node_path_.join(configFolder, 'config.json'));
    const name = context ?? config?.currentContext;
    if (typeof name !== 'string' || name === '' || name === 'default')
        return undefined;
    const folder = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const file = external_node_path_.join(configFolder, 'contexts', 'meta', folder, 'meta.json');
    const meta = readJson(file);
    const host = meta?.Endpoints?.docker?.Host;
    if (typeof host === 'string')
        return host;
    throw unreadable(file, new Error(`there is no context ${name}`));
}
function engineHost(address) {
    return address.host ?? contextHost(address) ?? `unix://${DEFAULT_SOCKET}`;
}
function tlsOf({ tlsVerify, certPath, configFolder }) {
    if (!tlsVerify)
        return undefined;
    const read = (name) => {
        const file = external_node_path_.join(certPath ?? configFolder, name);
        try {
            return (0,external_node_fs_.readFileSync)(file);
        }
        catch (thrown) {
            throw unreadable(file, thrown);
        }
    };
    return { protocol: 'https', ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
function engineOptions(host, address) {
    if (host.startsWith('unix://'))
        return { socketPath: host.slice('unix://'.length) };
    const [, name, port] = /^tcp:\/\/([^/:]+|\[[0-9a-f:]+\]):(\d+)\/?$/.exec(host) ?? [];
    if (name === undefined)
        return undefined;
    return { protocol: 'http', ...tlsOf(address), host: name.replace(/^\[|\]$/g, ''), port: Number(port) };
}
function factsOf(info) {
    const facts = info;
    return {
        name: facts.BuildahVersion === undefined ? 'Docker' : 'Podman',
        version: facts.ServerVersion ?? 'unknown',
        architecture: facts.Architecture ?? 'unknown',
        os: facts.OSType ?? 'unknown',
        runtimes: new Map(Object.entries(facts.Runtimes ?? {}).map(([name, one]) => [name, one?.runtimeArgs ?? []])),
        cgroupVersion: facts.CgroupVersion ?? 'unknown',
        isRootless: facts.Rootless ?? facts.SecurityOptions?.some((option) => option.includes('rootless')) ?? false,
    };
}
async function askWithin(ask) {
    const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
    try {
        return await ask(abortSignal);
    }
    catch (thrown) {
        throw abortSignal.aborted ? new Error(`it does not answer within ${TIMEOUT_MS / 1000} s`) : thrown;
    }
}
function parseServer(server) {
    const [, kind, version, os] = /^(Docker|Libpod)\/(\S+) \((\w+)\)$/.exec(server) ?? [];
    if (version === undefined || os === undefined)
        return undefined;
    return { name: kind === 'Docker' ? 'Docker' : 'Podman', version, os };
}
async function greetEngine(options) {
    const docker = new lib_docker(options);
    const call = { path: '/_ping', method: 'GET', statusCodes: { 200: true } };
    const answer = await askWithin((abortSignal) => dial(docker, { ...call, abortSignal }));
    answer.resume();
    return parseServer(String(answer.headers.server));
}
async function probeEngine(options) {
    const docker = new lib_docker(options);
    return factsOf(await askWithin((abortSignal) => docker.info({ abortSignal })));
}
function explainAbsence(host, thrown) {
    const socket = host.startsWith('unix://') ? host.slice('unix://'.length) : undefined;
    const code = (0,errors/* systemCode */.xU)(thrown);
    const isThere = socket !== undefined && (0,external_node_fs_.existsSync)(socket);
    const isPodman = host.includes('podman');
    const start = isPodman ? 'systemctl --user start podman.socket`, as root without `--user' : 'systemctl start docker';
    const [why, hint] = code === 'EACCES'
        ? [
            'this user may not speak to it',
            isPodman
                ? 'It is another user’s: start this user’s own (`systemctl --user start podman.socket`), and set DOCKER_HOST.'
                : 'Add the user to the socket’s group, which is as good as root, or use rootless Docker and set DOCKER_HOST.',
        ]
        : socket !== undefined && !isThere
            ? [
                `there is no ${socket}`,
                isPodman
                    ? `Install Podman and start its socket (\`${start}\`), or set DOCKER_HOST; \`environment: venv\` needs none.`
                    : 'Install Docker and start it (on Debian and Ubuntu the package docker.io), or set DOCKER_HOST; `environment: venv` needs none.',
            ]
            : socket !== undefined && !(0,external_node_fs_.statSync)(socket).isSocket()
                ? [`${socket} is no socket`, 'Set DOCKER_HOST to the address of the engine.']
                : [(0,errors/* messageOf */.bD)(thrown), `Start it (\`${start}\`), or set DOCKER_HOST; \`environment: venv\` needs none.`];
    return new errors/* PyexecError */.xH('environment-unavailable', {
        message: `no container engine answers at ${host}: ${why}`,
        hint,
        cause: thrown,
    });
}

;// CONCATENATED MODULE: ./lib/environments/docker/require-usable.js

const PODMAN_FROM = [4, 3];
function isOlder(version, [major, minor]) {
    const [, itsMajor = '0', itsMinor = '0'] = /^(\d+)\.(\d+)/.exec(version) ?? [];
    return Number(itsMajor) < major || (Number(itsMajor) === major && Number(itsMinor) < minor);
}
function requireUsable({ name, version, os, isRootless, cgroupVersion }, host) {
    if (os !== 'linux') {
        throw new errors/* PyexecError */.xH('environment-unavailable', {
            message: `the container engine at ${host} runs containers of ${os}, and this needs Linux`,
            hint: 'Switch it to Linux containers.',
        });
    }
    if (name !== 'Podman')
        return;
    if (isOlder(version, PODMAN_FROM)) {
        throw new errors/* PyexecError */.xH('environment-unavailable', {
            message: `the container engine at ${host} is Podman ${version}, and this needs ${PODMAN_FROM.join('.')} or newer`,
            hint: 'Use a newer one, or Docker; `environment: venv` needs none.',
        });
    }
    if (!isRootless || cgroupVersion !== '1')
        return;
    throw new errors/* PyexecError */.xH('limit-unenforceable', {
        message: `Podman at ${host} runs without root on cgroups version 1, where it leaves out all limits`,
        hint: 'Use a machine with cgroups version 2, or Podman as root.',
    });
}

;// CONCATENATED MODULE: ./lib/environments/docker/open-engine.js





function socketOf({ socketPath }) {
    return socketPath === undefined ? undefined : (0,external_node_fs_.realpathSync)(socketPath);
}
async function open_engine_openEngine(address) {
    const host = engineHost(address);
    const options = engineOptions(host, address);
    if (options === undefined) {
        throw new errors/* PyexecError */.xH('environment-unavailable', {
            message: `the address of the container engine, ${host}, is none that this version can speak to`,
            hint: 'Use a unix:// or tcp:// address in DOCKER_HOST; for ssh:// forward the socket with `ssh -L`.',
        });
    }
    const explained = (thrown) => {
        throw explainAbsence(host, thrown);
    };
    let probing;
    const facts = () => (probing ??= probeEngine(options).catch(explained));
    const greeting = await greetEngine(options).catch(explained);
    const kind = await requireKind(greeting, facts, host);
    return { engine: new Engine(options, kind), facts, host, socket: socketOf(options) };
}
async function requireKind(greeting, facts, host) {
    if (greeting?.name === 'Docker' && greeting.os === 'linux')
        return { name: 'Docker', isRootless: false };
    const all = await facts();
    requireUsable(all, host);
    return all;
}

// EXTERNAL MODULE: ./lib/execution/working-directory/ownership.js
var ownership = __webpack_require__(71473);
// EXTERNAL MODULE: ./lib/packages/canonical-text.js
var canonical_text = __webpack_require__(56555);
// EXTERNAL MODULE: ./lib/environments/venv/install-progress.js
var install_progress = __webpack_require__(82157);
// EXTERNAL MODULE: ./lib/environments/venv/copy-locals.js
var copy_locals = __webpack_require__(12014);
// EXTERNAL MODULE: ./lib/environments/venv/requirement-text.js
var requirement_text = __webpack_require__(4081);
// EXTERNAL MODULE: ./lib/environments/venv/place-variables.js
var place_variables = __webpack_require__(64937);
;// CONCATENATED MODULE: ./lib/environments/docker/container-user.js
function containerUser({ identities }) {
    const [uid, gid] = [process.getuid?.(), process.getgid?.()];
    const user = identities?.[0] ?? (uid === undefined || gid === undefined ? undefined : { uid, gid });
    if (user === undefined || user.uid === 0)
        throw new Error('there is no user for the container');
    return user;
}

;// CONCATENATED MODULE: ./lib/environments/docker/install-script.js
const install_script_PLACE = '/opt/pyexec';
const NOT_SEEN = 76;
const INSTALL = `import json, os, resource, shutil, subprocess, sys, threading
place, token, uid, gid, count = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
compared, args = sys.argv[6:6 + 2 * count], sys.argv[6 + 2 * count:]
def mark(path):
    try:
        facts = os.stat(path)
    except OSError:
        return ''
    return '%d:%d' % (facts.st_dev, facts.st_ino)
if list(map(mark, compared[::2])) != compared[1::2]:
    sys.exit(${NOT_SEEN})
os.umask(0o022)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.makedirs(place)
os.chown(place, uid, gid)
os.setgroups([])
os.setresgid(gid, gid, gid)
os.setresuid(uid, uid, uid)
tool = open(0, 'rb', 0)
os.environ.update(json.loads(tool.readline().decode() or sys.exit(75)))
def wait_for_the_tool():
    while tool.read(4096):
        pass
    os._exit(75)
def run(command):
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL).pid
    while True:
        # As the first process of the container it gets all orphans.
        pid, status = os.wait()
        if pid == child:
            return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1
threading.Thread(target=wait_for_the_tool, daemon=True).start()
home = os.path.join(place, '.install')
os.makedirs(home)
os.environ.update(HOME=home, TMPDIR=home)
python = os.path.join(place, 'bin', 'python3')
site = os.path.join(place, 'lib', 'python%d.%d' % sys.version_info[:2], 'site-packages')
os.makedirs(os.path.dirname(python))
os.makedirs(site)
os.symlink(sys.executable, python)
os.symlink('python3', os.path.join(place, 'bin', 'python'))
with open(os.path.join(place, 'pyvenv.cfg'), 'w') as f:
    print('home = ' + os.path.dirname(sys.executable), 'include-system-site-packages = true', sep=os.linesep, file=f)
if sys.prefix != sys.base_prefix:
    # The image's Python is a venv itself, of which this one would see nothing.
    with open(os.path.join(site, 'of-the-image.pth'), 'w') as f:
        print(*[one for one in sys.path if one.endswith('-packages')], sep=os.linesep, file=f)
pip = [python, '-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--no-cache-dir', '--progress-bar', 'off']
done = run(pip + args)
shutil.rmtree(home, ignore_errors=True)
if done:
    sys.exit(done)
sys.exit(run([python, '-I', '-c', """
import json, sys
try:
    from importlib.metadata import distributions
except ImportError:
    distributions = lambda path: []
found = [[d.metadata['Name'], d.version] for d in distributions(path=[sys.argv[1]])]
print()
print(sys.argv[2] + json.dumps(found), flush=True)
""", site, token]))
`;

// EXTERNAL MODULE: ./lib/execution/capture.js
var capture = __webpack_require__(27224);
// EXTERNAL MODULE: ./lib/environments/venv/explain-install.js
var explain_install = __webpack_require__(40467);
;// CONCATENATED MODULE: ./lib/environments/docker/demultiplex.js
const HEADER_BYTES = 8;
const MAX_FRAME_BYTES = 2 ** 24;
const STREAMS = { 0: 'stdout', 1: 'stdout', 2: 'stderr' };
class Demultiplexer {
    take;
    pending = Buffer.alloc(0);
    constructor(take) {
        this.take = take;
    }
    push(chunk) {
        this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
        while (this.pending.length >= HEADER_BYTES) {
            const stream = STREAMS[this.pending.readUInt8(0)];
            const length = this.pending.readUInt32BE(4);
            if (stream === undefined || this.pending.readUIntBE(1, 3) !== 0 || length > MAX_FRAME_BYTES)
                throw new Error('the engine sent something else than the output of a container');
            if (this.pending.length < HEADER_BYTES + length)
                return;
            this.take(stream, this.pending.subarray(HEADER_BYTES, HEADER_BYTES + length));
            this.pending = this.pending.subarray(HEADER_BYTES + length);
        }
    }
    get isWhole() {
        return this.pending.length === 0;
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/bind-mounts.js

function settings({ source, target, readOnly, isOfEngine = false }) {
    return {
        Type: 'bind',
        Source: source,
        Target: target,
        ReadOnly: readOnly,
        BindOptions: { Propagation: isOfEngine ? 'rslave' : 'rprivate', ...(readOnly ? { NonRecursive: true } : {}) },
    };
}
function bind({ source, target, readOnly, isOfEngine = false }) {
    const colon = [source, target].find((one) => one.includes(':'));
    if (colon === undefined)
        return `${source}:${target}:${readOnly ? 'ro,bind' : 'rw,rbind'},${isOfEngine ? 'rslave' : 'rprivate'}`;
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: `Podman cannot mount ${JSON.stringify(colon)}: there is a colon in its path, and a comma, a quote or the end of a line`,
        hint: 'Use another name.',
    });
}
function bindMounts({ name }, mounts) {
    const isRisky = ({ source, target }) => name === 'Podman' && /[,"\r\n]/.test(source + target);
    const risky = mounts.filter(isRisky).map(bind);
    const others = mounts.filter((mount) => !isRisky(mount)).map(settings);
    return { Mounts: others, ...(risky.length === 0 ? {} : { Binds: risky }) };
}

;// CONCATENATED MODULE: ./lib/environments/docker/container-options.js


const MIB = 2 ** 20;
const MEMORY_FOLDER_BYTES = 64 * MIB;
const MAX_INODES = 65_536;
const MAX_OPEN_FILES = 4096;
const PODMAN_FOLDERS = ['/run', '/var/tmp'];
const ULIMITS = [
    { Name: 'core', Soft: 0, Hard: 0 },
    { Name: 'nofile', Soft: MAX_OPEN_FILES, Hard: MAX_OPEN_FILES },
];
const container_options_NOTHING = 'ro,nosuid,nodev,noexec,size=4096,mode=0555';
const OWN_PROCESSES = 1;
function tmpfs(request) {
    const { engine, user, masked, imageVolumes, limits, inMemory: work } = request;
    const isPodman = engine.name === 'Podman';
    const bytes = Math.min(MEMORY_FOLDER_BYTES, limits.maxDiskBytes);
    const entries = (count) => (isPodman ? 'notmpcopyup' : `nr_inodes=${count}`);
    const inMemory = (size, more) => `rw,nosuid,nodev,size=${size},${entries(MAX_INODES)},${more}`;
    const nothing = isPodman ? `${container_options_NOTHING},notmpcopyup` : container_options_NOTHING;
    const own = isPodman ? 'U' : `uid=${user.uid},gid=${user.gid}`;
    const folders = [
        ...(isPodman ? PODMAN_FOLDERS : []).map((folder) => [folder, nothing]),
        ...imageVolumes.map((folder) => [folder, inMemory(bytes, `mode=0755,${own}`)]),
        [build_root/* TEMP */.Fb, `${inMemory(bytes, 'mode=1777')},exec`],
        ['/dev/shm', inMemory(MEMORY_FOLDER_BYTES, 'mode=1777')],
        [build_root/* HOME */.yZ, `${inMemory(bytes, `mode=0700,${own}`)},exec`],
        ...(work === undefined
            ? []
            : [[work.folder, `rw,nosuid,nodev,exec,size=${work.bytes},${entries(work.inodes)},mode=0700,${own}`]]),
        ...masked.map((folder) => [folder, nothing]),
    ];
    return Object.fromEntries(folders);
}
function usersOf({ name, isRootless }) {
    return name === 'Podman' && isRootless ? { UsernsMode: 'keep-id' } : {};
}
function hostConfig(request) {
    const { engine, mounts, limits, network, runtime } = request;
    return {
        NetworkMode: network === 'none' ? 'none' : 'bridge',
        ReadonlyRootfs: true,
        Privileged: false,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges'],
        IpcMode: 'private',
        ...usersOf(engine),
        PidsLimit: limits.maxProcesses + OWN_PROCESSES,
        ...(limits.memoryBytes === 'none' ? {} : { Memory: limits.memoryBytes, MemorySwap: limits.memoryBytes }),
        ...(limits.cpus === undefined ? {} : { NanoCpus: Math.round(limits.cpus * 1e9) }),
        ...(engine.name === 'Podman' ? {} : { Ulimits: ULIMITS }),
        Tmpfs: tmpfs(request),
        ...bindMounts(engine, mounts),
        LogConfig: { Type: 'none', Config: {} },
        RestartPolicy: { Name: 'no' },
        AutoRemove: false,
        ...(runtime === undefined ? {} : { Runtime: runtime }),
    };
}
function buildContainer(request) {
    const { image, command, labels, user, network } = request;
    return {
        Image: image,
        Entrypoint: [...command],
        Cmd: [],
        Labels: { ...labels },
        User: `${user.uid}:${user.gid}`,
        WorkingDir: '/',
        Hostname: 'sandbox',
        Tty: false,
        OpenStdin: true,
        StdinOnce: true,
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        NetworkDisabled: network === 'none',
        Healthcheck: { Test: ['NONE'] },
        HostConfig: hostConfig(request),
    };
}

;// CONCATENATED MODULE: ./lib/environments/docker/run-installer.js









const run_installer_TIMEOUT_MS = 30 * 60_000;
const MAX_OUTPUT_BYTES = 4 * 2 ** 20;
function buildOptions(engine, request, token) {
    const { base, labels, user, args, mounts, toCompare } = request;
    const compared = toCompare.flatMap((mount) => [mount.target, markOf(mount)]);
    const words = [install_script_PLACE, token, user.uid, user.gid, toCompare.length, ...compared, ...args].map(String);
    return {
        Image: base.id,
        Entrypoint: ['python3', '-c', INSTALL, ...words],
        Cmd: [],
        Labels: { ...labels },
        User: '0:0',
        WorkingDir: '/',
        Tty: false,
        OpenStdin: true,
        StdinOnce: true,
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        Healthcheck: { Test: ['NONE'] },
        HostConfig: {
            NetworkMode: 'bridge',
            CapDrop: ['ALL'],
            CapAdd: ['CHOWN', 'SETGID', 'SETUID'],
            SecurityOpt: ['no-new-privileges'],
            IpcMode: 'private',
            ...usersOf(engine),
            PidsLimit: 4096,
            ...bindMounts(engine, mounts),
            LogConfig: { Type: 'none', Config: {} },
            AutoRemove: false,
        },
    };
}
const MAX_PACKAGES = 5000;
const PACKAGE = /^[a-z0-9]+(-[a-z0-9]+)*==[\w.+!-]{1,100}$/;
function listInstalled(said) {
    let found;
    try {
        found = JSON.parse(said);
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
    }
    const pairs = Array.isArray(found) ? found.slice(0, MAX_PACKAGES) : [];
    const named = pairs.flatMap((pair) => {
        const [name, version] = Array.isArray(pair) ? pair : [];
        return typeof name === 'string' && typeof version === 'string'
            ? `${name.toLowerCase().replace(/[-_.]+/g, '-')}==${version}`
            : [];
    });
    return [...new Set(named.filter((one) => PACKAGE.test(one)))].sort();
}
async function runInstaller(engine, request) {
    const token = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const container = await engine.create(buildOptions(engine.kind, request, token)).catch((thrown) => {
        throw explainRefusal(thrown);
    });
    try {
        const { stdout, exitCode, isLate, stderr } = await runToEnd(engine, container, request);
        if (request.signal.aborted)
            throw cancelled();
        const said = stdout.text.slice(stdout.text.lastIndexOf(token) + token.length);
        const isDone = exitCode === 0 && stdout.text.includes(token);
        if (exitCode === NOT_SEEN && request.toCompare.length > 0)
            throw new NotSeen('what is mounted is not what is here');
        if (isDone)
            return { container, packages: listInstalled(said) };
        const outcome = isLate ? { kind: 'timed-out' } : { kind: 'exited', exitCode };
        throw (0,explain_install/* explainInstall */.b)({ outcome, stdout, stderr }, {
            installer: { kind: 'pip', version: 'of the image' },
            timeoutMs: run_installer_TIMEOUT_MS,
        });
    }
    catch (thrown) {
        await engine.remove(container);
        throw thrown;
    }
}
async function runToEnd(engine, container, { env, onOutput, signal }) {
    const captures = { stdout: new capture/* HeadTailCapture */.N(MAX_OUTPUT_BYTES), stderr: new capture/* HeadTailCapture */.N(MAX_OUTPUT_BYTES) };
    const attached = await engine.attach(container);
    const demultiplexer = new Demultiplexer((stream, chunk) => {
        captures[stream].write(chunk);
        onOutput(chunk);
    });
    attached.on('error', () => undefined);
    attached.on('data', (chunk) => {
        demultiplexer.push(chunk);
    });
    const drained = new Promise((resolve) => attached.once('close', resolve).once('end', resolve));
    const ended = engine.end(container);
    let isLate = false;
    const kill = () => void engine.kill(container).catch(() => undefined);
    const timer = setTimeout(() => {
        isLate = true;
        kill();
    }, run_installer_TIMEOUT_MS);
    signal.addEventListener('abort', kill);
    try {
        await engine.start(container);
        attached.write(`${JSON.stringify({ ...env, PIP_CONFIG_FILE: '/dev/null', LANG: 'C.UTF-8' })}\n`);
        if (signal.aborted)
            kill();
        const { exitCode } = await ended;
        await drained;
        return { exitCode, isLate, stdout: captures.stdout.finish(), stderr: captures.stderr.finish() };
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', kill);
        attached.destroy();
    }
}
function cancelled() {
    return new errors/* PyexecError */.xH('install-failed', {
        message: 'the installation of the packages was cancelled',
        hint: 'Nothing was run.',
    });
}

;// CONCATENATED MODULE: ./lib/environments/docker/packages-image.js













const VENV = { folder: install_script_PLACE, python: `${install_script_PLACE}/bin/python3` };
const SCHEMA = 3;
const WEEK_MS = 7 * 24 * 3_600_000;
function tagOf({ plan, base }, requirements) {
    const week = requirements.isPinned ? 'pinned' : Math.floor(Date.now() / WEEK_MS);
    const variables = Object.entries(plan.environment.installEnv).sort(([a], [b]) => (a < b ? -1 : 1));
    const all = JSON.stringify([SCHEMA, base.id, (0,canonical_text/* canonicalText */.A)(requirements), week, variables]);
    return (0,external_node_crypto_.createHash)('sha256').update(all).digest('hex').slice(0, 40);
}
function packagesOf(labels) {
    return (labels[INSTALLED_LABEL] ?? '').split(',').filter((one) => one !== '');
}
async function withPackages(adding) {
    const { plan, engine, base } = adding;
    const { requirements, keepsPackages } = plan.environment;
    if (requirements === undefined)
        return { image: base, packages: [], cacheHit: false, venv: undefined };
    const isKept = keepsPackages && requirements.volatileBecause === undefined && !base.isTemporary;
    const name = `${PACKAGES_REPOSITORY}:${isKept ? tagOf(adding, requirements) : (0,external_node_crypto_.randomUUID)()}`;
    const there = isKept ? await engine.findImage(name) : undefined;
    if (there !== undefined)
        return { image: { ...base, id: there.id }, packages: packagesOf(there.labels), cacheHit: true, venv: VENV };
    return install(adding, requirements, { name, isKept });
}
function mountOf(path, readOnly) {
    return { source: path, target: path, readOnly };
}
function placeInputs({ plan, folders }, requirements) {
    const root = external_node_path_.join(folders.base, 'install');
    const placed = (0,place_variables/* placeVariables */.X)(plan.environment.installEnv, root);
    const projects = folders.reserve('install-projects');
    const copies = (0,copy_locals/* copyLocals */.y)(requirements, projects);
    const [identity] = folders.identities ?? [];
    if (copies.length > 0 && identity !== undefined)
        ownership/* LentFolder */.E.lend(projects, identity);
    const hasConstraints = requirements.constraints.length > 0;
    folders.placeTree('install', {
        files: {
            ...placed.files,
            'requirements.txt': (0,requirement_text/* requirementText */.P)(requirements.requirements, requirements, copies),
            ...(hasConstraints ? { 'constraints.txt': (0,requirement_text/* requirementText */.P)(requirements.constraints, requirements, copies) } : {}),
        },
        emptyFolders: [],
    });
    const constraints = hasConstraints ? ['--constraint', external_node_path_.join(root, 'constraints.txt')] : [];
    return {
        args: ['--requirement', external_node_path_.join(root, 'requirements.txt'), ...constraints],
        env: placed.env,
        mounts: [
            ...[root, ...placed.folders, ...(0,requirement_text/* linkedFolders */.L)(requirements)].map((one) => mountOf(one, true)),
            ...(copies.length === 0 ? [] : [mountOf(projects, false)]),
        ],
    };
}
async function install(adding, requirements, { name, isKept }) {
    const { preparing, engine, base, labels, sharing } = adding;
    const { say, signal } = preparing;
    const inputs = placeInputs(adding, requirements);
    say(`packages: installing into ${base.described} with its pip`);
    const onOutput = new install_progress/* InstallProgress */.J(say).write;
    const user = containerUser(adding.folders);
    const request = { ...inputs, base, labels: labels.container, user, onOutput, signal };
    const { container, packages } = await sharing.mount(inputs.mounts, (mounts, toCompare) => runInstaller(engine, { ...request, mounts, toCompare }));
    try {
        const kept = {
            [PACKAGES_LABEL]: String(Date.now()),
            [INSTALLED_LABEL]: packages.join(','),
        };
        const [repo = '', tag = ''] = name.split(':');
        const all = { ...NO_CONTAINER, ...kept, ...(isKept ? {} : labels.image) };
        await engine.commit(container, { repo, tag, config: base.config, labels: all });
    }
    finally {
        await engine.remove(container);
    }
    const image = await engine.findImage(name);
    if (image === undefined) {
        throw new errors/* PyexecError */.xH('install-failed', {
            message: `the image ${name} is gone as soon as it was made`,
            hint: 'Something removes images at the same time; try again.',
        });
    }
    say(`packages: ${packages.length} installed`);
    return { image: { ...base, id: image.id }, packages, cacheHit: false, venv: VENV };
}

// EXTERNAL MODULE: ./lib/execution/disk-watch.js + 1 modules
var disk_watch = __webpack_require__(3909);
// EXTERNAL MODULE: ./lib/execution/execute-program.js
var execute_program = __webpack_require__(65244);
// EXTERNAL MODULE: ./lib/isolation/program-input.js + 1 modules
var program_input = __webpack_require__(82199);
// EXTERNAL MODULE: ./lib/isolation/rlimits.js
var rlimits = __webpack_require__(60198);
// EXTERNAL MODULE: ./lib/programs/limits-of.js
var limits_of = __webpack_require__(65831);
// EXTERNAL MODULE: ./lib/environments/folder-name.js
var folder_name = __webpack_require__(19030);
// EXTERNAL MODULE: ./lib/execution/deferred.js
var deferred = __webpack_require__(47515);
// EXTERNAL MODULE: ./lib/execution/supervisor/spawn-supervisor.js + 1 modules
var spawn_supervisor = __webpack_require__(6549);
// EXTERNAL MODULE: ./lib/execution/supervisor/supervisor.js + 3 modules
var supervisor_supervisor = __webpack_require__(1608);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./lib/environments/docker/container-process.js



const DRAIN_MS = 1000;
class ContainerProcess extends external_node_events_.EventEmitter {
    stdin;
    stdout = new external_node_stream_.PassThrough();
    stderr = new external_node_stream_.PassThrough();
    kill;
    constructor({ attached, ended, kill }) {
        super();
        this.stdin = attached;
        this.kill = kill;
        const streams = { stdout: this.stdout, stderr: this.stderr };
        const demultiplexer = new Demultiplexer((stream, chunk) => streams[stream].write(chunk));
        const drained = new Promise((resolve) => {
            attached.once('close', resolve);
            attached.once('end', resolve);
        });
        attached.on('error', () => undefined);
        attached.on('data', (chunk) => {
            try {
                demultiplexer.push(chunk);
            }
            catch {
                attached.destroy();
                kill();
            }
        });
        void this.report(ended, drained);
    }
    async report(ended, drained) {
        let exitCode;
        try {
            ({ exitCode } = await ended);
        }
        catch {
            exitCode = null;
        }
        const timer = new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref());
        await Promise.race([drained, timer]);
        this.stdin.destroy();
        this.stdout.end();
        this.stderr.end();
        this.emit('close', exitCode, null);
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/container-launcher.js








const NAMES = ['python3', 'python'];
const LATE_LOOKS = 4;
const LATE_LOOK_MS = 100;
const NO_SUCH_PROGRAM = /executable file .{0,80}not found|no such file or directory/i;
class ContainerLauncher {
    parts;
    failure;
    isClosed = false;
    constructor(parts) {
        this.parts = parts;
    }
    static async start(engine, launch) {
        const mode = ['container', ...(launch.keep === 'running' ? ['stay'] : [])];
        for (const python of NAMES) {
            const { looksAt = [], holdsFiles = false } = launch;
            const copies = holdsFiles ? ['copies'] : [];
            const modes = [...mode, ...copies, ...(looksAt.length === 0 ? [] : ['look', ...looksAt])];
            const request = { ...launch, command: (0,spawn_supervisor/* supervisorCommand */.k)(python, modes) };
            const options = { ...buildContainer(request), StdinOnce: launch.keep !== 'running' };
            const id = await create(engine, options);
            try {
                return await startIn(engine, id, { python, launch });
            }
            catch (thrown) {
                await engine.remove(id).catch(() => undefined);
                if (explainRefusal(thrown) !== thrown)
                    throw explainRefusal(thrown);
                if (!NO_SUCH_PROGRAM.test((0,errors/* messageOf */.bD)(thrown)))
                    throw thrown;
            }
        }
        throw new errors/* PyexecError */.xH('image-unavailable', {
            message: `the image ${launch.described} has no Python: neither ${NAMES.join(' nor ')} can be started in it`,
            hint: 'Take an image with Python 3.6 or newer on its PATH, for example python:3.12-slim.',
        });
    }
    static over(parts) {
        return new ContainerLauncher(parts);
    }
    get id() {
        return this.parts.id;
    }
    get isUsable() {
        return this.parts.supervisor.isUsable && !this.isClosed;
    }
    launch(spec, onOutput) {
        const running = this.parts.supervisor.launch(spec, onOutput);
        return {
            ended: this.parts.holdsFiles ? running.ended : running.ended.then((ended) => this.withEngineFacts(ended)),
            terminate: () => {
                running.terminate();
                this.parts.checkEngine();
            },
            kill: () => {
                running.kill();
                this.parts.checkEngine();
            },
        };
    }
    converse = (conversation) => this.parts.supervisor.converse(conversation);
    async settle(ended, take) {
        if (ended.ending.kind === 'lost') {
            const notes = ['What the program wrote is lost with its container.'];
            return { ...(await this.withEngineFacts(ended)), notes };
        }
        try {
            const taken = await take();
            return { ...(await this.withEngineFacts(ended)), ...taken };
        }
        catch (thrown) {
            if (thrown instanceof errors/* PyexecError */.xH)
                throw thrown;
            this.failure = new errors/* PyexecError */.xH('engine-failed', {
                message: `what the program wrote could not be copied out of its container: ${(0,errors/* messageOf */.bD)(thrown)}`,
                hint: 'See whether the connection to the engine is good (`docker info`).',
                cause: thrown,
            });
            return ended;
        }
    }
    async withEngineFacts(ended) {
        const { keep, supervisor } = this.parts;
        if (keep !== 'running' || ended.ending.kind === 'lost')
            await supervisor.close();
        try {
            if (keep !== 'running')
                await this.parts.ended;
            const isLost = ended.ending.kind === 'lost';
            if (!isLost && ended.isMemoryCounted === true)
                return ended;
            return {
                ...ended,
                ranOutOfMemory: ended.ranOutOfMemory || (await this.saysOutOfMemory(isLost ? LATE_LOOKS : 0)),
            };
        }
        catch (thrown) {
            this.failure = thrown;
            return ended;
        }
    }
    async saysOutOfMemory(looks) {
        const { engine, id } = this.parts;
        const { ranOutOfMemory } = await engine.state(id);
        if (ranOutOfMemory || looks === 0)
            return ranOutOfMemory;
        await (0,promises_.setTimeout)(LATE_LOOK_MS);
        return this.saysOutOfMemory(looks - 1);
    }
    async discard() {
        this.isClosed = true;
        await this.parts.engine.remove(this.parts.id);
    }
    async close() {
        if (this.isClosed)
            return;
        this.isClosed = true;
        const { engine, id, keep } = this.parts;
        if (keep === 'never')
            await engine.remove(id);
    }
}
async function create(engine, options) {
    try {
        return await engine.create(options);
    }
    catch (thrown) {
        const said = (0,errors/* messageOf */.bD)(thrown);
        if (/unknown or invalid runtime name|runtime .*not (found|supported)/i.test(said)) {
            throw new errors/* PyexecError */.xH('environment-unavailable', {
                message: `the engine has no runtime ${options.HostConfig?.Runtime ?? ''}`,
                hint: '`docker info` lists those that it has.',
                cause: thrown,
            });
        }
        throw explainRefusal(thrown);
    }
}
async function startIn(engine, id, { python, launch }) {
    const attached = await engine.attach(id);
    const lost = new deferred/* Deferred */.c();
    const ended = Promise.race([engine.end(id), lost.promise]);
    ended.catch(() => undefined);
    const giveUp = (cause) => {
        lost.reject((0,errors/* toPyexecError */.wb)(cause));
    };
    const kill = () => void engine.kill(id).catch(giveUp);
    const checkEngine = () => void engine.requireAlive().catch(giveUp);
    const child = new ContainerProcess({ attached, ended, kill });
    await engine.start(id);
    const { supervisor, interpreter } = await supervisor_supervisor/* Supervisor */.D.over(child, {
        python,
        isOutOfReach: false,
        sweep: () => Promise.resolve(0),
        explain: (said) => explainPython(launch.described, said),
    });
    if (!interpreter.isGuarded)
        throw explainPython(launch.described, 'it has no module ctypes');
    const { keep, holdsFiles = false } = launch;
    const parts = { engine, id, supervisor, ended, checkEngine, keep, holdsFiles };
    return { launcher: ContainerLauncher.over(parts), interpreter };
}
function explainPython(described, said) {
    return new errors/* PyexecError */.xH('image-unavailable', {
        message: `the Python in the image ${described} does not start, or is not Python 3.6 or newer with its standard library${said === '' ? '' : `: ${said}`}`,
        hint: 'Take another image, for example python:3.12-slim.',
    });
}

// EXTERNAL MODULE: ./lib/execution/stop-causes.js
var stop_causes = __webpack_require__(32809);
// EXTERNAL MODULE: ./lib/environments/docker/copying/folder-writer.js
var folder_writer = __webpack_require__(14051);
;// CONCATENATED MODULE: ./lib/environments/docker/copying/listing.js


const listing_KINDS = ['file', 'folder', 'link', 'again', 'special', 'unreadable'];
const MAX_TEXT_BYTES = 32 * 2 ** 20;
const MAX_TARGET_BYTES = 4095;
function numberOf(text) {
    const number = /^\d{1,16}$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(number))
        throw new Error('the container says a number that is none');
    return number;
}
class Listing {
    entries = [];
    kinds = new Map([['', 'folder']]);
    textBytes = 0;
    add(payload) {
        const fields = decodeMessage(payload);
        const kind = listing_KINDS.find((one) => one === fields.get('kind'));
        const [name = '', target = ''] = [fields.get('name'), fields.get('target')];
        if (kind === undefined)
            throw new Error('the container says an entry of an unknown kind');
        const listed = {
            name,
            kind,
            target,
            mode: numberOf(fields.get('mode')) & 0o777,
            size: numberOf(fields.get('size')),
        };
        if (kind !== 'unreadable')
            this.check(listed);
        this.textBytes += name.length + target.length;
        if (this.entries.length >= 2 * entry/* MAX_COPIED_ENTRIES */.rt || this.textBytes > MAX_TEXT_BYTES)
            throw new Error('the container says more entries than it can have');
        this.entries.push({ ...listed, isSame: fields.get('same') === '1' });
    }
    check({ name, kind, target }) {
        if (!(0,entry/* isSafeName */.TE)(name))
            throw new Error(`the container says an entry that cannot be: ${(0,entry/* shownName */.HD)(name)}`);
        if (this.kinds.has(name) || this.kinds.get((0,entry/* parentOf */.gN)(name)) !== 'folder')
            throw new Error(`the container says an entry twice, or one in no folder: ${(0,entry/* shownName */.HD)(name)}`);
        if (kind === 'again' && this.kinds.get(target) !== 'file')
            throw new Error(`the container says a second name of no file: ${(0,entry/* shownName */.HD)(name)}`);
        if (kind === 'link' && (target === '' || target.length > MAX_TARGET_BYTES))
            throw new Error(`the container says a link that cannot be: ${(0,entry/* shownName */.HD)(name)}`);
        this.kinds.set(name, kind);
    }
    kindOf(name) {
        return this.kinds.get(name);
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/copying/receive-tree.js






const IN_THE_WAY = [
    'ENOENT',
    'ENOTDIR',
    'EISDIR',
    'EEXIST',
    'ELOOP',
    'EACCES',
    'EPERM',
    'ENAMETOOLONG',
    'EXDEV',
    'EMLINK',
    'EFBIG',
    'EINVAL',
    'EILSEQ',
];
class TreeReceiver {
    receiving;
    leftOut = new Set();
    isCut = false;
    isTooDeep = false;
    listing = new Listing();
    isListed = false;
    number = -1;
    file;
    bytes = 0;
    constructor(receiving) {
        this.receiving = receiving;
    }
    get entries() {
        return this.listing.entries.length;
    }
    hear = ({ kind, payload }) => {
        if (kind === 'n' && !this.isListed)
            this.listing.add(payload);
        else if (kind === 'z' && !this.isListed)
            this.takeListing(decodeMessage(payload).get('state'));
        else if (kind === 'f' && this.isListed)
            this.begin(payload);
        else if (kind === 'b' && this.isListed)
            this.write(payload);
        else if (kind === 'e' && this.isListed)
            this.finish();
        else
            throw new Error('the container says something out of turn');
        return kind === 'e';
    };
    drop() {
        this.file?.target.drop();
        this.file = undefined;
    }
    takeListing(state) {
        this.isListed = true;
        this.isTooDeep = state === 'deep';
        this.isCut = state !== 'whole';
        if (!this.isCut)
            this.removeMissing();
        for (const listed of this.listing.entries) {
            if (listed.kind === 'special' || listed.kind === 'unreadable')
                this.leaveOut(listed.name);
            else
                this.attempt(listed, () => {
                    this.makePlace(listed);
                });
        }
    }
    removeMissing() {
        if (this.listing.entries.some(({ kind }) => kind === 'unreadable'))
            return;
        for (const [name, entry] of [...this.receiving.sent].reverse()) {
            const now = this.listing.kindOf(name);
            if (name === '' || (now === 'again' ? 'file' : now) === entry.kind || this.receiving.isKept(name))
                continue;
            this.attempt({ name, isSame: false }, () => {
                this.remove(name, entry);
            });
        }
    }
    remove(name, entry) {
        const { writer } = this.receiving;
        const facts = writer.look(name);
        if (facts === undefined)
            return;
        if (entry.kind === 'folder' && facts.isDirectory())
            writer.removeFolder(name);
        else if (entry.kind !== 'folder' && fingerprintOf(facts) === entry.fingerprint)
            writer.removeFile(name);
    }
    makePlace({ name, kind, isSame, target }) {
        const { writer } = this.receiving;
        if (kind === 'folder') {
            const facts = writer.look(name);
            if (facts === undefined)
                writer.makeFolder(name);
            else if (!facts.isDirectory())
                throw inTheWay();
            else if ((facts.mode & 448n) !== 448n)
                writer.setFolderMode(name, 0o700);
        }
        else if (kind === 'link' && !isSame) {
            const facts = writer.look(name);
            if (facts?.isDirectory() === true)
                throw inTheWay();
            if (facts !== undefined)
                writer.removeFile(name);
            writer.makeLink(name, target);
        }
    }
    begin(payload) {
        this.complete();
        const number = Number(payload.toString('latin1'));
        const listed = this.listing.entries[number];
        if (!(number > this.number) || listed?.kind !== 'file' || listed.isSame || listed.size > this.receiving.maxBytes)
            throw new Error('the container says the content of something that is none of its new files');
        this.number = number;
        this.attempt(listed, () => {
            this.file = { target: this.receiving.writer.makeFile(listed.name), listed, end: 0 };
        });
    }
    write(payload) {
        const content = payload.subarray(8);
        this.bytes += content.length;
        if (content.length === 0 || this.bytes > this.receiving.maxBytes)
            throw new Error('the container says more than it can hold');
        const { file } = this;
        if (file === undefined)
            return;
        const offset = Number(payload.readBigUInt64BE(0));
        if (offset < file.end || offset + content.length > file.listed.size)
            throw new Error(`the container says a file that is not whole: ${(0,entry/* shownName */.HD)(file.listed.name)}`);
        file.end = offset + content.length;
        this.full(() => {
            for (let at = 0; at < content.length;)
                at += (0,external_node_fs_.writeSync)(file.target.descriptor, content, at, content.length - at, offset + at);
        });
    }
    complete() {
        const { file } = this;
        if (file === undefined)
            return;
        this.file = undefined;
        const { target, listed } = file;
        this.attempt(listed, () => {
            try {
                (0,external_node_fs_.ftruncateSync)(target.descriptor, listed.size);
            }
            catch (thrown) {
                target.drop();
                throw thrown;
            }
            target.keep(listed.mode);
        });
    }
    finish() {
        this.complete();
        const { writer } = this.receiving;
        for (const listed of this.listing.entries)
            if (listed.kind === 'again')
                this.attempt(listed, () => {
                    this.nameAgain(listed);
                });
        for (const listed of this.listing.entries.toReversed()) {
            if (listed.kind !== 'folder' || this.receiving.isKept(listed.name))
                continue;
            this.attempt(listed, () => {
                const facts = writer.look(listed.name);
                if (facts?.isDirectory() === true && Number(facts.mode & 511n) !== listed.mode)
                    writer.setFolderMode(listed.name, listed.mode);
            });
        }
    }
    nameAgain({ name, target }) {
        const { writer } = this.receiving;
        const [facts, first] = [writer.look(name), writer.look(target)];
        if (first?.isFile() !== true || facts?.isDirectory() === true)
            throw inTheWay();
        if (facts !== undefined && facts.ino === first.ino)
            return;
        if (facts !== undefined)
            writer.removeFile(name);
        writer.makeName(name, target);
    }
    leaveOut(name) {
        this.leftOut.add(name);
    }
    attempt({ name, isSame }, act) {
        if (this.receiving.isKept(name)) {
            if (!isSame)
                this.leaveOut(name);
            return;
        }
        try {
            this.full(act);
        }
        catch (thrown) {
            if (!IN_THE_WAY.includes((0,errors/* systemCode */.xU)(thrown) ?? ''))
                throw thrown;
            this.leaveOut(name);
        }
    }
    full(act) {
        try {
            act();
        }
        catch (thrown) {
            if (!['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'].includes((0,errors/* systemCode */.xU)(thrown) ?? ''))
                throw thrown;
            throw new errors/* PyexecError */.xH('working-directory-unusable', {
                message: `what the program wrote cannot be copied into the working directory: ${(0,errors/* messageOf */.bD)(thrown)}`,
                hint: 'The disk may be full.',
                cause: thrown,
            });
        }
    }
}
function inTheWay() {
    return Object.assign(new Error('something else is there'), { code: 'EEXIST' });
}

;// CONCATENATED MODULE: ./lib/environments/docker/copying/work-copy.js









const PAGE_BYTES = 4096;
const MAX_NOTED = 3;
const MAX_OF_EXCESS = 1000;
function sizeInMemory({ kind, size }) {
    return kind === 'folder' ? 0 : Math.ceil(size / PAGE_BYTES) * PAGE_BYTES + (kind === 'link' ? PAGE_BYTES : 0);
}
function relative(folder, path) {
    return path.startsWith(`${folder}/`) ? bytesOf(path.slice(folder.length + 1)) : undefined;
}
function withProgram(entries, { own, program }) {
    const name = program.kind === 'file' ? relative(own.work, program.path) : undefined;
    if (program.kind !== 'file' || name === undefined)
        return { entries: [...entries], fixed: [] };
    const text = Buffer.from(program.text);
    const isThere = entries.some((entry) => entry.name === name && entry.kind !== 'folder');
    if (!isThere) {
        throw new errors/* PyexecError */.xH('invalid-input', {
            message: `${program.id} lies in the working directory behind a link, and cannot be copied to a container engine that does not see this machine’s files`,
            hint: `Name it by its real path, ${(0,external_node_fs_.realpathSync)(program.path)}.`,
        });
    }
    const changed = entries.map((entry) => entry.name === name ? { ...entry, kind: 'file', mode: 0o444, size: text.length, target: '', text } : entry);
    return { entries: changed, fixed: [name] };
}
class WorkCopy {
    input;
    bytes;
    room;
    quota;
    entries;
    kept;
    sent = new Map();
    constructor(input) {
        this.input = input;
        const { own, elsewhere, maxDiskBytes } = input;
        const tree = readTree({
            root: own.work,
            hidden: new Set(elsewhere),
            reader: own.identity,
        });
        const { entries, fixed } = withProgram(tree.entries, input);
        this.entries = entries;
        this.kept = new Set([...tree.hidden, ...fixed].map((name) => name.toLowerCase()));
        this.bytes = entries.reduce((sum, entry) => sum + sizeInMemory(entry), 0);
        this.room = { bytes: this.bytes + maxDiskBytes + 2 ** 20, inodes: entries.length + stop_causes/* MAX_ENTRIES */.Sd + 64 };
        this.quota = { bytes: maxDiskBytes, entries: stop_causes/* MAX_ENTRIES */.Sd };
    }
    async bringIn(converse) {
        let problem;
        const { work } = this.input.own;
        await converse({
            frames: sendTree(work, this.entries, (name, entry) => this.sent.set(name, entry)),
            hear: ({ kind, payload }) => {
                if (kind !== 'd')
                    throw new Error('the container says something out of turn');
                problem = decodeMessage(payload).get('text');
                return true;
            },
        });
        if (problem === undefined)
            return;
        throw new errors/* PyexecError */.xH('working-directory-unusable', {
            message: `the working directory ${work} cannot be copied into the container: ${problem}`,
            hint: 'Give a smaller folder, or use a container engine of this machine.',
        });
    }
    async bringOut(converse, { excess }) {
        const { own } = this.input;
        const most = this.entries.length + (excess === undefined ? stop_causes/* MAX_ENTRIES */.Sd : MAX_OF_EXCESS);
        const writer = new folder_writer/* FolderWriter */.Y(own.work, own.identity);
        const receiver = new TreeReceiver({
            writer,
            sent: this.sent,
            isKept: this.isKept,
            maxBytes: this.room.bytes,
        });
        try {
            const request = { root: bytesOf(own.work), most, longest: entry/* MAX_NAME_BYTES */.pg, deepest: entry/* MAX_DEPTH */.lr };
            await converse({ frames: [encodeMessage('w', request)], hear: receiver.hear });
        }
        finally {
            receiver.drop();
            writer.close();
        }
        const { isTooDeep, entries } = receiver;
        return { notes: notesOf(receiver), excess: excess ?? (isTooDeep ? { bytes: 0, entries } : undefined) };
    }
    isKept = (name) => {
        for (let one = name.toLowerCase(); one !== ''; one = (0,entry/* parentOf */.gN)(one))
            if (this.kept.has(one))
                return true;
        return false;
    };
}
function notesOf({ leftOut, isCut }) {
    const shown = [...leftOut].slice(0, MAX_NOTED).map(entry/* shownName */.HD).join(', ');
    const more = leftOut.size > MAX_NOTED ? ', …' : '';
    const entries = leftOut.size === 1 ? 'entry' : 'entries';
    return [
        ...(isCut
            ? [
                'Only a part of what is in the working directory was copied out of the container: there is too much, or it is too deep.',
            ]
            : []),
        ...(leftOut.size === 0
            ? []
            : [
                `${leftOut.size} ${entries} of the working directory could not be copied out of the container, such as pipes, sockets, or what something else is in the place of: ${shown}${more}`,
            ]),
    ];
}

;// CONCATENATED MODULE: ./lib/environments/docker/start-container.js







async function startContainer(parts, placed) {
    return parts.sharing.either(() => startMounted(parts, placed), () => startCopied(parts, placed));
}
function launchFor({ plan, engine, image, folders, labels }, { own }) {
    const { keepContainer, runtime } = plan.environment;
    return {
        image: image.id,
        described: image.described,
        engine: engine.kind,
        keep: keepContainer,
        labels: keepContainer === 'never' ? labels : {},
        user: own.identity ?? containerUser(folders),
        imageVolumes: image.volumes,
        limits: plan.limits,
        network: plan.isolation.network,
        runtime,
    };
}
async function startMounted(parts, placed) {
    const { engine, shared, nothing, folders, sharing } = parts;
    const { work } = placed.own;
    const mounts = mountsFor(shared, { ...placed, nothing, base: folders.base });
    const named = sharing.toCompare([...shared.mounts, { source: work, target: work, readOnly: false }]);
    const started = await ContainerLauncher.start(engine, {
        ...launchFor(parts, placed),
        mounts,
        masked: shared.maskedFolders,
        looksAt: named.map(({ target }) => target),
    });
    try {
        requireSame(named, started.interpreter.looked);
    }
    catch (thrown) {
        await engine.remove(started.launcher.id);
        throw thrown;
    }
    return started;
}
function requireShallow(readOnly, work) {
    const deep = readOnly.find((one) => one.startsWith(`${work}/`) && one.slice(work.length + 1).includes('/'));
    if (deep === undefined)
        return;
    throw new errors/* PyexecError */.xH('invalid-input', {
        message: `\`read-only-paths\`: ${deep} lies deep in the working directory, of which a container engine that does not see this machine’s files gets a copy`,
        hint: 'Leave it out: what is in the working directory is copied with it. Or use an engine of this machine.',
    });
}
async function startCopied(parts, placed) {
    const { engine, plan, shared, nothing, folders, sharing } = parts;
    const { own, program } = placed;
    sharing.requireNoVolumes(plan.environment.volumes);
    const readOnly = shared.mounts.map(({ target }) => target);
    requireShallow(readOnly, own.work);
    const elsewhere = [
        ...shared.maskedFolders,
        ...shared.maskedFiles,
        ...readOnly.filter((one) => (0,find_python_roots/* isWithin */.UO)(one, own.work)),
    ];
    const copy = new WorkCopy({ own, program, elsewhere, maxDiskBytes: plan.limits.maxDiskBytes });
    const { memoryBytes } = plan.limits;
    const launch = launchFor(parts, placed);
    const mounts = await sharing.depot.bring(copiesFor(shared, { ...placed, nothing, base: folders.base }));
    const started = await ContainerLauncher.start(engine, {
        ...launch,
        mounts,
        masked: [],
        inMemory: { folder: own.work, ...copy.room },
        limits: { ...plan.limits, memoryBytes: memoryBytes === 'none' ? 'none' : memoryBytes + copy.bytes },
        holdsFiles: true,
    });
    const { launcher } = started;
    try {
        await copy.bringIn(launcher.converse);
    }
    catch (thrown) {
        await engine.remove(launcher.id);
        throw thrown;
    }
    const settle = (ended) => launcher.settle(ended, () => copy.bringOut(launcher.converse, ended));
    return { ...started, quota: copy.quota, settle };
}

;// CONCATENATED MODULE: ./lib/environments/docker/sweep-containers.js


const MAX_AGE_MS = 30 * 24 * 3_600_000;
async function sweepRun(engine, marker) {
    const containers = await engine.containersWith(`${RUN_LABEL}=${marker}`);
    await Promise.all(containers.map(({ Id }) => engine.remove(Id)));
    const images = await engine.imagesWith(`${IMAGE_RUN_LABEL}=${marker}`);
    await Promise.all(images.map(({ Id }) => engine.removeImage(Id)));
}
async function sweepEngine(address, marker) {
    await sweepRun((await openEngine(address)).engine, marker);
}
function withoutHost(tag) {
    return tag.replace(/^(docker\.io\/library|localhost)\//, '');
}
async function sweepLost(engine, now) {
    const containers = await engine.containersWith(OWNER_LABEL);
    const lost = containers.filter(({ Labels }) => isGone(Labels[OWNER_LABEL] ?? ''));
    await Promise.all(lost.map(({ Id }) => engine.remove(Id)));
    const images = await engine.imagesWith(IMAGE_OWNER_LABEL);
    const built = images.filter(({ Labels }) => isGone(Labels[IMAGE_OWNER_LABEL] ?? ''));
    const isOurs = (tags) => (tags ?? []).length > 0 && (tags ?? []).every((tag) => withoutHost(tag).startsWith(`${PACKAGES_REPOSITORY}:`));
    const old = (await engine.imagesWith(PACKAGES_LABEL)).filter(({ Labels, RepoTags }) => isOurs(RepoTags) && now - Number(Labels[PACKAGES_LABEL]) > MAX_AGE_MS);
    await Promise.all([...built, ...old].map(({ Id }) => engine.removeImage(Id)));
}

;// CONCATENATED MODULE: ./lib/environments/docker/prepared-docker.js










class PreparedDocker {
    parts;
    facts;
    width;
    first;
    failure;
    constructor(parts) {
        this.parts = parts;
        const { folders, plan } = parts;
        this.width = folders.areSeparate ? 2 * plan.jobs : plan.jobs;
    }
    async greet(program, check) {
        if (program === undefined)
            throw new Error('there is no program');
        const begun = await this.begin(program, 0);
        try {
            check(begun.interpreter);
        }
        catch (thrown) {
            await this.undo(program, begun);
            throw thrown;
        }
        this.first = { program, begun };
        return begun.interpreter;
    }
    async execute(program, index, signal) {
        const begun = (await this.takeFirst(program)) ?? (await this.begin(program, index));
        const { own, scriptPath, copy, launcher, settle } = begun;
        const { plan, folders, turns } = this.parts;
        try {
            const spec = this.specify(program, index, begun);
            const isEmpty = own.isFresh && program.kind !== 'code';
            const openDisk = () => (0,disk_watch/* watchChanges */.X)({ folders: own, limits: plan.limits, isEmpty });
            const limits = (0,limits_of/* limitsOf */.A)(program, plan.limits, performance.now());
            const execution = { program, spec, scriptPath, limits, work: own.work, openDisk, signal, settle };
            return await (0,execute_program/* executeProgram */.O)(execution, (work) => turns.take(signal, () => work(launcher)));
        }
        finally {
            this.failure ??= launcher.failure;
            await this.sayKept(program, launcher);
            await launcher.close().catch(() => undefined);
            await folders.leave(own);
            if (copy !== undefined)
                await folders.drop(copy);
        }
    }
    async takeFirst(program) {
        const { first } = this;
        this.first = undefined;
        if (first === undefined || first.program === program)
            return first?.begun;
        await first.begun.launcher.discard();
        await this.undo(first.program, first.begun);
        return undefined;
    }
    async dispose() {
        const { engine, marker, folders, release } = this.parts;
        try {
            if (engine.mayHaveLeft)
                await sweepRun(engine, marker);
            await release();
        }
        catch (thrown) {
            this.failure ??= thrown;
        }
        finally {
            engine.close();
            await folders.dispose();
        }
        if (this.failure !== undefined)
            throw (0,errors/* toPyexecError */.wb)(this.failure);
    }
    async begin(program, index) {
        const own = this.enter(program, index);
        let scriptPath;
        try {
            scriptPath = this.place(program);
            const { plan, folders, nothing, stdinPath: path } = this.parts;
            const copy = program.kind === 'file' ? folders.placeReadable(`program-${index}.py`, program.text) : nothing;
            const stdinPath = plan.stdin === undefined ? undefined : path;
            const isPart = program.kind === 'file' && program.part !== undefined;
            return {
                own,
                scriptPath,
                copy: isPart ? copy : undefined,
                ...(await startContainer(this.parts, { program, own, copy, stdinPath })),
            };
        }
        catch (thrown) {
            await this.undo(program, { own, scriptPath });
            throw thrown;
        }
    }
    async undo(program, { own, scriptPath }) {
        if (program.kind === 'code' && scriptPath !== undefined)
            (0,external_node_fs_.rmSync)(scriptPath, { force: true });
        await this.parts.folders.leave(own);
    }
    specify(program, index, { own, scriptPath, interpreter, quota }) {
        const { plan, marker, folders, stdinPath, filter, image, venv } = this.parts;
        const input = {
            plan: { ...plan, env: { ...variablesOf(image, venv), ...plan.env } },
            ...{ marker, folders, own, interpreter, venv, stdinPath, program, index, scriptPath },
        };
        return {
            argv: (0,program_input/* argvOf */.UU)(input),
            env: (0,program_input/* envOf */.B_)(input),
            cwd: own.work,
            stdinPath,
            identity: undefined,
            rlimits: (0,rlimits/* buildRlimits */.h)(plan.limits, plan.isolation),
            exposure: undefined,
            sandbox: { root: [], filter },
            ...(quota === undefined ? {} : { quota }),
            belonging: { marker: (0,program_input/* markerOf */.we)(input), folders: [] },
        };
    }
    place(program) {
        switch (program.kind) {
            case 'code':
                return this.parts.folders.placeScript(program.text);
            case 'file':
                return program.path;
            case 'module':
                return undefined;
        }
    }
    enter(program, index) {
        try {
            return this.parts.folders.enter(index, (0,folder_name/* folderName */.u)(program));
        }
        catch (cause) {
            throw new errors/* PyexecError */.xH('working-directory-unusable', {
                message: `no folder for ${program.id} can be made: ${(0,errors/* messageOf */.bD)(cause)}`,
                hint: 'The disk may be full.',
                cause,
            });
        }
    }
    async sayKept(program, { id }) {
        const { plan, sharing } = this.parts;
        const { keepContainer } = plan.environment;
        if (keepContainer === 'never')
            return;
        const { command } = this.parts.engine;
        const short = id.slice(0, 12);
        const copies = (await sharing.depot.container())?.slice(0, 12);
        const all = copies === undefined ? short : `-v ${short} ${copies}`;
        const start = keepContainer === 'stopped' ? `${command} start ${short} && ` : '';
        this.parts.say(`container of ${program.id} kept: ${start}${command} exec -it ${short} sh; ${command} rm -f ${all} removes it`);
    }
}
function variablesOf({ env }, venv) {
    const ours = /^(HOME|TMPDIR|LANG|LC_ALL|PYTHONUNBUFFERED|PYTHONDONTWRITEBYTECODE|PYTHONNOUSERSITE|HOSTNAME)$/;
    const pairs = env.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
    const variables = Object.fromEntries(pairs.filter(([name]) => name !== '' && !ours.test(name)));
    const { PATH } = variables;
    return PATH === undefined || venv === undefined ? variables : { ...variables, PATH: `${venv.folder}/bin:${PATH}` };
}

;// CONCATENATED MODULE: ./lib/environments/docker/turns.js

class Turns {
    free;
    waiting = [];
    constructor(free) {
        this.free = free;
    }
    async take(signal, work) {
        if (this.free > 0)
            this.free--;
        else
            await this.queue();
        try {
            return signal.aborted ? undefined : await work();
        }
        finally {
            const next = this.waiting.shift();
            if (next === undefined)
                this.free++;
            else
                next.resolve();
        }
    }
    queue() {
        const turn = new deferred/* Deferred */.c();
        this.waiting.push(turn);
        return turn.promise;
    }
}

;// CONCATENATED MODULE: ./lib/environments/docker/docker-environment.js


















const dockerEnvironment = {
    prepare: async (plan, preparing) => {
        const started = performance.now();
        const marker = (0,external_node_crypto_.randomUUID)();
        const [opened, folders] = await openBoth(plan);
        try {
            await requireRuntime(opened, plan);
            await preparing.onTraces({ marker, base: folders.base, engine: plan.environment.engine });
            return await prepareIn({ plan, preparing, opened, folders, marker, started });
        }
        catch (thrown) {
            await sweepRun(opened.engine, marker).catch(() => undefined);
            opened.engine.close();
            await folders.dispose();
            throw thrown;
        }
    },
};
async function openBoth(plan) {
    const making = makeFolders(plan);
    making.catch(() => undefined);
    try {
        return [await open_engine_openEngine(plan.environment.engine), await making];
    }
    catch (thrown) {
        await making.then((folders) => folders.dispose()).catch(() => undefined);
        throw thrown;
    }
}
async function requireRuntime(opened, { environment: { runtime } }) {
    if (runtime === undefined)
        return;
    const { runtimes } = await opened.facts();
    const args = runtimes.get(runtime);
    if (args === undefined) {
        throw new errors/* PyexecError */.xH('environment-unavailable', {
            message: `\`docker-runtime\`: the engine has no runtime ${runtime}; it has ${[...runtimes.keys()].join(', ')}`,
            hint: 'Register it with the engine (for gVisor: `runsc install`), or leave it out.',
        });
    }
    if (!args.includes('--ignore-cgroups'))
        return;
    throw new errors/* PyexecError */.xH('limit-unenforceable', {
        message: `\`docker-runtime\`: the engine has ${runtime} with --ignore-cgroups, so that nothing limits memory and processes`,
        hint: 'Take that argument out of the engine’s configuration.',
    });
}
async function makeFolders({ isolation, jobs, tempFolder, workingDirectory, programs, }) {
    return run_folders/* RunFolders */.Z.make({
        tempFolder,
        workingDirectory,
        identities: isolation.identity === 'unprivileged' ? await (0,unprivileged_identity/* pickUnprivilegedIdentities */.C)(2 * jobs) : undefined,
        inMemory: { home: build_root/* HOME */.yZ, temp: build_root/* TEMP */.Fb },
        separate: programs.length > 1,
    });
}
async function prepareIn({ plan, preparing, opened, folders, marker, started }) {
    const { engine } = opened;
    const labels = labelsOf(marker);
    let sweeping = Promise.resolve();
    const base = await findImage(opened, plan.environment, { ...preparing, labels: labels.image });
    const shared = findSharedMounts(plan, { folders, socket: opened.socket });
    const sharing = shareWith({ plan, opened, folders, base, shared, labels: labels.container, say: preparing.say });
    const adding = { plan, preparing, engine, folders, base, labels, sharing };
    const { image, packages, cacheHit, venv } = await withPackages(adding);
    const parts = {
        plan,
        engine,
        image,
        venv,
        folders,
        marker,
        labels: labels.container,
        filter: filterFor(image),
        shared,
        sharing,
        nothing: folders.place('nothing', ''),
        stdinPath: plan.stdin === undefined ? external_node_os_.devNull : folders.placeReadable('stdin', plan.stdin),
        turns: new Turns(plan.jobs),
        say: preparing.say,
        release: () => release(engine, { base, sweeping }),
    };
    const prepared = new PreparedDocker(parts);
    const interpreter = await prepared.greet(plan.programs[0], ({ version }) => {
        requireVersion(version, plan, image);
    });
    sweeping = sweepLost(engine, Date.now()).catch(() => undefined);
    const prepareMs = performance.now() - started;
    prepared.facts = docker_environment_factsOf({ plan, image, packages, cacheHit, venv, folders, interpreter, prepareMs });
    return prepared;
}
function shareWith({ plan, opened, folders, base, shared, labels, say }) {
    const { engine, host, socket } = opened;
    const depot = new Depot({
        engine,
        image: base.id,
        labels: plan.environment.keepContainer === 'never' ? labels : {},
        hidden: [...shared.maskedFolders, ...shared.maskedFiles],
        reader: folders.identities?.[0],
    });
    return new Sharing({ host, isInDoubt: mayBeElsewhere(socket), depot, say });
}
async function release(engine, { base, sweeping }) {
    await sweeping;
    if (base.isTemporary)
        await engine.removeImage(base.id);
}
function filterFor({ architecture }) {
    if (architecture === 'amd64')
        return (0,build_filter/* buildSeccompFilter */.n)('x64');
    if (architecture === 'arm64')
        return (0,build_filter/* buildSeccompFilter */.n)('arm64');
    throw new errors/* PyexecError */.xH('environment-unavailable', {
        message: `containers on ${architecture} are not supported: there is no filter of system calls for it`,
        hint: 'Use an engine on x64 or arm64.',
    });
}
function requireVersion(version, { environment: { pythonVersion } }, image) {
    if (pythonVersion === undefined || (0,pep440.satisfies)(version, pythonVersion, { prereleases: true }))
        return;
    throw new errors/* PyexecError */.xH('python-not-found', {
        message: `the image ${image.described} has Python ${version}, and ${pythonVersion} is asked for`,
        hint: 'Leave out `image`, so that one for the version is taken, or name another one.',
    });
}
function docker_environment_factsOf({ plan, image, packages, cacheHit, venv, folders, interpreter, prepareMs }) {
    const { memory, processes } = plan.isolation;
    return {
        kind: 'docker',
        pythonVersion: interpreter.version,
        pythonPath: venv?.python ?? interpreter.executable,
        image: image.described,
        packages,
        cacheHit,
        prepareMs,
        memory,
        processes,
        noNewPrivileges: interpreter.noNewPrivileges,
        workingDirectory: folders.work,
    };
}


/***/ }),

/***/ 12014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ copyLocals)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);



function isSource(file, project) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file);
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file);
    if (name === '.git' || name === '__pycache__')
        return false;
    if (!facts.isFile() && !facts.isDirectory() && !facts.isSymbolicLink())
        return false;
    return node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file) !== project || !['.venv', 'venv', 'node_modules'].includes(name);
}
function copy(from, to, options) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)(from, to, options);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PyexecError */ .xH('install-failed', {
            message: `${from} cannot be copied to be installed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}`,
            hint: 'It must hold ordinary files and folders that can be read.',
            cause,
        });
    }
}
function copyLocals({ locals }, folder) {
    return locals.map(({ path: from }, index) => {
        const to = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, String(index), node_path__WEBPACK_IMPORTED_MODULE_1__.basename(from));
        copy(from, to, {
            recursive: true,
            verbatimSymlinks: true,
            filter: (file) => file === from || isSource(file, from),
        });
        return to;
    });
}


/***/ }),

/***/ 40467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ explainInstall)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

const NO_SPACE = {
    when: /No space left on device|Disk quota exceeded|os error 28\b/i,
    hint: 'Free space on the disk, or clear what is kept with `pyexec cache clear`.',
};
const EXPLANATIONS = [
    {
        when: /Max retries exceeded|Connection (refused|reset|aborted)|Temporary failure in name resolution|Failed to (fetch|connect)|timed out|error sending request|CERTIFICATE_VERIFY_FAILED|invalid peer certificate|HTTP error 5\d\d|50[0234] (Server|Service|Bad|Gateway)/i,
        hint: 'The package index could not be reached, also when tried again: check PIP_INDEX_URL or UV_DEFAULT_INDEX, the proxy and the certificates of the job.',
    },
    {
        when: /No matching distribution found|was not found in the package registry|because there (is|are) no versions? of|has no matching|no wheels with a matching/i,
        hint: 'Check the spelling and the version of the package, and that it supports this Python; `python-version` chooses another one.',
    },
    {
        when: /No module named pip\b/,
        hint: 'The image has no pip: take an official image of Python, or install pip in a Dockerfile of yours.',
    },
    {
        when: /hash(es)? (do not match|mismatch)|THESE PACKAGES DO NOT MATCH THE HASHES/i,
        hint: 'What the index has is not what the requirement’s hash names: somebody changed the file, or the hash is of another one.',
    },
    {
        when: /ResolutionImpossible|conflicting dependencies|requirements are unsatisfiable|No solution found/i,
        hint: 'Two requirements exclude each other: loosen one of the versions.',
    },
    NO_SPACE,
    {
        when: /setuptools-scm was unable to detect version|LookupError: .*setuptools[-_]scm/i,
        hint: 'The project takes its version from git, which code that builds packages does not see: set SETUPTOOLS_SCM_PRETEND_VERSION in the `env` of the step.',
    },
    {
        when: /error: command .*(gcc|cc|clang|cl\.exe).* failed|No such file or directory: '?(gcc|cc|clang|x86_64-linux-gnu-gcc)|Failed to build|Failed building wheel|build backend|backend subprocess exited|subprocess-exited-with-error/i,
        hint: 'A package had to be built from source and could not: install what it takes, or ask for a version that has a wheel for this Python.',
    },
];
const MAX_LINES = 12;
const MAX_CHARACTERS = 2000;
function lastLines(text) {
    const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !line.startsWith('[notice]'));
    return lines.slice(-MAX_LINES).join('\n').slice(-MAX_CHARACTERS);
}
function describe({ outcome }, timeoutMs) {
    switch (outcome.kind) {
        case 'exited':
            return `exit code ${outcome.exitCode}`;
        case 'timed-out':
            return `not done after ${Math.round(timeoutMs / 60_000)} minutes`;
        case 'signalled':
            return `ended by ${outcome.signal}`;
        case 'disk-limit':
            return 'stopped, since the disk is nearly full';
        case 'out-of-memory':
        case 'output-limit':
        case 'cancelled':
            return outcome.kind;
    }
}
function explainInstall(result, { installer, timeoutMs, nearest = [] }) {
    const said = `${result.stdout.text}\n${result.stderr.text}`;
    const known = result.outcome.kind === 'disk-limit' ? NO_SPACE : EXPLANATIONS.find(({ when }) => when.test(said));
    const hint = known?.hint ?? 'See what the installer said above.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('install-failed', {
        message: `the packages could not be installed (${installer.kind} ${installer.version}, ${describe(result, timeoutMs)}):\n${lastLines(said)}`,
        hint: nearest.length > 0 ? `The index has ${nearest.join(', ')}. ${hint}` : hint,
    });
}


/***/ }),

/***/ 82157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ InstallProgress)
/* harmony export */ });
const WORTH_SAYING = /^\s*(Downloading \S+ \(.+\)|Building (wheel|editable) for \S+|Building \S+|Installing collected packages|Resolved \d+ packages?|Prepared \d+ packages?|Installed \d+ packages?|Bytecode compiled|WARNING: Retrying|Retrying|warning: Retrying)/;
const MAX_LINE = 160;
const MAX_LINES = 200;
class InstallProgress {
    say;
    rest = '';
    said = 0;
    constructor(say) {
        this.say = say;
    }
    write = (chunk) => {
        const lines = (this.rest + chunk.toString('utf8')).split(/\r\n|\n|\r/);
        this.rest = (lines.pop() ?? '').slice(-10_000);
        for (const line of lines)
            if (WORTH_SAYING.test(line))
                this.tell(line.trim());
    };
    tell(line) {
        if (this.said++ >= MAX_LINES)
            return;
        this.say(`packages: ${line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line}`);
    }
}


/***/ }),

/***/ 64937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ placeVariables)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);



function pathOf(word) {
    if (node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(word))
        return word;
    if (!word.startsWith('file:'))
        return undefined;
    try {
        return (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(word);
    }
    catch {
        return undefined;
    }
}
function placeVariables(env, root) {
    const folders = new Set();
    const files = {};
    const place = (name, word) => {
        const named = pathOf(word);
        const facts = named === undefined ? undefined : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(named, { throwIfNoEntry: false });
        if (named === undefined || facts === undefined)
            return word;
        if (facts.isDirectory())
            folders.add(named);
        if (!facts.isFile())
            return word;
        const copy = `variable-${name.toLowerCase()}-${Object.keys(files).length}${node_path__WEBPACK_IMPORTED_MODULE_1__.extname(named)}`;
        files[copy] = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(named);
        return node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, copy);
    };
    const placed = Object.entries(env).map(([name, value]) => {
        const words = value.split(/(\s+)/).map((word) => (word.trim() === '' ? word : place(name, word)));
        return [name, words.join('')];
    });
    return { env: Object.fromEntries(placed), folders: [...folders], files };
}


/***/ }),

/***/ 4081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ linkedFolders),
/* harmony export */   P: () => (/* binding */ requirementText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _packages_format_item_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82464);



function requirementText(lines, { locals }, copies) {
    const installed = locals.map((local) => ({ ...local, editable: false }));
    return `${lines.map(({ text }) => (0,_packages_format_item_js__WEBPACK_IMPORTED_MODULE_2__/* .renderLine */ .ni)(text, installed, (index) => copies[index] ?? '')).join('\n')}\n`;
}
function linkedFolders({ requirements }) {
    const named = requirements.flatMap(({ text }) => /^--find-links[ =](.+)$/.exec(text)?.[1] ?? []);
    return named.filter((folder) => node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(folder) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder));
}


/***/ }),

/***/ 56555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ canonicalText)
/* harmony export */ });
/* harmony import */ var _format_item_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82464);
/* harmony import */ var _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8264);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59065);
/* harmony import */ var _parse_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93625);




const MARKER_TOKEN = /"[^"]*(?:"|$)|'[^']*(?:'|$)|[A-Za-z0-9_.]+|[<>=!~]+|[()]|[^\s"'A-Za-z0-9_.<>=!~()]+/g;
function sorted(texts) {
    return [...new Set(texts)].sort();
}
function canonicalRequirement(requirement) {
    const { kind, name, marker } = requirement;
    const place = requirement.kind === 'named' ? sorted(requirement.specifier.split(',')).join(',') : requirement.reference;
    const extras = sorted(requirement.extras.map(_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .normaliseName */ .GX));
    const tokens = marker?.match(MARKER_TOKEN) ?? [];
    return [kind, name === undefined ? null : (0,_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .normaliseName */ .GX)(name), extras, place, tokens];
}
function canonicalEntry(entry) {
    switch (entry.kind) {
        case 'item': {
            const isHash = (option) => option.startsWith('--hash=');
            const hashes = sorted(entry.options.filter(isHash));
            const others = entry.options.filter((option) => !isHash(option));
            return ['item', canonicalRequirement(entry.requirement), entry.isEditable, hashes, others];
        }
        case 'option':
            return ['option', entry.text];
        default:
            return [entry.kind, entry.reference];
    }
}
function canonicalLines({ text }, { locals }) {
    const used = [];
    const parsable = text.replace(_format_item_js__WEBPACK_IMPORTED_MODULE_0__/* .LOCAL */ .G8, (_, index) => {
        const { path, editable, extras = '' } = locals[Number(index)] ?? {};
        used.push([path, editable, sorted(extras.slice(1, -1).split(',').map(_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .normaliseName */ .GX))]);
        return 'file:local';
    });
    try {
        return (0,_parse_line_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLine */ .A)(parsable).map((entry) => ({
            isItem: entry.kind === 'item',
            text: JSON.stringify([canonicalEntry(entry), used]),
        }));
    }
    catch (thrown) {
        if (!(thrown instanceof _malformed_at_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedAt */ .J))
            throw thrown;
        return [{ isItem: false, text: JSON.stringify(['text', text, used]) }];
    }
}
function canonicalText(set) {
    const lines = set.requirements.flatMap((line) => canonicalLines(line, set));
    const constraints = set.constraints.flatMap((line) => canonicalLines(line, set));
    return JSON.stringify({
        options: lines.filter(({ isItem }) => !isItem).map(({ text }) => text),
        requirements: sorted(lines.filter(({ isItem }) => isItem).map(({ text }) => text)),
        constraints: sorted(constraints.map(({ text }) => text)),
    });
}


/***/ }),

/***/ 93625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ parseLine)
});

// EXTERNAL MODULE: ./lib/packages/malformed-at.js
var malformed_at = __webpack_require__(8264);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
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
var parse_named = __webpack_require__(53998);
// EXTERNAL MODULE: ./lib/packages/parse-requirement.js
var parse_requirement = __webpack_require__(24224);
// EXTERNAL MODULE: ./lib/packages/shell-words.js
var shell_words = __webpack_require__(76011);
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

/***/ 76011:
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

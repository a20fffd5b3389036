export const id = 210;
export const ids = [210];
export const modules = {

/***/ 1210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  installPython: () => (/* binding */ installPython)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(3297);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/python/ask-interpreter.js
var ask_interpreter = __webpack_require__(8728);
// EXTERNAL MODULE: ./lib/python/resolvers/resolver.js + 1 modules
var resolver = __webpack_require__(2562);
// EXTERNAL MODULE: ./lib/python/resolvers/tool-cache.js
var tool_cache = __webpack_require__(9301);
// EXTERNAL MODULE: ./lib/python/survey-pythons.js
var survey_pythons = __webpack_require__(3808);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/python/install/claim-place.js





const PATIENCE_MS = 15_000;
const POLL_MS = 100;
function completeMark(place) {
    return `${place}.complete`;
}
async function isTaken(staged, place) {
    try {
        await (0,promises_.rename)(staged, place);
        return false;
    }
    catch (thrown) {
        if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOTDIR'].includes((0,errors/* systemCode */.xU)(thrown) ?? '') && (0,external_node_fs_.existsSync)(place))
            return true;
        throw thrown;
    }
}
async function becomesComplete(place, patienceMs) {
    for (let waited = 0; waited < patienceMs; waited += POLL_MS) {
        if ((0,external_node_fs_.existsSync)(completeMark(place)))
            return true;
        if (!(0,external_node_fs_.existsSync)(place))
            return false;
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS);
    }
    return false;
}
async function claimPlace(ready) {
    const { staged, place, works, patienceMs = PATIENCE_MS } = ready;
    await (0,promises_.mkdir)(external_node_path_.dirname(place), { recursive: true });
    for (let attempt = 0; await isTaken(staged, place); attempt++) {
        if ((await becomesComplete(place, patienceMs)) && (await works()))
            return false;
        await (0,promises_.rm)(completeMark(place), { force: true });
        if ((0,external_node_fs_.existsSync)(place))
            await (0,promises_.rename)(place, `${staged}-before-${attempt}`);
    }
    await (0,promises_.writeFile)(completeMark(place), '');
    return true;
}

;// CONCATENATED MODULE: ./lib/python/install/address.js
function showUrl(url) {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
function isAsSafe(url, list) {
    return new URL(list).protocol !== 'https:' || new URL(url).protocol === 'https:';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
;// CONCATENATED MODULE: ./lib/python/install/with-toolkit.js

const RETRY = ['TEST_DOWNLOAD_TOOL_RETRY_MIN_SECONDS', 'TEST_DOWNLOAD_TOOL_RETRY_MAX_SECONDS'];
const RETRY_SECONDS = [1, 2];
function lend(variables) {
    const environment = process.env;
    const before = Object.keys(variables).map((name) => [name, environment[name]]);
    Object.assign(environment, variables);
    return () => {
        for (const [name, value] of before) {
            if (value === undefined)
                Reflect.deleteProperty(environment, name);
            else
                environment[name] = value;
        }
    };
}
const inToolkit = new external_node_async_hooks_.AsyncLocalStorage();
function silence() {
    const { stdout } = process;
    const original = Object.getOwnPropertyDescriptor(stdout, 'write');
    const write = stdout.write.bind(stdout);
    const quiet = (chunk, second, third) => {
        if (inToolkit.getStore() === true)
            return true;
        if (typeof second !== 'string')
            return write(chunk, second);
        return write(typeof chunk === 'string' ? Buffer.from(chunk, second) : chunk, third);
    };
    stdout.write = quiet;
    return () => {
        if (original === undefined)
            Reflect.deleteProperty(stdout, 'write');
        else
            Object.defineProperty(stdout, 'write', original);
    };
}
function shortenRetries() {
    RETRY.forEach((name, index) => Reflect.set(globalThis, name, RETRY_SECONDS[index]));
    return () => {
        for (const name of RETRY)
            Reflect.deleteProperty(globalThis, name);
    };
}
let previous = Promise.resolve();
function withToolkit(variables, act) {
    const work = async () => {
        const undo = [lend(variables), silence(), shortenRetries()];
        try {
            return await inToolkit.run(true, act);
        }
        finally {
            for (const one of undo)
                one();
        }
    };
    const mine = previous.then(work, work);
    previous = mine;
    return mine;
}

;// CONCATENATED MODULE: ./lib/python/install/download.js




function givenUp({ signal, timeoutMs }, settled) {
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
async function download(wanted) {
    const settled = new AbortController();
    try {
        const { downloadTool } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(955), __webpack_require__.e(183)]).then(__webpack_require__.bind(__webpack_require__, 5183));
        const { url, file, env } = wanted;
        await Promise.race([withToolkit(env, () => downloadTool(url, file)), givenUp(wanted, settled.signal)]);
        return (await (0,promises_.stat)(file)).size;
    }
    finally {
        settled.abort();
    }
}
async function sha256Of(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file)) {
        if (Buffer.isBuffer(chunk))
            hash.update(chunk);
    }
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./lib/python/satisfies-request.js
var satisfies_request = __webpack_require__(9455);
;// CONCATENATED MODULE: ./lib/python/install/choose-release.js



function fileFor(release, freeThreaded, machine) {
    const arch = (0,tool_cache/* toolArchitecture */.s)(machine.arch, freeThreaded);
    return release.files.find((file) => file.platform === machine.platform &&
        file.arch === arch &&
        (file.platformVersion === undefined || file.platformVersion === machine.platformVersion));
}
function offers(releases, freeThreaded, machine) {
    return releases
        .flatMap((release) => {
        const file = fileFor(release, freeThreaded, machine);
        return file === undefined ? [] : [{ release, file }];
    })
        .sort((a, b) => (0,pep440.rcompare)(a.release.version, b.release.version));
}
function chooseRelease(releases, wish, machine) {
    return offers(releases, wish.freeThreaded, machine).find(({ release: { version, stable } }) => (stable || (0,satisfies_request/* isPrerelease */.V)(version)) && (0,satisfies_request/* satisfiesRequest */.B)(version, wish.request));
}
function offeredVersions(releases, freeThreaded, machine) {
    const newest = new Map();
    for (const { release } of offers(releases, freeThreaded, machine)) {
        const minor = release.version.split('.').slice(0, 2).join('.');
        if (release.stable && !newest.has(minor))
            newest.set(minor, release.version);
    }
    return [...newest.values()];
}

// EXTERNAL MODULE: ./lib/python/install/install-options.js
var install_options = __webpack_require__(9790);
;// CONCATENATED MODULE: ./lib/python/install/parse-manifest.js

class MalformedManifest extends Error {
}
function fieldsOf(value, where) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new MalformedManifest(`${where} is no object`);
    return Object.fromEntries(Object.entries(value));
}
function textOf(fields, name, where) {
    const value = fields[name];
    if (typeof value !== 'string' || value === '')
        throw new MalformedManifest(`${where} has no text "${name}"`);
    return value;
}
function listOf(value, where) {
    if (!Array.isArray(value))
        throw new MalformedManifest(`${where} is no list`);
    return value;
}
function hashOf(fields, where) {
    if (fields['hash'] === undefined || fields['hash'] === null)
        return undefined;
    const digits = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(textOf(fields, 'hash', where))?.[1];
    if (digits === undefined)
        throw new MalformedManifest(`${where} has a "hash" that is no SHA-256`);
    return digits.toLowerCase();
}
function fileOf(value, where) {
    const fields = fieldsOf(value, where);
    const url = textOf(fields, 'download_url', where);
    if (!URL.canParse(url))
        throw new MalformedManifest(`${where} has a "download_url" that is no address`);
    const version = fields['platform_version'];
    return {
        filename: textOf(fields, 'filename', where),
        arch: textOf(fields, 'arch', where),
        platform: textOf(fields, 'platform', where),
        platformVersion: typeof version === 'string' ? version : undefined,
        url,
        sha256: hashOf(fields, where),
    };
}
function releaseOf(value, where) {
    const fields = fieldsOf(value, where);
    const name = textOf(fields, 'version', where);
    const stable = fields['stable'];
    if (typeof stable !== 'boolean')
        throw new MalformedManifest(`${where} does not say whether it is stable`);
    const files = listOf(fields['files'], `"files" of ${where}`).map((file, index) => fileOf(file, `file ${index + 1} of ${where}`));
    const version = (0,pep440.explain)(name)?.public;
    return version === undefined || !/^[\w.-]+$/.test(name) ? [] : [{ name, version, stable, files }];
}
function parseJson(text) {
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch (cause) {
        throw new MalformedManifest('it is no JSON', { cause });
    }
}
function parseManifest(text) {
    return listOf(parseJson(text), 'it').flatMap((release, index) => releaseOf(release, `release ${index + 1}`));
}

;// CONCATENATED MODULE: ./lib/python/install/read-platform-version.js


function setting(text, name) {
    const [, value] = new RegExp(`^${name}=["']?([^"'\\r\\n]*)["']?\\s*$`, 'm').exec(text) ?? [];
    return value;
}
async function readPlatformVersion(platform, file = '/etc/os-release') {
    if (platform !== 'linux')
        return undefined;
    try {
        const text = await (0,promises_.readFile)(file, 'utf8');
        return setting(text, 'ID') === 'ubuntu' ? setting(text, 'VERSION_ID') : undefined;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/python/install/reason-of.js

const LONGEST = 300;
function reasonOf(thrown) {
    const [line = ''] = (0,errors/* messageOf */.bD)(thrown).trim().split(/\r?\n/);
    return line === '' ? ((0,errors/* systemCode */.xU)(thrown) ?? 'no reason was given') : line.slice(0, LONGEST);
}

;// CONCATENATED MODULE: ./lib/python/install/find-release.js









const MANIFEST_URL = 'https://raw.githubusercontent.com/actions/python-versions/main/versions-manifest.json';
const TIMEOUT_MS = 60_000;
const OFFLINE_HINT = 'Check the network and the proxy of this machine, or have that version installed in a step before, for example by actions/setup-python.';
async function fetchManifest(url, file, job) {
    const { facts, options } = job;
    try {
        await download({ url, file, env: facts.installEnv, timeoutMs: TIMEOUT_MS, signal: options.signal });
    }
    catch (cause) {
        const message = `the list of versions (${showUrl(url)}) could not be fetched: ${reasonOf(cause)}`;
        throw new install_options/* NotInstallable */.h(message, OFFLINE_HINT, { cause });
    }
    try {
        return parseManifest(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch (cause) {
        const message = `the list of versions (${showUrl(url)}) is malformed: ${reasonOf(cause)}`;
        throw new install_options/* NotInstallable */.h(message, '', { cause });
    }
}
function describe({ platform, arch, platformVersion }) {
    const system = platform === 'linux' ? (platformVersion === undefined ? 'this Linux' : `Ubuntu ${platformVersion}`) : platform;
    return `${system} on ${arch}`;
}
async function findRelease(search) {
    const { wish, facts, options, stage } = search;
    const url = options.manifestUrl ?? MANIFEST_URL;
    const releases = await fetchManifest(url, external_node_path_.join(stage, 'versions-manifest.json'), search);
    const machine = { ...facts, platformVersion: await readPlatformVersion(facts.platform) };
    const chosen = chooseRelease(releases, wish, machine);
    if (chosen === undefined) {
        const offered = offeredVersions(releases, wish.freeThreaded, machine);
        const has = offered.length === 0 ? 'nothing' : offered.join(', ');
        throw new install_options/* NotInstallable */.h(`for ${describe(machine)} the list of versions (${showUrl(url)}) has ${has}`, '');
    }
    if (!isAsSafe(chosen.file.url, url))
        throw new install_options/* NotInstallable */.h(`${showUrl(chosen.file.url)} is no https address`, '');
    return chosen;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/python/install/own-library.js
const BESIDE = '$ORIGIN/../lib';
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_STRTAB = 5n;
const DT_RPATH = 15n;
const DT_RUNPATH = 29n;
function segmentsOf(elf) {
    const start = Number(elf.readBigUInt64LE(32));
    const [size, count] = [elf.readUInt16LE(54), elf.readUInt16LE(56)];
    return Array.from({ length: count }, (_, index) => {
        const at = start + index * size;
        return {
            type: elf.readUInt32LE(at),
            offset: Number(elf.readBigUInt64LE(at + 8)),
            address: elf.readBigUInt64LE(at + 16),
            size: Number(elf.readBigUInt64LE(at + 32)),
        };
    });
}
function tagsOf(elf, { offset, size }) {
    const tags = new Map();
    for (let at = offset; at + 16 <= offset + size; at += 16)
        tags.set(elf.readBigInt64LE(at), elf.readBigUInt64LE(at + 8));
    return tags;
}
function findSearchPath(elf) {
    const segments = segmentsOf(elf);
    const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
    if (dynamic === undefined)
        return undefined;
    const tags = tagsOf(elf, dynamic);
    const [strings, name] = [tags.get(DT_STRTAB), tags.get(DT_RUNPATH) ?? tags.get(DT_RPATH)];
    if (strings === undefined || name === undefined)
        return undefined;
    const holder = segments.find(({ type, address, size }) => type === PT_LOAD && strings >= address && strings < address + BigInt(size));
    if (holder === undefined)
        return undefined;
    const start = holder.offset + Number(strings - holder.address + name);
    return { start, end: elf.indexOf(0, start) };
}
function isElf64(bytes) {
    return bytes.subarray(0, 6).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]));
}
function withOwnLibrary(program) {
    if (!isElf64(program))
        return undefined;
    const found = findSearchPath(program);
    if (found === undefined)
        return undefined;
    const { start, end } = found;
    const now = program.toString('latin1', start, end);
    if (!/^\/[^:]+\/lib$/.test(now) || now.length < BESIDE.length)
        return undefined;
    const changed = Buffer.from(program);
    changed.fill(0, start, end).write(BESIDE, start, 'latin1');
    return changed;
}

;// CONCATENATED MODULE: ./lib/python/install/unpack.js










const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
const unpack_TIMEOUT_MS = 5 * 60_000;
function tarOf({ platform, platformEnv }) {
    return platform === 'win32' ? external_node_path_.join(platformEnv['SYSTEMROOT'] ?? 'C:\\Windows', 'System32', 'tar.exe') : 'tar';
}
function saidBy(thrown) {
    const stderr = (0,errors/* isError */.bJ)(thrown) ? Object.getOwnPropertyDescriptor(thrown, 'stderr')?.value : undefined;
    return typeof stderr === 'string' && stderr.trim() !== '' ? reasonOf(stderr) : reasonOf(thrown);
}
async function unpack(archive, folder, facts) {
    const env = { ...facts.platformEnv, PATH: facts.pathFolders.join(external_node_path_.delimiter), LC_ALL: 'C' };
    try {
        await run(tarOf(facts), ['-x', '-o', '-f', archive, '-C', folder], { env, timeout: unpack_TIMEOUT_MS });
    }
    catch (cause) {
        throw new install_options/* NotInstallable */.h(`its archive cannot be unpacked: ${saidBy(cause)}`, 'Run it again.', { cause });
    }
}
function interpreterIn(folder, version, freeThreaded) {
    const minor = version.split('.').slice(0, 2).join('.');
    const names = freeThreaded ? [`python${minor}t`] : [`python${minor}`];
    return names.find((name) => (0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'bin', name)));
}
async function unpack_link(target, file) {
    if (!(0,external_node_fs_.existsSync)(file))
        await (0,promises_.symlink)(target, file);
}
async function useOwnLibrary(file) {
    const changed = withOwnLibrary(await (0,promises_.readFile)(file));
    if (changed !== undefined)
        await (0,promises_.writeFile)(file, changed);
}
async function arrange(folder, { version, freeThreaded }, { platform }) {
    const name = platform === 'win32' ? 'python.exe' : interpreterIn(folder, version, freeThreaded);
    if (name === undefined || (platform === 'win32' && !(0,external_node_fs_.existsSync)((0,resolver/* pythonOf */.we)(folder, platform)))) {
        throw new install_options/* NotInstallable */.h(`its archive for ${platform} holds an installer, which would change the system`, 'Let actions/setup-python install it in a step before.');
    }
    if (platform === 'win32')
        return;
    await unpack_link(name, external_node_path_.join(folder, 'bin', 'python3'));
    await unpack_link(name, external_node_path_.join(folder, 'bin', 'python'));
    await unpack_link(external_node_path_.join('bin', name), external_node_path_.join(folder, 'python'));
    await (0,promises_.rm)(external_node_path_.join(folder, 'setup.sh'), { force: true });
    if (platform === 'linux')
        await useOwnLibrary(external_node_path_.join(folder, 'bin', name));
}

;// CONCATENATED MODULE: ./lib/python/install/install-python.js
















const ARCHIVE_TIMEOUT_MS = 10 * 60_000;
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
async function fetchArchive({ file, facts, options, stage }) {
    const archive = external_node_path_.join(stage, 'archive');
    let bytes;
    try {
        const { installEnv: env } = facts;
        bytes = await download({ ...file, file: archive, env, timeoutMs: ARCHIVE_TIMEOUT_MS, signal: options.signal });
    }
    catch (cause) {
        throw new install_options/* NotInstallable */.h(`${showUrl(file.url)} could not be downloaded: ${reasonOf(cause)}`, OFFLINE_HINT, {
            cause,
        });
    }
    const sha256 = file.sha256 === undefined ? undefined : await sha256Of(archive);
    if (sha256 !== file.sha256) {
        throw new install_options/* NotInstallable */.h(`${showUrl(file.url)} is not what the list of versions says it is: its SHA-256 is ${sha256 ?? ''} and not ${file.sha256 ?? ''}`, 'Run it again; when this stays so, somebody changed the file: do not use it.');
    }
    return { archive, bytes };
}
async function defectOf(prefix, { release, wish, facts }) {
    const answer = await (0,ask_interpreter/* questionInterpreter */.Xr)((0,resolver/* pythonOf */.we)(prefix, facts.platform), (0,survey_pythons/* askingEnv */.dq)(facts));
    if (answer.kind === 'broken')
        return answer.reason;
    const { version, freeThreaded } = answer.asked;
    if ((0,pep440.eq)(version, release.version) && freeThreaded === wish.freeThreaded)
        return undefined;
    return `says that it is ${version}${freeThreaded ? ', free-threaded' : ''}`;
}
async function requireWorking(prefix, job) {
    const defect = await defectOf(prefix, job);
    if (defect === undefined)
        return;
    throw new errors/* PyexecError */.xH('python-broken', {
        message: `Python ${job.release.version} was downloaded (${job.file.filename}), and on this machine it ${defect}`,
        hint: 'It was made for another system. Install that version in another way, or set `python-path`.',
    });
}
async function install(job) {
    const { release, wish, file, facts, options, stage, place } = job;
    const start = performance.now();
    options.say(`Python ${release.version} is missing and is being installed from ${showUrl(file.url)}`);
    const { archive, bytes } = await fetchArchive(job);
    const afterDownload = performance.now();
    const downloaded = `${(bytes / 1e6).toFixed(1)} MB in ${((afterDownload - start) / 1000).toFixed(1)} s`;
    const staged = external_node_path_.join(stage, 'python');
    await (0,promises_.mkdir)(staged);
    await unpack(archive, staged, facts);
    await arrange(staged, { version: release.version, freeThreaded: wish.freeThreaded }, facts);
    await requireWorking(staged, job);
    const isOurs = await claimPlace({ staged, place, works: async () => (await defectOf(place, job)) === undefined });
    const by = isOurs ? 'installed' : 'there already, by somebody who was faster';
    options.say(`Python ${release.version} is ${by}: ${place} (${downloaded}, unpacked and tried in ${seconds(afterDownload)})`);
}
async function installFrom(stage, toolCache, search) {
    const chosen = await findRelease({ ...search, stage });
    const { wish, facts } = search;
    const arch = (0,tool_cache/* toolArchitecture */.s)(facts.arch, wish.freeThreaded);
    const place = external_node_path_.join(toolCache, 'Python', chosen.release.name, arch);
    const job = { ...search, ...chosen, stage, place };
    const isThere = (0,external_node_fs_.existsSync)(completeMark(place)) && (await defectOf(place, job)) === undefined;
    if (!isThere)
        await install(job);
    return { path: (0,resolver/* pythonOf */.we)(place, facts.platform), version: chosen.release.version };
}
function unwritable(folder, thrown) {
    const code = (0,errors/* systemCode */.xU)(thrown);
    if (code === undefined || !/^E[A-Z]+$/.test(code))
        return thrown;
    return new install_options/* NotInstallable */.h(`${folder} could not be written: ${reasonOf(thrown)}`, 'Let RUNNER_TOOL_CACHE name a folder that this user may write and that has room.', { cause: thrown });
}
async function installPython(wish, facts, options) {
    const toolCache = facts.toolCache ?? (0,install_options/* ownToolCache */.b)(options);
    const root = external_node_path_.join(toolCache, 'Python');
    let stage;
    try {
        await (0,promises_.mkdir)(root, { recursive: true });
        stage = await (0,promises_.mkdtemp)(external_node_path_.join(root, '.pyexec-'));
        return await installFrom(stage, toolCache, { wish, facts, options });
    }
    catch (thrown) {
        throw unwritable(root, thrown);
    }
    finally {
        if (stage !== undefined)
            await (0,promises_.rm)(stage, { recursive: true, force: true });
    }
}


/***/ })

};

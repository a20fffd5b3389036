export const id = 509;
export const ids = [509];
export const modules = {

/***/ 306:
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

/***/ 4349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/help-text.js
var help_text = __webpack_require__(8851);
// EXTERNAL MODULE: ./lib/host/read-facts.js + 1 modules
var read_facts = __webpack_require__(755);
// EXTERNAL MODULE: ./lib/host/terminal-host.js + 2 modules
var terminal_host = __webpack_require__(3050);
// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __webpack_require__(566);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(1955);
// EXTERNAL MODULE: ./lib/environments/registry.js + 4 modules
var registry = __webpack_require__(7245);
// EXTERNAL MODULE: ./lib/inputs/parse-settings.js + 3 modules
var parse_settings = __webpack_require__(2870);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/find-bubblewrap.js
var find_bubblewrap = __webpack_require__(431);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/install-bubblewrap.js
var install_bubblewrap = __webpack_require__(4455);
// EXTERNAL MODULE: ./lib/plan/build-plan.js + 3 modules
var build_plan = __webpack_require__(4338);
// EXTERNAL MODULE: ./lib/plan/require-available.js
var require_available = __webpack_require__(8666);
// EXTERNAL MODULE: ./lib/python/find-python.js + 5 modules
var find_python = __webpack_require__(4322);
// EXTERNAL MODULE: ./lib/report/run-text.js
var run_text = __webpack_require__(8855);
// EXTERNAL MODULE: ./lib/report/build-report.js + 3 modules
var build_report = __webpack_require__(415);
;// CONCATENATED MODULE: ./lib/doctor/check-sandbox.js












const SWITCHES = [
    { file: '/proc/sys/kernel/unprivileged_userns_clone', allows: (value) => value === 1 },
    { file: '/proc/sys/user/max_user_namespaces', allows: (value) => value > 0 },
    { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', allows: (value) => value === 0 },
];
const PROGRAM = {
    kind: 'file',
    id: 'a program',
    path: '/opt/pyexec-doctor.py',
    text: 'import os; os.write(1, b"works")',
};
async function readNumber(file) {
    try {
        return Number(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
}
async function checkBubblewrap({ uid }) {
    const topic = 'bubblewrap';
    const found = (0,find_bubblewrap/* findBubblewrap */.u)();
    if (found === undefined)
        return { topic, state: 'missing', detail: 'not installed', fix: (0,install_bubblewrap/* installCommand */.Je)(uid) };
    const { stdout } = await (0,exec/* getExecOutput */.H)(found, ['--version'], { silent: true, ignoreReturnCode: true, env: {} });
    return { topic, state: 'ok', detail: `${stdout.trim()} (${found})` };
}
async function checkSwitches() {
    const values = await Promise.all(SWITCHES.map(async (one) => ({ ...one, value: await readNumber(one.file) })));
    return values.flatMap(({ file, allows, value }) => {
        if (value === undefined)
            return [];
        const name = file.slice('/proc/sys/'.length).replaceAll('/', '.');
        const detail = `${name} = ${value}${allows(value) ? '' : ', which keeps unprivileged users from making namespaces'}`;
        return [{ topic: 'namespaces', state: allows(value) ? 'ok' : 'absent', detail }];
    });
}
async function tryIt(facts, say) {
    const topic = 'isolation: sandbox';
    try {
        const values = new Map(Object.entries({ files: PROGRAM.path, environment: 'system' }));
        const settings = (0,parse_settings/* parseSettings */.P)({ values, problems: [] });
        (0,require_available/* requireAvailable */.v)(settings, facts);
        const python = await (0,find_python/* findPython */.Kq)({ path: undefined, version: undefined }, facts);
        const plan = (0,build_plan/* buildPlan */.G)({
            settings,
            programs: [PROGRAM],
            requirements: undefined,
            isOnDemand: false,
            python,
            facts,
            hasSharedCache: false,
        });
        const environment = await (0,registry/* prepareEnvironment */.z)(plan, {
            onTraces: () => Promise.resolve(),
            say,
            signal: new AbortController().signal,
        });
        try {
            const result = await environment.execute(PROGRAM, 0, new AbortController().signal);
            const isRight = result?.stdout.text === 'works' && result.outcome.kind === 'exited';
            const told = result === undefined ? 'nothing was run' : (0,run_text/* outcomeLine */.RW)((0,build_report/* reportRun */.Go)(result), run_text/* plain */.pj);
            return { topic, state: isRight ? 'ok' : 'missing', detail: told };
        }
        finally {
            await environment.dispose();
        }
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* PyexecError */.xH))
            throw thrown;
        const isNever = facts.platform !== 'linux';
        return { topic, state: isNever ? 'absent' : 'missing', detail: thrown.message, fix: thrown.hint };
    }
}
async function checkSandbox(facts, say) {
    if (facts.platform !== 'linux')
        return [await tryIt(facts, say)];
    const sandbox = await tryIt(facts, say);
    return [await checkBubblewrap(facts), ...(await checkSwitches()), sandbox];
}

// EXTERNAL MODULE: ./lib/environments/docker/open-engine.js + 4 modules
var open_engine = __webpack_require__(3124);
// EXTERNAL MODULE: ./lib/isolation/cgroup/find-cgroups.js + 4 modules
var find_cgroups = __webpack_require__(9703);
// EXTERNAL MODULE: ./lib/isolation/none/start-launcher.js + 2 modules
var start_launcher = __webpack_require__(7760);
;// CONCATENATED MODULE: ./lib/doctor/checks.js





async function checkPythons(facts) {
    const { known, broken } = await (0,find_python/* surveyPythons */.Oh)(facts);
    if (known.length === 0) {
        return [
            { topic: 'Python', state: 'missing', detail: 'none found', fix: `Install Python ${find_python/* OLDEST_PYTHON */.h0} or newer.` },
        ];
    }
    return [
        ...known.map(({ version, path, source }) => {
            return { topic: 'Python', state: 'ok', detail: `${version}  ${path} (${source})` };
        }),
        ...broken.map(({ path, source, reason }) => {
            return { topic: 'Python', state: 'absent', detail: `${path} (${source}) ${reason}` };
        }),
    ];
}
async function checkSupervisor(facts) {
    try {
        const python = await (0,find_python/* findPython */.Kq)({ path: undefined, version: undefined }, facts);
        const { launcher, interpreter } = await (0,start_launcher/* startLauncher */.N)({
            python: python.path,
            platform: facts.platform,
            platformEnv: facts.platformEnv,
        });
        await launcher.close();
        const can = [
            interpreter.subreaper ? 'collects orphans' : 'cannot collect orphans',
            interpreter.noNewPrivileges ? 'refuses new privileges' : 'cannot refuse new privileges',
        ];
        return { topic: 'isolation: none', state: 'ok', detail: `${interpreter.executable} ${can.join(', ')}` };
    }
    catch (thrown) {
        return {
            topic: 'isolation: none',
            state: 'missing',
            detail: (0,errors/* messageOf */.bD)(thrown),
            fix: 'Set `python-path` to a working interpreter.',
        };
    }
}
async function checkCgroups({ platform, uid, gid, runtimeFolder, mayInstall }) {
    const topic = 'cgroups';
    if (platform !== 'linux')
        return { topic, state: 'absent', detail: 'Linux only' };
    const ways = await (0,find_cgroups/* findCgroups */.T)({ uid: uid ?? 0, gid: gid ?? 0, runtimeFolder, mayUseSudo: mayInstall });
    const [best] = ways;
    if (best !== undefined)
        return { topic, state: 'ok', detail: `${best.name}; memory is limited for all processes together` };
    return { topic, state: 'absent', detail: 'none for this user; memory is limited for each process by itself' };
}
async function checkDocker({ engine }) {
    const topic = 'Docker';
    try {
        const { name, version, runtimes, cgroupVersion, isRootless } = await (await (0,open_engine/* openEngine */.F)(engine)).facts();
        return {
            topic,
            state: 'ok',
            detail: `${name === 'Docker' ? 'engine' : name} ${version}, cgroups version ${cgroupVersion}${isRootless ? ', rootless' : ''}, runtimes ${[...runtimes.keys()].join(', ')}`,
        };
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* PyexecError */.xH))
            throw thrown;
        return { topic, state: 'absent', detail: thrown.message, fix: thrown.hint };
    }
}

;// CONCATENATED MODULE: ./lib/doctor/doctor.js








function findingLines({ topic, state, detail, fix }, paint) {
    const mark = { ok: paint('green', 'ok     '), missing: paint('red', 'missing'), absent: paint('dim', 'absent ') }[state];
    return [`${mark} ${topic}: ${(0,neutralise/* quoteInline */.Wx)(detail)}`, ...(fix === undefined ? [] : [`        fix: ${fix}`])];
}
async function doctor(args, env) {
    if (args.includes('--help') || args.includes('-h')) {
        process.stdout.write(help_text/* DOCTOR_HELP */.YF);
        return 0;
    }
    const unknown = args.find((arg) => arg !== '--install');
    if (unknown !== undefined) {
        throw new errors/* PyexecError */.xH('invalid-input', {
            message: `\`${unknown}\` is not a flag of \`pyexec doctor\``,
            hint: 'Use `pyexec doctor` or `pyexec doctor --install`.',
        });
    }
    const mayInstall = args.includes('--install');
    const facts = (0,read_facts/* readFacts */.M)(env, { currentFolder: process.cwd(), tempFolder: env['TMPDIR'] || external_node_os_.tmpdir() });
    const findings = (await Promise.all([
        checkPythons(facts),
        checkSupervisor(facts),
        checkSandbox({ ...facts, mayInstall }, (line) => process.stdout.write(`${(0,neutralise/* quoteInline */.Wx)(line)}\n`)),
        checkCgroups(facts),
        checkDocker(facts),
    ])).flat();
    const paint = (0,terminal_host/* choosePaint */.i)(env, process.stdout.isTTY);
    const lines = findings.flatMap((finding) => findingLines(finding, paint));
    process.stdout.write(`${lines.join('\n')}\n`);
    return findings.some(({ state }) => state === 'missing') ? 3 : 0;
}


/***/ }),

/***/ 6415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   g4: () => (/* binding */ engineMessage),
/* harmony export */   l8: () => (/* binding */ unlessEnded)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

function statusOf(thrown) {
    const { statusCode } = (thrown ?? {});
    return typeof statusCode === 'number' ? statusCode : undefined;
}
function engineMessage(thrown) {
    const { json } = (thrown ?? {});
    if (typeof json?.message === 'string')
        return json.message;
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)
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


/***/ }),

/***/ 3124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ openEngine)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var lib_docker = __webpack_require__(9040);
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

// EXTERNAL MODULE: ./lib/environments/docker/engine-answers.js
var engine_answers = __webpack_require__(6415);
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
            message: `the container engine could not ${what}: ${(0,engine_answers/* engineMessage */.g4)(cause)}`,
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
        const found = await this.ask('look at an image', (0,engine_answers/* unlessMissing */.F2)(this.docker.getImage(reference).inspect()));
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
        await this.ask('kill a container', (0,engine_answers/* unlessEnded */.l8)(this.docker.getContainer(id).kill()));
    }
    async remove(id) {
        const call = this.docker.getContainer(id).remove({ force: true, v: true });
        await this.ask('remove a container', (0,engine_answers/* unlessMissing */.F2)(call), START_MS);
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
        await this.ask('remove an image', (0,engine_answers/* unlessMissing */.F2)(call, [404, 409]), START_MS);
    }
    containersWith(label) {
        const options = { all: true, filters: { label: [label] } };
        return this.ask('list containers', this.docker.listContainers(options));
    }
    imagesWith(label) {
        return this.ask('list images', this.docker.listImages({ filters: { label: [label] } }));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
async function openEngine(address) {
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


/***/ })

};

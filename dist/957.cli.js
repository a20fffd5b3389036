export const id = 957;
export const ids = [957];
export const modules = {

/***/ 1806:
/***/ ((__unused_webpack_module, exports) => {


// ssh2 brings native code and a Windows executable into the bundle and crashes as ESM, so ssh:// hosts are not spoken.
exports.K = class Client {
  constructor() {
    throw new Error('DOCKER_HOST=ssh://… is not supported; use a unix:// or tcp:// address');
  }
};


/***/ }),

/***/ 5262:
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
// EXTERNAL MODULE: ./lib/host/terminal-host.js + 4 modules
var terminal_host = __webpack_require__(1191);
// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __webpack_require__(566);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(1955);
// EXTERNAL MODULE: ./lib/environments/registry.js + 3 modules
var registry = __webpack_require__(2234);
// EXTERNAL MODULE: ./lib/inputs/parse-settings.js
var parse_settings = __webpack_require__(1530);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/find-bubblewrap.js
var find_bubblewrap = __webpack_require__(431);
// EXTERNAL MODULE: ./lib/isolation/bubblewrap/install-bubblewrap.js
var install_bubblewrap = __webpack_require__(4455);
// EXTERNAL MODULE: ./lib/plan/build-plan.js + 1 modules
var build_plan = __webpack_require__(8725);
// EXTERNAL MODULE: ./lib/python/find-python.js + 5 modules
var find_python = __webpack_require__(4322);
// EXTERNAL MODULE: ./lib/report/text.js + 2 modules
var report_text = __webpack_require__(8226);
// EXTERNAL MODULE: ./lib/report/build-report.js + 2 modules
var build_report = __webpack_require__(6097);
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
        const settings = (0,parse_settings/* parseSettings */.P$)({ values, problems: [] });
        (0,build_plan/* requireAvailable */.v)(settings, facts);
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
        const environment = await (0,registry/* environmentFor */.D)(plan).prepare(plan, {
            onTraces: () => Promise.resolve(),
            say,
            signal: new AbortController().signal,
        });
        try {
            const result = await environment.execute(PROGRAM, 0, new AbortController().signal);
            const isRight = result?.stdout.text === 'works' && result.outcome.kind === 'exited';
            const told = result === undefined ? 'nothing was run' : (0,report_text/* outcomeLine */.RW)((0,build_report/* reportRun */.G)(result), report_text/* plain */.pj);
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

// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var docker = __webpack_require__(9040);
;// CONCATENATED MODULE: ./lib/environments/docker/probe-engine.js

const TIMEOUT_MS = 3000;
const DEFAULT_SOCKET = '/var/run/docker.sock';
function engineAddress(dockerHost) {
    if (dockerHost === undefined || dockerHost === '')
        return { socketPath: DEFAULT_SOCKET };
    if (dockerHost.startsWith('unix://'))
        return { socketPath: dockerHost.slice('unix://'.length) };
    const [, host, port] = /^tcp:\/\/([^/:]+):(\d+)\/?$/.exec(dockerHost) ?? [];
    return host === undefined ? undefined : { protocol: 'http', host, port: Number(port) };
}
async function probeEngine(address) {
    const info = await new docker({ ...address, timeout: TIMEOUT_MS }).info();
    const facts = info;
    return {
        version: facts.ServerVersion ?? 'unknown',
        runtimes: Object.keys(facts.Runtimes ?? {}),
        cgroupVersion: facts.CgroupVersion ?? 'unknown',
        isRootless: facts.SecurityOptions?.some((option) => option.includes('rootless')) ?? false,
    };
}

// EXTERNAL MODULE: ./lib/isolation/cgroup/find-cgroups.js + 4 modules
var find_cgroups = __webpack_require__(9703);
// EXTERNAL MODULE: ./lib/isolation/none/start-launcher.js + 2 modules
var start_launcher = __webpack_require__(7760);
;// CONCATENATED MODULE: ./lib/doctor/checks.js





async function checkPythons(facts) {
    const known = await (0,find_python/* knownPythons */.PQ)(facts);
    if (known.length === 0) {
        return [
            { topic: 'Python', state: 'missing', detail: 'none found', fix: `Install Python ${find_python/* OLDEST_PYTHON */.h0} or newer.` },
        ];
    }
    return known.map(({ version, path, source }) => ({
        topic: 'Python',
        state: 'ok',
        detail: `${version}  ${path} (${source})`,
    }));
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
async function checkDocker(dockerHost) {
    const topic = 'Docker';
    const address = engineAddress(dockerHost);
    if (address === undefined)
        return {
            topic,
            state: 'missing',
            detail: `cannot speak to ${dockerHost ?? ''}`,
            fix: 'Use a unix:// or tcp:// address in DOCKER_HOST.',
        };
    try {
        const { version, runtimes, cgroupVersion, isRootless } = await probeEngine(address);
        return {
            topic,
            state: 'ok',
            detail: `engine ${version}, cgroups version ${cgroupVersion}${isRootless ? ', rootless' : ''}, runtimes ${runtimes.join(', ')}; \`environment: docker\` is not part of this version`,
        };
    }
    catch (thrown) {
        return {
            topic,
            state: 'absent',
            detail: `no engine answers (${(0,errors/* messageOf */.bD)(thrown)})`,
        };
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
        checkDocker(env['DOCKER_HOST']),
    ])).flat();
    const paint = (0,terminal_host/* choosePaint */.i)(env, process.stdout.isTTY);
    const lines = findings.flatMap((finding) => findingLines(finding, paint));
    process.stdout.write(`${lines.join('\n')}\n`);
    return findings.some(({ state }) => state === 'missing') ? 3 : 0;
}


/***/ })

};

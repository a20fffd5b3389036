export const id = 854;
export const ids = [854];
export const modules = {

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

/***/ 9854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withPackages: () => (/* binding */ withPackages)
});

// EXTERNAL MODULE: ./lib/python/ask-interpreter.js
var ask_interpreter = __webpack_require__(38728);
// EXTERNAL MODULE: ./lib/python/require-answer.js
var require_answer = __webpack_require__(50196);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/execution/working-directory/remove-tree.js
var remove_tree = __webpack_require__(62551);
// EXTERNAL MODULE: ./lib/python/find-venv.js
var find_venv = __webpack_require__(63333);
// EXTERNAL MODULE: ./lib/units.js
var units = __webpack_require__(83052);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/environments/venv/copy-locals.js
var copy_locals = __webpack_require__(12014);
// EXTERNAL MODULE: ./lib/environments/venv/explain-install.js
var explain_install = __webpack_require__(40467);
// EXTERNAL MODULE: ./lib/environments/venv/install-progress.js
var install_progress = __webpack_require__(82157);
// EXTERNAL MODULE: ./lib/packages/package-name.js
var package_name = __webpack_require__(59065);
;// CONCATENATED MODULE: ./lib/environments/venv/nearest-names.js

const MISSING = [
    /\b([A-Za-z0-9][\w.-]*) was not found in the package registry/,
    /requirement ([A-Za-z0-9][\w.-]*)[^\n]*\(from versions: none\)/,
];
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/;
const MAX_NAMES = 3;
const INDEXES = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'PIP_INDEX_URL'];
function missingName(said) {
    for (const pattern of MISSING) {
        const [, name] = pattern.exec(said) ?? [];
        if (name !== undefined)
            return (0,package_name/* normaliseName */.GX)(name);
    }
    return undefined;
}
function indexOf(variables) {
    const url = INDEXES.map((name) => variables[name]).find((one) => one !== undefined);
    return url !== undefined && /^https?:\/\//.test(url) ? url : undefined;
}
const INDEX_VARIABLE = 'PYEXEC_INDEX';
const FIND_NEAREST = `import difflib, json, os, re, signal, ssl, sys, urllib.parse, urllib.request
if hasattr(signal, 'alarm'):
    signal.alarm(10)
name = sys.argv[1]
parts = urllib.parse.urlsplit(os.environ['${INDEX_VARIABLE}'])
headers = {'Accept': 'application/vnd.pypi.simple.v1+json, text/html;q=0.1'}
if parts.username:
    import base64
    login = urllib.parse.unquote(parts.username) + ':' + urllib.parse.unquote(parts.password or '')
    headers['Authorization'] = 'Basic ' + base64.b64encode(login.encode()).decode()
place = parts.netloc.rpartition('@')[2]
url = urllib.parse.urlunsplit((parts.scheme, place, parts.path.rstrip('/') + '/', parts.query, ''))
certificates = [os.environ.get(one) for one in ('PIP_CERT', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE')]
context = ssl.create_default_context(cafile=next((one for one in certificates if one), None))
with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10, context=context) as answer:
    text = answer.read(2 ** 25).decode('utf-8', 'replace')
    is_json = 'json' in answer.headers.get('Content-Type', '')
names = [one['name'] for one in json.loads(text)['projects']] if is_json else re.findall(r'<a\\b[^>]*>\\s*([^<]+?)\\s*</a>', text)
same = {re.sub(r'[-_.]+', '-', one).lower() for one in names}
print(*difflib.get_close_matches(name, same, n=${MAX_NAMES}, cutoff=0.75))
`;
function nearestNames({ outcome, stdout }) {
    const isDone = outcome.kind === 'exited' && outcome.exitCode === 0;
    if (!isDone)
        return [];
    return stdout.text
        .trim()
        .split(' ')
        .filter((one) => NAME.test(one))
        .slice(0, MAX_NAMES);
}

// EXTERNAL MODULE: ./lib/environments/venv/requirement-text.js
var requirement_text = __webpack_require__(4081);
// EXTERNAL MODULE: ./lib/environments/venv/place-variables.js
var place_variables = __webpack_require__(64937);
// EXTERNAL MODULE: ./lib/environments/host/prepare-host.js + 22 modules
var prepare_host = __webpack_require__(92486);
;// CONCATENATED MODULE: ./lib/environments/venv/run-in-venv.js



const TASK_LIMITS = {
    timeoutMs: 30 * 60_000,
    memoryBytes: 'none',
    maxProcesses: 4096,
    maxOutputBytes: 4 * 2 ** 20,
    maxDiskBytes: 64 * 2 ** 30,
    cpus: undefined,
};
function isolationFor({ plan, network, memoryBytes, readOnlyPaths }) {
    const { isolation } = plan;
    const memory = memoryBytes === 'none' || plan.platform !== 'linux' ? 'none' : 'rlimit';
    if (isolation.kind === 'none')
        return { ...isolation, memory };
    const always = isolation.namespaces.filter((name) => name !== 'net');
    const namespaces = [...always, ...(network === 'none' ? ['net'] : [])];
    return { ...isolation, network, namespaces, memory, readOnlyPaths };
}
function planOf(task, program) {
    const { plan, folders, venv, base, args, env } = task;
    return {
        ...plan,
        environment: {
            kind: 'system',
            python: { path: base, because: 'the venv was made from it', version: undefined },
            pythonVersion: undefined,
        },
        isolation: isolationFor(task),
        programs: [program],
        args,
        stdin: undefined,
        env,
        limits: { ...TASK_LIMITS, memoryBytes: task.memoryBytes },
        workingDirectory: venv.folder,
        tempFolder: folders.base,
        jobs: 1,
    };
}
async function runInVenv(task, { say, signal, onOutput }) {
    const { folders, name, text, base } = task;
    const file = folders.place(`${name}-${(0,external_node_crypto_.randomUUID)()}.py`, text);
    const program = { kind: 'file', id: name, path: external_node_path_.resolve(file), text };
    const supervised = { supervisor: base, venv: undefined, packages: [], cacheHit: false, task: { onOutput } };
    const host = await (0,prepare_host/* prepareHost */.x)(planOf(task, program), { say, onTraces: () => Promise.resolve() }, () => Promise.resolve(supervised));
    try {
        return await host.execute(program, 0, signal);
    }
    finally {
        await host.dispose();
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/python/list-candidates.js + 4 modules
var list_candidates = __webpack_require__(33905);
;// CONCATENATED MODULE: ./lib/environments/venv/installer.js






async function askUv(program) {
    try {
        const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)(program, ['--version'], { env: {}, cwd: '/', timeout: 10_000 });
        return /^uv (\S+)/.exec(stdout)?.[1] ?? '';
    }
    catch (thrown) {
        if ((0,errors/* isError */.bJ)(thrown))
            return '';
        throw thrown;
    }
}
async function findUv({ answers, ...places }) {
    const found = await (0,list_candidates/* findOnPath */.a)('uv', places);
    if (found === undefined)
        return undefined;
    const ask = () => askUv(found);
    const question = { topic: 'uv', ask, isAnswer: (value) => typeof value === 'string' };
    const version = await (answers?.ask(found, question) ?? ask());
    return version === '' ? undefined : { kind: 'uv', version, program: (0,external_node_fs_.realpathSync)(found) };
}
function listFolder(folder) {
    return (0,external_node_fs_.existsSync)(folder) ? (0,external_node_fs_.readdirSync)(folder) : [];
}
function installedPip(basePrefix, shortVersion) {
    const folders = [
        external_node_path_.join(basePrefix, 'lib', `python${shortVersion}`, 'site-packages'),
        external_node_path_.join(basePrefix, 'Lib', 'site-packages'),
        external_node_path_.join(basePrefix, 'lib', 'python3', 'dist-packages'),
    ];
    for (const folder of folders) {
        const about = listFolder(folder).find((name) => /^pip-[^-]+\.dist-info$/.test(name));
        const source = external_node_path_.join(folder, 'pip');
        if (about !== undefined && (0,external_node_fs_.existsSync)(source))
            return { kind: 'pip', version: about.slice('pip-'.length, -'.dist-info'.length), source };
    }
    return undefined;
}
function bundledPip(basePrefix, shortVersion) {
    const folders = [
        external_node_path_.join(basePrefix, 'lib', `python${shortVersion}`, 'ensurepip', '_bundled'),
        external_node_path_.join(basePrefix, 'Lib', 'ensurepip', '_bundled'),
        '/usr/share/python-wheels',
    ];
    for (const folder of folders) {
        for (const name of listFolder(folder)) {
            const [, version] = /^pip-([^-]+)-py2?\.?py3-none-any\.whl$|^pip-([^-]+)-.*\.whl$/.exec(name) ?? [];
            const found = version ?? /^pip-([^-]+)-/.exec(name)?.[1];
            if (found !== undefined && name.endsWith('.whl'))
                return { kind: 'pip', version: found, source: external_node_path_.join(folder, name) };
        }
    }
    return undefined;
}
function findPip({ basePrefix, version }) {
    const shortVersion = version.split('.').slice(0, 2).join('.');
    return installedPip(basePrefix, shortVersion) ?? bundledPip(basePrefix, shortVersion);
}
function requirePip(python) {
    const found = findPip(python);
    if (found !== undefined)
        return found;
    throw new errors/* PyexecError */.xH('install-failed', {
        message: `packages cannot be installed: ${python.executable} has no pip, and there is no uv on PATH`,
        hint: 'Install uv, or pip for this Python (on Debian the package python3-venv), or take another `python-version`.',
    });
}
const RUN_PIP = 'import sys; sys.path.insert(0, sys.argv.pop(1)); import runpy; runpy.run_module("pip", run_name="__main__", alter_sys=True)';
function installCommand(installer, request) {
    const { python, requirements, constraints, pipPath } = request;
    const files = ['--requirement', requirements];
    if (installer.kind === 'uv') {
        const limits = constraints === undefined ? [] : ['--constraints', constraints];
        const options = ['--no-config', '--no-cache', '--color', 'never', '--no-python-downloads', '--no-compile-bytecode'];
        return [installer.program, 'pip', 'install', ...options, '--python', python, ...files, ...limits];
    }
    const limits = constraints === undefined ? [] : ['--constraint', constraints];
    const options = [
        '--no-input',
        '--disable-pip-version-check',
        '--no-cache-dir',
        '--no-compile',
        '--progress-bar',
        'off',
    ];
    return [python, '-I', '-c', RUN_PIP, pipPath, 'install', ...options, ...files, ...limits];
}

;// CONCATENATED MODULE: ./lib/environments/venv/install-packages.js














function makeScratch(venv) {
    const scratch = external_node_path_.join(venv.folder, `.pyexec-${(0,external_node_crypto_.randomUUID)()}`);
    (0,external_node_fs_.mkdirSync)(scratch, { mode: 0o755 });
    return scratch;
}
async function removeScratch(scratch) {
    await (0,remove_tree/* removeTree */.d)(scratch);
    (0,external_node_fs_.rmSync)(scratch, { force: true });
}
const LAUNCH = `import os, sys
os.makedirs(os.environ['TMPDIR'], exist_ok=True)
os.execv(sys.argv[1], sys.argv[1:])
`;
function placeInputs(installation, scratch) {
    const { folders, requirements, installer, variables } = installation;
    const name = `install-${(0,external_node_crypto_.randomUUID)()}`;
    const root = external_node_path_.join(folders.base, name);
    const placed = (0,place_variables/* placeVariables */.X)(variables, root);
    const copies = (0,copy_locals/* copyLocals */.y)(requirements, external_node_path_.join(scratch, 'src'));
    const hasConstraints = requirements.constraints.length > 0;
    folders.placeTree(name, {
        files: {
            ...placed.files,
            'requirements.txt': (0,requirement_text/* requirementText */.P)(requirements.requirements, requirements, copies),
            ...(hasConstraints ? { 'constraints.txt': (0,requirement_text/* requirementText */.P)(requirements.constraints, requirements, copies) } : {}),
        },
        emptyFolders: ['pip'],
    });
    const pipPath = external_node_path_.join(root, 'pip');
    const isPackage = installer.kind === 'pip' && !installer.source.endsWith('.whl');
    if (isPackage)
        (0,external_node_fs_.symlinkSync)(installer.source, external_node_path_.join(pipPath, 'pip'));
    return {
        requirements: external_node_path_.join(root, 'requirements.txt'),
        constraints: hasConstraints ? external_node_path_.join(root, 'constraints.txt') : undefined,
        pipPath: installer.kind === 'pip' && !isPackage ? installer.source : pipPath,
        env: placed.env,
        readOnlyPaths: [
            root,
            ...placed.folders,
            ...(0,requirement_text/* linkedFolders */.L)(requirements),
            installer.kind === 'uv' ? installer.program : installer.source,
        ],
    };
}
async function installPackages(installation, { say, signal }) {
    const { venv, installer } = installation;
    const scratch = makeScratch(venv);
    try {
        const { env, readOnlyPaths, ...inputs } = placeInputs(installation, scratch);
        const result = await runInVenv({
            ...installation,
            name: 'install',
            text: LAUNCH,
            args: installCommand(installer, { ...inputs, python: venv.python }),
            env: {
                ...env,
                TMPDIR: external_node_path_.join(scratch, 'tmp'),
                VIRTUAL_ENV: venv.folder,
                PIP_CONFIG_FILE: external_node_os_.devNull,
            },
            network: 'full',
            memoryBytes: 'none',
            readOnlyPaths,
        }, { say, signal, onOutput: new install_progress/* InstallProgress */.J(say).write });
        if (result === undefined || result.outcome.kind === 'cancelled')
            throw cancelled();
        const isDone = result.outcome.kind === 'exited' && result.outcome.exitCode === 0;
        if (isDone)
            return;
        const nearest = await findNearest(installation, { result, env, readOnlyPaths, signal });
        throw (0,explain_install/* explainInstall */.b)(result, { installer, timeoutMs: TASK_LIMITS.timeoutMs, nearest });
    }
    finally {
        await removeScratch(scratch);
    }
}
async function findNearest(installation, failed) {
    const { env, readOnlyPaths, signal, result } = failed;
    const name = missingName(`${result.stdout.text}\n${result.stderr.text}`);
    const index = indexOf(env);
    if (name === undefined || index === undefined)
        return [];
    const task = { name: 'nearest-names', text: FIND_NEAREST, args: [name], readOnlyPaths };
    const found = await runInVenv({ ...installation, ...task, env: { ...env, [INDEX_VARIABLE]: index }, network: 'full', memoryBytes: 'none' }, { say: () => undefined, signal });
    return found === undefined ? [] : nearestNames(found);
}
function cancelled() {
    return new errors/* PyexecError */.xH('install-failed', {
        message: 'the installation of the packages was cancelled',
        hint: 'Nothing was run.',
    });
}

// EXTERNAL MODULE: ./lib/read-own-file.js
var read_own_file = __webpack_require__(86641);
;// CONCATENATED MODULE: ./lib/environments/venv/interpreter-mark.js





const MAX_CONFIGURATION_BYTES = 65_536;
const MAX_INTERPRETER_BYTES = 256 * 2 ** 20;
function markOf(python) {
    if ((0,external_node_fs_.lstatSync)(python).isSymbolicLink())
        return (0,external_node_fs_.readlinkSync)(python);
    const content = (0,read_own_file/* readOwnFile */.z)(python, MAX_INTERPRETER_BYTES);
    return content === undefined ? 'nothing' : (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}
function markInterpreter({ folder, python }) {
    try {
        const configuration = (0,read_own_file/* readOwnFile */.z)(external_node_path_.join(folder, 'pyvenv.cfg'), MAX_CONFIGURATION_BYTES);
        return `${markOf(python)}\n${configuration?.toString('utf8') ?? 'no configuration'}`;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return 'gone';
    }
}

// EXTERNAL MODULE: ./lib/environments/venv/make-venv.js
var make_venv = __webpack_require__(46278);
// EXTERNAL MODULE: ./lib/environments/venv/making.js
var making = __webpack_require__(67881);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/environments/venv/manifest.js



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
        for (const { name } of (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true, encoding: 'buffer' })) {
            const relative = below.length === 0 ? name : Buffer.concat([below, SLASH, name]);
            const file = Buffer.concat([folder, SLASH, name]);
            const facts = (0,external_node_fs_.lstatSync)(file);
            const isOpen = !facts.isSymbolicLink() && (facts.mode & FORBIDDEN_MODE) !== 0;
            if (this.closes && isOpen)
                (0,external_node_fs_.chmodSync)(file, facts.mode & 0o755);
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
                await (0,promises_.setImmediate)();
            const facts = (0,external_node_fs_.lstatSync)(Buffer.concat([root, Buffer.from(file, 'latin1')]));
            if (facts.size !== size || changedAt(facts) !== time)
                return false;
        }
        return true;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/environments/venv/install-into.js









function record(folder, isOurs) {
    try {
        return recordManifest(folder, isOurs);
    }
    catch (cause) {
        throw new errors/* PyexecError */.xH('install-failed', {
            message: `what was installed cannot be looked at: ${(0,errors/* messageOf */.bD)(cause)}`,
            hint: 'One of the packages left something unusual in the venv; install fewer to find out which.',
            cause,
        });
    }
}
async function installInto(installing, folder) {
    const { plan, environment, asked, preparing, supervision, installer } = installing;
    const { say } = preparing;
    await supervision.check();
    const started = performance.now();
    const existing = (0,find_venv/* findVenv */.H)(folder, plan.platform);
    const venv = existing === undefined
        ? await (0,make_venv/* makeVenv */.Y)((0,making/* requestFor */.p)(installing, folder, asked.version))
        : { folder, python: existing };
    const before = markInterpreter(venv);
    say(`packages: installing for Python ${asked.version} with ${installer.kind} ${installer.version}`);
    try {
        await installPackages({ ...installing, venv, variables: environment.installEnv }, preparing);
        requireSameInterpreter(venv, before);
    }
    catch (thrown) {
        if (existing === undefined)
            await (0,remove_tree/* removeTree */.d)(folder);
        throw thrown;
    }
    const manifest = record(folder, existing === undefined);
    const { packages, bytes } = manifest;
    say(`packages: ${packages.length} installed, ${(0,units/* formatBytes */.z)(bytes)}, in ${(0,units/* formatDuration */.a)(performance.now() - started)}`);
    return { venv, manifest };
}
function requireSameInterpreter(venv, before) {
    if (markInterpreter(venv) !== before) {
        throw new errors/* PyexecError */.xH('install-failed', {
            message: 'one of the packages replaced the interpreter of the venv that it was installed into',
            hint: 'Nothing was run. Find out which package does that, and do not use it; a venv in `venv-path` has to be made anew.',
        });
    }
}

// EXTERNAL MODULE: ./lib/packages/canonical-text.js
var canonical_text = __webpack_require__(56555);
;// CONCATENATED MODULE: ./lib/environments/venv/cache-key.js

const SCHEMA = 1;
const WEEK_MS = 7 * 24 * 3_600_000;
function cacheKey(parts, now) {
    const { platform, arch, implementation, version, isPinned } = parts;
    const week = isPinned ? 'pinned' : String(Math.floor(now.getTime() / WEEK_MS));
    const variables = Object.entries(parts.variables).sort(([a], [b]) => (a < b ? -1 : 1));
    const { system, base, installer, requirements } = parts;
    const all = JSON.stringify([SCHEMA, system, implementation, base, installer, requirements, week, variables]);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(all).digest('hex').slice(0, 40);
    return `pyexec-venv-${platform}-${arch}-${version}-${digest}`;
}

;// CONCATENATED MODULE: ./lib/environments/venv/compile-packages.js




const MAX_MODULE_BYTES = 8 * 2 ** 20;
const MAX_MEMORY_BYTES = 2 ** 30;
const COMPILE = `import compileall, os, sys
from concurrent.futures import ProcessPoolExecutor

def compile_one(path):
    compileall.compile_file(path, quiet=2)

def modules(root):
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in ('tests', '__pycache__')]
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith('.py') and os.path.isfile(path) and os.path.getsize(path) < ${MAX_MODULE_BYTES}:
                yield path

if __name__ == '__main__':
    if hasattr(os, 'nice'):
        os.nice(19)
    with ProcessPoolExecutor() as pool:
        for done in pool.map(compile_one, sorted(modules(sys.argv[1]), key=lambda path: path.count(os.sep)), chunksize=4):
            pass
`;
async function compile(making, venv, signal) {
    const { preparing } = making;
    const result = await runInVenv({
        ...making,
        venv,
        name: 'compile',
        text: COMPILE,
        args: [external_node_path_.join(venv.folder, making.plan.platform === 'win32' ? 'Lib' : 'lib')],
        env: {},
        network: 'none',
        readOnlyPaths: [],
        memoryBytes: MAX_MEMORY_BYTES,
    }, { ...preparing, signal });
    return result?.outcome.kind === 'exited';
}
async function compileOnce(making, venv, { note, signal }) {
    try {
        const isDone = await compile(making, venv, signal);
        if (isDone)
            note?.put();
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* PyexecError */.xH) && (0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
    }
}
async function compileNow(making, venv, note) {
    if (!note.isThere())
        await compileOnce(making, venv, { note, signal: making.preparing.signal });
}
const PATIENCE_MS = 250;
function compileMeanwhile(making, venv, note) {
    if (note?.isThere())
        return undefined;
    const stopped = new AbortController();
    const { signal } = stopped;
    const work = (0,promises_.setTimeout)(PATIENCE_MS, undefined, { signal }).then(() => compileOnce(making, venv, { note, signal }), () => undefined);
    return {
        stop: async () => {
            stopped.abort();
            await work;
        },
    };
}

;// CONCATENATED MODULE: ./lib/environments/venv/system-name.js



function readSystemName() {
    try {
        const text = (0,external_node_fs_.readFileSync)('/etc/os-release', 'utf8');
        const [id = '', version = ''] = ['ID', 'VERSION_ID'].map((key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1]);
        return `${id} ${version}`;
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return (0,external_node_os_.release)();
    }
}

// EXTERNAL MODULE: ./lib/execution/working-directory/make-folder.js
var make_folder = __webpack_require__(61849);
// EXTERNAL MODULE: ./lib/python/interpreter-layout.js
var interpreter_layout = __webpack_require__(48443);
// EXTERNAL MODULE: ./lib/write-at-once.js
var write_at_once = __webpack_require__(79860);
;// CONCATENATED MODULE: ./lib/environments/venv/answer-book.js





const MAX_BYTES = 2 ** 20;
const MAX_ANSWERS = 64;
function answer_book_isEntry(value) {
    const { topic, program, mark } = (value ?? {});
    return [topic, program, mark].every((one) => typeof one === 'string');
}
function answer_book_markOf(program) {
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
        const mark = answer_book_markOf(program);
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
            return Array.isArray(entries) ? entries.filter(answer_book_isEntry) : [];
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
        if (manifest === undefined || !(await isComplete(this.venvOf(key), manifest)))
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
        return content === undefined ? undefined : parseManifest(content.toString('utf8'));
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

;// CONCATENATED MODULE: ./lib/environments/venv/kept-venv.js










function keyOf({ plan, environment, base, asked, installer, requirements }) {
    return cacheKey({
        platform: plan.platform,
        arch: process.arch,
        system: readSystemName(),
        implementation: asked.implementation,
        version: asked.version,
        base,
        installer: `${installer.kind} ${installer.version}`,
        requirements: (0,canonical_text/* canonicalText */.A)(requirements),
        isPinned: requirements.isPinned,
        variables: environment.installEnv,
    }, new Date());
}
class Place {
    installing;
    store;
    key;
    venv;
    constructor(installing, store, key) {
        this.installing = installing;
        this.store = store;
        this.key = key;
        const folder = store.venvOf(key);
        this.venv = { folder, python: (0,find_venv/* venvPython */.q)(folder, installing.plan.platform) };
    }
    get compiled() {
        const { store, key } = this;
        return {
            isThere: () => store.hasNote(key, 'compiled'),
            put: () => {
                store.note(key, 'compiled');
            },
        };
    }
    async find() {
        const manifest = await this.store.find(this.key);
        return manifest !== undefined && this.isAsMade() ? manifest : undefined;
    }
    async restore() {
        const { environment, preparing } = this.installing;
        if (environment.caching.shared === 'off')
            return undefined;
        const folder = this.store.folderOf(this.key);
        const isBack = (await preparing.sharedCache?.restore(this.key, folder)) ?? false;
        if (!isBack)
            return undefined;
        const manifest = await this.find();
        if (manifest !== undefined)
            return manifest;
        preparing.say('packages: what the cache had is not whole; they are installed anew');
        await this.store.empty(this.key);
        return undefined;
    }
    async make() {
        const { manifest } = await installInto(this.installing, this.venv.folder);
        await this.store.keep(this.key, manifest);
        return manifest;
    }
    async share() {
        const { environment, preparing } = this.installing;
        if (environment.caching.shared !== 'restore-and-save' || preparing.sharedCache === undefined)
            return;
        await compileNow(this.installing, this.venv, this.compiled);
        await preparing.sharedCache.save(this.key, this.store.folderOf(this.key));
    }
    isAsMade() {
        const request = (0,making/* requestFor */.p)(this.installing, this.venv.folder, this.installing.asked.version);
        const expected = (0,make_venv/* expectedMark */.u)(request);
        return expected === undefined || markInterpreter(this.venv) === expected;
    }
}
async function fill(place) {
    const { venv, compiled } = place;
    const restored = await place.restore();
    const { packages } = restored ?? (await place.make());
    if (restored === undefined)
        await place.share();
    return { venv, packages, cacheHit: restored !== undefined, compiled };
}
function openStore({ environment, preparing }, requirements) {
    const { caching, cacheFolder, venvPath } = environment;
    if (venvPath !== undefined || !caching.local || requirements.volatileBecause !== undefined)
        return undefined;
    const store = VenvStore.open(cacheFolder);
    if (store === undefined)
        preparing.say(`packages: nothing is kept in ${cacheFolder}: it cannot be written, or others can change it`);
    return store;
}
async function keptVenv(installing, store) {
    const { preparing } = installing;
    const key = keyOf(installing);
    const place = new Place(installing, store, key);
    const found = await place.find();
    if (found !== undefined)
        return { venv: place.venv, packages: found.packages, cacheHit: true, compiled: place.compiled };
    if (!(await store.claim(key))) {
        preparing.say('packages: another run is installing the same; this one installs its own');
        return undefined;
    }
    try {
        const filled = await fill(place);
        store.unclaim(key);
        return filled;
    }
    catch (thrown) {
        await store.abandon(key);
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/environments/venv/bring-uv.js




const UV_VERSION = '0.13.9';
const UV = {
    requirements: [{ text: `uv==${UV_VERSION}`, source: { path: 'installer', line: 1 } }],
    constraints: [],
    locals: [],
    volatileBecause: undefined,
    isPinned: true,
};
async function bringUv(making) {
    const { asked, folders, plan } = making;
    const installing = { ...making, requirements: UV, installer: requirePip(asked) };
    const store = openStore({ ...making, environment: { ...making.environment, venvPath: undefined } }, UV);
    const kept = store === undefined ? undefined : await keptVenv(installing, store);
    const { venv } = kept ?? (await installInto(installing, folders.reserve('uv')));
    const name = plan.platform === 'win32' ? 'uv.exe' : 'uv';
    return { kind: 'uv', version: UV_VERSION, program: external_node_path_.join(external_node_path_.dirname(venv.python), name) };
}

;// CONCATENATED MODULE: ./lib/environments/venv/with-packages.js







function askBase({ plan, base }, store) {
    const ask = () => (0,require_answer/* requireAnswer */.q)(base, plan.platformEnv);
    return store?.answers.ask(base, { topic: 'python', ask, isAnswer: ask_interpreter/* isAskedInterpreter */.R$ }) ?? ask();
}
function findInstaller({ plan, environment }, store) {
    const { installer, pathFolders } = environment;
    if (installer === 'pip')
        return Promise.resolve(undefined);
    return findUv({ pathFolders, platform: plan.platform, answers: store?.answers });
}
async function withPackages(making, requirements) {
    const { environment, folders, base, supervision } = making;
    const { venvPath } = environment;
    const store = openStore(making, requirements);
    if (venvPath === undefined)
        supervision.begin({ supervisor: base, venvFolders: store === undefined ? [] : [store.root] });
    const [asked, uv] = await Promise.all([askBase(making, store), findInstaller(making, store)]);
    const isWanted = environment.installer === 'uv';
    const installer = uv ?? (isWanted ? await bringUv({ ...making, asked }) : requirePip(asked));
    const installing = { ...making, requirements, asked, installer };
    const rest = { supervisor: base, version: asked.version };
    const kept = store === undefined ? undefined : await keptVenv(installing, store);
    if (kept !== undefined)
        return { ...rest, ...kept, background: compileMeanwhile(making, kept.venv, kept.compiled) };
    const { venv, manifest } = await installInto(installing, venvPath ?? folders.reserve('venv'));
    const background = compileMeanwhile(making, venv);
    return { ...rest, venv, packages: manifest.packages, cacheHit: false, background };
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


/***/ }),

/***/ 79860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ writeAtOnce)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);


function writeAtOnce(file, text) {
    const unfinished = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(unfinished, text, { flag: 'wx', mode: 0o644 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(unfinished, file);
}


/***/ })

};

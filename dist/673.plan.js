export const id = 673;
export const ids = [673];
export const modules = {

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

/***/ 3673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findChanges: () => (/* binding */ findChanges),
  hasChanged: () => (/* binding */ hasChanged)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/pull-requests/event.js
var pull_requests_event = __webpack_require__(5196);
;// CONCATENATED MODULE: ./lib/pull-requests/git-changes.js



const DIFF = ['--no-ext-diff', '--no-textconv', '--no-renames', '--diff-filter=d', '--ignore-submodules', '-z'];
function missing(what) {
    return new errors/* PyexecError */.xH('changes-unknown', {
        message: `\`changed-only\`: ${what}`,
        hint: 'Check out the history: actions/checkout with `fetch-depth: 0`. For a pull request a `github-token` does as well.',
    });
}
async function findTop(git) {
    const { status, stdout } = await git.ask(['rev-parse', '--show-toplevel']);
    return status === 0 ? (0,external_node_fs_.realpathSync)(stdout.replace(/\n$/, '')) : undefined;
}
async function hasCommit(git, name) {
    return (await git.ask(['cat-file', '-e', `${name}^{commit}`])).status === 0;
}
async function requireCommits(git, names) {
    for (const name of names) {
        if (!(await hasCommit(git, name)))
            throw missing(`the commit ${name} is not in the checkout`);
    }
}
async function requireWhole(git) {
    const isShallow = (await git.demand(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    if (isShallow)
        throw missing('the checkout is shallow, so what two branches have in common cannot be told');
}
async function mergeBase(git, one, other) {
    await requireWhole(git);
    await requireCommits(git, [one, other]);
    const { status, stdout } = await git.ask(['merge-base', one, other]);
    if (status === 0)
        return stdout.trim();
    throw missing(`${one} and ${other} have no commit in common`);
}
function locate(top, output) {
    return new Set(output
        .split('\0')
        .filter((name) => name !== '')
        .map((name) => external_node_path_.join(top, name)));
}
async function between(git, from, to) {
    const top = await requireTop(git);
    return locate(top, await git.demand(['diff-tree', '-r', '--name-only', ...DIFF, from, to, '--']));
}
async function requireTop(git) {
    const top = await findTop(git);
    if (top !== undefined)
        return top;
    throw missing('the current folder is in no git repository');
}
const git_changes_short = (commit) => commit.slice(0, 12);
async function changesOfRange(git, range) {
    await requireTop(git);
    switch (range.kind) {
        case 'pull-request': {
            const { base, head, number } = range.pullRequest;
            const from = await mergeBase(git, base, head);
            return { files: await between(git, from, head), since: `in pull request #${number}, since ${git_changes_short(from)}` };
        }
        case 'commits': {
            const { from, to } = range;
            await requireCommits(git, [from, to]);
            return { files: await between(git, from, to), since: `since ${git_changes_short(from)}` };
        }
        case 'new-branch': {
            const { head, defaultBranch } = range;
            const from = await mergeBase(git, `refs/remotes/origin/${defaultBranch}`, head);
            return { files: await between(git, from, head), since: `since ${git_changes_short(from)}` };
        }
    }
}
async function findDefaultBase(git) {
    for (const name of ['refs/remotes/origin/HEAD', '@{upstream}'])
        if (await hasCommit(git, name))
            return name;
    throw new errors/* PyexecError */.xH('changes-unknown', {
        message: '`changed-only`: nothing says which branch this one is to be merged into',
        hint: 'Name it: `--base main`.',
    });
}
async function withoutFilters(git) {
    const { stdout } = await git.ask(['config', '--name-only', '-z', '--get-regexp', '^filter\\.']);
    const names = stdout.split('\0').filter((name) => name !== '');
    if (names.some((name) => name.includes('=')))
        throw missing('the configuration of the repository has strange filters');
    return names.map((name) => (name.endsWith('.required') ? `${name}=false` : `${name}=`));
}
async function changesSince(git, base) {
    const top = await requireTop(git);
    const given = base ?? (await findDefaultBase(git));
    if (base !== undefined && !(await hasCommit(git, base)))
        throw missing(`there is no commit, branch or tag ${JSON.stringify(base)} in this checkout`);
    const from = await mergeBase(git, given, 'HEAD');
    const filters = await withoutFilters(git);
    const changed = await git.demand(['diff', '--name-only', '--no-relative', ...DIFF, from, '--'], filters);
    const fresh = await git.demand(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', top], filters);
    return { files: new Set([...locate(top, changed), ...locate(top, fresh)]), since: `since ${git_changes_short(from)} (${given})` };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/programs/relative-path.js
var relative_path = __webpack_require__(4629);
;// CONCATENATED MODULE: ./lib/pull-requests/git.js






const TIMEOUT_MS = 120_000;
const MAX_OUTPUT = 64 * 2 ** 20;
const HARDENING = [
    ...['--no-pager', '--no-optional-locks', '--literal-pathspecs'],
    ...[
        'safe.directory=*',
        'safe.bareRepository=explicit',
        'core.fsmonitor=false',
        `core.hooksPath=${external_node_os_.devNull}`,
        `core.attributesFile=${external_node_os_.devNull}`,
        'core.sshCommand=false',
        'credential.helper=',
        'diff.external=',
        'protocol.allow=never',
    ].flatMap((setting) => ['-c', setting]),
];
const ENVIRONMENT = {
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: external_node_os_.devNull,
    GIT_CONFIG_GLOBAL: external_node_os_.devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: 'none',
};
function isExecutable(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
function findGit({ pathFolders, currentFolder, platform }) {
    const name = platform === 'win32' ? 'git.exe' : 'git';
    const isRoot = external_node_path_.dirname(currentFolder) === currentFolder;
    const isOurs = (folder) => external_node_path_.isAbsolute(folder) &&
        folder !== currentFolder &&
        (isRoot || (0,relative_path/* relativeBelow */.c)(currentFolder, folder) === undefined);
    return pathFolders
        .filter(isOurs)
        .map((folder) => external_node_path_.join(folder, name))
        .find(isExecutable);
}
class Git {
    executable;
    folder;
    platformEnv;
    constructor(executable, folder, platformEnv) {
        this.executable = executable;
        this.folder = folder;
        this.platformEnv = platformEnv;
    }
    static find(facts) {
        const executable = findGit(facts);
        if (executable !== undefined)
            return new Git(executable, (0,external_node_fs_.realpathSync)(facts.currentFolder), {
                ...facts.platformEnv,
                PATH: external_node_path_.dirname(executable),
            });
        throw new errors/* PyexecError */.xH('changes-unknown', {
            message: '`changed-only`: git is not on PATH',
            hint: 'Install git, or give a `github-token`, with which GitHub is asked what a pull request changed.',
        });
    }
    ask(args, settings = []) {
        const all = [...HARDENING, ...settings.flatMap((one) => ['-c', one]), ...args];
        const env = { ...this.platformEnv, ...ENVIRONMENT };
        const options = { cwd: this.folder, env, timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT, windowsHide: true };
        return new Promise((resolve) => {
            (0,external_node_child_process_.execFile)(this.executable, all, options, (error, stdout, stderr) => {
                const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
                resolve({ status, stdout, stderr: stderr === '' ? (error?.message ?? '') : stderr });
            });
        });
    }
    async demand(args, settings = []) {
        const { status, stdout, stderr } = await this.ask(args, settings);
        if (status === 0)
            return stdout;
        throw new errors/* PyexecError */.xH('changes-unknown', {
            message: `\`changed-only\`: git ${args[0] ?? ''} failed: ${stderr.trim().split('\n').at(-1)?.slice(0, 500) ?? ''}`,
            hint: 'The current folder must be in a checkout whose history is there (actions/checkout with `fetch-depth: 0`).',
        });
    }
}

// EXTERNAL MODULE: ./lib/pull-requests/open-api.js
var open_api = __webpack_require__(1739);
// EXTERNAL MODULE: ./lib/pull-requests/read-event.js + 1 modules
var read_event = __webpack_require__(5560);
;// CONCATENATED MODULE: ./lib/pull-requests/find-changes.js








async function topOf(facts) {
    try {
        return (await findTop(Git.find(facts))) ?? (0,external_node_fs_.realpathSync)(facts.currentFolder);
    }
    catch (thrown) {
        if (thrown instanceof errors/* PyexecError */.xH)
            return (0,external_node_fs_.realpathSync)(facts.currentFolder);
        throw thrown;
    }
}
async function askGitHub({ number }, { facts, signal }, token) {
    const api = await (0,open_api/* openApi */.N)(facts, { token, signal });
    const { listChangedFiles, MAX_CHANGED_FILES } = await __webpack_require__.e(/* import() */ 928).then(__webpack_require__.bind(__webpack_require__, 5928));
    const { paths, isWhole } = await listChangedFiles(api, number);
    if (!isWhole) {
        throw new errors/* PyexecError */.xH('changes-unknown', {
            message: `\`changed-only\`: pull request #${number} changes ${MAX_CHANGED_FILES} files or more, and GitHub lists no more`,
            hint: 'Check out the history: actions/checkout with `fetch-depth: 0`.',
        });
    }
    const top = await topOf(facts);
    return {
        files: new Set(paths.map((name) => external_node_path_.join(top, name))),
        since: `in pull request #${number}, as GitHub says`,
    };
}
async function changesOf(range, question) {
    const { token } = question.settings;
    try {
        return await changesOfRange(Git.find(question.facts), range);
    }
    catch (thrown) {
        const isUnknown = thrown instanceof errors/* PyexecError */.xH && thrown.code === 'changes-unknown';
        if (!isUnknown || range.kind !== 'pull-request' || token === undefined)
            throw thrown;
        return askGitHub(range.pullRequest, question, token);
    }
}
async function findChanges(question) {
    const { settings, facts } = question;
    const event = (0,read_event/* readEvent */.j)(facts);
    if (event === undefined)
        return changesSince(Git.find(facts), settings.base);
    const { targetAllowed } = settings;
    if (settings.base !== undefined) {
        (0,pull_requests_event/* requireTrusted */.r6)(event, { isFromStrangers: true, targetAllowed });
        return changesSince(Git.find(facts), settings.base);
    }
    const range = (0,pull_requests_event/* findChangeRange */.by)(event);
    const isFromStrangers = range.kind === 'pull-request' && range.pullRequest.isFromFork;
    (0,pull_requests_event/* requireTrusted */.r6)(event, { isFromStrangers, targetAllowed });
    return changesOf(range, question);
}
function hasChanged({ files }, file) {
    if (files.has(external_node_path_.join((0,external_node_fs_.realpathSync)(external_node_path_.dirname(file)), external_node_path_.basename(file))))
        return true;
    try {
        return files.has((0,external_node_fs_.realpathSync)(file));
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return true;
    }
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

/***/ 5560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ readEvent)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/read-own-file.js


const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
function readOwnFile(file, maxBytes) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const facts = (0,external_node_fs_.fstatSync)(fd);
        if (!facts.isFile() || facts.size > maxBytes)
            return undefined;
        const content = Buffer.alloc(facts.size);
        let at = 0;
        for (let got = -1; got !== 0 && at < content.length; at += got) {
            got = (0,external_node_fs_.readSync)(fd, content, at, content.length - at, null);
        }
        return content.subarray(0, at);
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return undefined;
    }
    finally {
        if (fd !== undefined)
            (0,external_node_fs_.closeSync)(fd);
    }
}

;// CONCATENATED MODULE: ./lib/pull-requests/read-event.js


const MAX_EVENT_BYTES = 32 * 2 ** 20;
function parse(file) {
    const content = readOwnFile(file, MAX_EVENT_BYTES);
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
    throw new errors/* PyexecError */.xH('event-unusable', {
        message: `the event that started the workflow cannot be read from ${JSON.stringify(file)}`,
        hint: 'GITHUB_EVENT_PATH must name a file with JSON, as the runner sets it.',
    });
}


/***/ })

};

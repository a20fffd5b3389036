export const id = 451;
export const ids = [451];
export const modules = {

/***/ 5451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GitHubApi: () => (/* binding */ GitHubApi)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/host/service-variables.js

const NETWORK_VARIABLES = [
    'GITHUB_SERVER_URL',
    ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
const ARTIFACTS_REQUIRED = (/* unused pure expression or super */ null && (['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL']));
const ARTIFACTS_FURTHER = (/* unused pure expression or super */ null && ([
    'GITHUB_RETENTION_DAYS',
    'ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY',
    'ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS',
]));
function pickVariables(env, names) {
    const found = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
    return Object.fromEntries(found);
}
function withUnlisted(env, unlisted) {
    return new Proxy(env, {
        get: (target, name) => unlisted.get(name) ?? Reflect.get(target, name),
        has: (target, name) => unlisted.has(name) || Reflect.has(target, name),
        set: (target, name, value) => Reflect.set(target, name, value),
    });
}
async function withVariables(variables, act) {
    const before = process.env;
    process.env = withUnlisted(before, new Map(Object.entries(variables)));
    try {
        return await act();
    }
    finally {
        process.env = before;
    }
}
async function withServiceVariables(env, act) {
    const missing = ARTIFACTS_REQUIRED.filter((name) => (env[name] ?? '') === '');
    if (missing.length > 0) {
        throw new PyexecError('artifacts-failed', {
            message: `artifacts cannot be uploaded from here: ${missing.join(' and ')} not set`,
            hint: 'The runner gives these to actions only: use the action, or upload with actions/upload-artifact.',
        });
    }
    const names = [...ARTIFACTS_REQUIRED, ...ARTIFACTS_FURTHER, ...NETWORK_VARIABLES];
    return withVariables(pickVariables(env, names), act);
}

;// CONCATENATED MODULE: ./lib/github/github-api.js


const TIMEOUT_MS = 60_000;
const PAGE = 100;
const PERMISSIONS = 'Check that the job’s token has the permissions for it, and that the repository is the right one.';
function translate(what, cause) {
    const status = (0,errors/* isError */.bJ)(cause) && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
    const said = (0,errors/* messageOf */.bD)(cause).slice(0, 500);
    const isRefusal = status !== undefined && status >= 400 && status < 500;
    return new errors/* PyexecError */.xH('github-failed', {
        message: `GitHub did not ${what}: ${isRefusal ? `${status}, ` : ''}${said}`,
        hint: isRefusal ? PERMISSIONS : 'Try again later; githubstatus.com says whether GitHub has problems.',
        cause,
    });
}
class GitHubApi {
    address;
    owner;
    repo;
    constructor(address) {
        this.address = address;
        const [owner = '', repo = ''] = address.repository.split('/');
        if (owner === '' || repo === '')
            throw translate('say which repository this is', 'GITHUB_REPOSITORY is malformed');
        [this.owner, this.repo] = [owner, repo];
    }
    call(what, act) {
        const { apiUrl, token, variables, signal } = this.address;
        const request = { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) };
        return withVariables({ ...variables, GITHUB_API_URL: apiUrl }, async () => {
            try {
                const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413));
                return await act(getOctokit(token, { baseUrl: apiUrl }), { owner: this.owner, repo: this.repo, request });
            }
            catch (cause) {
                throw translate(what, cause);
            }
        });
    }
    async list(what, most, page) {
        const items = [];
        for (let number = 1; items.length < most; number++) {
            const got = await this.call(what, (octokit, options) => page(octokit, { ...options, per_page: PAGE, page: number }));
            items.push(...got);
            if (got.length < PAGE)
                return { items: items.slice(0, most), isWhole: items.length <= most };
        }
        return { items: items.slice(0, most), isWhole: false };
    }
}


/***/ })

};

export const id = 29;
export const ids = [29];
export const modules = {

/***/ 33029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GitHubApi: () => (/* binding */ GitHubApi)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _host_service_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9933);


const TIMEOUT_MS = 60_000;
const PAGE = 100;
const PERMISSIONS = 'Check that the job’s token has the permissions for it, and that the repository is the right one.';
function translate(what, cause) {
    const status = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isError */ .bJ)(cause) && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
    const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause).slice(0, 500);
    const isRefusal = status !== undefined && status >= 400 && status < 500;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('github-failed', {
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
        return (0,_host_service_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .withVariables */ .sO)({ ...variables, GITHUB_API_URL: apiUrl }, async () => {
            try {
                const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(351), __webpack_require__.e(770)]).then(__webpack_require__.bind(__webpack_require__, 61351));
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

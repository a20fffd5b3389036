export const id = 192;
export const ids = [192];
export const modules = {

/***/ 2192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cacheCommand: () => (/* binding */ cacheCommand)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _environments_venv_venv_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3543);
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


/***/ })

};

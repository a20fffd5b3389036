export const id = 206;
export const ids = [206];
export const modules = {

/***/ 9206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ConsoleHost: () => (/* binding */ ConsoleHost)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1114);
/* harmony import */ var _read_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(755);
/* harmony import */ var _redactor_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5756);
/* harmony import */ var _terminal_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3050);
/* harmony import */ var _write_out_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5124);






class ConsoleHost {
    args;
    env;
    currentFolder = process.cwd();
    origin = { commit: null, run: null };
    facts;
    redact;
    paint;
    constructor(args, env) {
        this.args = args;
        this.env = env;
        this.facts = (0,_read_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .readFacts */ .M)(env, { currentFolder: this.currentFolder, tempFolder: env['TMPDIR'] || node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir() });
        this.redact = (0,_redactor_js__WEBPACK_IMPORTED_MODULE_5__/* .createRedactor */ .lY)((0,_redactor_js__WEBPACK_IMPORTED_MODULE_5__/* .findSecrets */ .dL)(env));
        this.paint = (0,_terminal_host_js__WEBPACK_IMPORTED_MODULE_3__/* .choosePaint */ .i)(env, process.stderr.isTTY);
    }
    readInputs() {
        const { values, problems } = this.args.inputs;
        const token = this.env[_inputs_table_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .PULL_REQUESTS */ .L['github-token'].variable];
        const isAsked = values.get('changed-only') === 'true' && token !== undefined;
        return { values: isAsked ? new Map([...values, ['github-token', token]]) : values, problems };
    }
    placeFor() {
        return undefined;
    }
    say(lines) {
        process.stderr.write(lines.map((line) => `${this.redact(line)}\n`).join(''));
    }
    async publish({ json }) {
        if (!this.args.json)
            return;
        for (const piece of json)
            await (0,_write_out_js__WEBPACK_IMPORTED_MODULE_4__/* .writeOut */ .s)(process.stdout, piece);
    }
}


/***/ })

};

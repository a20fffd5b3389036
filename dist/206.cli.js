export const id = 206;
export const ids = [206];
export const modules = {

/***/ 9206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ConsoleHost: () => (/* binding */ ConsoleHost)
/* harmony export */ });
/* harmony import */ var _redactor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5756);
/* harmony import */ var _terminal_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3050);
/* harmony import */ var _write_out_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5124);



class ConsoleHost {
    args;
    currentFolder = process.cwd();
    origin = { commit: null, run: null };
    redact;
    paint;
    constructor(args, env) {
        this.args = args;
        this.redact = (0,_redactor_js__WEBPACK_IMPORTED_MODULE_2__/* .createRedactor */ .lY)((0,_redactor_js__WEBPACK_IMPORTED_MODULE_2__/* .findSecrets */ .dL)(env));
        this.paint = (0,_terminal_host_js__WEBPACK_IMPORTED_MODULE_0__/* .choosePaint */ .i)(env, process.stderr.isTTY);
    }
    readInputs() {
        return this.args.inputs;
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
            await (0,_write_out_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOut */ .s)(process.stdout, piece);
    }
}


/***/ })

};

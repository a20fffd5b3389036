export const id = 643;
export const ids = [643];
export const modules = {

/***/ 643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   selectPrograms: () => (/* binding */ selectPrograms),
/* harmony export */   takeShard: () => (/* binding */ takeShard)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _inputs_grammar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9564);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6701);



function wrong(message) {
    const hint = 'Take `python-version` and `shard` from the matrix that `pyexec plan` made together with the plan.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('invalid-input', { message, hint });
}
function takeShard(plan, { index, of }, pythonVersion) {
    const count = plan.shards.length;
    const shard = plan.shards[index - 1];
    if (shard === undefined || (of !== undefined && of !== count))
        throw wrong(`\`shard\`: the plan has ${count} shards, and not the shard ${of === undefined ? index : `${index}/${of}`}`);
    const requests = plan.pythonVersions.map((one) => (one === null ? undefined : (0,_inputs_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .versionRequest */ .Uh)(one)));
    const version = requests.indexOf(pythonVersion);
    if (version === -1) {
        const planned = plan.pythonVersions.map((one) => one ?? 'none in particular').join(', ');
        throw wrong(`\`python-version\`: the plan is for ${planned}, and not for ${pythonVersion ?? 'none in particular'}`);
    }
    const programs = shard.programs.flatMap((one) => plan.programs[one] ?? []);
    const reported = { plan: plan.id, pythonVersion: plan.pythonVersions[version] ?? null, index, of: count };
    return { reported, programs, shard };
}
function selectPrograms({ programs, shard }, found) {
    const byId = new Map(found.map((program) => [program.id, program]));
    const selected = programs.flatMap(({ id }) => byId.get(id) ?? []);
    const absent = programs.filter(({ id }) => !byId.has(id)).map(({ id }) => JSON.stringify(id));
    const hint = 'Plan and run the same commit: check out the same `ref` in both jobs, and change no program in between.';
    if (absent.length > 0) {
        const names = `${absent.slice(0, 5).join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('invalid-program', { message: `the plan has programs that are not here: ${names}`, hint });
    }
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .o)(selected) !== shard.digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('invalid-program', { message: 'the programs are not those that were planned', hint });
    return selected;
}


/***/ })

};

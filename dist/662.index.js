export const id = 662;
export const ids = [662];
export const modules = {

/***/ 67662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  selectPrograms: () => (/* binding */ selectPrograms),
  takeShard: () => (/* binding */ takeShard)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(79564);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/shards/digest.js

function digestOf(programs) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const program of programs) {
        const text = program.kind === 'module' ? program.module : program.text.replaceAll('\r\n', '\n');
        hash.update(`${program.id.length} ${text.length} ${program.id}`).update(text);
    }
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./lib/shards/take-shard.js



function wrong(message) {
    const hint = 'Take `python-version` and `shard` from the matrix that `pyexec plan` made together with the plan.';
    return new errors/* PyexecError */.xH('invalid-input', { message, hint });
}
function takeShard(plan, { index, of }, pythonVersion) {
    const count = plan.shards.length;
    const shard = plan.shards[index - 1];
    if (shard === undefined || (of !== undefined && of !== count))
        throw wrong(`\`shard\`: the plan has ${count} shards, and not the shard ${of === undefined ? index : `${index}/${of}`}`);
    const requests = plan.pythonVersions.map((one) => (one === null ? undefined : (0,grammar/* versionRequest */.Uh)(one)));
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
        throw new errors/* PyexecError */.xH('invalid-program', { message: `the plan has programs that are not here: ${names}`, hint });
    }
    if (digestOf(selected) !== shard.digest)
        throw new errors/* PyexecError */.xH('invalid-program', { message: 'the programs are not those that were planned', hint });
    return selected;
}


/***/ })

};

export const id = 17;
export const ids = [17];
export const modules = {

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPlanFile: () => (/* binding */ readPlanFile)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(9564);
// EXTERNAL MODULE: ./lib/json-fields.js
var json_fields = __webpack_require__(7699);
// EXTERNAL MODULE: ./lib/shards/shard-count.js
var shard_count = __webpack_require__(1095);
// EXTERNAL MODULE: ./lib/shards/shard-plan.js
var shard_plan = __webpack_require__(3713);
;// CONCATENATED MODULE: ./lib/shards/parse-shard-plan.js




const MAX_PROGRAMS = 1_000_000;
const MAX_TEXT = 4096;
const DIGEST = /^[0-9a-f]{64}$/;
class NoPlan extends Error {
}
function textOrNull(value, what) {
    if (value === null)
        return null;
    const text = (0,json_fields/* readText */.yR)(value, MAX_TEXT);
    if (text === undefined)
        throw new NoPlan(`has a malformed ${what}`);
    return text;
}
function parseVersion(value) {
    const text = textOrNull(value, 'Python version');
    try {
        if (text !== null)
            (0,grammar/* versionRequest */.Uh)(text);
    }
    catch (thrown) {
        if (thrown instanceof grammar/* Malformed */.sG)
            throw new NoPlan('has a malformed Python version');
        throw thrown;
    }
    return text;
}
function parseProgram(value) {
    const { id, path, expectsError } = (0,json_fields/* isRecord */.u4)(value) ? value : { id: value, path: value, expectsError: false };
    const [idText, pathText] = [(0,json_fields/* readText */.yR)(id, MAX_TEXT), (0,json_fields/* readText */.yR)(path, MAX_TEXT)];
    if (!idText || !pathText || typeof expectsError !== 'boolean')
        throw new NoPlan('has a malformed program');
    return { id: idText, path: pathText, expectsError };
}
function parseShard(value) {
    const { programs, expectedMs, digest } = (0,json_fields/* isRecord */.u4)(value) ? value : {};
    const ms = (0,json_fields/* readNumber */.kz)(expectedMs, Number.MAX_SAFE_INTEGER);
    const hex = (0,json_fields/* readText */.yR)(digest, 64);
    const isRight = Array.isArray(programs) && ms !== undefined && hex !== undefined && DIGEST.test(hex);
    if (!isRight)
        throw new NoPlan('has a malformed shard');
    return { programs: programs, expectedMs: ms, digest: hex };
}
function arrayOf(value, what, { most, parse }) {
    if (!Array.isArray(value) || value.length > most)
        throw new NoPlan(`has no ${what}, or more than ${most}`);
    return value.map(parse);
}
function checkShards(shards, count) {
    const isDealt = new Uint8Array(count);
    for (const { programs } of shards) {
        let before = -1;
        for (const one of programs) {
            const index = (0,json_fields/* readCount */._0)(one, count - 1, before + 1);
            if (index === undefined || isDealt[index] === 1)
                throw new NoPlan('does not have each program in one shard');
            isDealt[index] = 1;
            before = index;
        }
    }
    if (isDealt.includes(0))
        throw new NoPlan('does not have each program in one shard');
}
function parseShardPlan(text) {
    const content = (0,json_fields/* parseJson */.qF)(text);
    if (!(0,json_fields/* isRecord */.u4)(content))
        throw new NoPlan('is no JSON object');
    if (content['schemaVersion'] !== 1)
        throw new NoPlan('is not of schema version 1');
    const pythonVersions = arrayOf(content['pythonVersions'], 'Python versions', { most: shard_count/* MAX_JOBS */.E, parse: parseVersion });
    const programs = arrayOf(content['programs'], 'programs', { most: MAX_PROGRAMS, parse: parseProgram });
    const shards = arrayOf(content['shards'], 'shards', { most: shard_count/* MAX_JOBS */.E, parse: parseShard });
    if (pythonVersions.length === 0 || pythonVersions.length * shards.length > shard_count/* MAX_JOBS */.E)
        throw new NoPlan(`has no Python versions, or more than ${shard_count/* MAX_JOBS */.E} jobs`);
    if (new Set(pythonVersions).size < pythonVersions.length)
        throw new NoPlan('has a Python version twice');
    if (new Set(programs.map(({ id }) => id)).size < programs.length)
        throw new NoPlan('has a program twice');
    checkShards(shards, programs.length);
    const commit = textOrNull(content['commit'], 'commit');
    const run = textOrNull(content['run'], 'run');
    const plan = (0,shard_plan/* sealPlan */.t)({ schemaVersion: 1, commit, run, pythonVersions, programs, shards });
    if (plan.id !== content['id'])
        throw new NoPlan('was changed after it was made: its id is not that of its content');
    return plan;
}

// EXTERNAL MODULE: ./lib/units.js
var units = __webpack_require__(3052);
;// CONCATENATED MODULE: ./lib/shards/read-plan-file.js




const MAX_PLAN_BYTES = 128 * 2 ** 20;
function read(file) {
    const facts = (0,external_node_fs_.statSync)(file);
    if (!facts.isFile())
        throw new NoPlan('is no ordinary file');
    if (facts.size > MAX_PLAN_BYTES)
        throw new NoPlan(`is larger than ${(0,units/* formatBytes */.z)(MAX_PLAN_BYTES)}`);
    return (0,external_node_fs_.readFileSync)(file, 'utf8');
}
function readPlanFile(file) {
    try {
        return parseShardPlan(read(file));
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined && !(thrown instanceof NoPlan))
            throw thrown;
        const why = thrown instanceof NoPlan ? thrown.message : `cannot be read (${code ?? ''})`;
        throw new errors/* PyexecError */.xH('invalid-input', {
            message: `\`plan-file\`: the plan ${JSON.stringify(file)} ${why}`,
            hint: 'Give the file that `pyexec plan` wrote, as it is; in a workflow it is an artifact of the job that planned.',
            cause: thrown,
        });
    }
}


/***/ })

};

export const id = 376;
export const ids = [376];
export const modules = {

/***/ 27699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   kz: () => (/* binding */ readNumber),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function fieldsOf(value) {
    return isRecord(value) ? value : {};
}
function readNumber(value, most) {
    return typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
}
function readCount(value, most, least = 0) {
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
}
function readText(value, most) {
    return typeof value === 'string' && value.length <= most ? value : undefined;
}


/***/ }),

/***/ 66376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPlanFile: () => (/* binding */ readPlanFile)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(79564);
// EXTERNAL MODULE: ./lib/json-fields.js
var json_fields = __webpack_require__(27699);
;// CONCATENATED MODULE: ./lib/shards/shard-count.js

const MAX_JOBS = 256;
const AIM_MS = 60_000;
function resolveShardCount({ shards, versions, programs, totalMs }) {
    const most = Math.floor(MAX_JOBS / versions);
    if (most === 0)
        throw tooMany(`${versions} Python versions`, `Give at most ${MAX_JOBS} versions.`);
    if (shards === 'auto')
        return Math.min(most, programs, Math.max(1, Math.ceil(totalMs / AIM_MS)));
    const useful = Math.min(shards, programs);
    if (useful > most) {
        const asked = `${versions === 1 ? '1 Python version' : `${versions} Python versions`} × ${useful} shards`;
        throw tooMany(asked, `Set \`shards\` to at most ${most}, to \`auto\`, or name fewer \`python-versions\`.`);
    }
    return useful;
}
function tooMany(what, hint) {
    return new PyexecError('invalid-input', { message: `${what} are more than the ${MAX_JOBS} jobs of a matrix`, hint });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/shards/shard-plan.js

function written({ id, path, expectsError }) {
    return id === path && !expectsError ? id : { id, path, expectsError };
}
function contentOf({ commit, run, pythonVersions, programs, shards }) {
    return { schemaVersion: 1, commit, run, pythonVersions, programs: programs.map(written), shards };
}
function sealPlan(plan) {
    const id = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(contentOf(plan)))
        .digest('hex');
    return { ...plan, id };
}
function formatPlan(plan) {
    return `${JSON.stringify({ id: plan.id, ...contentOf(plan) })}\n`;
}

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
    const pythonVersions = arrayOf(content['pythonVersions'], 'Python versions', { most: MAX_JOBS, parse: parseVersion });
    const programs = arrayOf(content['programs'], 'programs', { most: MAX_PROGRAMS, parse: parseProgram });
    const shards = arrayOf(content['shards'], 'shards', { most: MAX_JOBS, parse: parseShard });
    if (pythonVersions.length === 0 || pythonVersions.length * shards.length > MAX_JOBS)
        throw new NoPlan(`has no Python versions, or more than ${MAX_JOBS} jobs`);
    if (new Set(pythonVersions).size < pythonVersions.length)
        throw new NoPlan('has a Python version twice');
    if (new Set(programs.map(({ id }) => id)).size < programs.length)
        throw new NoPlan('has a program twice');
    checkShards(shards, programs.length);
    const commit = textOrNull(content['commit'], 'commit');
    const run = textOrNull(content['run'], 'run');
    const plan = sealPlan({ schemaVersion: 1, commit, run, pythonVersions, programs, shards });
    if (plan.id !== content['id'])
        throw new NoPlan('was changed after it was made: its id is not that of its content');
    return plan;
}

// EXTERNAL MODULE: ./lib/units.js
var units = __webpack_require__(83052);
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

export const id = 420;
export const ids = [420,17];
export const modules = {

/***/ 6420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  COMMANDS: () => (/* binding */ COMMANDS)
});

// EXTERNAL MODULE: ./lib/host/help-text.js
var help_text = __webpack_require__(8851);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/redactor.js
var redactor = __webpack_require__(5756);
// EXTERNAL MODULE: ./lib/inputs/parse-table.js
var parse_table = __webpack_require__(7799);
// EXTERNAL MODULE: ./lib/programs/relative-path.js
var relative_path = __webpack_require__(4629);
// EXTERNAL MODULE: ./lib/read-own-file.js
var read_own_file = __webpack_require__(6641);
// EXTERNAL MODULE: ./lib/report/exit-status.js
var exit_status = __webpack_require__(5311);
// EXTERNAL MODULE: ./lib/report/run-text.js
var run_text = __webpack_require__(8855);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
// EXTERNAL MODULE: ./lib/json-fields.js
var json_fields = __webpack_require__(7699);
;// CONCATENATED MODULE: ./lib/shards/durations.js

const UNKNOWN_MS = 1000;
const LONGEST_MS = 24 * 24 * 3_600_000;
function median(values) {
    if (values.length === 1)
        return values[0] ?? 0;
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length >> 1;
    const upper = sorted[half] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
function expectDurations(ids, known) {
    const found = ids.flatMap((id) => known.get(id) ?? []);
    const otherwise = found.length === 0 ? UNKNOWN_MS : median(found);
    return ids.map((id) => Math.max(1, known.get(id) ?? otherwise));
}
class DurationsBook {
    all = new Map();
    note(id, ms) {
        const before = this.all.get(id);
        if (before === undefined)
            this.all.set(id, [ms]);
        else
            before.push(ms);
    }
    medians() {
        return new Map([...this.all].map(([id, values]) => [id, median(values)]));
    }
    noteFile(text) {
        const content = (0,json_fields/* parseJson */.qF)(text);
        if (!(0,json_fields/* isRecord */.u4)(content) || content['schemaVersion'] !== 1)
            return 'is neither durations.json nor result.json';
        const { durations, runs } = content;
        if ((0,json_fields/* isRecord */.u4)(durations))
            for (const [id, ms] of Object.entries(durations))
                this.noteAny(id, ms);
        else if (Array.isArray(runs))
            for (const run of runs)
                if ((0,json_fields/* isRecord */.u4)(run))
                    this.noteAny(run['id'], run['durationMs']);
                else
                    return 'holds neither durations nor runs';
        return undefined;
    }
    noteAny(id, ms) {
        const duration = (0,json_fields/* readNumber */.kz)(ms, LONGEST_MS);
        if (typeof id === 'string' && duration !== undefined)
            this.note(id, duration);
    }
}
function formatDurations(medians) {
    const lines = [...medians].map(([id, ms]) => `${JSON.stringify(id)}:${Math.round(ms * 10) / 10}`);
    return `{"schemaVersion":1,"durations":{\n${lines.join(',\n')}\n}}\n`;
}

// EXTERNAL MODULE: ./lib/shards/read-plan-file.js + 1 modules
var read_plan_file = __webpack_require__(3017);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/write-pieces.js




function writePieces(file, pieces) {
    const unfinished = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(file), { recursive: true });
        const descriptor = (0,external_node_fs_.openSync)(unfinished, 'wx', 0o644);
        try {
            for (const piece of pieces) {
                const bytes = Buffer.from(piece);
                for (let at = 0; at < bytes.length;)
                    at += (0,external_node_fs_.writeSync)(descriptor, bytes, at);
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
        (0,external_node_fs_.renameSync)(unfinished, file);
    }
    catch (cause) {
        (0,external_node_fs_.rmSync)(unfinished, { force: true });
        throw new errors/* PyexecError */.xH('publish-failed', {
            message: `${JSON.stringify(file)} could not be written: ${(0,errors/* messageOf */.bD)(cause)}`,
            hint: 'Check that the folder can be written and the disk is not full.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./lib/units.js
var units = __webpack_require__(3052);
;// CONCATENATED MODULE: ./lib/merge/json-structure.js
const MAX_VALUES = 5_000_000;
const MAX_DEPTH = 32;
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
function isTooComplex(bytes) {
    let isInText = false;
    let [values, depth] = [0, 0];
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] ?? 0;
        if (byte === QUOTE)
            isInText = !isInText;
        else if (isInText)
            at += byte === BACKSLASH ? 1 : 0;
        else if (byte === COMMA)
            values++;
        else if (OPENING.has(byte)) {
            values++;
            depth++;
        }
        else if (CLOSING.has(byte))
            depth--;
        if (values > MAX_VALUES || depth > MAX_DEPTH)
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(3297);
// EXTERNAL MODULE: ./lib/inputs/grammar.js
var grammar = __webpack_require__(9564);
// EXTERNAL MODULE: ./lib/python/satisfies-request.js
var satisfies_request = __webpack_require__(9455);
// EXTERNAL MODULE: ./lib/report/neutralise.js
var neutralise = __webpack_require__(566);
// EXTERNAL MODULE: ./lib/execution/outcome.js
var execution_outcome = __webpack_require__(7130);
;// CONCATENATED MODULE: ./lib/merge/read-run.js



const MOST = Number.MAX_SAFE_INTEGER;
const MAX_STREAM = 64 * 1024;
const MAX_MESSAGE = 4096;
const MAX_FILES = 20;
const MAX_PATH = 1024;
const MAX_LINE = 100_000_000;
const TYPE = /^[\p{ID_Start}_][\p{ID_Continue}.]{0,199}$/u;
function readOutcome(value) {
    if (!(0,json_fields/* isRecord */.u4)(value))
        return undefined;
    const { kind, exitCode, signal, stream, bytes, entries } = value;
    switch (kind) {
        case 'exited':
            return Number.isInteger(exitCode) && Math.abs(Number(exitCode)) < 2 ** 32
                ? { kind, exitCode: Number(exitCode) }
                : undefined;
        case 'signalled':
            return typeof signal === 'string' && /^[\w+ -]{1,30}$/.test(signal) ? { kind, signal } : undefined;
        case 'output-limit':
            return stream === 'stdout' || stream === 'stderr' ? { kind, stream } : undefined;
        case 'disk-limit': {
            const [b, e] = [(0,json_fields/* readCount */._0)(bytes, MOST), (0,json_fields/* readCount */._0)(entries, MOST)];
            return b === undefined || e === undefined ? undefined : { kind, bytes: b, entries: e };
        }
        case 'timed-out':
        case 'out-of-memory':
        case 'cancelled':
            return { kind };
        default:
            return undefined;
    }
}
function judge(outcome, claimed, { expectsError }) {
    const status = (0,execution_outcome/* statusOf */.c)(outcome);
    if (outcome.kind !== 'exited')
        return status;
    if (expectsError)
        return claimed === 'passed' && status === 'failed' ? 'passed' : 'failed';
    return claimed === 'passed' ? status : 'failed';
}
function cut(text, most) {
    if (text.length <= most)
        return text;
    const half = Math.floor(most / 2);
    return Buffer.from(`${text.slice(0, half)}\n…\n${text.slice(-half)}`.toWellFormed()).toString();
}
function readError(value, { path }) {
    if (!(0,json_fields/* isRecord */.u4)(value))
        return null;
    const { type, message, line } = value;
    const known = typeof type === 'string' && TYPE.test(type) ? type : 'Error';
    const text = typeof message === 'string' ? cut(message, MAX_MESSAGE) : '';
    const number = value['path'] === path ? (0,json_fields/* readCount */._0)(line, MAX_LINE, 1) : undefined;
    return { type: known, message: text, path: number === undefined ? null : path, line: number ?? null };
}
function readFiles(value) {
    if (!Array.isArray(value))
        return [];
    return value.slice(0, MAX_FILES).flatMap((one) => {
        const { path, bytes, change } = (0,json_fields/* isRecord */.u4)(one) ? one : {};
        const [name, size] = [(0,json_fields/* readText */.yR)(path, MAX_PATH), (0,json_fields/* readCount */._0)(bytes, MOST)];
        if (name === undefined || size === undefined || (change !== 'created' && change !== 'changed'))
            return [];
        return [{ path: name, bytes: size, change }];
    });
}
function readRun(value, planned) {
    const outcome = readOutcome(value['outcome']);
    const durationMs = (0,json_fields/* readNumber */.kz)(value['durationMs'], LONGEST_MS);
    const [stdout, stderr] = [value['stdout'], value['stderr']];
    if (outcome === undefined || durationMs === undefined)
        return undefined;
    if (typeof stdout !== 'string' || typeof stderr !== 'string')
        return undefined;
    const status = judge(outcome, value['status'], planned);
    const files = readFiles(value['files']);
    const isWhole = Array.isArray(value['files']) && files.length === value['files'].length;
    const line = (0,json_fields/* isRecord */.u4)(value['source']) ? (0,json_fields/* readCount */._0)(value['source']['line'], MAX_LINE, 1) : undefined;
    return {
        id: planned.id,
        source: { path: planned.path, line: line ?? 1 },
        status,
        outcome,
        stdout: cut(stdout, MAX_STREAM),
        stderr: cut(stderr, MAX_STREAM),
        stdoutBytes: (0,json_fields/* readCount */._0)(value['stdoutBytes'], MOST) ?? Buffer.byteLength(stdout),
        stderrBytes: (0,json_fields/* readCount */._0)(value['stderrBytes'], MOST) ?? Buffer.byteLength(stderr),
        stdoutTruncated: value['stdoutTruncated'] === true || stdout.length > MAX_STREAM,
        stderrTruncated: value['stderrTruncated'] === true || stderr.length > MAX_STREAM,
        durationMs,
        peakMemoryBytes: (0,json_fields/* readCount */._0)(value['peakMemoryBytes'], MOST) ?? null,
        error: readError(value['error'], planned),
        files,
        filesTruncated: value['filesTruncated'] === true || !isWhole,
        workingDirectory: '',
        scriptPath: null,
        notes: [],
    };
}

;// CONCATENATED MODULE: ./lib/merge/read-result.js






class NoResult extends Error {
}
function findShard(value, plan) {
    if (!(0,json_fields/* isRecord */.u4)(value))
        throw new NoResult('does not say of which shard it is');
    const { plan: id, pythonVersion, index, of } = value;
    if (id !== plan.id)
        throw new NoResult('is of another plan');
    const version = plan.pythonVersions.findIndex((one) => one === pythonVersion);
    const number = (0,json_fields/* readCount */._0)(index, plan.shards.length, 1);
    if (version === -1 || number === undefined || of !== plan.shards.length)
        throw new NoResult('is of a shard that was not planned');
    return { version, shard: number - 1 };
}
function readInterpreter(content, wanted, problems) {
    const { environment, runs } = content;
    const hasRuns = Array.isArray(runs) && runs.length > 0;
    const told = (0,json_fields/* isRecord */.u4)(environment) ? (0,json_fields/* readText */.yR)(environment['pythonVersion'], 40) : undefined;
    const version = told === undefined ? null : (0,pep440.valid)(told);
    if (version === null) {
        if (environment !== null || hasRuns)
            problems.push('its result does not say which Python it had');
    }
    else if (wanted !== null && !(0,satisfies_request/* satisfiesRequest */.B)(version, (0,grammar/* versionRequest */.Uh)(wanted))) {
        problems.push(`it ran with Python ${version}`);
    }
    return version;
}
class RunsReader {
    plan;
    planned;
    runs = new Map();
    problems = new Set();
    indexes;
    constructor(plan, planned) {
        this.plan = plan;
        this.planned = planned;
        this.indexes = new Map(planned.map((index) => [plan.programs[index]?.id ?? '', index]));
    }
    read(value) {
        if (!Array.isArray(value))
            this.problems.add('its result has no runs');
        else if (value.length > this.planned.length)
            this.problems.add('its result has more runs than it had programs');
        else
            for (const one of value)
                this.readOne(one);
    }
    readOne(value) {
        const id = (0,json_fields/* isRecord */.u4)(value) ? value['id'] : undefined;
        const index = typeof id === 'string' ? this.indexes.get(id) : undefined;
        const program = index === undefined ? undefined : this.plan.programs[index];
        if (!(0,json_fields/* isRecord */.u4)(value) || index === undefined || program === undefined) {
            this.problems.add('its result has runs of programs that were not its own');
            return;
        }
        const run = readRun(value, program);
        if (run === undefined)
            this.problems.add('its result has malformed runs');
        else if (this.runs.has(index))
            this.problems.add('its result has two runs of one program');
        else
            this.runs.set(index, run);
    }
}
const MAX_ERROR = 500;
function describeError({ error }) {
    if (error === null)
        return undefined;
    const { code, message } = (0,json_fields/* isRecord */.u4)(error) ? error : {};
    const [known, text] = [(0,json_fields/* readText */.yR)(code, 60), typeof message === 'string' ? message.slice(0, MAX_ERROR) : ''];
    return (0,neutralise/* quoteInline */.Wx)(`it says: error ${known ?? 'unknown'}: ${text}`);
}
function readResult(text, plan) {
    const content = (0,json_fields/* parseJson */.qF)(text);
    if (!(0,json_fields/* isRecord */.u4)(content))
        throw new NoResult('is no JSON object');
    if (content['schemaVersion'] !== 1)
        throw new NoResult('is no result of schema version 1');
    const { version, shard } = findShard(content['shard'], plan);
    const planned = plan.shards[shard]?.programs ?? [];
    const reader = new RunsReader(plan, planned);
    reader.read(content['runs']);
    const problems = [...reader.problems];
    const interpreter = readInterpreter(content, plan.pythonVersions[version] ?? null, problems);
    const error = describeError(content);
    if (error !== undefined)
        problems.push(error);
    const isCancelled = content['status'] === 'cancelled';
    const { runs } = reader;
    if (problems.length === 0 && runs.size < planned.length && !isCancelled)
        problems.push(`its result has ${runs.size} of ${planned.length} programs`);
    return { version, shard, runs, isCancelled, interpreter, problem: problems[0] };
}

;// CONCATENATED MODULE: ./lib/merge/find-results.js







const MAX_RESULT_BYTES = 64 * 2 ** 20;
const MAX_ENTRIES = 4096;
function kindOf(file) {
    try {
        const facts = (0,external_node_fs_.lstatSync)(file);
        return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
    }
    catch (thrown) {
        if ((0,errors/* systemCode */.xU)(thrown) === undefined)
            throw thrown;
        return 'absent';
    }
}
function listNames(folder) {
    const names = [];
    try {
        const opened = (0,external_node_fs_.opendirSync)(folder);
        try {
            for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) {
                names.push(entry.name);
                if (names.length > MAX_ENTRIES)
                    throw wrong(`${JSON.stringify(folder)} holds more than ${MAX_ENTRIES} entries`);
            }
        }
        finally {
            opened.closeSync();
        }
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (thrown instanceof errors/* PyexecError */.xH || code === undefined)
            throw thrown;
        if (code !== 'ENOENT')
            throw wrong(`the folder ${JSON.stringify(folder)} cannot be read (${code})`);
    }
    return names.sort();
}
function wrong(message) {
    const hint = 'Give the folder that actions/download-artifact made of the artifacts of the shards.';
    return new errors/* PyexecError */.xH('invalid-input', { message: `\`results\`: ${message}`, hint });
}
function findResults(folder) {
    return listNames(folder).flatMap((name) => {
        const file = external_node_path_.join(folder, name);
        const inside = external_node_path_.join(file, 'result.json');
        const kind = kindOf(file);
        if (kind === 'folder')
            return kindOf(inside) === 'absent' ? [] : [{ name: `${name}/result.json`, file: inside }];
        return kind === 'other' || name.endsWith('.json') ? [{ name, file }] : [];
    });
}
function readResultFile({ file }) {
    const content = (0,read_own_file/* readOwnFile */.z)(file, MAX_RESULT_BYTES);
    if (content === undefined)
        throw new NoResult(`is no ordinary file of at most ${(0,units/* formatBytes */.z)(MAX_RESULT_BYTES)} that can be read`);
    if (isTooComplex(content))
        throw new NoResult('has more in it than any result');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
    }
    catch {
        throw new NoResult('is not UTF-8');
    }
}

// EXTERNAL MODULE: ./lib/inputs/input.js
var input = __webpack_require__(5733);
;// CONCATENATED MODULE: ./lib/merge/merge-inputs.js


const MERGE_INPUTS = {
    'plan-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'the plan that the shards are of, as `pyexec plan` wrote it',
        placeholder: 'PATH',
    }),
    results: (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'What to run',
        description: 'the folder with the result.json of each shard: in a folder for each artifact, as actions/download-artifact makes them, or as *.json beside each other',
        placeholder: 'FOLDER',
    }),
    'result-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where to write the merged result.json',
        placeholder: 'PATH',
        defaultNote: 'the action: a temporary file; the command line: nowhere',
    }),
    'durations-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where to write what each program took, for the `durations` of later plans',
        placeholder: 'PATH',
        defaultNote: 'as for `result-file`',
    }),
    'junit-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where to write the results as JUnit XML, a suite for each Python',
        placeholder: 'PATH',
    }),
    'sarif-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where to write what did not pass as SARIF 2.1.0',
        placeholder: 'PATH',
    }),
    'html-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where to write one self-contained page of all programs with all Pythons',
        placeholder: 'PATH',
    }),
    'fail-on-error': (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'a program that does not pass fails the step; a shard without a usable result always does',
        default: 'true',
    }),
    summary: (0,input/* input */.h)(grammar/* boolean */.zM, { group: 'Files and results', description: 'write the step summary', default: 'true' }),
    annotations: (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'Files and results',
        description: 'annotate the failing lines',
        default: 'true',
    }),
};
const MERGE_OUTPUTS = {
    status: 'the worst of all programs with all Pythons, as of the action itself; `error` when a shard has no result that can be used',
    'result-file': 'path of result.json, all shards together',
    'durations-file': 'path of durations.json: what each program took, for the `durations` of later plans',
    'junit-file': 'path of the JUnit XML, when it was asked for',
    'sarif-file': 'path of the SARIF file, when it was asked for',
    'html-file': 'path of the page, when it was asked for',
};

// EXTERNAL MODULE: ./lib/report/build-report.js + 3 modules
var build_report = __webpack_require__(415);
;// CONCATENATED MODULE: ./lib/merge/output-budget.js
const FAILED = 32 * 2 ** 20;
const PASSED = 8 * 2 ** 20;
const MAX_PASSED_STREAM = 2048;
class OutputBudget {
    left = { failed: FAILED, passed: PASSED };
    fit(run) {
        const hasPassed = run.status === 'passed';
        const kind = hasPassed ? 'passed' : 'failed';
        const take = (text) => {
            const short = hasPassed && text.length > MAX_PASSED_STREAM ? copyOf(text.slice(0, MAX_PASSED_STREAM)) : text;
            if (short.length > this.left[kind])
                return '';
            this.left[kind] -= short.length;
            return short;
        };
        const [stdout, stderr] = [take(run.stdout), take(run.stderr)];
        return {
            ...run,
            stdout,
            stderr,
            stdoutTruncated: run.stdoutTruncated || stdout.length < run.stdout.length,
            stderrTruncated: run.stderrTruncated || stderr.length < run.stderr.length,
        };
    }
}
function copyOf(text) {
    return Buffer.from(text.toWellFormed()).toString();
}

;// CONCATENATED MODULE: ./lib/merge/merge-results.js




const MAX_IGNORED = 100;
class ResultMerger {
    plan;
    slots;
    runs;
    ignored = [];
    budget = new OutputBudget();
    constructor(plan) {
        this.plan = plan;
        const { pythonVersions, shards, programs } = plan;
        this.slots = pythonVersions.flatMap((pythonVersion, version) => shards.map((_, shard) => ({ version, shard, pythonVersion, files: [], result: undefined })));
        this.runs = Array.from({ length: pythonVersions.length * programs.length }, () => undefined);
    }
    ignore(file, why) {
        if (this.ignored.length < MAX_IGNORED)
            this.ignored.push(`${file} ${why}`);
    }
    take(file, result) {
        const slot = this.slots[result.version * this.plan.shards.length + result.shard];
        if (slot === undefined)
            return;
        slot.files.push(file);
        const first = slot.files.length === 1;
        for (const index of this.plan.shards[slot.shard]?.programs ?? []) {
            const run = first ? result.runs.get(index) : undefined;
            this.runs[slot.version * this.plan.programs.length + index] = run && this.keep(run, slot);
        }
        slot.result = first ? { ...result, runs: new Map() } : undefined;
    }
    keep(run, { pythonVersion, shard }) {
        return { ...this.budget.fit(run), pythonVersion, shardIndex: shard + 1 };
    }
    *runsOf({ version, shard }) {
        for (const index of this.plan.shards[shard]?.programs ?? [])
            yield { index, run: this.runs[version * this.plan.programs.length + index] };
    }
    describe(slot) {
        const planned = this.plan.shards[slot.shard];
        const runs = [...this.runsOf(slot)].flatMap(({ run }) => run ?? []);
        const problem = problemOf(slot);
        const statuses = new Set(runs.map(({ status }) => status));
        if (slot.result?.isCancelled === true)
            statuses.add('cancelled');
        if (problem !== undefined)
            statuses.add('error');
        return {
            pythonVersion: slot.pythonVersion,
            index: slot.shard + 1,
            of: this.plan.shards.length,
            status: (0,build_report/* worst */.QZ)([...statuses]),
            programs: planned?.programs.length ?? 0,
            ran: runs.length,
            interpreter: slot.result?.interpreter ?? null,
            durationMs: runs.reduce((sum, { durationMs }) => sum + durationMs, 0),
            expectedMs: planned?.expectedMs ?? 0,
            problem: problem ?? null,
        };
    }
    missing() {
        return this.slots.flatMap((slot) => [...this.runsOf(slot)].flatMap(({ index, run }) => {
            if (run !== undefined)
                return [];
            const id = this.plan.programs[index]?.id ?? '';
            return [{ id, pythonVersion: slot.pythonVersion, shardIndex: slot.shard + 1 }];
        }));
    }
    finish() {
        const { id, programs, pythonVersions } = this.plan;
        const shards = this.slots.map((slot) => this.describe(slot));
        const missing = this.missing();
        return {
            schemaVersion: 1,
            status: (0,build_report/* worst */.QZ)(shards.map(({ status }) => status)),
            plan: { id, programs: programs.length, pythonVersions },
            shards,
            missing,
            ignored: this.ignored,
            environment: null,
            isolation: null,
            runs: this.runs.filter((run) => run !== undefined),
            notStarted: missing.length,
            skipped: [],
            notes: [],
            artifacts: null,
            conversation: null,
            error: errorOf(shards),
            shard: null,
            workingDirectory: null,
        };
    }
}
function problemOf({ files, result }) {
    if (files.length > 1)
        return (0,neutralise/* quoteInline */.Wx)(`it has ${files.length} results: ${files.slice(0, 5).join(', ')}`);
    return result === undefined ? 'it has no result' : result.problem;
}
function shardName({ pythonVersion, index, of }) {
    return `shard ${index}/${of}${pythonVersion === null ? '' : ` of Python ${pythonVersion}`}`;
}
const MAX_NAMED = 10;
function errorOf(shards) {
    const failed = shards.filter(({ problem }) => problem !== null);
    if (failed.length === 0)
        return null;
    const named = failed.slice(0, MAX_NAMED).map((shard) => `${shardName(shard)}: ${shard.problem ?? ''}`);
    if (failed.length > named.length)
        named.push(`and ${failed.length - named.length} more`);
    return {
        code: 'shard-failed',
        message: `${failed.length} of ${shards.length} shards have no result that can be used:\n${named.join('\n')}`,
        hint: 'Look at the jobs of these shards: each has to upload its result.json, also when its programs do not pass.',
    };
}
function durationsOf({ runs }) {
    const book = new DurationsBook();
    for (const { id, durationMs } of runs)
        book.note(id, durationMs);
    return book.medians();
}

;// CONCATENATED MODULE: ./lib/merge/merged-json.js
const RUNS_AT_ONCE = 500;
function* mergedJson({ runs, ...rest }, redact) {
    yield `${JSON.stringify(redact(rest)).slice(0, -1)},"runs":[`;
    for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
        const lines = runs.slice(from, from + RUNS_AT_ONCE).map((run) => JSON.stringify(redact(run)));
        yield `${from === 0 ? '' : ','}\n${lines.join(',\n')}`;
    }
    yield '\n]}\n';
}

;// CONCATENATED MODULE: ./lib/merge/merged-parts.js

function partsOf(report, sourceOf) {
    return report.plan.pythonVersions.map((version, index) => {
        const isOwn = (one) => one.pythonVersion === version;
        const runs = report.runs.filter(isOwn);
        const statuses = report.shards.filter(isOwn).map(({ status }) => status);
        return {
            label: version === null ? 'Python' : `Python ${version}`,
            report: {
                ...report,
                status: (0,build_report/* worst */.QZ)(statuses),
                runs,
                notStarted: report.missing.filter(isOwn).length,
                error: index === 0 ? report.error : null,
            },
            sources: ({ error, source }) => (error?.line == null || source === null ? undefined : sourceOf(source.path)),
        };
    });
}

;// CONCATENATED MODULE: ./lib/report/markdown.js

const LONGEST_RUN = 32;
function cutBackticks(text) {
    return text.replace(/`{33,}/g, `${'`'.repeat(LONGEST_RUN)}…`);
}
function longestRun(text) {
    let longest = 0;
    for (const [run] of text.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
    return longest;
}
function markdown_fence(text, info = 'text') {
    const safe = cutBackticks(text
        .split(/\r\n|\r|\n/)
        .map(neutralise/* showInvisible */.jQ)
        .join('\n'));
    const marks = '`'.repeat(Math.max(3, longestRun(safe) + 1));
    return `${marks}${info}\n${safe}\n${marks}`;
}
function markdown_codeSpan(text, maxLength = 200) {
    const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
    const safe = cutBackticks((0,neutralise/* showInvisible */.jQ)(short).replaceAll('|', '\\|')).trim();
    if (safe === '')
        return '` `';
    const marks = '`'.repeat(longestRun(safe) + 1);
    return `${marks} ${safe} ${marks}`;
}
function markdown_details(summary, body) {
    return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
function markdown_table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// EXTERNAL MODULE: ./lib/report/source-context.js
var source_context = __webpack_require__(5659);
;// CONCATENATED MODULE: ./lib/report/summary.js







const MAX_SUMMARY_BYTES = (/* unused pure expression or super */ null && (900 * 1024));
const ROOM_FOR_REST = 128;
const MAX_SLOW = 5;
const summary_MAX_STREAM = (/* unused pure expression or super */ null && (16 * 1024));
const ICONS = {
    passed: '✅',
    failed: '❌',
    'timed-out': '⏱️',
    'out-of-memory': '💥',
    'output-limit': '📢',
    'disk-limit': '💾',
    cancelled: '🚫',
    error: '⚠️',
};
function summary_cut(text) {
    return cutMiddle(text, summary_MAX_STREAM);
}
function stream(name, text, bytes) {
    return bytes === 0 ? [] : [details(`${name} (${formatBytes(bytes)})`, fence(summary_cut(text)))];
}
function files(run) {
    if (run.files.length === 0)
        return [];
    const rows = run.files.slice(0, 50).map(({ path, bytes, change }) => [codeSpan(path), change, formatBytes(bytes)]);
    const more = run.files.length > 50 || run.filesTruncated ? `\n\nand more (${run.files.length} listed in result.json)` : '';
    return [details(`files (${run.files.length})`, table(['file', 'change', 'size'], rows) + more)];
}
function failure(run, source, report) {
    const parts = [];
    if (run.error !== null && hasEndedWell(run))
        parts.push(`**${codeSpan(run.error.type)}**`, fence(summary_cut(run.error.message), 'diff'));
    else if (run.error !== null)
        parts.push(`**${codeSpan(run.error.type)}** ${run.error.message === '' ? '' : codeSpan(run.error.message, 1000)}`);
    if (run.error?.line != null && source !== undefined) {
        parts.push(`${codeSpan(run.error.path ?? run.id)} line ${run.error.line}`, fence(sourceContext(source, run.error.line).join('\n'), 'python'));
    }
    const hint = hintFor(run, report.isolation);
    return hint === undefined ? parts : [...parts, `💡 ${hint}`];
}
function section(run, source, report) {
    const memory = run.peakMemoryBytes === null ? '' : `, peak memory ${formatBytes(run.peakMemoryBytes)}`;
    return [
        `### ${ICONS[run.status]} ${codeSpan(run.id)}`,
        `${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}${memory}`,
        ...run.notes,
        ...(run.status === 'passed' ? [] : failure(run, source, report)),
        ...stream('standard output', run.stdout, run.stdoutBytes),
        ...stream('standard error', run.stderr, run.stderrBytes),
        ...files(run),
    ].join('\n\n');
}
function heading(report) {
    const parts = [
        `## ${ICONS[report.status]} pyexec: ${report.status}`,
        describeTotals(report),
        ...report.notes.map((note) => codeSpan(note, 1000)),
    ];
    if (report.error !== null) {
        parts.push(`**${report.error.code}**`, fence(summary_cut(report.error.message)), `💡 ${report.error.hint}`);
    }
    if (report.environment !== null && report.isolation !== null) {
        const { pythonVersion, pythonPath, image } = report.environment;
        parts.push(`Python ${pythonVersion} (${codeSpan(pythonPath)}); ${describeIsolation(report.isolation).join('; ')}`);
        if (image !== null)
            parts.push(`Image ${codeSpan(image, 1000)}`);
        parts.push(...describePackages(report.environment).map((line) => codeSpan(line, 1000)));
    }
    return [...parts, ...artifacts(report)];
}
function artifacts({ artifacts: kept }) {
    if (kept === null)
        return [];
    const where = kept.url === null
        ? codeSpan(describeArtifacts(kept))
        : `[${describeArtifacts({ ...kept, url: null })}](${kept.url})`;
    const skipped = kept.skipped.slice(0, 20).map(({ path, reason }) => `- not taken: ${codeSpan(path)}, ${reason}`);
    return [where, ...(skipped.length === 0 ? [] : [skipped.join('\n')]), ...kept.notes.map((note) => codeSpan(note))];
}
function overview(report) {
    if (report.runs.length < 2)
        return [];
    const shown = [...report.runs]
        .sort((a, b) => Number(a.status === 'passed') - Number(b.status === 'passed'))
        .slice(0, 200);
    const rows = shown.map((run) => [
        ICONS[run.status],
        codeSpan(run.id),
        describeOutcome(run.outcome),
        formatDuration(run.durationMs),
        run.error?.line == null ? '' : String(run.error.line),
    ]);
    const more = report.runs.length > shown.length ? `\n\nand ${report.runs.length - shown.length} more programs` : '';
    return [table(['', 'program', 'outcome', 'time', 'line'], rows) + more];
}
function slow({ runs }) {
    if (runs.length <= MAX_SLOW)
        return [];
    const rows = slowest(runs, MAX_SLOW).map((run) => [
        ICONS[run.status],
        codeSpan(run.id),
        formatDuration(run.durationMs),
    ]);
    return [details('slowest programs', table(['', 'program', 'time'], rows))];
}
function skips({ skipped }) {
    if (skipped.length === 0)
        return [];
    const rows = skipped.slice(0, 200).map(({ id, reason }) => [codeSpan(id), codeSpan(reason)]);
    const more = skipped.length > rows.length ? `\n\nand ${skipped.length - rows.length} more` : '';
    return [details(`skipped (${skipped.length})`, table(['program', 'why'], rows) + more)];
}
function buildSummary(report, programs, conversation = []) {
    const sources = sourcesOf(programs);
    const isTalk = report.conversation !== null;
    const own = [...overview(report), ...slow(report)];
    const parts = [...heading(report), ...(isTalk ? conversation : own), ...skips(report)];
    let room = MAX_SUMMARY_BYTES - Buffer.byteLength(parts.join('\n\n')) - ROOM_FOR_REST;
    const isWorse = (run) => Number(run.status === 'passed');
    const ordered = isTalk ? report.runs : [...report.runs].sort((a, b) => isWorse(a) - isWorse(b));
    for (const [index, run] of ordered.entries()) {
        const text = section(run, sources(run), report);
        room -= Buffer.byteLength(text) + 2;
        if (room < 0) {
            parts.push(`Details of ${ordered.length - index} more programs are in result.json.`);
            break;
        }
        parts.push(text);
    }
    return `${parts.join('\n\n')}\n`;
}

// EXTERNAL MODULE: ./lib/report/wording.js
var wording = __webpack_require__(7142);
;// CONCATENATED MODULE: ./lib/merge/group-failures.js
function likeness({ id, outcome, error }) {
    return JSON.stringify([id, outcome, error?.type, error?.line, error?.message]);
}
function groupFailures({ runs }) {
    const groups = new Map();
    for (const run of runs) {
        if (run.status === 'passed')
            continue;
        const key = likeness(run);
        const before = groups.get(key);
        if (before === undefined)
            groups.set(key, [run]);
        else
            before.push(run);
    }
    return [...groups.values()].flatMap((alike) => {
        const [run] = alike;
        if (run === undefined)
            return [];
        return [{ run, pythonVersions: alike.flatMap(({ pythonVersion }) => pythonVersion ?? []) }];
    });
}
function namePythons(versions) {
    return versions.length === 0 ? '' : `Python ${versions.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/merge/merged-summary.js






const merged_summary_MAX_SUMMARY_BYTES = 900 * 1024;
const merged_summary_ROOM_FOR_REST = 128;
const MAX_ROWS = 200;
const merged_summary_MAX_STREAM = 4 * 1024;
const MAX_LISTED = 50;
function merged_summary_heading(report) {
    const { plan, shards, error } = report;
    const pythons = namePythons(plan.pythonVersions.flatMap((one) => one ?? []));
    const where = `${shards.length} shards${pythons === '' ? '' : ` on ${markdown_codeSpan(pythons, 2000)}`}`;
    const parts = [`## ${ICONS[report.status]} pyexec: ${report.status}`, `${(0,wording/* describeTotals */.xJ)(report)}; ${where}`];
    if (error !== null)
        parts.push(`**${error.code}**`, markdown_fence(error.message), `💡 ${error.hint}`);
    return parts;
}
function shardTable({ shards }) {
    const rows = shards.map((shard) => [
        ICONS[shard.status],
        markdown_codeSpan(shard.pythonVersion ?? 'any'),
        `${shard.index}/${shard.of}`,
        `${shard.ran}/${shard.programs}`,
        (0,units/* formatDuration */.a)(shard.durationMs),
        (0,units/* formatDuration */.a)(shard.expectedMs),
    ]);
    return [markdown_details('shards', markdown_table(['', 'Python', 'shard', 'programs', 'time', 'planned'], rows))];
}
function statusesOf(report) {
    const place = new Map(report.plan.pythonVersions.map((version, index) => [version, index]));
    const all = new Map();
    const note = (id, version, status) => {
        const row = all.get(id) ?? new Array(place.size).fill(undefined);
        row[place.get(version) ?? 0] = status;
        all.set(id, row);
    };
    for (const { id, pythonVersion, status } of report.runs)
        note(id, pythonVersion, status);
    for (const { id, pythonVersion } of report.missing)
        note(id, pythonVersion, undefined);
    return all;
}
function merged_summary_overview(report) {
    const rank = (row) => row.some((status) => status !== undefined && status !== 'passed') ? 0 : row.includes(undefined) ? 1 : 2;
    const all = [...statusesOf(report)].map(([id, row]) => ({ id, row, rank: rank(row) }));
    if (all.length === 0)
        return [];
    const shown = [0, 1, 2].flatMap((wanted) => all.filter((one) => one.rank === wanted)).slice(0, MAX_ROWS);
    const rows = shown.map(({ id, row }) => [
        markdown_codeSpan(id),
        ...row.map((status) => (status === undefined ? '–' : ICONS[status])),
    ]);
    const head = ['program', ...report.plan.pythonVersions.map((version) => markdown_codeSpan(version ?? 'any Python'))];
    const more = all.length > shown.length ? `\n\nand ${all.length - shown.length} more programs` : '';
    return [markdown_table(head, rows) + more];
}
function merged_summary_stream(name, text) {
    if (text === '')
        return [];
    const end = text.length <= merged_summary_MAX_STREAM ? text : `…\n${text.slice(-merged_summary_MAX_STREAM)}`;
    return [markdown_details(name, markdown_fence(end))];
}
function merged_summary_section({ run, pythonVersions }, sourceOf) {
    const { error } = run;
    const pythons = namePythons(pythonVersions);
    const parts = [
        `### ${ICONS[run.status]} ${markdown_codeSpan(run.id)}`,
        `${(0,wording/* describeOutcome */.SS)(run.outcome)} after ${(0,units/* formatDuration */.a)(run.durationMs)}${pythons === '' ? '' : `; ${markdown_codeSpan(pythons, 2000)}`}`,
    ];
    if (error !== null)
        parts.push(`**${markdown_codeSpan(error.type)}** ${error.message === '' ? '' : markdown_codeSpan(error.message, 1000)}`);
    if (error?.path != null && error.line !== null) {
        parts.push(`${markdown_codeSpan(error.path)} line ${error.line}`);
        const source = sourceOf(error.path);
        if (source !== undefined)
            parts.push(markdown_fence((0,source_context/* sourceContext */.R)(source, error.line).join('\n'), 'python'));
    }
    return [...parts, ...merged_summary_stream('standard output', run.stdout), ...merged_summary_stream('standard error', run.stderr)].join('\n\n');
}
function listed(title, lines) {
    if (lines.length === 0)
        return [];
    const more = lines.length > MAX_LISTED ? [`- and ${lines.length - MAX_LISTED} more`] : [];
    return [markdown_details(title, [...lines.slice(0, MAX_LISTED).map((line) => `- ${markdown_codeSpan(line)}`), ...more].join('\n'))];
}
function buildMergedSummary(report, sourceOf) {
    const missing = report.missing.map(({ id, pythonVersion, shardIndex }) => {
        return `${id}${pythonVersion === null ? '' : `, Python ${pythonVersion}`}, shard ${shardIndex}`;
    });
    const parts = [
        ...merged_summary_heading(report),
        ...merged_summary_overview(report),
        ...shardTable(report),
        ...listed(`programs without a result (${missing.length})`, missing),
        ...listed('files that are no results of this plan', report.ignored),
    ];
    let room = merged_summary_MAX_SUMMARY_BYTES - Buffer.byteLength(parts.join('\n\n')) - merged_summary_ROOM_FOR_REST;
    const groups = groupFailures(report);
    for (const [index, group] of groups.entries()) {
        const text = merged_summary_section(group, sourceOf);
        room -= Buffer.byteLength(text) + 2;
        if (room < 0) {
            parts.push(`Details of ${groups.length - index} more failures are in result.json.`);
            break;
        }
        parts.push(text);
    }
    return `${parts.join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./lib/report/annotations.js


const MAX_ANNOTATIONS = 9;
const annotations_MAX_MESSAGE = 4000;
function annotations_text(message) {
    return message.split('\n').map(neutralise/* quoteInline */.Wx).join('\n').slice(0, annotations_MAX_MESSAGE);
}
function buildAnnotations(report, isFile) {
    const failing = report.runs.filter(({ status }) => status !== 'passed');
    const shown = failing.length > MAX_ANNOTATIONS ? failing.slice(0, MAX_ANNOTATIONS - 1) : failing;
    const annotations = shown.map((run) => {
        const path = run.error?.path ?? run.source?.path;
        const file = path !== undefined && isFile(path) ? path : undefined;
        const what = run.error === null ? (0,wording/* describeOutcome */.SS)(run.outcome) : `${run.error.type}: ${run.error.message}`;
        return {
            title: `pyexec: ${run.status}`,
            message: annotations_text(file === undefined ? `${run.id}: ${what}` : what),
            file,
            line: file === undefined ? undefined : (run.error?.line ?? run.source?.line ?? 1),
        };
    });
    const rest = failing.length - shown.length;
    if (rest > 0)
        annotations.push({
            title: 'pyexec',
            message: `${rest} more programs did not pass; see the summary.`,
            file: undefined,
            line: undefined,
        });
    return annotations;
}

;// CONCATENATED MODULE: ./lib/merge/merged-text.js







const MAX_SHOWN = 100;
function failureLines({ run, pythonVersions }, paint) {
    const pythons = namePythons(pythonVersions);
    const lines = [`${(0,run_text/* outcomeLine */.RW)(run, paint)}${pythons === '' ? '' : `; ${(0,neutralise/* quoteInline */.Wx)(pythons)}`}`];
    if (run.error === null)
        return lines;
    const [firstLine = ''] = run.error.message.split('\n');
    lines.push(paint('red', (0,neutralise/* quoteInline */.Wx)(`${run.error.type}${firstLine === '' ? '' : `: ${firstLine}`}`)));
    if (run.error.line !== null)
        lines.push(paint('dim', `${(0,neutralise/* quoteInline */.Wx)(run.error.path ?? run.id)}:${run.error.line}`));
    return lines;
}
function shardLine(shard, paint) {
    const status = paint(shard.status === 'passed' ? 'green' : 'red', shard.status.padEnd(6));
    const time = `${shard.ran} of ${shard.programs} programs, ${(0,units/* formatDuration */.a)(shard.durationMs)}`;
    return `${status} ${(0,neutralise/* quoteInline */.Wx)(shardName(shard))}: ${time}`;
}
function mergedLines(report, paint) {
    const groups = groupFailures(report);
    const more = groups.length > MAX_SHOWN ? [`and ${groups.length - MAX_SHOWN} more failures`] : [];
    return [
        ...groups.slice(0, MAX_SHOWN).flatMap((group) => failureLines(group, paint)),
        ...more,
        ...report.shards.map((shard) => shardLine(shard, paint)),
        ...report.ignored.map((line) => (0,neutralise/* quoteInline */.Wx)(`not used: ${line}`)),
        ...(0,report_text/* verdictLines */.rz)(report, paint),
    ];
}
function mergedAnnotations(report) {
    const runs = groupFailures(report).map(({ run, pythonVersions }) => {
        if (run.error === null || pythonVersions.length === 0)
            return run;
        return { ...run, error: { ...run.error, message: `${run.error.message} (${namePythons(pythonVersions)})` } };
    });
    return buildAnnotations({ ...report, runs }, (path) => !path.startsWith('/') && !path.startsWith('../'));
}

;// CONCATENATED MODULE: ./lib/merge/merge-command.js





















const REPORTS = ['junit-file', 'sarif-file', 'html-file'];
const MAX_SOURCE_BYTES = 16 * 2 ** 20;
function mergeFolder(plan, folder) {
    const merger = new ResultMerger(plan);
    for (const found of findResults(folder)) {
        try {
            merger.take(found.name, readResult(readResultFile(found), plan));
        }
        catch (thrown) {
            if (!(thrown instanceof NoResult))
                throw thrown;
            merger.ignore(found.name, thrown.message);
        }
    }
    return merger.finish();
}
function sourcesIn(folder) {
    return (name) => {
        try {
            const file = (0,external_node_fs_.realpathSync)(external_node_path_.resolve(folder, name));
            if ((0,relative_path/* relativeBelow */.c)((0,external_node_fs_.realpathSync)(folder), file) === undefined)
                return undefined;
            return (0,read_own_file/* readOwnFile */.z)(file, MAX_SOURCE_BYTES)?.toString('utf8');
        }
        catch (thrown) {
            if ((0,errors/* systemCode */.xU)(thrown) === undefined)
                throw thrown;
            return undefined;
        }
    };
}
function placesOf(values, host) {
    const at = (named, name) => named === undefined ? host.placeFor(name) : external_node_path_.resolve(host.currentFolder, named);
    return {
        'result-file': at(values['result-file'], 'result.json'),
        'durations-file': at(values['durations-file'], 'durations.json'),
        ...Object.fromEntries(REPORTS.map((name) => [name, values[name] && external_node_path_.resolve(host.currentFolder, values[name])])),
    };
}
async function writeReports(files, parts) {
    if (REPORTS.every((name) => files[name] === undefined))
        return;
    const { BUILDERS } = await __webpack_require__.e(/* import() */ 499).then(__webpack_require__.bind(__webpack_require__, 7499));
    for (const name of REPORTS) {
        const file = files[name];
        if (file !== undefined)
            writePieces(file, [BUILDERS[name](parts)]);
    }
}
function redactedParts(report, { redact, currentFolder }) {
    const sources = sourcesIn(currentFolder);
    return partsOf((0,redactor/* redactDeep */.KL)(report, redact), (file) => {
        const text = sources(file);
        return text === undefined ? undefined : redact(text);
    });
}
async function mergeCommand(host) {
    const problems = [];
    const values = (0,parse_table/* parseValues */.Qc)(MERGE_INPUTS, host.readInputs(), problems);
    const { 'plan-file': planFile, results } = values;
    if (planFile === undefined)
        problems.push('`plan-file` is missing: the plan says which shards there must be');
    if (results === undefined)
        problems.push('`results` is missing: the folder with the results of the shards');
    (0,parse_table/* requireNoProblems */.L2)(problems, 'pyexec merge');
    const at = (given = '') => external_node_path_.resolve(host.currentFolder, given);
    const report = mergeFolder((0,read_plan_file.readPlanFile)(at(planFile)), at(results));
    const files = placesOf(values, host);
    const redact = (part) => (0,redactor/* redactDeep */.KL)(part, host.redact);
    if (files['result-file'] !== undefined)
        writePieces(files['result-file'], mergedJson(report, redact));
    if (files['durations-file'] !== undefined)
        writePieces(files['durations-file'], [formatDurations(durationsOf(report))]);
    await writeReports(files, redactedParts(report, host));
    host.say(mergedLines(report, host.paint));
    const status = (0,exit_status/* exitStatus */.$)(report, values['fail-on-error']);
    await host.publish({
        outputs: {
            status: report.status,
            ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, file ?? ''])),
        },
        summary: values.summary ? buildMergedSummary(report, sourcesIn(host.currentFolder)) : undefined,
        annotations: values.annotations ? mergedAnnotations(report) : [],
        failure: status === 0 ? undefined : { title: `pyexec: ${report.status}`, message: (0,report_text/* verdictLines */.rz)(report, run_text/* plain */.pj).join('\n') },
        json: mergedJson(report, redact),
    });
    return status;
}

// EXTERNAL MODULE: ./lib/find-programs.js + 3 modules
var find_programs = __webpack_require__(2779);
// EXTERNAL MODULE: ./lib/inputs/parse-pull-request.js
var parse_pull_request = __webpack_require__(7644);
;// CONCATENATED MODULE: ./lib/shards/balance.js
class Heap {
    loads;
    order;
    constructor(count) {
        this.loads = new Float64Array(count);
        this.order = Array.from({ length: count }, (_, index) => index);
    }
    add(load) {
        const shard = this.order[0] ?? 0;
        this.loads[shard] = (this.loads[shard] ?? 0) + load;
        this.sink();
        return shard;
    }
    isBefore(a, b) {
        const [loadA = 0, loadB = 0] = [this.loads[a], this.loads[b]];
        return loadA < loadB || (loadA === loadB && a < b);
    }
    sink() {
        const { order } = this;
        const moved = order[0] ?? 0;
        let place = 0;
        for (;;) {
            let child = 2 * place + 1;
            if (child >= order.length)
                break;
            if (child + 1 < order.length && this.isBefore(order[child + 1] ?? 0, order[child] ?? 0))
                child++;
            if (!this.isBefore(order[child] ?? 0, moved))
                break;
            order[place] = order[child] ?? 0;
            place = child;
        }
        order[place] = moved;
    }
}
function balance(durations, count) {
    const byLength = durations.map((_, index) => index);
    byLength.sort((a, b) => (durations[b] ?? 0) - (durations[a] ?? 0) || a - b);
    const heap = new Heap(count);
    const shards = Array.from({ length: count }, () => []);
    for (const index of byLength)
        shards[heap.add(durations[index] ?? 0)]?.push(index);
    for (const shard of shards)
        shard.sort((a, b) => a - b);
    return shards;
}

// EXTERNAL MODULE: ./lib/shards/digest.js
var digest = __webpack_require__(9082);
// EXTERNAL MODULE: ./lib/shards/shard-count.js
var shard_count = __webpack_require__(1095);
// EXTERNAL MODULE: ./lib/shards/shard-plan.js
var shard_plan = __webpack_require__(3713);
;// CONCATENATED MODULE: ./lib/shards/build-shard-plan.js





function buildShardPlan({ programs, pythonVersions, shards, durations, commit, run }) {
    const expected = expectDurations(programs.map(({ id }) => id), durations);
    const sum = (indexes) => indexes.reduce((all, index) => all + (expected[index] ?? 0), 0);
    const totalMs = expected.reduce((all, one) => all + one, 0);
    const versions = pythonVersions.length;
    const count = (0,shard_count/* resolveShardCount */.O)({ shards, versions, programs: programs.length, totalMs });
    const dealt = count === 0 ? [] : balance(expected, count);
    return (0,shard_plan/* sealPlan */.t)({
        schemaVersion: 1,
        commit,
        run,
        pythonVersions,
        programs: programs.map(({ id, path, expectsError }) => ({ id, path, expectsError })),
        shards: dealt.map((indexes) => ({
            programs: indexes,
            expectedMs: Math.round(sum(indexes)),
            digest: (0,digest/* digestOf */.o)(indexes.flatMap((index) => programs[index]?.program ?? [])),
        })),
    });
}

;// CONCATENATED MODULE: ./lib/shards/matrix.js
function buildMatrix({ pythonVersions, shards }) {
    const include = pythonVersions.flatMap((version, place) => shards.map((_, index) => {
        const number = `${index + 1}/${shards.length}`;
        const key = version === null ? 'any' : /^\d[\w.]*$/.test(version) ? version : `v${place + 1}`;
        return {
            'python-version': version ?? '',
            shard: index + 1,
            shards: shards.length,
            name: version === null ? `shard ${number}` : `Python ${version}, shard ${number}`,
            artifact: `pyexec-result-${key}-${index + 1}`,
        };
    }));
    return { include };
}

// EXTERNAL MODULE: ./lib/inputs/table/pull-requests.js
var pull_requests = __webpack_require__(1114);
;// CONCATENATED MODULE: ./lib/plan-command/plan-inputs.js



const versions = (raw) => {
    const all = raw.split(/\s+/).filter((one) => one !== '');
    const requests = new Set(all.map(grammar/* versionRequest */.Uh));
    if (requests.size < all.length)
        throw new grammar/* Malformed */.sG('Python versions that differ');
    return all;
};
const shardCount = (raw) => {
    if (raw.trim() === 'auto')
        return 'auto';
    try {
        return (0,grammar/* count */.U9)(raw);
    }
    catch (thrown) {
        if (thrown instanceof grammar/* Malformed */.sG)
            throw new grammar/* Malformed */.sG(`auto or ${thrown.message}`);
        throw thrown;
    }
};
const PLAN_INPUTS = {
    files: (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'What to run',
        description: 'newline-separated paths or globs of programs, as for the action itself; on the command line: positional',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    'python-versions': (0,input/* input */.h)(versions, {
        group: 'Where it runs',
        description: 'Python versions between white space, each as for `python-version`: every program runs with each of them',
        placeholder: 'VERSIONS',
        defaultNote: 'whatever Python each job has',
    }),
    shards: (0,input/* input */.h)(shardCount, {
        group: 'Where it runs',
        description: 'jobs for each Python version; `auto` aims at a minute of work for each',
        placeholder: 'COUNT',
        default: 'auto',
    }),
    durations: (0,input/* input */.h)(grammar/* names */.Dy, {
        group: 'Where it runs',
        description: 'newline-separated files of earlier runs that say what programs take: durations.json of a merge, or result.json; one that is not there is left out',
        placeholder: 'PATHS',
        repeatable: true,
    }),
    'allow-empty': (0,input/* input */.h)(grammar/* boolean */.zM, {
        group: 'What to run',
        description: 'globs that match nothing are no error, and neither is a plan without programs',
        default: 'false',
    }),
    'changed-only': pull_requests/* PULL_REQUESTS */.L['changed-only'],
    base: pull_requests/* PULL_REQUESTS */.L.base,
    'github-token': pull_requests/* PULL_REQUESTS */.L['github-token'],
    'allow-pull-request-target': pull_requests/* PULL_REQUESTS */.L['allow-pull-request-target'],
    'plan-file': (0,input/* input */.h)(grammar/* text */.Qq, {
        group: 'Files and results',
        description: 'where to write the plan',
        placeholder: 'PATH',
        defaultNote: 'the action: a temporary file; the command line: `pyexec-plan.json`',
    }),
};
const PLAN_OUTPUTS = {
    matrix: 'JSON for `strategy.matrix`: for each job `python-version`, `shard`, `shards`, a `name`, and `artifact`, a name for its result',
    programs: 'how many programs there are',
    shards: 'how many shards each Python version has',
    empty: '`true` when there is nothing to run: then there must be no matrix',
    'plan-file': 'path of the plan, which every job of the matrix and the merge need',
};

;// CONCATENATED MODULE: ./lib/plan-command/plan-text.js


function planText({ pythonVersions, programs, shards }) {
    if (programs.length === 0)
        return ['nothing to run'];
    const pythons = pythonVersions.flatMap((version) => version ?? []);
    const times = shards.map(({ expectedMs }) => expectedMs);
    const what = `${programs.length} programs in ${shards.length} shards`;
    const jobs = pythonVersions.length * shards.length;
    const where = pythons.length === 0 ? '' : ` with each of Python ${pythons.join(', ')}`;
    const spread = `${(0,units/* formatDuration */.a)(Math.min(...times))} to ${(0,units/* formatDuration */.a)(Math.max(...times))}`;
    return [(0,neutralise/* quoteInline */.Wx)(`${what}${where}: ${jobs} jobs of ${spread} each, as far as is known`)];
}

;// CONCATENATED MODULE: ./lib/plan-command/plan-command.js
















const MAX_DURATIONS_BYTES = 256 * 2 ** 20;
function pathOf(program, base) {
    if (program.kind !== 'file' || program.path === program.id || program.path.endsWith(`/${program.id}`))
        return program.id;
    return ((0,relative_path/* relativeBelow */.c)(base, program.path) ?? program.path).split(external_node_path_.sep).join('/');
}
async function programsToPlan(values, host) {
    const found = await (0,find_programs/* findPrograms */.z)({
        source: { kind: 'files', patterns: values.files ?? [] },
        pullRequest: { ...(0,parse_pull_request/* buildChanges */.sl)(values), text: false },
        limits: { timeoutMs: Infinity },
        allowEmpty: values['allow-empty'],
        pythonVersion: undefined,
    }, { facts: host.facts, cancellation: new AbortController().signal, onShard: () => undefined });
    host.say(found.notes.map(neutralise/* quoteInline */.Wx));
    return found.programs.map((program) => ({
        id: program.id,
        path: pathOf(program, host.facts.currentFolder),
        expectsError: program.kind === 'file' && program.part?.expectation.error !== undefined,
        program,
    }));
}
function noteDurations(file, book) {
    try {
        const facts = (0,external_node_fs_.statSync)(file);
        if (!facts.isFile())
            return 'is no ordinary file';
        if (facts.size > MAX_DURATIONS_BYTES)
            return `is larger than ${(0,units/* formatBytes */.z)(MAX_DURATIONS_BYTES)}`;
        return book.noteFile((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch (thrown) {
        const code = (0,errors/* systemCode */.xU)(thrown);
        if (code === undefined)
            throw thrown;
        return code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    }
}
function readDurations(paths, host) {
    const book = new DurationsBook();
    for (const one of paths) {
        const why = noteDurations(external_node_path_.resolve(host.currentFolder, one), book);
        if (why !== undefined)
            host.say([(0,neutralise/* quoteInline */.Wx)(`durations: ${one} ${why}; the plan is made without it`)]);
    }
    return book.medians();
}
function outputsOf(plan, file) {
    return {
        matrix: JSON.stringify(buildMatrix(plan)),
        programs: String(plan.programs.length),
        shards: String(plan.shards.length),
        empty: String(plan.programs.length === 0),
        'plan-file': file,
    };
}
function jsonOf(plan, planFile) {
    const counts = { programs: plan.programs.length, shards: plan.shards.length, empty: plan.programs.length === 0 };
    return `${JSON.stringify({ matrix: buildMatrix(plan), ...counts, planFile }, undefined, 2)}\n`;
}
async function planCommand(host) {
    const problems = [];
    const raw = host.readInputs();
    const values = (0,parse_table/* parseValues */.Qc)(PLAN_INPUTS, raw, problems);
    if ((values.files ?? []).length === 0)
        problems.push('`files` names no file');
    (0,parse_pull_request/* checkBase */.qD)(values, problems);
    (0,parse_table/* requireNoProblems */.L2)(problems, 'pyexec plan');
    const plan = buildShardPlan({
        programs: await programsToPlan(values, host),
        pythonVersions: values['python-versions'] ?? [null],
        shards: values.shards,
        durations: readDurations(values.durations ?? [], host),
        ...host.origin,
    });
    const named = values['plan-file'] ?? host.placeFor('pyexec-plan.json') ?? 'pyexec-plan.json';
    const file = external_node_path_.resolve(host.currentFolder, named);
    writePieces(file, [(0,shard_plan/* formatPlan */.n)(plan)]);
    host.say([...planText(plan), (0,neutralise/* quoteInline */.Wx)(`plan: ${file}`)]);
    await host.publish({ outputs: outputsOf(plan, file), json: [jsonOf(plan, file)] });
    return 0;
}

;// CONCATENATED MODULE: ./lib/commands.js





const COMMANDS = {
    plan: { inputs: PLAN_INPUTS, help: () => (0,help_text/* commandHelp */.bD)(PLAN_INPUTS, help_text/* PLAN_USAGE */.YG), command: planCommand },
    merge: { inputs: MERGE_INPUTS, help: () => (0,help_text/* commandHelp */.bD)(MERGE_INPUTS, help_text/* MERGE_USAGE */.t$), command: mergeCommand },
};


/***/ }),

/***/ 7699:
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

/***/ 9082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function digestOf(programs) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const program of programs) {
        const text = program.kind === 'module' ? program.module : program.text.replaceAll('\r\n', '\n');
        hash.update(`${program.id.length} ${text.length} ${program.id}`).update(text);
    }
    return hash.digest('hex');
}


/***/ }),

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


/***/ }),

/***/ 1095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ MAX_JOBS),
/* harmony export */   O: () => (/* binding */ resolveShardCount)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PyexecError */ .xH('invalid-input', { message: `${what} are more than the ${MAX_JOBS} jobs of a matrix`, hint });
}


/***/ }),

/***/ 3713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ formatPlan),
/* harmony export */   t: () => (/* binding */ sealPlan)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function written({ id, path, expectsError }) {
    return id === path && !expectsError ? id : { id, path, expectsError };
}
function contentOf({ commit, run, pythonVersions, programs, shards }) {
    return { schemaVersion: 1, commit, run, pythonVersions, programs: programs.map(written), shards };
}
function sealPlan(plan) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify(contentOf(plan)))
        .digest('hex');
    return { ...plan, id };
}
function formatPlan(plan) {
    return `${JSON.stringify({ id: plan.id, ...contentOf(plan) })}\n`;
}


/***/ })

};

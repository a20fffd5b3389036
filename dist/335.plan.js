export const id = 335;
export const ids = [335];
export const modules = {

/***/ 7477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ lastLineOf),
/* harmony export */   bJ: () => (/* binding */ padLines)
/* harmony export */ });
/* unused harmony export countLines */
function countLines(text) {
    let count = 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        count++;
    return count;
}
function lastLineOf(placed) {
    const last = placed.at(-1);
    return last === undefined ? 0 : last.line + countLines(last.text) - 1;
}
function padLines(placed) {
    const parts = [];
    let next = 1;
    for (const { line, text } of placed) {
        parts.push('\n'.repeat(line - next), text, '\n');
        next = line + countLines(text);
    }
    return parts.join('');
}


/***/ }),

/***/ 1335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readNotebook: () => (/* binding */ readNotebook)
});

;// CONCATENATED MODULE: ./lib/programs/documents/statement-starts.js
const QUOTE = /("""|'''|"|')/y;
function endOfText(line, from, quotes) {
    for (let at = from; at < line.length; at++) {
        if (line[at] === '\\')
            at++;
        else if (line.startsWith(quotes, at))
            return at + quotes.length;
    }
    return undefined;
}
function scanLine(line, state) {
    let at = 0;
    state.isContinued = false;
    while (at < line.length) {
        if (state.quotes !== undefined) {
            const end = endOfText(line, at, state.quotes);
            if (end === undefined && state.quotes.length === 1 && !line.endsWith('\\'))
                state.quotes = undefined;
            if (end === undefined)
                return;
            state.quotes = undefined;
            at = end;
            continue;
        }
        QUOTE.lastIndex = at;
        const [quotes] = QUOTE.exec(line) ?? [];
        const character = line[at] ?? '';
        if (character === '#')
            return;
        if (quotes !== undefined)
            state.quotes = quotes;
        else if ('([{'.includes(character))
            state.depth++;
        else if (')]}'.includes(character))
            state.depth = Math.max(0, state.depth - 1);
        else if (character === '\\' && at === line.length - 1)
            state.isContinued = true;
        at += quotes?.length ?? 1;
    }
}
function statementStarts(lines, isNoPython) {
    const state = { depth: 0, quotes: undefined, isContinued: false };
    return lines.map((line) => {
        const isStart = state.depth === 0 && state.quotes === undefined && !state.isContinued;
        if (!isStart || !isNoPython(line))
            scanLine(line, state);
        return isStart;
    });
}

;// CONCATENATED MODULE: ./lib/programs/documents/leave-out-magics.js

const MAGIC = /^\s*(?:[%!?]|[\p{ID_Continue}.,\s[\]]+=\s*[%!]|[%\p{ID_Continue}.*]+\?{1,2}\s*$)/u;
function leaveOutMagics(lines) {
    if (/^\s*%%/.test(lines.find((line) => line.trim() !== '') ?? '')) {
        return { lines: lines.map(() => ''), leftOut: undefined };
    }
    const starts = statementStarts(lines, (line) => MAGIC.test(line));
    let leftOut = 0;
    let goesOn = false;
    const plain = lines.map((line, index) => {
        const isMagic = goesOn || (starts[index] === true && MAGIC.test(line));
        const isFirst = isMagic && !goesOn;
        goesOn = isMagic && line.endsWith('\\');
        if (!isMagic)
            return line;
        leftOut++;
        return isFirst ? `${/^\s*/.exec(line)?.[0] ?? ''}pass` : '';
    });
    return { lines: plain, leftOut };
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./lib/programs/documents/notebook-cells.js

const MAX_DEPTH = 200;
class Malformed extends Error {
    mistake;
    constructor(mistake) {
        super(mistake.what);
        this.mistake = mistake;
    }
}
class CellReader {
    notebook = { format: undefined, language: undefined, cells: [] };
    isObject = false;
    depth = 0;
    enter(line, path, isArray) {
        if (++this.depth > MAX_DEPTH)
            throw new Malformed({ line, column: 1, what: 'it is nested too deeply' });
        if (path.length === 0)
            this.isObject = !isArray;
        const [key] = path;
        if (key !== 'cells' || path.length !== 2 || isArray)
            return;
        this.notebook.cells.push({ type: '', line, source: [], tags: [] });
    }
    leave() {
        this.depth--;
    }
    take(value, line, path) {
        const [key, , field, where] = path;
        const { notebook } = this;
        if (key === 'nbformat' && path.length === 1)
            notebook.format = value;
        if (key === 'metadata')
            this.takeLanguage(value, path);
        const cell = notebook.cells.at(-1);
        if (key !== 'cells' || cell === undefined || typeof value !== 'string')
            return;
        if (field === 'cell_type' && path.length === 3)
            cell.type = value;
        if (field === 'source' && path.length <= 4)
            cell.source.push({ text: value, line });
        if (field === 'metadata' && where === 'tags' && path.length === 5)
            cell.tags.push(value);
    }
    takeLanguage(value, path) {
        const name = path.join('.');
        const isLanguage = name === 'metadata.language_info.name' || name === 'metadata.kernelspec.language';
        if (isLanguage && typeof value === 'string')
            this.notebook.language = value;
    }
}
function readCells(text) {
    const reader = new CellReader();
    try {
        (0,main.visit)(text, {
            onObjectBegin: (...[, , line, , path]) => {
                reader.enter(line + 1, path(), false);
            },
            onArrayBegin: (...[, , line, , path]) => {
                reader.enter(line + 1, path(), true);
            },
            onObjectEnd: () => {
                reader.leave();
            },
            onArrayEnd: () => {
                reader.leave();
            },
            onLiteralValue: (value, ...[, , line, , path]) => {
                reader.take(value, line + 1, path());
            },
            onError: (...[error, , , line, column]) => {
                const what = `it is no JSON (${(0,main.printParseErrorCode)(error)})`;
                throw new Malformed({ line: line + 1, column: column + 1, what });
            },
        }, { disallowComments: true });
    }
    catch (thrown) {
        if (!(thrown instanceof Malformed))
            throw thrown;
        return thrown.mistake;
    }
    return reader.isObject ? reader.notebook : { line: 1, column: 1, what: 'it is no notebook' };
}

// EXTERNAL MODULE: ./lib/programs/documents/placed-lines.js
var placed_lines = __webpack_require__(7477);
;// CONCATENATED MODULE: ./lib/programs/documents/read-notebook.js



const LINE_END = /\r\n|\r|\n/;
function withoutLineEnd(text) {
    return text.replace(/(?:\r\n|\r|\n)$/, '');
}
function codeCell({ source, line }, number) {
    const whole = source.map(({ text }) => text).join('');
    const lines = withoutLineEnd(whole).split(LINE_END);
    const firstLine = source[0]?.line ?? line;
    const isSpread = source.every((one, index) => one.line === firstLine + index && !LINE_END.test(withoutLineEnd(one.text)));
    return { number, line, lines, firstLine, isSpread };
}
function isBlank(lines) {
    return lines.every((line) => line.trim() === '');
}
function chooseCells(cells) {
    const notes = [];
    const chosen = [];
    for (const [index, cell] of cells.entries()) {
        const number = index + 1;
        if (cell.type !== 'code')
            continue;
        const at = `Cell ${number} (line ${cell.line})`;
        if (cell.tags.includes('skip-execution'))
            notes.push(`${at} was left out: it has the tag \`skip-execution\`.`);
        else if (cell.tags.includes('raises-exception'))
            notes.push(`${at} was left out: by its tag \`raises-exception\` it fails, and the cells behind it would not run.`);
        else {
            const { lines, leftOut } = leaveOutMagics(codeCell(cell, number).lines);
            if (leftOut === undefined)
                notes.push(`${at} was left out: it begins with a cell magic.`);
            else if (leftOut > 0)
                notes.push(`${at}: ${leftOut === 1 ? '1 line' : `${leftOut} lines`} of magics or shell commands were left out.`);
            if (!isBlank(lines))
                chosen.push({ ...codeCell(cell, number), lines });
        }
    }
    return { chosen, notes };
}
function areSpread(cells) {
    let next = 1;
    return cells.every(({ isSpread, firstLine, lines }) => {
        const isBehind = isSpread && firstLine >= next;
        next = firstLine + lines.length;
        return isBehind;
    });
}
function spread(cells) {
    return cells.map(({ firstLine, lines }) => ({
        line: firstLine,
        text: lines.join('\n'),
    }));
}
function ownLines(cells) {
    const lines = [];
    for (const { firstLine, lines: own } of cells)
        own.forEach((_, index) => (lines[firstLine - 1 + index] = firstLine + index));
    return lines;
}
function cellLines(cells) {
    return cells.flatMap(({ line, lines }) => lines.map(() => line));
}
function programOf(cells, notes, { id, path }) {
    const isSpread = areSpread(cells);
    const placed = isSpread ? spread(cells) : [];
    const places = isSpread ? ownLines(cells) : cellLines(cells);
    if (!isSpread)
        notes.push('Its lines do not stand on lines of their own: tracebacks count the lines of the code of all cells.');
    return {
        kind: 'file',
        id,
        path,
        get text() {
            return isSpread ? (0,placed_lines/* padLines */.bJ)(placed) : cells.map(({ lines }) => `${lines.join('\n')}\n`).join('');
        },
        part: {
            source: { path: id, line: cells[0]?.firstLine ?? 1 },
            lineOf: (line) => places[line - 1],
            isInPlace: isSpread,
            expectation: { error: undefined, output: undefined },
            timeoutMs: undefined,
            notes,
        },
    };
}
function refuse(mistake) {
    return { programs: [], skipped: [], mistakes: [mistake] };
}
function readNotebook(text, place) {
    const notebook = readCells(text);
    if ('what' in notebook)
        return refuse(notebook);
    const { format, language, cells } = notebook;
    if (typeof format !== 'number')
        return refuse({ line: 1, column: 1, what: 'it is no notebook: `nbformat` is missing' });
    if (format !== 4) {
        const what = `it is in version ${format} of the format of notebooks, and only version 4 is understood`;
        return refuse({ line: 1, column: 1, what });
    }
    if (!/^(i?python3?)$/i.test(language ?? 'python'))
        return { programs: [], skipped: [], mistakes: [] };
    const { chosen, notes } = chooseCells(cells);
    return { programs: chosen.length === 0 ? [] : [programOf(chosen, notes, place)], skipped: [], mistakes: [] };
}


/***/ })

};

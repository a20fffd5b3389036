// What the check scripts promise to report, and whether they did. Nothing but an `ok` for each promised name is a pass.

/**
 * The names that a check script promises, from its text, and its lines that call `check` in a way from which no name
 * can be read. Those are problems: what nobody promised, nobody would miss.
 */
function promisesOf(text) {
  const calls = text.split('\n').filter((line) => /^[^#]*\bcheck\s+['"$]/.test(line));
  const names = calls.map((line) => /^check '([^']+)' \w/.exec(line)?.[1]);
  return {
    names: names.filter((name) => name !== undefined),
    unreadable: calls.filter((_, index) => names[index] === undefined),
  };
}

/**
 * What all scripts together promise. `scripts` are pairs of a script's name and its text; `problems` says why their
 * results would prove nothing, and is empty for good ones.
 */
export function planOf(scripts) {
  const promised = new Set();
  const problems = scripts.length === 0 ? ['there are no check scripts'] : [];
  for (const [script, text] of scripts) {
    const { names, unreadable } = promisesOf(text);
    if (names.length === 0) problems.push(`${script} has no checks`);
    problems.push(...unreadable.map((line) => `${script} has a check without a name to read: ${line}`));
    for (const name of names) {
      if (promised.has(name)) problems.push(`two checks have the name: ${name}`);
      promised.add(name);
    }
  }
  return { promised, problems };
}

/** Collects the lines of one run; `problems()` afterwards is empty only if each promise was kept, once. */
export class Results {
  #promised;
  #passed = new Set();
  #problems = [];
  #ended = false;

  constructor(promised) {
    this.#promised = promised;
  }

  /** One line from the machine. */
  take(line) {
    if (line === 'end') this.#ended = true;
    else if (line.startsWith('not ok ')) this.#problems.push(line);
    else if (line.startsWith('ok ')) this.#pass(line.slice('ok '.length));
    else if (!line.startsWith('#')) this.#problems.push(`a line that means nothing: ${line}`);
  }

  #pass(name) {
    if (!this.#promised.has(name)) this.#problems.push(`nobody promised: ${name}`);
    if (this.#passed.has(name)) this.#problems.push(`reported twice: ${name}`);
    this.#passed.add(name);
  }

  /** What keeps this run from being a pass. */
  problems() {
    const missing = [...this.#promised].filter(
      (name) => !this.#passed.has(name) && !this.#problems.some((text) => text.startsWith(`not ok ${name}:`)),
    );
    return [
      ...this.#problems,
      ...missing.map((name) => `no result: ${name}`),
      ...(this.#ended ? [] : ['the checks did not come to their end']),
    ];
  }

  /** Whether the machine came to the end of the last script. */
  get ended() {
    return this.#ended;
  }

  get passedCount() {
    return this.#passed.size;
  }
}

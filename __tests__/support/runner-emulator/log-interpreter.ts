import path from 'node:path';
import { parseCommand, REGISTERED_COMMANDS, type ParsedCommand } from './command-parser.js';
import { foldCase, trim } from './dotnet-text.js';
import { messageOf } from './error-message.js';
import type { JobContext } from './job-context.js';
import { annotationOf, type StepLog } from './step-log.js';

/** A line that the runner parsed as a command. `honoured` is false when it was stopped, refused, or failed. */
export interface SeenCommand {
  command: string;
  properties: Record<string, string>;
  data: string;
  line: string;
  honoured: boolean;
}

interface InterpreterPorts {
  context: JobContext;
  log: StepLog;
  workspace: string;
  /** Reads a problem matcher's file; throws when it cannot. */
  readFile: (path: string) => string;
}

const DISABLED = (command: string): string =>
  `The \`${command}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`.`;
const BAD_STOP_TOKEN =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.";
const DEPRECATED = (command: string): string =>
  `The \`${command}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`;
// These log for themselves, so that echo does not repeat them.
const WITHOUT_ECHO = ['add-mask', 'debug', 'warning', 'error', 'notice'];

class CommandError extends Error {}

/**
 * Understands the lines of one phase of an action, of both streams in the order they came, as `OutputManager` and
 * `ActionCommandManager` do. Debug messages are not shown, as in a job without step debugging. Problem matchers are
 * registered and removed, but not run: no line becomes an annotation by matching.
 */
export class LogInterpreter {
  readonly commands: SeenCommand[] = [];
  readonly #ports: InterpreterPorts;
  readonly #registered = new Set(REGISTERED_COMMANDS.map(foldCase));
  #stopToken: string | undefined;
  #echo = false;
  #failed = false;
  #ended = false;

  constructor(ports: InterpreterPorts) {
    this.#ports = ports;
  }

  /** Whether a command failed in a way that fails the step, whatever the exit code. */
  get failed(): boolean {
    return this.#failed;
  }

  /** One line without its end. After a bad stop token the runner gives up on the step, and lines count for nothing. */
  feed(line: string): void {
    if (this.#ended) return;
    const parsed = parseCommand(line, this.#registered);
    if (parsed === undefined || !this.#process(parsed, line)) this.#ports.log.write(line);
  }

  #process(parsed: ParsedCommand, line: string): boolean {
    const seen: SeenCommand = { ...parsed, properties: parsed.properties.toRecord(), line, honoured: true };
    this.commands.push(seen);
    if (this.#stopToken !== undefined) {
      seen.honoured = this.#stopToken !== '' && foldCase(parsed.command) === foldCase(this.#stopToken);
      if (seen.honoured) this.#resume(line);
      return seen.honoured;
    }
    seen.honoured =
      foldCase(parsed.command) === 'STOP-COMMANDS' ? this.#stop(parsed.data, line) : this.#run(parsed, line);
    return true;
  }

  #stop(token: string, line: string): boolean {
    const { context, log } = this.#ports;
    const bad = token === '' || foldCase(token) === 'PAUSE-LOGGING' || this.#registered.has(foldCase(token));
    if (bad && !context.unsecureStopTokensAllowed()) {
      // Thrown outside of the runner's own try: it leaves the loop that reads the process.
      this.#failed = true;
      this.#ended = true;
      log.addProblem('error', BAD_STOP_TOKEN);
      return false;
    }
    this.#stopToken = token;
    this.#registered.add(foldCase(token));
    if (token.length > 6) context.masker.add(token);
    log.write(line);
    return true;
  }

  #resume(line: string): void {
    this.#ports.log.write(line);
    this.#registered.delete(foldCase(this.#stopToken ?? ''));
    this.#stopToken = undefined;
  }

  #run(parsed: ParsedCommand, line: string): boolean {
    const { log } = this.#ports;
    const name = parsed.command.toLowerCase();
    const silent = WITHOUT_ECHO.includes(name);
    if (this.#echo && !silent) log.write(line);
    try {
      return this.#extension({ ...parsed, command: name });
    } catch (error) {
      this.#failed = true;
      log.addProblem('error', `Unable to process command '${silent ? name : line}' successfully.`);
      log.addProblem('error', messageOf(error));
      return false;
    }
  }

  #extension(command: ParsedCommand): boolean {
    const { context, log, workspace } = this.#ports;
    switch (command.command) {
      case 'error':
      case 'warning':
      case 'notice':
        log.addIssue(annotationOf(command.command, command, workspace));
        return true;
      case 'group':
        log.write(`##[group]${command.data}`);
        return true;
      case 'endgroup':
        log.write('##[endgroup]');
        return true;
      case 'set-output':
        context.outputs.set(required(command, 'name'), command.data);
        return this.#warn(DEPRECATED('set-output'), true);
      case 'save-state':
        context.state.set(required(command, 'name'), command.data);
        return this.#warn(DEPRECATED('save-state'), true);
      case 'add-mask':
        return this.#addMask(command.data);
      case 'set-env':
        return this.#setEnv(command);
      case 'add-path':
        return this.#addPath(command.data);
      case 'add-matcher':
        return this.#addMatchers(command.data);
      case 'remove-matcher':
        return this.#removeMatchers(command);
      case 'echo':
        return this.#setEcho(command.data);
      default:
        return true; // debug
    }
  }

  #warn(message: string, honoured: boolean): boolean {
    this.#ports.log.addProblem('warning', message);
    return honoured;
  }

  #addMask(value: string): boolean {
    const { context, log } = this.#ports;
    if (trim(value) === '') return this.#warn("Can't add secret mask for empty string in ##[add-mask] command.", false);
    if (this.#echo) log.write('::add-mask::***');
    context.masker.addWithLines(value);
    return true;
  }

  #setEnv(command: ParsedCommand): boolean {
    const { context, log } = this.#ports;
    if (!context.unsecureCommandsAllowed()) throw new CommandError(DISABLED('set-env'));
    const name = required(command, 'name');
    if (foldCase(name) === 'NODE_OPTIONS') {
      log.addProblem('error', "Can't update NODE_OPTIONS environment variable using ::set-env:: command.");
      return false;
    }
    context.environment.set(name, command.data);
    return true;
  }

  #addPath(folder: string): boolean {
    const { context } = this.#ports;
    if (!context.unsecureCommandsAllowed()) throw new CommandError(DISABLED('add-path'));
    if (folder === '') throw new CommandError("Value cannot be null. (Parameter 'path')");
    context.addPath(folder);
    return true;
  }

  #setEcho(value: string): boolean {
    const wanted = trim(value).toUpperCase();
    if (wanted !== 'ON' && wanted !== 'OFF') {
      throw new CommandError(
        `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`,
      );
    }
    this.#echo = wanted === 'ON';
    return true;
  }

  #addMatchers(file: string): boolean {
    if (file === '') return this.#warn('File path must be specified.', false);
    for (const owner of this.#ownersIn(file)) this.#ports.context.matchers.set(owner, 'registered');
    return true;
  }

  #removeMatchers(command: ParsedCommand): boolean {
    const owner = command.properties.get('owner') ?? '';
    if ((owner === '') === (command.data === '')) {
      return this.#warn('Either an owner name or a file path must be specified in ##[remove-matcher] command.', false);
    }
    for (const known of owner === '' ? this.#ownersIn(command.data) : [owner]) {
      this.#ports.context.matchers.delete(known);
    }
    return true;
  }

  #ownersIn(file: string): string[] {
    const config: unknown = JSON.parse(this.#ports.readFile(path.resolve(this.#ports.workspace, file)));
    const matchers: unknown = (config as { problemMatcher?: unknown } | null)?.problemMatcher ?? [];
    if (!Array.isArray(matchers)) throw new CommandError('problemMatcher is not a list');
    return matchers.map((matcher: unknown) => {
      const owner: unknown = (matcher as { owner?: unknown } | null)?.owner;
      if (typeof owner !== 'string' || owner === '') throw new CommandError('Owner must not be empty');
      return owner;
    });
  }
}

function required(command: ParsedCommand, property: string): string {
  const value = command.properties.get(property) ?? '';
  if (value !== '') return value;
  throw new CommandError(`Required field '${property}' is missing in ##[${command.command}] command.`);
}

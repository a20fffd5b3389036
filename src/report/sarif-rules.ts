import type { RunStatus } from '../execution/outcome.js';
import type { ReportedRun } from './run-report.js';

/** A rule as SARIF has it. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' };
}

const BY_STATUS: Record<RunStatus, string> = {
  passed: 'The program passed.',
  failed: 'The program ended with an exit code other than 0, or by a signal.',
  'timed-out': 'The program was stopped at the timeout.',
  'out-of-memory': 'The program was stopped at the memory limit.',
  'output-limit': 'The program was stopped for too much output.',
  'disk-limit': 'The program was stopped for writing too much.',
  cancelled: 'The program was stopped, since the run was cancelled.',
};

/** The program says the name, so only those that classes have are taken. */
const CLASS_NAME = /^[A-Za-z_]\w{0,63}(\.[A-Za-z_]\w{0,63}){0,7}$/;

/** The rule that a program that did not pass goes by: the class of its exception, or else how it ended. */
export function ruleOf({ status, error }: ReportedRun): Rule {
  const type = error?.type ?? '';
  const isNamed = status === 'failed' && CLASS_NAME.test(type);
  const id = isNamed ? `exception/${type}` : status;
  return {
    id,
    name: isNamed ? (type.split('.').at(-1) ?? type) : status,
    shortDescription: { text: isNamed ? `The program ended with ${type}.` : BY_STATUS[status] },
    defaultConfiguration: { level: status === 'cancelled' ? 'warning' : 'error' },
  };
}

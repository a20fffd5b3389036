import { hardenProcess } from './host/harden.js';
import { runAction } from './run-action.js';

const environment = hardenProcess();
process.exitCode = await runAction(environment);

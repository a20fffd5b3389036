import { hardenProcess } from './host/harden.js';
import { sweepLostRun } from './host/sweep-lost-run.js';

const environment = hardenProcess();
await sweepLostRun(environment);

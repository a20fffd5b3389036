#!/usr/bin/env node
import { hardenProcess } from './host/harden.js';
import { pyexec } from './pyexec.js';

const environment = hardenProcess();
process.exitCode = await pyexec(process.argv.slice(2), environment);

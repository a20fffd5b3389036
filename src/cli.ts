#!/usr/bin/env node
import module from 'node:module';
import path from 'node:path';
import { hardenProcess } from './host/harden.js';

const environment = hardenProcess();
// As trusted as the scripts, since who may write there may write those; where that is not permitted, Node goes on without.
if ('enableCompileCache' in module) module.enableCompileCache(path.join(import.meta.dirname, '.compiled'));
// Loaded only here, so that it is what was compiled.
const { pyexec } = await import('./pyexec.js');
process.exitCode = await pyexec(process.argv.slice(2), environment);

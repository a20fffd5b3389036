import { createCipheriv } from 'node:crypto';
import { moduleNameOf, type Distribution } from './distribution.js';
import { readBackend, sdist } from './sdist.js';
import { wheel } from './wheel.js';

interface Named {
  readonly name: string;
  readonly version: string;
}

/** `a` requires `c==1`, `b` requires `c==2`, and both `c` are there: no install can have `a` and `b`. */
export function conflictingWheels(): Distribution[] {
  const made = (name: string, version: string, requires: string[]): Distribution =>
    wheel({ name, version, requires, modules: { [`${name}.py`]: `VERSION = ${JSON.stringify(version)}\n` } });
  return [made('a', '1', ['c==1']), made('b', '1', ['c==2']), made('c', '1', []), made('c', '2', [])];
}

/** With a command of its name, which prints name, version and arguments, as does `main` of its module. */
export function scriptWheel({ name, version }: Named): Distribution {
  const source = `import sys\n\n\ndef main():\n    print(${JSON.stringify(`${name} ${version}`)}, *sys.argv[1:])\n`;
  const module = moduleNameOf(name);
  return wheel({ name, version, modules: { [`${module}.py`]: source }, scripts: { [name]: `${module}:main` } });
}

/** Holds one module, such as `acme.tools.one`, in packages without `__init__.py` that others can add to. */
export function namespaceWheel({ name, version, module }: Named & { readonly module: string }): Distribution {
  const source = `VERSION = ${JSON.stringify(version)}\n`;
  return wheel({ name, version, modules: { [`${module.replaceAll('.', '/')}/__init__.py`]: source } });
}

/** With a file of 8 MiB that does not compress, `big.bin` in the package, so that its download takes a while. */
export function bigWheel({ name, version }: Named): Distribution {
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(2 ** 23));
  const folder = moduleNameOf(name);
  return wheel({ name, version, modules: { [`${folder}/__init__.py`]: '', [`${folder}/big.bin`]: noise } });
}

/** A source distribution whose module is in C, with a function `answer()` that gives 42. Needs a compiler and headers. */
export function compilingSdist({ name, version }: Named): Distribution {
  const module = moduleNameOf(name);
  const source = [
    '#include <Python.h>',
    'static PyObject *answer(PyObject *self, PyObject *args) { return PyLong_FromLong(42); }',
    'static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};',
    `static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "${module}", NULL, -1, methods};`,
    `PyMODINIT_FUNC PyInit_${module}(void) { return PyModule_Create(&module); }`,
  ].join('\n');
  return sdist({
    name,
    version,
    backend: readBackend('compiling'),
    modules: {},
    files: { 'extension.c': `${source}\n` },
  });
}

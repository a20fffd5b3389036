import { choice, httpAddress, names, text, versionRequest } from '../grammar.js';
import { input } from '../input.js';

/** Which Python, with which packages. */
export const WHERE_IT_RUNS = {
  environment: input(choice('system', 'venv', 'docker'), {
    group: 'Where it runs',
    description: 'where Python and its packages come from: `system`, `venv` or `docker`',
    placeholder: 'KIND',
    default: 'venv',
  }),
  'python-version': input(versionRequest, {
    group: 'Where it runs',
    description: 'version request: `3.12`, `3.12.4`, `3.x`, `>=3.10,<3.13`; the best match on the machine is taken',
    placeholder: 'VERSION',
  }),
  'python-path': input(text, {
    group: 'Where it runs',
    description: 'an interpreter, as a path or a name on PATH; takes precedence over `python-version`',
    placeholder: 'PATH',
  }),
  'python-version-file': input(text, {
    group: 'Where it runs',
    description:
      'a file that says which Python: `.python-version`, `pyproject.toml`, `.tool-versions` or `runtime.txt`, or a folder with one; `python-version` wins over it',
    placeholder: 'PATH',
  }),
  'python-manifest': input(httpAddress, {
    group: 'Where it runs',
    description:
      'address of the list of Pythons from which a missing one is installed (in CI), in the format of actions/python-versions',
    placeholder: 'URL',
    defaultNote: 'that of actions/python-versions',
  }),
  'venv-path': input(text, {
    group: 'Where it runs',
    description:
      'an existing venv is used as it is, and its Python wins over `python-version`; otherwise one is made there and stays',
    placeholder: 'PATH',
    defaultNote: 'one of its own',
  }),
  packages: input(names, {
    group: 'Where it runs',
    description: 'newline-separated requirement specifiers to install into the venv, for example `numpy>=1.26`',
    placeholder: 'SPECIFIERS',
    repeatable: true,
  }),
  requirements: input(names, {
    group: 'Where it runs',
    description: 'newline-separated requirements files to install into the venv',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  'dependency-groups': input(names, {
    group: 'Where it runs',
    description: 'newline-separated groups of `[dependency-groups]` in pyproject.toml to install into the venv',
    placeholder: 'NAMES',
    repeatable: true,
  }),
  'allow-packages': input(names, {
    group: 'Where it runs',
    description:
      'newline-separated globs of package names that a model, or programs in their inline metadata (PEP 723), may ask for; they get an environment of their own',
    placeholder: 'GLOBS',
    defaultNote: 'none',
    repeatable: true,
  }),
  installer: input(choice('auto', 'uv', 'pip'), {
    group: 'Where it runs',
    description:
      'what installs packages: `uv` (brought when it is not on PATH), `pip`, or `auto`: uv when it is on PATH, else pip',
    placeholder: 'NAME',
    default: 'auto',
  }),
  cache: input(choice('auto', 'true', 'false'), {
    group: 'Where it runs',
    description:
      'keep installed packages for later runs: `auto` (off for releases and for events that outsiders can cause), `true` or `false`',
    placeholder: 'WHEN',
    default: 'auto',
  }),
};

import { expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { said } from '../../support/install-stage.js';
import { docker, PYTHON, refusal, shell, useDocker } from './docker-stage.js';

/** What the tool built and did not remove. */
const ours = (): Promise<string> => docker('images', '-aq', '--filter', 'label=pyexec.image.run');

describeWith('Docker', 'an image', () => {
  const stage = useDocker();

  test('without Python is an error that says so, and not code that failed', async () => {
    const { message, hint, ...rest } = refusal(await stage.run(['--image', 'pyexec-test/empty', '--code', 'print(1)']));
    expect(rest).toEqual({ exitCode: 3, code: 'image-unavailable' });
    expect(message).toContain('has no Python');
    expect(hint).toContain('Python 3.6 or newer');
  });

  test('whose Python is something else is an error that says so', async () => {
    const name = 'pyexec-test/no-real-python:latest';
    const context = await stage.project({
      Dockerfile: `FROM ${PYTHON}\nCOPY python3 /usr/local/bin/python3\n`,
      python3: '#!/bin/sh\necho "this is no Python" >&2; exit 4\n',
    });
    await shell(`chmod 755 ${context}/python3`);
    await docker('build', '-q', '-t', name, context);
    try {
      const { message, ...rest } = refusal(await stage.run(['--image', name, '--code', 'print(1)']));
      expect(rest).toMatchObject({ exitCode: 3, code: 'image-unavailable' });
      expect(message).toContain('this is no Python');
    } finally {
      await docker('rmi', name);
    }
  });

  test('for another architecture is an error that names both', async () => {
    const other = process.arch === 'arm64' ? 'amd64' : 'arm64';
    const name = 'pyexec-test/elsewhere:latest';
    const folder = await stage.project({});
    // What is imported has the architecture of the engine, whatever it is told.
    const edit = `sed -i 's/"architecture":"[a-z0-9]*"/"architecture":"${other}"/' ${folder}/*.json`;
    const unpack = `docker save pyexec-test/empty:latest | tar -C ${folder} -x; sed -i s,pyexec-test/empty:latest,${name}, ${folder}/manifest.json`;
    await shell(`${unpack}; ${edit}; rm -f ${folder}/repositories; tar -C ${folder} -c . | docker load`);
    try {
      const { message, ...rest } = refusal(await stage.run(['--image', name, '--code', 'print(1)']));
      expect(rest).toMatchObject({ exitCode: 3, code: 'image-unavailable' });
      expect(message).toMatch(/arm64.*amd64|amd64.*arm64/);
    } finally {
      await docker('rmi', name);
    }
  });

  test.each(['--privileged', '-v/:/host', 'UPPER/case', 'a b', 'x;y', '$(id)'])(
    'whose name is none is bad input: %j',
    async (name) => {
      const result = await stage.run([`--image=${name}`, '--code', 'print(1)']);
      expect(refusal(result)).toMatchObject({ exitCode: 2, code: 'invalid-input' });
    },
  );

  test('that wants volumes gets folders in memory for them, and leaves no volume', async () => {
    const name = 'pyexec-test/volumes:latest';
    const context = await stage.project({ Dockerfile: `FROM ${PYTHON}\nVOLUME /data /tmp /var/lib/other\n` });
    await docker('build', '-q', '-t', name, context);
    const volumes = await docker('volume', 'ls', '-q');
    try {
      const text = 'for f in ("/data", "/tmp", "/var/lib/other"):\n  open(f + "/x", "w").write("x")\nprint("written")';
      expect(said(await stage.run(['--image', name, '--code', text]))).toBe('written');
      expect(await docker('volume', 'ls', '-q')).toBe(volumes);
    } finally {
      await docker('rmi', name);
    }
  });

  test('has its own variables, but not those that the tool sets', async () => {
    const name = 'pyexec-test/variables:latest';
    const context = await stage.project({
      Dockerfile: `FROM ${PYTHON}\nENV OWN=yes PYTHONSTARTUP=/x HOME=/nowhere\nUSER nobody\nWORKDIR /nowhere\nENTRYPOINT ["false"]\n`,
    });
    await docker('build', '-q', '-t', name, context);
    try {
      const text = 'import os; print(os.environ["OWN"], os.environ["HOME"] != "/nowhere")';
      expect(said(await stage.run(['--image', name, '--code', text]))).toBe('yes True');
    } finally {
      await docker('rmi', name);
    }
  });
});

describeWith('Docker', 'a Dockerfile', () => {
  const stage = useDocker();
  const PRINT = ['--code', 'print(open("/what").read().strip())'];

  test('is built with its folder as context and the arguments, and the image goes with the run', async () => {
    const cwd = await stage.project({
      'sub/Dockerfile': `FROM ${PYTHON}\nARG WHAT=default\nCOPY part /part\nRUN echo "$WHAT $(cat /part)" > /what\n`,
      'sub/part': 'context',
    });
    const flags = ['--dockerfile', 'sub/Dockerfile', '--build-args', 'WHAT=with = and $signs'];
    const result = await stage.run([...flags, ...PRINT], { cwd });
    expect(said(result)).toBe('with = and $signs context');
    expect(result.stderr).toContain('image: Step 4/');
    expect(result.report?.environment?.image).toContain('built from');
    expect(await ours()).toBe('');
  });

  test('that fails is an error with what the step said', async () => {
    const cwd = await stage.project({
      Dockerfile: `FROM ${PYTHON}\nRUN echo to-stdout; echo went-wrong >&2; exit 7\nRUN echo never\n`,
    });
    const { message, ...rest } = refusal(await stage.run(['--dockerfile', 'Dockerfile', ...PRINT], { cwd }));
    expect(rest).toMatchObject({ exitCode: 3, code: 'build-failed' });
    expect(message).toMatch(/non-zero code: 7[^]*to-stdout[^]*went-wrong/);
    expect(await ours()).toBe('');
  });

  test.each([
    ['an unknown instruction', 'FROM pyexec-test/python\nFLY away\n', /unknown instruction: FLY/i],
    ['nothing in it', '', /empty/],
    ['a base that is not there', 'FROM 127.0.0.1:1/absent\n', /127\.0\.0\.1:1/],
    ['a file that is not in the context', 'FROM pyexec-test/python\nCOPY absent /x\n', /absent/],
  ])('with %s is an error that says so', async (_what, text, expected) => {
    const cwd = await stage.project({ Dockerfile: text });
    const { message, ...rest } = refusal(await stage.run(['--dockerfile', 'Dockerfile', ...PRINT], { cwd }));
    expect(rest).toMatchObject({ exitCode: 3, code: 'build-failed' });
    expect(message).toMatch(expected);
    expect(await ours()).toBe('');
  });

  test.each([
    ['is missing', 'absent/Dockerfile'],
    ['is a folder', 'sub'],
  ])('that %s is bad input', async (_what, file) => {
    const cwd = await stage.project({ 'sub/x': '' });
    const { message, ...rest } = refusal(await stage.run(['--dockerfile', file, ...PRINT], { cwd }));
    expect(rest).toMatchObject({ exitCode: 2, code: 'invalid-input' });
    expect(message).toContain(file);
  });

  test('outside the workspace is bad input, also by way of a link', async () => {
    const outside = await stage.project({ Dockerfile: `FROM ${PYTHON}\nRUN echo x > /what\n` });
    const cwd = await stage.project({});
    await shell(`ln -s ${outside}/Dockerfile ${cwd}/Dockerfile`);
    for (const file of [`${outside}/Dockerfile`, 'Dockerfile']) {
      const { message, ...rest } = refusal(await stage.run(['--dockerfile', file, ...PRINT], { cwd }));
      expect(rest).toMatchObject({ exitCode: 2, code: 'invalid-input' });
      expect(message).toContain('is not in');
    }
  });

  test('whose build is cancelled ends the run soon, and leaves nothing', async () => {
    const cwd = await stage.project({ Dockerfile: `FROM ${PYTHON}\nRUN sleep 60\n` });
    const result = await stage.run(['--dockerfile', 'Dockerfile', ...PRINT], {
      cwd,
      during: async (pid) => {
        await new Promise((resolve) => setTimeout(resolve, 3000));
        process.kill(pid, 'SIGINT');
      },
    });
    expect(result.exitCode).toBe(130);
    expect(result.elapsedMs).toBeLessThan(8000);
    expect(await docker('ps', '-aq', '--filter', 'label=pyexec.image.run')).toBe('');
  });
});

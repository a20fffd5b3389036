import tseslint from 'typescript-eslint';

const onlyIn = (folder, name) => ({
  name,
  message: `${name} is imported in ${folder} only.`,
});

export default tseslint.config(
  { ignores: ['.cache/', 'dist/', 'lib/', 'node_modules/', 'coverage/', '**/fixtures/', 'scripts/ssh2-absent/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            onlyIn('src/host/', '@actions/core'),
            onlyIn('src/environments/docker/', 'dockerode'),
            onlyIn('src/artifacts/', '@actions/artifact'),
            onlyIn('src/github/', '@actions/github'),
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'process.env is read in src/host/ and passed on.' },
        { object: 'process', property: 'platform', message: 'process.platform is read in src/host/ and passed on.' },
        { object: 'process', property: 'exit', message: 'Set process.exitCode in an entry file.' },
      ],
    },
  },
  {
    files: ['src/github/github-api.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [onlyIn('src/host/', '@actions/core')] }] },
  },
  { files: ['src/host/**'], rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off' } },
  {
    files: ['src/artifacts/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [onlyIn('src/host/', '@actions/core'), onlyIn('src/environments/docker/', 'dockerode')] },
      ],
    },
  },
  {
    files: ['src/environments/docker/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [onlyIn('src/host/', '@actions/core')] }] },
  },
  {
    files: ['__tests__/**', 'bench/**'],
    rules: { 'no-restricted-properties': 'off', 'max-lines-per-function': 'off', 'max-lines': ['error', 400] },
  },
  { files: ['**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.mjs'], rules: { 'no-restricted-properties': 'off' } },
);

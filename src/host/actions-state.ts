/** Names of the values that main saves for the post step. */
export const STATE = { marker: 'marker', base: 'base' } as const;

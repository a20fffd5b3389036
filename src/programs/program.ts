/** One thing to run. Line numbers of `text` are those of the source that the user knows. */
export type Program =
  | {
      readonly kind: 'code';
      readonly id: string;
      /** Python source, without NUL. */
      readonly text: string;
    }
  | {
      readonly kind: 'file';
      /** The path as shown to users: relative to the caller's folder where it lies below it, with forward slashes. */
      readonly id: string;
      /** Absolute. */
      readonly path: string;
      readonly text: string;
    }
  | {
      readonly kind: 'module';
      readonly id: string;
      readonly module: string;
    };

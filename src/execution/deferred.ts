/** A promise with its settling functions; `Promise.withResolvers` needs Node 22. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  resolve!: (value: T | Promise<T>) => void;
  reject!: (reason: Error) => void;

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

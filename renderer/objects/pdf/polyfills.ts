/**
 * What pdf.js calls and Chromium 114 lacks (the oldest that this runs on). Newer ones have it, and it is left alone there.
 * Imported before pdf.js in the page and in its worker.
 */
interface Resolvers<T> {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason?: unknown) => void;
}

if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    configurable: true,
    writable: true,
    value<T>(): Resolvers<T> {
      let resolve: Resolvers<T>['resolve'] = () => undefined;
      let reject: Resolvers<T>['reject'] = () => undefined;
      const promise = new Promise<T>((onDone, onFailed) => {
        resolve = onDone;
        reject = onFailed;
      });
      return { promise, resolve, reject };
    },
  });
}

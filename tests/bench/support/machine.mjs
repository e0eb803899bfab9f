import { cpus, loadavg, totalmem } from 'node:os';

/** What was measured on, and how busy it was: without it a number means nothing. */
export const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

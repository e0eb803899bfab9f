import { execFileSync } from 'node:child_process';

/** Debian's own, which its pydicom belongs to. */
export const PYTHON = '/usr/bin/python3';

const RUNNER = `
import json, os, sys, time
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)])
_, status, usage = os.wait4(child, 0)
print(json.dumps({'code': os.waitstatus_to_exitcode(status), 'wall': time.monotonic() - start, 'cpu': usage.ru_utime + usage.ru_stime, 'memory': usage.ru_maxrss * 1024}))
`;

/**
 * Runs a whole program with all its children, and says what it took: wall and CPU in seconds, the most memory in bytes.
 * @param {readonly string[]} command
 * @throws Error where it fails
 */
export function runMeasured(command) {
  const said = JSON.parse(execFileSync(PYTHON, ['-c', RUNNER, ...command], { encoding: 'utf8' }));
  if (said.code !== 0) throw new Error(`${command[0]} ended with ${said.code}`);
  return said;
}

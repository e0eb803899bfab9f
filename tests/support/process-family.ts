import { readdirSync, readFileSync } from 'node:fs';

/** A running process, as `ps` and its like show it. */
export interface FamilyMember {
  readonly pid: number;
  /** Its command line, the words parted by spaces. */
  readonly command: string;
  /** Its name in lists of tasks. */
  readonly name: string;
}

/** A process and all that descend from it, on Linux. */
export function familyOf(root: number): readonly FamilyMember[] {
  const known = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(pid), parent, command, name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() }];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
  const family = known.filter(({ pid }) => pid === root);
  for (const member of family) family.push(...known.filter(({ parent }) => parent === member.pid));
  return family;
}

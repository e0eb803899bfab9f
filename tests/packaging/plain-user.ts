import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Somebody without any right, with a home of their own, and how to remove both. Only root can make one. */
export interface PlainUser {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
  /** Starts a program as this user; the environment is this one alone. */
  readonly start: (command: readonly string[], env: Readonly<Record<string, string>>) => RunningProgram;
  readonly remove: () => void;
}

export interface RunningProgram {
  /** Its exit code, 128 and more where a signal ended it. */
  readonly end: Promise<number>;
  /** What it said so far, both streams. */
  readonly said: () => string;
  /** What of it went to the standard output. */
  readonly printed: () => string;
}

export function addPlainUser(): PlainUser {
  const home = mkdtempSync(join(tmpdir(), 'negatoscope-home-'));
  const name = `negatest${process.pid}`;
  execFileSync('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', name], { stdio: 'pipe' });
  const uid = Number(execFileSync('id', ['-u', name], { encoding: 'utf8' }));
  chownSync(home, uid, Number(execFileSync('id', ['-g', name], { encoding: 'utf8' })));
  return {
    name,
    uid,
    home,
    start: (command, env) => {
      const words = [
        'env',
        '-i',
        `HOME=${home}`,
        'PATH=/usr/bin:/bin',
        ...Object.entries(env).map(([key, value]) => `${key}=${value}`),
        ...command,
      ];
      const child = spawn('su', [name, '-c', `exec ${words.map(quoted).join(' ')}`], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
      }
      const end = new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code) => resolve(code ?? 128));
      });
      return { end, said: () => said, printed: () => printed };
    },
    remove: () => {
      for (const { pid } of processesOf(uid)) kill(pid);
      execFileSync('userdel', ['--force', name], { stdio: 'pipe' });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its parent.
  }
}

/** A word as a shell takes it, whatever is in it. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

export interface UserProcess {
  readonly pid: number;
  /** Its command line in one: Chromium writes a child's anew, without the zeros between words. */
  readonly command: string;
  /** 2: only calls that a filter lets through. */
  readonly seccomp: number;
  readonly noNewPrivileges: boolean;
  /** Which namespaces it lives in, by kind. */
  readonly namespaces: Readonly<Record<'pid' | 'net' | 'user', string>>;
}

/** All processes that run under a user's number now. */
export function processesOf(uid: number): readonly UserProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        if (Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) !== uid) return [];
        const namespace = (kind: string) => readlinkSync(`/proc/${name}/ns/${kind}`);
        return {
          pid: Number(name),
          command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '),
          seccomp: Number(/^Seccomp:\s+(\d)/m.exec(status)?.[1]),
          noNewPrivileges: /^NoNewPrivs:\s+1/m.test(status),
          namespaces: { pid: namespace('pid'), net: namespace('net'), user: namespace('user') },
        };
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}

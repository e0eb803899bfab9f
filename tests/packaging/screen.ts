import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A picture of a whole screen, one byte of brightness a pixel. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  /** The brightness (0 to 255) of a pixel. */
  readonly at: (x: number, y: number) => number;
}

export interface Screen {
  readonly display: string;
  readonly shoot: () => Shot;
  readonly stop: () => void;
}

/** A screen in memory that any local program may draw on, for a window of another user; only tests with invented scans use it. */
export async function startScreen(): Promise<Screen> {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-screen-'));
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset', '-ac', '-fbdir', folder];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended at its start')));
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  return {
    display: `:${number}`,
    shoot: () => readDump(readFileSync(join(folder, 'Xvfb_screen0'))),
    stop: () => {
      server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An X window dump (XWD version 7) of 32 bits a pixel, which is what Xvfb keeps its screen in. */
function readDump(dump: Buffer): Shot {
  const word = (index: number) => dump.readUInt32BE(index * 4);
  const [headerSize, version, width, height] = [word(0), word(1), word(4), word(5)];
  const [isBigEndian, bitsPerPixel, bytesPerLine, colours] = [word(7) === 1, word(11), word(12), word(19)];
  if (version !== 7 || bitsPerPixel !== 32) throw new Error('not a screen that this can read');
  const start = headerSize + colours * 12;
  const skip = isBigEndian ? 1 : 0;
  return {
    width,
    height,
    at: (x, y) => {
      const pixel = start + y * bytesPerLine + x * 4 + skip;
      return Math.round((dump.readUInt8(pixel) + dump.readUInt8(pixel + 1) + dump.readUInt8(pixel + 2)) / 3);
    },
  };
}

/** Lines of the screen that cross at least `count` bright bars of one width, with dark between them. */
export function linesWithBars(shot: Shot, count: number): number {
  let lines = 0;
  for (let y = 0; y < shot.height; y++) {
    const widths: number[] = [];
    let width = 0;
    for (let x = 0; x <= shot.width; x++) {
      if (x < shot.width && shot.at(x, y) > 200) width += 1;
      else {
        if (width >= 10) widths.push(width);
        width = 0;
      }
    }
    const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
    if (widths.filter((each) => Math.abs(each - usual) <= 3).length >= count) lines += 1;
  }
  return lines;
}

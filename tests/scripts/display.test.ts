import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect } from 'vitest';
import { startDisplay } from '../../scripts/setup/display.mjs';
import { programPath } from '../../scripts/setup/system-libraries.mjs';
import type { Requirement } from '../support/tools.js';
import { itWith } from '../support/when.js';

const xvfb: Requirement = {
  name: 'Xvfb',
  missing: programPath('Xvfb') ? undefined : 'Xvfb (Debian: xvfb) is missing.',
  requiredInCi: true,
};

/**
 * Asks a display for a connection, as the X protocol has it: the server's first byte says 1 for yes and 0 for no.
 * @param key the cookie of 16 bytes; none for a program that knows nothing
 */
function asksIn(display: string, key: Buffer | undefined): Promise<boolean> {
  const name = Buffer.from(key ? 'MIT-MAGIC-COOKIE-1' : '');
  const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(key?.length ?? 0, 8);
  return new Promise((resolve, reject) => {
    const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`, () =>
      socket.write(Buffer.concat([head, padded(name), padded(key ?? Buffer.alloc(0))])),
    );
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer[0] === 1);
    });
  });
}

itWith(xvfb, 'starts a display that only programs with its key can use, and leaves nothing', async () => {
  const display = await startDisplay();
  const key = readFileSync(display.env.XAUTHORITY).subarray(-16);
  try {
    expect(await asksIn(display.env.DISPLAY, key)).toBe(true);
    expect(await asksIn(display.env.DISPLAY, undefined)).toBe(false);
    expect(await asksIn(display.env.DISPLAY, Buffer.alloc(16))).toBe(false);
  } finally {
    display.stop();
  }
  expect(existsSync(display.env.XAUTHORITY)).toBe(false);
  await expect.poll(() => existsSync(`/tmp/.X11-unix/X${display.env.DISPLAY.slice(1)}`), { timeout: 10_000 }).toBe(false);
});

import type { Grant } from '../../core/bridge.js';
import type { DisplayFrame } from '../../core/pixels/display-frame.js';
import type { DecodeQueue, Ticket } from '../workers/decode-queue.js';
import type { DecodeResult } from '../workers/decode-worker.js';
import type { FrameBeside } from '../workers/frame-beside.js';
import type { Position } from './series.js';
import type { PictureErrorCode } from './state.js';
import { Wants } from './wants.js';

export type PictureAnswer =
  | ({ readonly kind: 'frame'; readonly display: DisplayFrame } & FrameBeside)
  | { readonly kind: 'error'; readonly code: PictureErrorCode };

export const positionKey = ({ fileId, frame }: Position): string => `${fileId}:${frame}`;

function bytesOf(answer: PictureAnswer): number {
  if (answer.kind === 'error') return 0;
  const { display, overlays = [] } = answer;
  const pixels = display.kind === 'grey' ? display.values : display.rgba;
  return overlays.reduce((sum, { bits }) => sum + bits.byteLength, pixels.byteLength);
}

function pictureOf({ ok: _ok, ...picture }: Extract<DecodeResult, { ok: true }>): PictureAnswer {
  return { kind: 'frame', ...picture };
}

interface Wanted {
  readonly urgent: boolean;
  readonly ticket: Ticket;
}

/** Most bytes of decoded frames that are kept. */
export const PICTURE_BYTES = 400 * 1024 * 1024;

/** Decoded frames near the one on the screen, the latest used last, within a bound. */
export class PictureStore {
  readonly #kept = new Map<string, PictureAnswer>();
  readonly #wanted = new Map<string, Wanted>();
  readonly #wants = new Wants();
  /** By owner: what is on the screen now, and so isn't dropped to make room. */
  readonly #lit = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  #bytes = 0;

  constructor(
    readonly decoders: Pick<DecodeQueue, 'request' | 'forget'>,
    readonly grantOf: (fileId: string) => Grant | undefined,
    readonly limit: number = PICTURE_BYTES,
  ) {}

  /** Bytes of all frames that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  peek(position: Position): PictureAnswer | undefined {
    return this.#kept.get(positionKey(position));
  }

  /**
   * The frame on the screen of a viewport, and those that may come next, the likeliest first. What no viewport wants any more isn't begun.
   * @param owner which viewport
   */
  want(now: Position, ahead: readonly Position[], owner = ''): void {
    this.#wants.set(owner, new Set([now, ...ahead].map(positionKey)));
    this.#lit.set(owner, positionKey(now));
    this.#takeBack();
    this.#touch(positionKey(now));
    this.#request(now, true);
    for (const position of ahead) this.#request(position, false);
  }

  /** A viewport went, or shows nothing. */
  release(owner: string): void {
    this.#wants.set(owner, new Set());
    this.#lit.delete(owner);
    this.#takeBack();
  }

  /** Files that were closed: their pixels go. */
  forget(fileIds: readonly string[]): void {
    const gone = new Set(fileIds);
    for (const [key, answer] of this.#kept) {
      if (!gone.has(key.slice(0, key.lastIndexOf(':')))) continue;
      this.#kept.delete(key);
      this.#bytes -= bytesOf(answer);
    }
    this.decoders.forget(fileIds);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #takeBack(): void {
    for (const [key, { ticket }] of this.#wanted) {
      if (this.#wants.has(key)) continue;
      ticket.cancel();
      this.#wanted.delete(key);
    }
  }

  #request(position: Position, urgent: boolean): void {
    const key = positionKey(position);
    if (this.#kept.has(key)) return;
    const before = this.#wanted.get(key);
    if (before && (before.urgent || !urgent)) return;
    before?.ticket.cancel();
    const grant = this.grantOf(position.fileId);
    if (!grant) return;
    const ticket = this.decoders.request(urgent ? 'now' : 'ahead', async (decoder) => {
      // An urgent request may have overtaken one that had begun already.
      if (this.#kept.has(key)) return;
      let answer: PictureAnswer;
      try {
        const result = await decoder.decode(grant, position.frame);
        answer = result.ok ? pictureOf(result) : { kind: 'error', code: result.code };
      } catch {
        answer = { kind: 'error', code: 'codec-trapped' };
      }
      this.#wanted.delete(key);
      if (this.grantOf(position.fileId)) this.#keep(key, answer);
    });
    this.#wanted.set(key, { urgent, ticket });
  }

  #keep(key: string, answer: PictureAnswer): void {
    this.#kept.set(key, answer);
    this.#bytes += bytesOf(answer);
    const lit = new Set(this.#lit.values());
    for (const [oldest, kept] of this.#kept) {
      if (this.#bytes <= this.limit || oldest === key) break;
      if (lit.has(oldest)) continue;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(kept);
    }
    for (const listener of [...this.#listeners]) listener();
  }

  #touch(key: string): void {
    const answer = this.#kept.get(key);
    if (!answer) return;
    this.#kept.delete(key);
    this.#kept.set(key, answer);
  }
}

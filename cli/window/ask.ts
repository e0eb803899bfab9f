import { packCall, type VerbCalls, verbAddress } from '../../core/verb-calls.js';

/** What is used of the browser's own, which the folder is compiled without. */
interface SyncRequest {
  readonly status: number;
  readonly response: unknown;
  responseType: 'json';
  open(method: 'POST', address: string, isAsync: false): void;
  send(body: Uint8Array): void;
}
declare const XMLHttpRequest: new () => SyncRequest;

/**
 * Asks main and waits for the answer, as Node's synchronous calls do: only a worker may wait so.
 * @throws Error where main refuses: what the person's argument list doesn't name
 */
export function ask<Call extends keyof VerbCalls>(
  call: Call,
  args: VerbCalls[Call]['args'],
  bytes?: Uint8Array,
): VerbCalls[Call]['answer'] {
  const request = new XMLHttpRequest();
  request.open('POST', verbAddress(call), false);
  request.responseType = 'json';
  request.send(packCall(args, bytes));
  if (request.status !== 200) throw new Error(`main refused: ${call} (${request.status})`);
  // Main is the program's own and trusted; both sides compile against VerbCalls.
  return request.response as VerbCalls[Call]['answer'];
}

/** A way out of the program that is tried. */
export type AttemptName = 'https' | 'address' | 'websocket' | 'image' | 'font' | 'prefetch' | 'beacon' | 'webrtc';

/**
 * refused: it failed, and the policy of the page was seen to refuse it (or there was no address to be had). unclear: it failed, but a
 * computer without a network would fail it too. reached: it got out.
 */
export type Verdict = 'refused' | 'unclear' | 'reached';

/** One try: resolves where something answered or was sent, rejects where it failed. */
export interface Attempt {
  readonly name: AttemptName;
  /** Set aside for examples: RFC 2606 and RFC 5737. None begins with another, so that a refusal is of one try alone. */
  readonly address: string;
  act(address: string): Promise<unknown>;
}

/** Longest wait for one try, and for the policy to say that it refused, in milliseconds. */
const PATIENCE = 4000;
const LATE_REFUSAL = 500;

const fetchIt = (address: string) => fetch(address, { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });

/** What a page and a worker can both try. */
export const COMMON_ATTEMPTS: readonly Attempt[] = [
  { name: 'https', address: 'https://example.org/negatoscope-proof-page', act: fetchIt },
  { name: 'address', address: 'https://192.0.2.1/negatoscope-proof', act: fetchIt },
  { name: 'websocket', address: 'wss://example.org/negatoscope-proof-socket', act: openSocket },
];

function openSocket(address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.onopen = () => {
      socket.close();
      resolve('open');
    };
    socket.onerror = () => reject(new Error('refused'));
  });
}

/** Tries one way out. `watched` hears what the policy of its page or worker refuses. */
export async function tryAttempt(attempt: Attempt, watched: EventTarget): Promise<Verdict> {
  let isRefused = false;
  const hear = (event: Event) => {
    if ('blockedURI' in event && typeof event.blockedURI === 'string' && event.blockedURI.startsWith(attempt.address)) isRefused = true;
  };
  watched.addEventListener('securitypolicyviolation', hear);
  try {
    const outcome = await Promise.race([attempt.act(attempt.address).then(() => 'reached' as const), wait(PATIENCE)]);
    if (outcome === 'reached') return 'reached';
  } catch {
    // It failed, as it should: who refused it is told by the policy.
  }
  for (let waited = 0; !isRefused && waited < LATE_REFUSAL; waited += 50) await wait(50);
  watched.removeEventListener('securitypolicyviolation', hear);
  return isRefused ? 'refused' : 'unclear';
}

const wait = (milliseconds: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));

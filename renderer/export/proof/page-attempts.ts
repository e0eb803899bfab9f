import { type Attempt, COMMON_ATTEMPTS, type Verdict } from './attempts.js';

/** What only a page can try by an address. */
export const PAGE_ATTEMPTS: readonly Attempt[] = [
  ...COMMON_ATTEMPTS,
  { name: 'image', address: 'https://example.org/negatoscope-proof.png', act: loadImage },
  { name: 'font', address: 'https://example.org/negatoscope-proof.woff2', act: loadFont },
  { name: 'prefetch', address: 'https://example.org/negatoscope-proof-next', act: fetchAhead },
  { name: 'beacon', address: 'https://example.org/negatoscope-proof-beacon', act: sendBeacon },
];

function loadImage(address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve('loaded');
    image.onerror = () => reject(new Error('refused'));
    image.src = address;
  });
}

function loadFont(address: string): Promise<unknown> {
  return new FontFace('proof', `url("${address}")`).load();
}

/** A page that might be wanted next. */
function fetchAhead(address: string): Promise<unknown> {
  const link = document.createElement('link');
  return new Promise<unknown>((resolve, reject) => {
    link.onload = () => resolve('loaded');
    link.onerror = () => reject(new Error('refused'));
    link.rel = 'prefetch';
    link.href = address;
    document.head.append(link);
  }).finally(() => link.remove());
}

/** A beacon tells nothing of its fate: `true` means that it was taken on, so that only the policy's own word shows that it was refused. */
async function sendBeacon(address: string): Promise<unknown> {
  navigator.sendBeacon(address, 'proof');
  throw new Error('its fate is not known');
}

/** Longest wait for addresses, in milliseconds. */
const GATHERING = 5000;

/**
 * Asks for the addresses by which another computer could reach this one. None may come: an address is the first thing that a
 * connection between two computers gives away. No server is named, so that nothing is sent even where the way is open.
 */
export async function gatherAddresses(): Promise<Verdict> {
  if (typeof RTCPeerConnection === 'undefined') return 'refused';
  const connection = new RTCPeerConnection({ iceServers: [] });
  try {
    return await new Promise<Verdict>((resolve, reject) => {
      const timer = setTimeout(() => resolve('unclear'), GATHERING);
      const settle = (verdict: Verdict) => {
        clearTimeout(timer);
        resolve(verdict);
      };
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) settle('reached');
        else if (!candidate) settle('refused');
      };
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && settle('refused');
      connection.createDataChannel('proof');
      connection
        .createOffer()
        .then((offer) => connection.setLocalDescription(offer))
        .catch(reject);
    });
  } catch {
    return 'refused';
  } finally {
    connection.close();
  }
}

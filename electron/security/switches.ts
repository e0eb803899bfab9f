import type { CommandLine } from 'electron';

/** Chromium's own traffic, switched off one by one. */
const OFF = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'disable-breakpad',
  'disable-crash-reporter',
  'disable-http-cache',
  'disable-gpu-shader-disk-cache',
  'disable-quic',
  'dns-prefetch-disable',
  'no-pings',
  'no-default-browser-check',
  'no-first-run',
] as const;

/**
 * Seals the network stack before it starts. Several locks on one door, each enough for what it covers: no name
 * resolves, an address that needs none would have to go through a proxy whose own name doesn't resolve (so that not even
 * a loopback socket is connected), and WebRTC may use neither.
 */
export function sealNetwork(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('proxy-server', 'http://sealed.invalid:9');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  for (const name of OFF) commandLine.appendSwitch(name);
}

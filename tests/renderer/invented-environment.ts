import type { Environment } from '../../core/bridge.js';

/** What main would say of the program and the system. */
export const INVENTED_ENVIRONMENT: Environment = {
  version: '0',
  electron: '0',
  chromium: '0',
  substitute: false,
  platform: 'linux',
  locale: 'en-GB',
  rehearsal: 'none',
  leftover: false,
};

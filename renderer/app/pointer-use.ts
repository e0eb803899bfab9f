import type { Preferences } from '../../core/bridge.js';

/** What the buttons of a mouse and its wheel do over a picture. */
export type PointerUse = Pick<Preferences, 'leftButton' | 'middleButton' | 'rightButton' | 'wheel'>;

/** As in most viewers. */
export const USUAL_POINTER: PointerUse = { leftButton: 'window', middleButton: 'pan', rightButton: 'zoom', wheel: 'scroll' };

import * as z from 'zod/mini';
import type { Policy } from '../../core/bridge.js';

const isOn = z.boolean();

const options: z.ZodMiniType<Policy['options']> = z.strictObject({
  cleanPixelData: isOn,
  cleanRecognizableVisualFeatures: isOn,
  cleanGraphics: isOn,
  cleanStructuredContent: isOn,
  cleanDescriptors: isOn,
  retainDates: z.enum(['no', 'full', 'modified']),
  retainPatientCharacteristics: isOn,
  retainDeviceIdentity: isOn,
  retainInstitutionIdentity: isOn,
  retainUids: isOn,
  retainSafePrivate: isOn,
});

/** A policy as the page may send it: every option said, and a name that is no place for a sentence. */
export const policySchema: z.ZodMiniType<Policy> = z.strictObject({
  schema: z.literal(1),
  name: z.string().check(z.regex(/^[A-Za-z0-9 .-]{1,40}$/)),
  options,
});

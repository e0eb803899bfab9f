import { loadCodecWasm } from '../../cli/codec-files.js';
import type { RedactionCodecs } from '../../core/deid/redact/redaction-codecs.js';
import { createCodecs } from '../../core/pixels/codecs/codec-set.js';
import { createEncoders } from '../../core/pixels/codecs/encoder-set.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';

/** The binary of a codec package, as a host gives it. */
export const loadWasm = loadCodecWasm;

/** A new set of codecs with the packages' binaries. */
export const nodeCodecs = (): CodecSet => createCodecs(loadWasm);

/** What covering boxes needs. */
export const nodeRedactionCodecs = (): RedactionCodecs => ({ decoders: nodeCodecs(), encoders: createEncoders(loadWasm) });

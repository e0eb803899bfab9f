import type { Samples } from '../decoded-frame.js';
import { FrameError } from '../frame-error.js';

/** What the decoders of all four packages say about a frame. */
export interface WasmFrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  /** JPEG 2000 and HTJ2K only. */
  readonly isSigned?: boolean;
}

/** A decoder object of a package: it lives in the module's memory until `delete`. */
export interface WasmDecoder {
  /** Room for `length` bytes in the module's memory. The view dies when the memory grows. */
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  /** A view of the module's memory: copied before anything else is called. */
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): WasmFrameInfo;
  /** JPEG-LS only: 0 where the components lie one after the other. */
  getInterleaveMode?(): number;
  delete(): void;
}

/** An instantiated module: it has one decoder class, under one of the packages' names. */
export type EmscriptenModule = object;
export type EmscriptenFactory = (options: EmscriptenModule) => unknown;

export interface WasmDecoded {
  readonly bytes: Uint8Array;
  readonly info: WasmFrameInfo;
  readonly interleaveMode: number;
}

/**
 * One WebAssembly decoder. The binary is compiled once and instantiated when a frame needs it; an instance that threw is
 * dropped, because neither its memory nor its stack can be trusted afterwards.
 */
export class WasmCodec {
  readonly #factory: EmscriptenFactory;
  readonly #decoderName: string;
  #compiled: WebAssembly.Module | null = null;
  #module: EmscriptenModule | null = null;

  constructor(factory: EmscriptenFactory, decoderName: string) {
    this.#factory = factory;
    this.#decoderName = decoderName;
  }

  get loaded(): boolean {
    return this.#compiled !== null;
  }

  load(binary: Uint8Array): void {
    this.#compiled ??= new WebAssembly.Module(binary);
  }

  /**
   * Decodes one codestream whose size was checked before.
   * @throws FrameError `codestream-invalid` where the decoder refuses it, `codec-trapped` where it breaks down.
   */
  decode(codestream: Uint8Array): WasmDecoded {
    const module = this.#module ?? this.#instantiate();
    this.#module = null;
    try {
      const decoder = this.#newDecoder(module);
      decoder.getEncodedBuffer(codestream.length).set(codestream);
      decoder.decode();
      const info = { ...decoder.getFrameInfo() };
      const interleaveMode = decoder.getInterleaveMode?.() ?? 2;
      const bytes = decoder.getDecodedBuffer().slice();
      decoder.delete();
      this.#module = module;
      return { bytes, info, interleaveMode };
    } catch (error) {
      const trapped = error instanceof Error && (error.name === 'RuntimeError' || error.name === 'RangeError');
      throw new FrameError(trapped ? 'codec-trapped' : 'codestream-invalid', this.#decoderName);
    }
  }

  /** Synchronous, so that a frame can be read by a plain function and a trapped codec starts afresh by itself. */
  #instantiate(): EmscriptenModule {
    const compiled = this.#compiled;
    if (!compiled) throw new FrameError('codec-not-loaded', this.#decoderName);
    const silent = () => undefined;
    const module: EmscriptenModule = {
      print: silent,
      printErr: silent,
      instantiateWasm(imports: object, received: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object {
        const instance = new WebAssembly.Instance(compiled, imports);
        received(instance, compiled);
        return instance.exports;
      },
    };
    this.#factory(module);
    return module;
  }

  #newDecoder(module: EmscriptenModule): WasmDecoder {
    const decoderClass = (module as Readonly<Record<string, (new () => WasmDecoder) | undefined>>)[this.#decoderName];
    if (!decoderClass) throw new FrameError('codec-not-loaded', this.#decoderName);
    return new decoderClass();
  }
}

/** The decoder's bytes as samples of one or two bytes. @throws FrameError where it gave another number of bytes than its own header means. */
export function samplesOfBytes(bytes: Uint8Array, bitsPerSample: number, signed: boolean, count: number): Samples {
  const width = bitsPerSample <= 8 ? 1 : 2;
  if (bitsPerSample > 16) throw new FrameError('bits-not-supported', 'codestream');
  if (bytes.length !== count * width) throw new FrameError('codestream-mismatch', 'decoded size');
  if (width === 1) return signed ? new Int8Array(bytes.buffer, 0, count) : bytes;
  return signed ? new Int16Array(bytes.buffer, 0, count) : new Uint16Array(bytes.buffer, 0, count);
}

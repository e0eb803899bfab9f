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
 * One WebAssembly binary. It is compiled once and instantiated when a frame needs it; an instance that threw is
 * dropped, because neither its memory nor its stack can be trusted afterwards.
 */
export class WasmBinary {
  readonly #factory: EmscriptenFactory;
  #compiled: WebAssembly.Module | null = null;
  #module: EmscriptenModule | null = null;

  constructor(factory: EmscriptenFactory) {
    this.#factory = factory;
  }

  get loaded(): boolean {
    return this.#compiled !== null;
  }

  load(binary: Uint8Array): void {
    this.#compiled ??= new WebAssembly.Module(binary);
  }

  /**
   * Runs `work` with an object of the module's class `className`, and deletes it.
   * @throws FrameError `codestream-invalid` where the codec refuses, `codec-trapped` where it breaks down.
   */
  run<Instance extends { delete(): void }, Result>(className: string, work: (instance: Instance) => Result): Result {
    const module = this.#module ?? this.#instantiate(className);
    this.#module = null;
    try {
      const instance = newInstance<Instance>(module, className);
      const result = work(instance);
      instance.delete();
      this.#module = module;
      return result;
    } catch (error) {
      if (error instanceof FrameError) throw error;
      const trapped = error instanceof Error && (error.name === 'RuntimeError' || error.name === 'RangeError');
      throw new FrameError(trapped ? 'codec-trapped' : 'codestream-invalid', className);
    }
  }

  /** Synchronous, so that a frame can be read by a plain function and a trapped codec starts afresh by itself. */
  #instantiate(className: string): EmscriptenModule {
    const compiled = this.#compiled;
    if (!compiled) throw new FrameError('codec-not-loaded', className);
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
}

function newInstance<Instance>(module: EmscriptenModule, className: string): Instance {
  const instanceClass = (module as Readonly<Record<string, (new () => Instance) | undefined>>)[className];
  if (!instanceClass) throw new FrameError('codec-not-loaded', className);
  return new instanceClass();
}

/** One WebAssembly decoder. */
export class WasmCodec {
  readonly #binary: WasmBinary;
  readonly #decoderName: string;

  constructor(factory: EmscriptenFactory, decoderName: string) {
    this.#binary = new WasmBinary(factory);
    this.#decoderName = decoderName;
  }

  get loaded(): boolean {
    return this.#binary.loaded;
  }

  load(binary: Uint8Array): void {
    this.#binary.load(binary);
  }

  /**
   * Decodes one codestream whose size was checked before.
   * @throws FrameError `codestream-invalid` where the decoder refuses it, `codec-trapped` where it breaks down.
   */
  decode(codestream: Uint8Array): WasmDecoded {
    return this.#binary.run(this.#decoderName, (decoder: WasmDecoder) => {
      decoder.getEncodedBuffer(codestream.length).set(codestream);
      decoder.decode();
      const info = { ...decoder.getFrameInfo() };
      const interleaveMode = decoder.getInterleaveMode?.() ?? 2;
      return { bytes: decoder.getDecodedBuffer().slice(), info, interleaveMode };
    });
  }
}

/** The decoder's bytes as samples of one or two bytes. @throws FrameError where it gave another number of bytes than its own header means. */
export function samplesOfBytes(bytes: Uint8Array, bitsPerSample: number, count: number): Uint8Array | Uint16Array {
  const width = bitsPerSample <= 8 ? 1 : 2;
  if (bitsPerSample > 16) throw new FrameError('bits-not-supported', 'codestream');
  if (bytes.length !== count * width) throw new FrameError('codestream-mismatch', 'decoded size');
  return width === 1 ? bytes : new Uint16Array(bytes.buffer, 0, count);
}

import { FrameError } from '../frame-error.js';

/** Numbers that stand for Rust's objects, and addresses in the module's memory. */
type Handle = number;
/** An answer, and a number of an error message that isn't 0 where there is none. */
type Fallible = readonly [answer: number, message: number, failed: number];

/** What jxl-oxide's module exports, as far as it is used. */
interface JxlExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly __wbindgen_export_2: { grow(by: number): number; set(index: number, value: unknown): void };
  __wbindgen_start(): void;
  __wbindgen_malloc(length: number, alignment: number): number;
  jxlimage_new(): Handle;
  jxlimage_feedBytes(image: Handle, address: number, length: number): Fallible;
  jxlimage_tryInit(image: Handle): Fallible;
  jxlimage_is_loading_done(image: Handle): number;
  jxlimage_render(image: Handle, frame: number): Fallible;
  renderresult_encodeToPng(result: Handle): readonly [address: number, length: number, message: number, failed: number];
}

/** "No number given", as the module's own script writes it. */
const FIRST_FRAME = 0x1_0000_0001;
/** What imports that ask about a page answer: there is none. */
const HANDLE_OF_UNDEFINED = 0;

/**
 * jxl-oxide, a JPEG XL decoder in Rust. Its own script isn't used: it has one module for ever, and a decoder that broke down
 * must not be used again. Each picture gets an instance of its own, whose memory goes with it.
 */
export class JpegXlModule {
  #compiled: WebAssembly.Module | null = null;

  get loaded(): boolean {
    return this.#compiled !== null;
  }

  load(binary: Uint8Array): void {
    this.#compiled ??= new WebAssembly.Module(binary);
  }

  /**
   * The first frame as a PNG: 8 bits a sample where the codestream has 8 or fewer, else 16, scaled to the full range.
   * @throws FrameError `codestream-invalid` where the decoder refuses it, `codec-trapped` where it breaks down.
   */
  decodeToPng(codestream: Uint8Array): Uint8Array {
    const compiled = this.#compiled;
    if (!compiled) throw new FrameError('codec-not-loaded', 'JPEG XL');
    const wasm = instantiate(compiled);
    try {
      const image = wasm.jxlimage_new();
      const address = wasm.__wbindgen_malloc(codestream.length, 1) >>> 0;
      new Uint8Array(wasm.memory.buffer).set(codestream, address);
      // The image takes the bytes' memory over.
      answerOf(wasm.jxlimage_feedBytes(image, address, codestream.length));
      // Of a picture that is cut off the decoder would draw what is there.
      if (answerOf(wasm.jxlimage_tryInit(image)) !== 1 || wasm.jxlimage_is_loading_done(image) !== 1) throw invalid('ends early');
      const rendered = answerOf(wasm.jxlimage_render(image, FIRST_FRAME));
      const [png, length, , failed] = wasm.renderresult_encodeToPng(rendered);
      if (failed) throw invalid('picture');
      return new Uint8Array(wasm.memory.buffer, png >>> 0, length).slice();
    } catch (error) {
      if (error instanceof FrameError) throw error;
      throw new FrameError('codec-trapped', 'JPEG XL');
    }
  }
}

function answerOf([answer, , failed]: Fallible): number {
  if (failed) throw invalid('codestream');
  return answer;
}

function instantiate(compiled: WebAssembly.Module): JxlExports {
  const exported: { wasm: JxlExports | null } = { wasm: null };
  const imports: Record<string, (...args: number[]) => unknown> = {};
  for (const { name } of WebAssembly.Module.imports(compiled)) imports[name] = () => HANDLE_OF_UNDEFINED;
  imports['__wbindgen_init_externref_table'] = () => {
    const table = exported.wasm?.__wbindgen_export_2;
    const constants = table?.grow(4) ?? 0;
    [undefined, null, true, false].forEach((constant, index) => {
      table?.set(constants + index, constant);
    });
  };
  imports['__wbindgen_throw'] = () => {
    throw new FrameError('codec-trapped', 'JPEG XL');
  };
  const wasm = new WebAssembly.Instance(compiled, { wbg: imports }).exports as JxlExports;
  exported.wasm = wasm;
  wasm.__wbindgen_start();
  return wasm;
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG XL ${detail}`);

import { expose, type Remote, releaseProxy } from 'comlink';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { ModelFileError } from '../../core/pixels/text/model-files.js';
import type { PictureModels } from '../../core/pixels/text/onnx-runtime.js';
import type { TextBox } from '../../core/pixels/text/text-box.js';
import { createTextEngine, type LookedAt } from '../../core/pixels/text/text-engine.js';
import { Superseded } from './export-pace.js';
import { openFile } from './open-file.js';
import { pageCodecs } from './page-codecs.js';
import type { LikenedBox, LookedFrame, LookResult, TextHost, TextWorker } from './text-api.js';
import { type Likener, likenerFor } from './text-likeness.js';
import { loadTextModels } from './text-models.js';

/** Number of the look under way: an older one stops at its next call of a model. */
let run = 0;
let loading: Promise<PictureModels> | null = null;

/** The models, loaded once; tried again where that failed. */
async function models(): Promise<PictureModels> {
  loading ??= loadTextModels();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

/** The models, which let messages in before each call and stop for a look that isn't wanted any more. */
function interruptible(loaded: PictureModels, isWanted: () => boolean): PictureModels {
  const pause = async (): Promise<void> => {
    await new Promise<void>((resolve) => setTimeout(resolve));
    if (!isWanted()) throw new Superseded('another look began');
  };
  return {
    characters: loaded.characters,
    faces: {
      async detect(input) {
        await pause();
        return loaded.faces.detect(input);
      },
    },
    async detect(input, rows, columns) {
      await pause();
      return loaded.detect(input, rows, columns);
    },
    async recognise(input, columns) {
      await pause();
      return loaded.recognise(input, columns);
    },
  };
}

const worker: TextWorker = {
  async warm() {
    try {
      await models();
      return true;
    } catch {
      return false;
    }
  },
  async look(grant, mode, localHost, only, withOverlays) {
    const own = ++run;
    const host = localHost as Remote<TextHost>;
    try {
      const loaded = await models().catch(() => null);
      if (!loaded) return { outcome: 'no-models' };
      const parsed: ParsedFile = parseFile(openFile(grant.id, grant.size).source);
      const engine = createTextEngine(
        interruptible(loaded, () => own === run),
        pageCodecs,
      );
      const liken = likenerFor(parsed);
      for await (const found of engine.look(parsed, mode, 'both', only, withOverlays)) {
        if (own !== run) return { outcome: 'cancelled' };
        // The answer comes by another port: only a told frame that was heard is told before it.
        await host.looked(withLikeness(found, liken));
      }
      return { outcome: own === run ? 'done' : 'cancelled' };
    } catch (error) {
      return failureOf(error);
    } finally {
      // Every look brings a port of its own, which would stay open.
      host[releaseProxy]();
    }
  },
  cancel() {
    run++;
  },
};

function withLikeness(found: LookedAt, liken: Likener): LookedFrame {
  if (!found.ok) return found;
  const likened = (boxes: readonly TextBox[]): LikenedBox[] => {
    const likenesses = liken(boxes);
    return boxes.map((box, place) => ({ ...box, likeness: likenesses[place] ?? null }));
  };
  const { frame, text, faces } = found;
  return { frame, ok: true, boxes: likened(text.boxes), possible: likened(text.possible), faces };
}

function failureOf(error: unknown): LookResult {
  if (error instanceof Superseded) return { outcome: 'cancelled' };
  if (error instanceof ModelFileError) return { outcome: 'no-models' };
  return { outcome: 'unread', code: error instanceof ParseError ? error.code : 'read-failed' };
}
expose(worker);

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Packing, PLAIN_PACKING } from '../../core/bridge.js';
import { BASIC_POLICY, type Policy } from '../../core/deid/policy.js';
import { packSplices } from '../../core/dicom/packed-splices.js';
import { CONTRACT_SEED, contractHashes, writeContractFiles } from '../hosts/contract.js';
import { expect, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { repository } from '../support/real-files.js';
import { scratchFolder } from '../support/run-cli.js';

/** The hosts of the engine in the app: planned and applied in a module worker of the page, staged and hashed in the privileged process. */
test('the worker and the app give the bytes of the contract', async ({ launch }) => {
  const scratch = scratchFolder();
  try {
    const folder = join(scratch.path, 'in');
    const names = writeContractFiles(folder);
    const workerFile = readdirSync(join(repository, 'build/renderer/assets')).find((name) => /^export-worker-.*\.js$/.test(name));
    expect(workerFile).toBeDefined();
    const { page, electron } = await launch();
    await expect(page.getByRole('main')).toBeVisible({ timeout: 60_000 });
    await answerDialogs(electron, { open: [folder] });
    const planned = await page.evaluate(planInWorker, {
      workerFile: workerFile ?? '',
      seed: [...CONTRACT_SEED],
      files: names.length,
      policy: BASIC_POLICY,
      packing: PLAIN_PACKING,
    });
    const packed = packSplices(
      planned.map(({ parts }) => ({ parts: parts.map((part) => ('copy' in part ? part : { bytes: Uint8Array.from(part.bytes) })) })),
    );
    const hashes = await page.evaluate(stageInMain, {
      sources: [...packed.sources],
      counts: [...packed.counts],
      parts: [...packed.parts],
      bytes: [...packed.bytes],
    });
    expect(hashes).toEqual(contractHashes());
  } finally {
    scratch.remove();
  }
});

/** A splice as JSON carries it. */
interface PlainSplice {
  readonly parts: readonly (
    | { readonly copy: readonly [sourceId: string, offset: number, length: number] }
    | { readonly bytes: readonly number[] }
  )[];
}

/** Runs in the page: what main stages and hashes of packed splices. */
async function stageInMain(packed: { sources: string[]; counts: number[]; parts: number[]; bytes: number[] }): Promise<string[]> {
  interface Api {
    stageExport(pack: unknown): Promise<{ files?: { sha256: string }[] }>;
    discardStage(): Promise<void>;
  }
  const api = (window as unknown as { negatoscope: Api }).negatoscope;
  const staged = await api.stageExport({
    sources: packed.sources,
    counts: Uint32Array.from(packed.counts),
    parts: Float64Array.from(packed.parts),
    bytes: Uint8Array.from(packed.bytes),
  });
  await api.discardStage();
  return (staged.files ?? []).map(({ sha256 }) => sha256).sort();
}

/** Runs in the page: speaks to the built worker as the page does (comlink's messages), and to main by the bridge. */
async function planInWorker(asked: {
  workerFile: string;
  seed: number[];
  files: number;
  policy: Policy;
  packing: Packing;
}): Promise<PlainSplice[]> {
  type Grant = { id: string; size: number; untrustedName: string };
  interface Api {
    on(name: 'opening', listener: (batch: { grants: Grant[]; done: boolean; origin: string }) => void): () => void;
    openFolder(): Promise<string | null>;
    appendBlob(id: string | null, bytes: Uint8Array): Promise<string>;
  }
  const api = (window as unknown as { negatoscope: Api }).negatoscope;
  const grants: Grant[] = [];
  const opened = new Promise<void>((resolve) => {
    api.on('opening', (batch) => {
      if (batch.origin !== 'dialog') return;
      grants.push(...batch.grants);
      if (batch.done) resolve();
    });
  });
  await api.openFolder();
  await opened;
  if (grants.length !== asked.files) throw new Error(`${grants.length} files were granted`);

  const worker = new Worker(`/assets/${asked.workerFile}`, { type: 'module' });
  const waiting = new Map<string, (answer: unknown) => void>();
  let failed: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    failed = reject;
  });
  worker.onerror = (event) => failed(new Error(`the worker failed: ${event.message}`));
  worker.onmessage = ({ data }: MessageEvent<{ id?: string; type: string; name?: string; value: unknown }>) => {
    if (data.type === 'HANDLER' && data.name === 'throw') failed(new Error(JSON.stringify(data.value)));
    else if (data.id !== undefined) waiting.get(data.id)?.(data.value);
  };
  let calls = 0;
  const call = (method: string, argumentList: unknown[], transfer: Transferable[] = []): Promise<unknown> => {
    calls += 1;
    const id = `call-${calls}`;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    worker.postMessage({ id, type: 'APPLY', path: [method], argumentList }, transfer);
    return Promise.race([answer, failure]);
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data }: MessageEvent<{ id: string; path: string[]; argumentList: { value: unknown }[] }>) => {
    const given = data.argumentList?.map(({ value }) => value) ?? [];
    const value = data.path?.[0] === 'appendBlob' ? await api.appendBlob(given[0] as string | null, given[1] as Uint8Array) : undefined;
    port1.postMessage({ id: data.id, type: 'RAW', value });
  };
  const raw = (value: unknown) => ({ type: 'RAW', value });
  await call('begin', [raw(Uint8Array.from(asked.seed))]);
  const files = grants.map(({ id, size, untrustedName }) => ({
    fileId: id,
    size,
    untrustedName,
    includeUnchecked: true,
    unticked: false,
    overruled: [],
  }));
  const planned = (await call(
    'plan',
    [
      raw(1),
      raw({ format: 'dicom', policy: asked.policy, packing: asked.packing }),
      raw(files),
      { type: 'HANDLER', name: 'proxy', value: port2 },
    ],
    [port2],
  )) as {
    splices: { parts: ({ copy: [string, number, number] } | { bytes: Uint8Array })[] }[];
  };
  worker.terminate();
  return planned.splices.map(({ parts }) => ({ parts: parts.map((part) => ('copy' in part ? part : { bytes: [...part.bytes] })) }));
}

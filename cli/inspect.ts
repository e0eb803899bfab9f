import { describeFile } from '../core/describe-file.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import { matchFiles } from '../core/media/dicomdir/match-files.js';
import type { DiscDirectory } from '../core/media/dicomdir/read-directory.js';
import { formatPairId } from '../core/media/file-id.js';
import { type Half, isVoxelName, pairHalves } from '../core/media/volume-pair.js';
import { groupStudies } from '../core/study/group-studies.js';
import type { InstanceRecord } from '../core/study/instance-record.js';
import { summariseStudies } from '../core/study/summarise-studies.js';
import { EXIT, type ExitCode } from './exit.js';
import { type MetFile, type OpenedInputs, openInputs, openMet, type UnreadReason } from './open-inputs.js';
import { answer, answerJson, printable, sayProgress } from './say.js';
import { someInputs, verbArguments } from './verb-arguments.js';

/** `inspect INPUT…`: what the inputs hold; what can't be read is listed with its reason. */
export async function inspect(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { json: { type: 'boolean' } });
  const inputs = await openInputs(someInputs(positionals));
  const { records, discs, unread } = describeAll(inputs);
  inputs.granted.close();
  const groups = groupStudies(records);
  if (values.json) {
    const instances = records.map((record) => ({
      path: record.fileId,
      sopClass: record.sopClass,
      sopInstanceUid: record.sopInstanceUid,
      transferSyntax: record.transferSyntax,
      image: record.image,
      writingKind: record.writingKind,
      warnings: record.warnings,
    }));
    answerJson({ schema: 1, studies: summariseStudies(groups), instances, discs, unread });
  } else {
    answer(inWords(groups, discs, unread));
  }
  return EXIT.done;
}

interface Unread {
  readonly path: string;
  readonly reason: UnreadReason;
}

/** The index of a disc: how many files it names, and which of them aren't among what was met. */
interface Disc {
  readonly path: string;
  readonly files: number;
  readonly missing: readonly string[];
}

function describeAll({ opened, files, skipped }: OpenedInputs): { records: InstanceRecord[]; discs: Disc[]; unread: Unread[] } {
  const records: InstanceRecord[] = [];
  const directories: { path: string; directory: DiscDirectory }[] = [];
  const unread: Unread[] = [...skipped];
  const halves: (Half & { readonly file: MetFile; readonly reason: UnreadReason })[] = [];
  for (const [index, file] of files.entries()) {
    const { path } = file;
    sayProgress('read', index, files.length);
    const source = openMet(opened, file);
    try {
      const described = typeof source === 'string' ? { kind: 'refused' as const, reason: source } : describeFile(source, path, path);
      if (described.kind === 'records') records.push(...described.records);
      else if (described.kind === 'directory') directories.push({ path, directory: described.directory });
      else {
        const { reason } = described;
        if (reason === 'voxels-in-another-file') halves.push({ untrustedName: path, kind: 'header', file, reason });
        else if (isVoxelName(path)) halves.push({ untrustedName: path, kind: 'voxels', file, reason });
        else unread.push({ path, reason });
      }
    } catch (error) {
      if (!(error instanceof ByteRangeError)) throw error;
      unread.push({ path, reason: 'unreadable' });
    }
  }
  sayProgress('read', files.length, files.length);
  const { pairs, alone } = pairHalves(halves);
  unread.push(...alone.map(({ untrustedName, reason }) => ({ path: untrustedName, reason })));
  for (const [header, voxels] of pairs) {
    const { path } = header.file;
    const source = openMet(opened, { id: formatPairId({ header: header.file, voxels: voxels.file }), size: 0, path });
    const described = typeof source === 'string' ? { kind: 'refused' as const, reason: source } : describeFile(source, path, path);
    if (described.kind === 'records') records.push(...described.records);
    else unread.push({ path, reason: described.kind === 'refused' ? described.reason : header.reason });
  }
  const paths = files.map(({ path }) => path);
  const discs = directories.map(({ path, directory: { untrustedFileIds } }) => ({
    path,
    files: untrustedFileIds.length,
    missing: matchFiles(untrustedFileIds, path, paths).missing,
  }));
  return { records, discs, unread };
}

function inWords(groups: ReturnType<typeof groupStudies>, discs: readonly Disc[], unread: readonly Unread[]): string {
  const lines: string[] = [];
  for (const patient of groups) {
    for (const study of patient.studies) {
      lines.push(`study ${printable(study.uid)}  ${study.modalities.map(printable).join(' ')}`);
      for (const series of study.series) {
        const syntaxes = new Set(series.images.map((record) => record.transferSyntax.name));
        lines.push(
          `  series ${series.number ?? '-'}  ${printable(series.modality)}  ${series.images.length} files, ${series.frames} frames  ${[...syntaxes].map(printable).join(', ')}`,
        );
        const warnings = new Set(series.images.flatMap((record) => record.warnings));
        for (const warning of warnings) lines.push(`    warning: ${warning}`);
      }
    }
  }
  for (const { path, files, missing } of discs)
    lines.push(`index of a disc: ${printable(path)}: names ${files} files, ${missing.length} of them aren't here`);
  for (const { path, reason } of unread) lines.push(`not read: ${printable(path)}: ${reason}`);
  return lines.length > 0 ? lines.join('\n') : 'Nothing was found.';
}

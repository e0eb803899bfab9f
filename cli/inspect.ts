import { groupStudies } from '../core/study/group-studies.js';
import { describeInstance, type InstanceRecord } from '../core/study/instance-record.js';
import { summariseStudies } from '../core/study/summarise-studies.js';
import { EXIT, type ExitCode } from './exit.js';
import { openInputs, parseMet, type UnreadReason } from './open-inputs.js';
import { answer, answerJson, printable, sayProgress } from './say.js';
import { someInputs, verbArguments } from './verb-arguments.js';

/** `inspect INPUT…`: what the inputs hold; what can't be read is listed with its reason. */
export async function inspect(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { json: { type: 'boolean' } });
  const { grants, files, skipped } = await openInputs(someInputs(positionals));
  const records: InstanceRecord[] = [];
  const unread: { path: string; reason: UnreadReason }[] = [...skipped];
  for (const [index, file] of files.entries()) {
    sayProgress('read', index, files.length);
    const parsed = parseMet(grants, file);
    if (typeof parsed === 'string') unread.push({ path: file.path, reason: parsed });
    else records.push(describeInstance(parsed, file.path, file.path));
  }
  sayProgress('read', files.length, files.length);
  grants.close();
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
    answerJson({ schema: 1, studies: summariseStudies(groups), instances, unread });
  } else {
    answer(inWords(groups, unread));
  }
  return EXIT.done;
}

function inWords(groups: ReturnType<typeof groupStudies>, unread: readonly { path: string; reason: UnreadReason }[]): string {
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
  for (const { path, reason } of unread) lines.push(`not read: ${printable(path)}: ${reason}`);
  return lines.length > 0 ? lines.join('\n') : 'Nothing was found.';
}

import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { whyLeftOut } from '../../core/deid/left-out.js';
import { memorySource } from '../../core/dicom/byte-source.js';
import { SOP_CLASS_ROWS } from '../../core/dicom/dictionary/sop-classes.generated.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { objectKind } from '../../core/study/objects/object-kind.js';
import { dataSetOf, writeDicom } from '../sample/write-dicom.js';
import { type Section, table } from './markdown.js';

/** Classes with pixel data whose name doesn't say Image. */
const PICTURES =
  /Image Storage|RT Dose Storage|^(Label Map )?Segmentation Storage|Parametric Map Storage|Tomography Storage|Enhanced US Volume/;

/** Every storage class that the program knows: what it opens as, and whether a file of it may leave, by the rule that decides it. */
export function sopClassSection(): Section {
  const rows = SOP_CLASS_ROWS.split('\n').flatMap((row) => {
    const [uid = '', name = ''] = row.split('|');
    return name.includes('Storage') ? [[name, `\`${uid}\``, openedAs(uid, name), ...leaves(uid, name)]] : [];
  });
  return {
    title: 'Kinds of objects',
    parts: [
      '*Opened as*: a picture, wherever a file has pixel data; a document of its own kind; or *listed*, with its elements. ' +
        '*In a copy*: whether a whole, sound file of the class leaves, by the rule that decides it. Of every file that leaves, what the profile and its options ' +
        'name goes or is made anew, and pictures are looked at for writing first. *Cleaned*: more of it goes than that. *On request*: `--include FILE`, or a tick on the screen.',
      table(['SOP class', 'UID', 'opened as', 'in a copy', 'why'], rows),
    ],
  };
}

const openedAs = (uid: string, name: string): string => objectKind(uid) ?? (PICTURES.test(name) ? 'picture' : 'listed');

/** Asks the rule itself, with the smallest sound file of the class. */
function leaves(uid: string, name: string): readonly [status: string, why: string] {
  const sopInstanceUid = '2.25.1';
  const picture = dataSetOf([
    [0x00280002, 1],
    [0x00280004, 'MONOCHROME2'],
    [0x00280010, 1],
    [0x00280011, 2],
    [0x00280100, 8],
    [0x00280101, 8],
    [0x00280102, 7],
    [0x00280103, 0],
    [0x7fe00010, Uint8Array.of(0, 1), 'OB'],
  ]);
  const identity = dataSetOf([
    [0x00080016, uid],
    [0x00080018, sopInstanceUid],
  ]);
  const file = new Map([...identity, ...(PICTURES.test(name) && !objectKind(uid) ? picture : [])]);
  const parsed = parseFile(memorySource(writeDicom(file, uid, sopInstanceUid)));
  const reason = whyLeftOut(parsed, { includeUnchecked: true });
  if (reason === null) return uid.startsWith(PRESENTATION_STATES) ? GRAPHICS : ['exported', ''];
  const known = ON_REQUEST[reason];
  const asked = whyLeftOut(parsed, { includeUnchecked: true, includeRefused: true });
  // A kind that can be asked for has a row below, and no other has.
  if ((asked === null) !== (known !== undefined)) throw new Error(`what becomes of ${reason} isn't said`);
  return known ?? ['refused', reason];
}

const PRESENTATION_STATES = '1.2.840.10008.5.1.4.1.1.11.';
const GRAPHICS = [
  'exported cleaned',
  'graphics and their text go by the profile; with Clean Graphics they stay, their free text made up',
] as const;

/** What becomes of kinds that are left out by default, once they are asked for. */
const ON_REQUEST: Readonly<Partial<Record<LeftOutReason, readonly [status: string, why: string]>>> = {
  'structured-report': [
    'refused; on request exported cleaned',
    'free text tells of the person in ways that nobody can list: it is made up; with Clean Structured Content codes and numbers stay as they are',
  ],
  waveform: [
    'refused; on request exported cleaned',
    'notes at the traces tell of the person: their text goes by the profile; a trace itself can tell who someone is',
  ],
  'encapsulated-document': [
    'refused; on request its facts alone',
    'what is in the document can not be cleaned: a made-up byte takes its place',
  ],
  video: ['refused; on request exported', 'pictures of a video are not looked at for writing'],
};

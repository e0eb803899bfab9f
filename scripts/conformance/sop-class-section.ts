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
    return name.includes('Storage') ? [[name, `\`${uid}\``, openedAs(uid, name), leaves(uid, name)]] : [];
  });
  return {
    title: 'Kinds of objects',
    parts: [
      '*Opened as*: a picture, wherever a file has pixel data; a document of its own kind; or *listed*, with its elements. ' +
        '*In a copy*: whether a whole, sound file of the class may leave; pictures are checked for writing first.',
      table(['SOP class', 'UID', 'opened as', 'in a copy'], rows),
    ],
  };
}

const openedAs = (uid: string, name: string): string => objectKind(uid) ?? (PICTURES.test(name) ? 'picture' : 'listed');

/** Asks the rule itself, with the smallest sound file of the class. */
function leaves(uid: string, name: string): string {
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
  if (reason === null) return 'yes';
  const asked = whyLeftOut(parsed, { includeUnchecked: true, includeRefused: true });
  return asked === null ? `left out unless asked for: ${reason}` : `left out: ${reason}`;
}

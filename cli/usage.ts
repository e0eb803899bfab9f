import { WHERE_PARSED } from './host/terminal.js';

/** What `--help` prints. */
export const USAGE = `negatoscope VERB …

  inspect INPUT… [--json]                     studies, series, files; what can't be read, with its reason
  frame FILE [--frame N] --out RAW [--json]   one frame's stored values; frames count from 0
  plan INPUT… [--policy P] [--text auto|redact|off] [--seed HEX | --key FILE] [--terms T] [--json]
                                              every decision, element by element; nothing is written but T, the
                                              words that the leak search looks for (secret: never pass it on)
  export INPUT… --out DIR [options]           an anonymised copy: staged, reviewed, written, read back and checked
      --policy P        basic (default), second-opinion, research, or a JSON file (docs/policy-1.schema.json)
      --format F        dicom (default), zip (DIR may end with .zip: then it is the zip), png or jpg (pictures only, no facts)
      --window=C,W      pictures with this centre and width (40,400), in the file's unit; else each with its own window
      --frame N         pictures of this frame, from 0; repeatable; a file without it is wrong usage (exit 2)
      --every-frame     pictures of every frame; without either, of the first
      --letters         pictures say which side is which (R, L, A, P, H, F), where the file does
      --scale-bar       pictures have a bar of a round length, where millimetres are known
      --overlays        pictures show what the file draws over them: lines and words, a name may be among them
      --dicomdir        with an index for viewers of discs (DICOMDIR); names then have no extension
      --text T          auto (default) looks for text in every picture and leaves out those that have some;
                        redact covers what is found with black boxes; off does not look
      --redact B        covers a box in every picture: x,y,width,height; or boxes of a JSON file, as text --json
                        prints them: [{ "file", "frame", "boxes": [{ "x", "y", "width", "height" }] }],
                        frames from 0 or "all"; repeatable
      --faces F         a series from which a face could be rebuilt, or a photograph of one: leave-out (default), deface
                        (a series loses its face, a photograph gets a black box), or keep
      --seed HEX        64 digits; the same seed and files give the same bytes
      --key FILE        a kept key: one patient has the same pseudonym, UIDs and shift of dates in every copy made with it
      --passphrase-env NAME, --passphrase-stdin
                        the passphrase of the key, where it has one: never as an argument
      --terms T         the words that plan collected over a whole set, where this is a part of it
      --include FILE    one file of a kind that is refused by default, such as a report; repeatable
      --report FILE     JSON: each file, what became of it and why (personal: never inside DIR)
      --receipt FILE    JSON: hashes and counts, nothing of a person (default: DIR.receipt.json)
      --json            the report on stdout
  verify DIR --receipt FILE [--json]          checks a copy (a folder or a zip) against its receipt
  key FILE [--passphrase-env NAME | --passphrase-stdin]
                                              makes a key to keep between exports
  text INPUT… [--mode fast|strict] [--json]   text and faces in the pictures: boxes, words; strict looks longer and finds more
  --version                                   name and version

INPUT is a file or a folder of any depth; a scan is known by its content. DIR must be absent or empty.
Exit: 0 all done · 1 failed · 2 wrong usage · 3 something was left out.
${WHERE_PARSED}`;

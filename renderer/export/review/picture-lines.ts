import type { ExportChoice, ReviewedPicture } from '../state.js';

/** One line of the contact sheet. */
export type PictureLine =
  | { readonly type: 'title'; readonly key: string; readonly section: PictureSection; readonly count: number }
  | { readonly type: 'tiles'; readonly key: string; readonly pictures: readonly ReviewedPicture[] }
  | { readonly type: 'stays'; readonly key: string; readonly picture: ReviewedPicture };

/** unchecked: kinds that carry writing, ticked or not. leaving: the others that have a tick box. stays: what can't leave. */
export type PictureSection = 'unchecked' | 'leaving' | 'stays';

export function sectionOf(picture: ReviewedPicture): PictureSection {
  if (picture.stays === 'not-checked-for-text') return 'unchecked';
  if (picture.leaving || picture.stays === 'unticked') return picture.writing ? 'unchecked' : 'leaving';
  return 'stays';
}

/** Sections in the order in which they need the person, tiles in rows of `perRow`. */
export function pictureLines(pictures: readonly ReviewedPicture[], perRow: number): readonly PictureLine[] {
  const lines: PictureLine[] = [];
  for (const section of ['unchecked', 'leaving', 'stays'] as const) {
    const inIt = pictures.filter((picture) => sectionOf(picture) === section);
    if (inIt.length === 0) continue;
    // What the column itself says needs no title of its own.
    if (section !== 'leaving' || inIt.length < pictures.length) lines.push({ type: 'title', key: section, section, count: inIt.length });
    if (section === 'stays') {
      for (const picture of inIt) lines.push({ type: 'stays', key: picture.fileId, picture });
      continue;
    }
    for (let at = 0; at < inIt.length; at += perRow) {
      lines.push({ type: 'tiles', key: `${section} ${at}`, pictures: inIt.slice(at, at + perRow) });
    }
  }
  return lines;
}

/** Whether the box is ticked: what the person chose last counts, also while its review is still being made. */
export function isTicked(picture: ReviewedPicture, choice: ExportChoice): boolean {
  if (choice.unticked.includes(picture.fileId)) return false;
  return sectionOf(picture) === 'unchecked' ? choice.ticked.includes(picture.fileId) : true;
}

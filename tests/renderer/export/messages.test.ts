import { describe, expect, it } from 'vitest';
import { lookUpAttribute } from '../../../core/dicom/dictionary/look-up.js';
import { facesEn } from '../../../renderer/export/faces/messages/en.js';
import { facesFr } from '../../../renderer/export/faces/messages/fr.js';
import { aboutEn } from '../../../renderer/export/messages/about-en.js';
import { aboutFr } from '../../../renderer/export/messages/about-fr.js';
import { WORDS } from '../../../renderer/export/messages/attribute-words.js';
import { choicesEn } from '../../../renderer/export/messages/choices-en.js';
import { choicesFr } from '../../../renderer/export/messages/choices-fr.js';
import { en } from '../../../renderer/export/messages/en.js';
import { findingsEn } from '../../../renderer/export/messages/findings-en.js';
import { findingsFr } from '../../../renderer/export/messages/findings-fr.js';
import { fr } from '../../../renderer/export/messages/fr.js';
import { pictureEn } from '../../../renderer/export/messages/picture-en.js';
import { pictureFr } from '../../../renderer/export/messages/picture-fr.js';
import { sourceEn } from '../../../renderer/export/messages/source-en.js';
import { sourceFr } from '../../../renderer/export/messages/source-fr.js';
import { verifyEn } from '../../../renderer/export/messages/verify-en.js';
import { verifyFr } from '../../../renderer/export/messages/verify-fr.js';
import { wordsFor } from '../../../renderer/export/messages/words-for.js';
import { leaving, reviewOf, ultrasound } from './invented-review.js';

const { totals } = reviewOf([leaving('ct1', 1), leaving('ct2', 2)]);

function sentences(table: unknown, path = ''): [path: string, text: string][] {
  if (typeof table === 'string') return [[path, table]];
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

describe('the sentence that the review opens with', () => {
  it('says what leaves and what stays', () => {
    expect(en.summary(totals)).toEqual({
      leaves: '2 pictures and 61 facts would leave.',
      stays: 'Your name, birth date and 38 other facts are not among these facts.',
    });
    expect(fr.summary(totals).leaves).toBe('2 images et 61 informations partiraient.');
    expect(fr.summary(totals).stays).toMatch(
      /^Votre nom, votre date de naissance et 38 autres informations ne sont pas parmi ces informations/,
    );
  });

  it('counts one as one', () => {
    const one = { ...totals, pictures: 1, factsLeaving: 1, factsStaying: 1, staying: { name: true, birthDate: false, patientId: false } };
    expect(en.summary(one)).toEqual({
      leaves: '1 picture and 1 fact would leave.',
      stays: 'Your name is not among these facts.',
    });
    expect(fr.summary(one).leaves).toBe('1 image et 1 information partiraient.');
    expect(fr.summary(one).stays).toMatch(/^Votre nom n’est pas parmi ces informations\.$/);
  });

  it('names nothing that was not there', () => {
    const none = { ...totals, factsStaying: 5, staying: { name: false, birthDate: false, patientId: false } };
    expect(en.summary(none).stays).toMatch(/^5 other facts stay here\.$/);
    expect(en.summary({ ...none, factsStaying: 0 }).stays).toMatch(/^No fact has to stay out\.$/);
  });

  it('says so where a picture leaves without a fact', () => {
    const picture = { ...totals, pictures: 1, factsLeaving: 0 };
    expect(en.summary(picture).leaves).toBe('1 picture and no facts would leave.');
    expect(en.summary(picture).stays).toBe('Your name, birth date and 38 other facts stay here, unless a picture shows them.');
    expect(fr.summary(picture).leaves).toBe('1 image partirait, et aucune information.');
    expect(fr.summary(picture).stays).toMatch(/restent ici, sauf si une image les montre\.$/);
  });

  it('says so where nothing would leave', () => {
    expect(en.summary(reviewOf([ultrasound]).totals).leaves).toBe('Nothing would leave.');
    expect(fr.summary(reviewOf([ultrasound]).totals).leaves).toBe('Rien ne partirait.');
  });
});

describe('the messages', () => {
  it('has a sentence of its own in French for each in English', () => {
    // Words that are the same in both languages.
    const same = /^\.(columnHash|clauses\.|columnName$|title$)|VR|Message/;
    const english = new Map([
      ...sentences(en),
      ...sentences(aboutEn),
      ...sentences(choicesEn),
      ...sentences(findingsEn),
      ...sentences(sourceEn),
      ...sentences(facesEn),
      ...sentences(pictureEn),
      ...sentences(verifyEn),
    ]);
    for (const [path, text] of [
      ...sentences(fr),
      ...sentences(aboutFr),
      ...sentences(choicesFr),
      ...sentences(findingsFr),
      ...sentences(sourceFr),
      ...sentences(pictureFr),
      ...sentences(verifyFr),
      ...sentences(facesFr),
    ]) {
      expect(text, path).not.toBe('');
      if (!same.test(path)) expect(text, path).not.toBe(english.get(path));
    }
  });

  it('puts a no-break space before the marks that French sets apart', () => {
    for (const [path, text] of [
      ...sentences(fr),
      ...sentences(aboutFr),
      ...sentences(choicesFr),
      ...sentences(findingsFr),
      ...sentences(sourceFr),
      ...sentences(pictureFr),
      ...sentences(verifyFr),
      ...sentences(facesFr),
    ])
      expect(text, path).not.toMatch(/ [:;?!»]|« /);
  });

  it('writes numbers as each language does', () => {
    expect(en.bytesTotal(540_212)).toBe('540,212 bytes');
    expect(fr.bytesTotal(540_212).replaceAll(/\s/g, ' ')).toBe('540 212 octets');
    expect(en.bytesTotal(1)).toBe('1 byte');
  });

  it('has plain words in both languages, and else the name of the standard', () => {
    expect(wordsFor(0x00100030, 'en')).toBe('Birth date');
    expect(wordsFor(0x00100030, 'fr')).toBe('Date de naissance');
    expect(wordsFor(0x00189074, 'fr')).toBe('Frame Acquisition DateTime');
  });

  it('has words only for attributes that the standard knows', () => {
    for (const tag of WORDS.keys()) expect(lookUpAttribute(tag), tag.toString(16)).not.toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { orientationLetters } from '../../../core/study/geometry.js';
import { flip, INITIAL_VIEW, turn, type View, zoomBy } from '../../../renderer/app/view.js';

/** An axial picture: the patient's right on the left of the screen, front at the top. */
const axial = { orientation: [1, 0, 0, 0, 1, 0], patientOrientation: null } as const;
const lettersOf = (view: View) => {
  const letters = orientationLetters(axial, view);
  return letters ? `${letters.left}${letters.right}${letters.top}${letters.bottom}` : '';
};

describe('what the person sees turns and flips', () => {
  it('turns clockwise', () => {
    expect(lettersOf(INITIAL_VIEW)).toBe('RLAP');
    expect(lettersOf(turn(INITIAL_VIEW, 90))).toBe('PARL');
    expect(lettersOf(turn(INITIAL_VIEW, -90))).toBe('APLR');
  });

  it('mirrors along the axis of the screen, however the picture lies', () => {
    for (const turns of [0, 1, 2, 3]) {
      let view = INITIAL_VIEW;
      for (let index = 0; index < turns; index++) view = turn(view, 90);
      const [left, right, top, bottom] = lettersOf(view);
      expect(lettersOf(flip(view, 'horizontal'))).toBe(`${right}${left}${top}${bottom}`);
      expect(lettersOf(flip(view, 'vertical'))).toBe(`${left}${right}${bottom}${top}`);
      expect(lettersOf(turn(flip(view, 'horizontal'), 90))).toBe(`${bottom}${top}${right}${left}`);
    }
  });

  it('comes back after four turns or two flips', () => {
    expect([1, 2, 3, 4].reduce((view) => turn(view, 90), INITIAL_VIEW)).toEqual(INITIAL_VIEW);
    expect(flip(flip(INITIAL_VIEW, 'vertical'), 'vertical')).toEqual(INITIAL_VIEW);
  });

  it('zooms within bounds', () => {
    expect(zoomBy(INITIAL_VIEW, 1e9).zoom.factor).toBe(64);
    expect(zoomBy(INITIAL_VIEW, 1e-9).zoom.factor).toBe(0.05);
  });
});

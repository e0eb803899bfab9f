import type { CommandName } from '../../../../core/bridge.js';
import type { NearestPlane } from '../../../../core/study/nearest-plane.js';
import type { PictureKind } from '../kind-of-picture.js';

export const en = {
  bar: 'What you can do with the picture',
  /** What a command is called on its large button, where its own name is longer or of the trade. */
  names: {
    'previous-image': 'Previous picture',
    'next-image': 'Next picture',
    play: 'Like a film',
    'zoom-in': 'Bigger',
    'zoom-out': 'Smaller',
    compare: 'Compare',
    'explain-picture': 'What is this?',
    'reset-view': 'As at first',
  } satisfies { readonly [Name in CommandName]?: string } as { readonly [Name in CommandName]?: string },
  explainTitle: 'What kind of picture is this?',
  close: 'Close',
  kinds: {
    ct: 'It is a CT (computed tomography): an X-ray machine went around the body, and a computer made many thin slices of it. Bone is white, air is black, and what is soft is grey.',
    mr: 'It is an MRI (magnetic resonance): strong magnets and radio waves made many thin slices of the body, without X-rays. The same place is often taken in several ways, so that water is bright in one series and dark in another.',
    'x-ray':
      'It is an X-ray picture: a shadow of a whole part of the body at once. Bone is white because it holds the rays back, air is black.',
    mammogram: 'It is a mammogram: an X-ray picture of the breast, taken from several sides. Dense tissue is white, fat is dark.',
    'x-ray-film': 'It is a film of X-ray pictures, taken while something moved or while a contrast medium flowed.',
    ultrasound: 'It is an ultrasound picture: echoes of sound, drawn as a fan. What sends sound back is bright, and fluid is dark.',
    pet: 'It is a PET picture: it shows where a weakly radioactive substance that was injected has gathered. Some places, such as brain, heart and bladder, gather it in everybody.',
    nuclear: 'It is a nuclear medicine picture: it shows where a weakly radioactive substance that was given has gathered.',
    slide: 'It is tissue under a microscope: a thin slice of it, coloured so that cells can be told apart.',
    photograph: 'It is a photograph, taken of the body or through an instrument.',
    unknown: 'The file names no kind of picture that this program can explain. Everything that it says is under the details.',
  } satisfies Record<PictureKind, string> as Readonly<Record<PictureKind, string>>,
  planes: {
    axial: 'It is a slice across the body, like a slice of bread.',
    coronal: 'It is a slice that divides the body into front and back, as if you stood before the person.',
    sagittal: 'It is a slice that divides the body into left and right, as if you stood beside the person.',
  } satisfies Record<NearestPlane, string> as Readonly<Record<NearestPlane, string>>,
  edges: (left: string, top: string) => `At the left edge of the picture is ${left}, at its upper edge ${top}.`,
  noEdges: 'The file doesn’t say which side of the body is which.',
  sides: {
    R: 'the right side of the body',
    L: 'the left side of the body',
    A: 'the front of the body',
    P: 'the back of the body',
    H: 'the side towards the head',
    F: 'the side towards the feet',
  } as Readonly<Record<string, string>>,
  series: (step: string, of: string) => `You see picture ${step} of ${of} of this series.`,
  meaning:
    'What the picture means, this program can’t tell you. Much that looks strange is normal. Ask the doctor who had it taken, or who wrote the report.',
};

export type PlainMessages = typeof en;

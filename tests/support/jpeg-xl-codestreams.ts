import type { Fields } from './sample-files.js';

const ROWS = 5;
const COLUMNS = 7;

/** Codestreams of libjxl's own encoder (cjxl 0.7.0, -d 0): bare ones, and those of 16 bits in boxes. `jpegXlSamples` says of what. */
const CODESTREAMS = {
  grey8: '/wogQBAUFwIIAgEA2ABLGIsVUlx3d5H3fmqfaSS6ujIko8YfcIG0C0SBz6INhEx8x9XLIjgpj28YXhxJAV3hb6OOEQ8=',
  grey10: '/wogQBQUFwIIAgEA7ABLGIsVwhla54DfNfPiTwADUMYAVDngADFEp1Op0MQkKjLPtR38+yyJaN9YVo+SBMcQAdiKlvhXiXVTCQ==',
  grey12: '/wogQBgUFwIIAgEAHAFLGIsVUmyT2U1KTohCnDD3MLb9lPufAAjAjxGAn+qmQkhw+RXzFI1FcTxEo9tGtWWJN2kqLnb9pVErwBsAhjQI7xnyAx8hAw==',
  grey16:
    'AAAADEpYTCANCocKAAAAFGZ0eXBqeGwgAAAAAGp4bCAAAAAJanhsbAoAAABsanhsY/8KIED8AMWFCAIBAFgBSxiLFUIKLE4s0ML2lznx/wkAGACgGGMAAGfKhx+vbj4lf0INzil/LuYmJhSy+F3w2v4LLdtnCRCHu3gnIataSuyVmsDFGwgAsNrNflk6BRlMoVDE4wE=',
  rgb8: '/wogQBBQXAgIAgEAKAJLGIsVABwYaRkIQx9gSAHKB6ACkS8wQDOAwnckYhoAEe6EWbKXCJa6sMhc5O1TjVBRA7yrT5hi5Pj+/vOxZAqUPnMpUHQMSN+8irTcqSGLlOke/2bPLtr1wgwSn6htCNtx9B6eBWGPgXDdK/dLCMcHZl7dVjefHaivqRGBGAwsnIFSQMGrNEDPPgA=',
  rgb12:
    '/wogQBhQXAgIAgEAEANLGJOOg4NJMOJYNTbGWLUIQ9s6gMgFHgBAmNt/px1AQAAlZQEBrhPwL59kE/iMi+L7X/Yh77M7e5p96v3v029cfeiaulKl3w6ARDIJ5K7PQurI9vH/+x8ACHAAIMABuP5koz92P0XcaNvPcBLbTwJwnwTgJgU/CSfhyUmgGP978u7/i5fALWyfBLA9DiLBBFBHCLEVff1sPwnYfhKw/SQAgEnI2MD2bsB2XBAJAJMAyBvTJgGQTyb/B9tg+0kQ+UlwexIA',
  rgb16:
    'AAAADEpYTCANCocKAAAAFGZ0eXBqeGwgAAAAAGp4bCAAAAAJanhsbAoAAAEDanhsY/8KIED8ABQXAggCAQCwA0sYk46Dg0kKCrRQxcYYY2MwQzHGqNgYFYMJQIxhiAZibAymhTEG08IYI1AcQNyBTQDQU6P/BsACYADcti8ABoD43/L9YK8a+uP1/x/yvqy9M0Xq+v/3Br66pvDVafStiK8OAEzyIfcqdIfsl5X/f/8PABCAAwBCKwTgAHD9f+weM+GJuH/i5IOv2P5JALg/CQD3J4FEypPA8yTwP5I7Cfz/f7gdtj8JgO3maScBrF01wCpq/bP9kwC2v1djEsD2TwIAgEkA2+8Gc5WwfVxA5ADAJADIF02eBAD5kwAg//+z/ZMA1IbIPwkc/W4A',
} as const;

export const JPEG_XL_NAMES = Object.keys(CODESTREAMS) as (keyof typeof CODESTREAMS)[];

/** What was encoded: numbers over the whole range of `bits`. */
export function jpegXlSamples(bits: number, components: 1 | 3): number[] {
  const most = 2 ** bits - 1;
  const wanted: number[] = [];
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS; x++) {
      const grey = (Math.floor((x * most) / 6) * 3 + Math.floor((y * most) / 4) * 5 + x * y * 37) % (most + 1);
      wanted.push(...(components === 1 ? [grey] : [grey, (grey * 3 + 1) % (most + 1), most - grey]));
    }
  }
  return wanted;
}

/** The description of such a picture. */
export const jpegXlPicture = (bits: number, components: 1 | 3): Fields => [
  [0x00280002, components],
  [0x00280004, components === 1 ? 'MONOCHROME2' : 'RGB'],
  ...(components === 3 ? [[0x00280006, 0] as const] : []),
  [0x00280010, ROWS],
  [0x00280011, COLUMNS],
  [0x00280100, bits > 8 ? 16 : 8],
  [0x00280101, bits],
  [0x00280102, bits - 1],
];
/** One of the codestreams: `grey8`, `rgb16` and so on. */
export const jpegXlBytes = (name: keyof typeof CODESTREAMS): Uint8Array => new Uint8Array(Buffer.from(CODESTREAMS[name], 'base64'));

/** Samples that ITU-T G.711 companded to 8 bits, as linear values of 16 bits (PS3.3 C.10.9.1.5: MB and AB). */

/** μ-law: all bits are inverted; sign, 3 bits of segment, 4 of step; the bias is 33 of 14 bits. */
export function fromMuLaw(byte: number): number {
  const code = ~byte & 0xff;
  const segment = (code >> 4) & 7;
  const magnitude = ((((code & 15) << 1) + 33) << segment) - 33;
  // 14 bits to 16: the standard gives the range, readers of waveforms the scale.
  return (code & 0x80 ? -magnitude : magnitude) * 4;
}

/** A-law: even bits are inverted; the sign bit is set for positive values. */
export function fromALaw(byte: number): number {
  const code = byte ^ 0x55;
  const segment = (code >> 4) & 7;
  const step = ((code & 15) << 1) + 1;
  const magnitude = segment === 0 ? step : (step + 32) << (segment - 1);
  return (code & 0x80 ? magnitude : -magnitude) * 8;
}

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { CommandTextButton } from '../../app/command-button.js';
import { formatMeasure } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useDispatch } from '../../app/store.js';
import { SLAB_MODES, THICKNESSES, type VolumeView } from '../../app/volume-view.js';
import { useVolumeMessages } from './messages/volume-messages.js';

/** How thick the slices of the planes are, what of them is shown, and how it is done. */
export function SlabPanel({ slab, children }: Pick<VolumeView, 'slab'> & { readonly children: ReactNode }) {
  const words = useVolumeMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const at = Math.max(
    0,
    THICKNESSES.findIndex((each) => each >= slab.thickness),
  );
  return (
    <section className="slab-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Slider
        className="slab-slider"
        minValue={0}
        maxValue={THICKNESSES.length - 1}
        step={1}
        value={at}
        onChange={(value) => dispatch({ type: 'volume', action: { type: 'thickness', thickness: THICKNESSES[value] ?? 0 } })}
      >
        <Label>{words.thickness}</Label>
        <SliderOutput>{slab.thickness > 0 ? words.millimetres(formatMeasure(language, slab.thickness)) : words.single}</SliderOutput>
        <SliderTrack className="step-track">
          <SliderThumb className="step-thumb" aria-label={words.thickness} />
        </SliderTrack>
      </Slider>
      <RadioGroup
        className="slab-modes"
        value={slab.mode}
        isDisabled={slab.thickness === 0}
        onChange={(mode) => {
          const chosen = SLAB_MODES.find((each) => each === mode);
          if (chosen) dispatch({ type: 'volume', action: { type: 'mode', mode: chosen } });
        }}
      >
        <Label>{words.mode}</Label>
        {SLAB_MODES.map((mode) => (
          <Radio key={mode} value={mode} className="slab-mode">
            {words.modes[mode]}
          </Radio>
        ))}
      </RadioGroup>
      {children}
      <div className="slab-actions">
        <CommandTextButton id="straighten-planes" />
        <CommandTextButton id="planes" name={words.cancel} />
      </div>
      <p>{words.howTo}</p>
      <p className="slab-quiet">{words.made}</p>
    </section>
  );
}

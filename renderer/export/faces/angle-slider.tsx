import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';

interface AngleSliderProps {
  readonly label: string;
  readonly value: number;
  /** Degrees to either side. */
  readonly most: number;
  readonly onChange: (value: number, isTurning: boolean) => void;
}

const single = (value: number | number[]): number => (Array.isArray(value) ? (value[0] ?? 0) : value);

/** Degrees by a slider: arrow keys turn by five. */
export function AngleSlider({ label, value, most, onChange }: AngleSliderProps) {
  return (
    <Slider
      className="face-slider"
      minValue={-most}
      maxValue={most}
      step={5}
      value={value}
      onChange={(next) => onChange(single(next), true)}
      onChangeEnd={(next) => onChange(single(next), false)}
    >
      <Label>{label}</Label>
      <SliderTrack className="face-slider-track">
        <SliderThumb className="face-slider-thumb" />
      </SliderTrack>
    </Slider>
  );
}

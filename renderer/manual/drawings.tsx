import type { ReactNode } from 'react';
import type { DrawingName } from './content/chapter.js';

export interface DrawingProps {
  readonly drawing: DrawingName;
  /** What it shows, for who can't see it. */
  readonly alt: string;
}

/** A drawing in the colours of the theme. It has numbers instead of words, so that it is the same in every language. */
export function Drawing({ drawing, alt }: DrawingProps) {
  const { width, content } = DRAWINGS[drawing];
  return (
    <svg className="manual-drawing" role="img" aria-label={alt} viewBox={`0 0 ${width} 200`} width={width} height={200}>
      {content}
    </svg>
  );
}

function Mark({ x, y, number }: { readonly x: number; readonly y: number; readonly number: number }) {
  return (
    <>
      <circle className="drawn-mark" cx={x} cy={y} r={11} />
      <text className="drawn-number" x={x} y={y + 4.5}>
        {number}
      </text>
    </>
  );
}

/** Lines of writing that nobody has to read: their widths. */
function Lines({
  x,
  y,
  widths,
  isStruck = false,
}: {
  readonly x: number;
  readonly y: number;
  readonly widths: readonly number[];
  readonly isStruck?: boolean;
}) {
  return widths.map((width, index) => {
    const at = y + index * 18;
    return (
      <g key={at}>
        <rect className="drawn-words" x={x} y={at} width={width} height={6} rx={3} />
        {isStruck && <path className="drawn-strike" d={`M${x - 4} ${at + 3}h${width + 8}`} />}
      </g>
    );
  });
}

function Torso({ x, y, scale = 1 }: { readonly x: number; readonly y: number; readonly scale?: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path
        className="drawn-body"
        d="M0-62c14 0 18 10 17 22-1 9-4 14-6 18 1 6 8 8 18 11 13 4 20 12 22 30l3 44H-54l3-44c2-18 9-26 22-30 10-3 17-5 18-11-2-4-5-9-6-18-1-12 3-22 17-22Z"
      />
      <path className="drawn-bone" d="M0-6v58M-24 8q24-12 48 0M-28 22q28-13 56 0M-30 37q30-13 60 0" />
    </g>
  );
}

const DRAWINGS: Readonly<Record<DrawingName, { readonly width: number; readonly content: ReactNode }>> = {
  window: {
    width: 380,
    content: (
      <>
        <rect className="drawn-frame" x={1} y={1} width={378} height={198} rx={8} />
        <path className="drawn-line" d="M1 34h378M104 34v165" />
        <rect className="drawn-film" x={105} y={34} width={274} height={165} />
        <Torso x={242} y={126} scale={0.95} />
        {[48, 92, 136].map((y) => (
          <g key={y}>
            <rect className="drawn-film" x={12} y={y} width={30} height={30} rx={3} />
            <Lines x={50} y={y + 4} widths={[44, 30]} />
          </g>
        ))}
        {[112, 134, 156, 178].map((x) => (
          <rect key={x} className="drawn-tool" x={x} y={10} width={14} height={14} rx={3} />
        ))}
        <rect className="drawn-tool" x={262} y={9} width={40} height={16} rx={8} />
        <rect className="drawn-main" x={310} y={9} width={60} height={16} rx={4} />
        <Mark x={86} y={178} number={1} />
        <Mark x={350} y={176} number={2} />
        <Mark x={212} y={17} number={3} />
        <Mark x={340} y={44} number={4} />
      </>
    ),
  },
  sides: {
    width: 220,
    content: (
      <>
        <rect className="drawn-film" x={1} y={1} width={218} height={198} rx={4} />
        <Torso x={110} y={104} scale={1.35} />
        <text className="drawn-letter" x={18} y={112}>
          R
        </text>
        <text className="drawn-letter" x={202} y={112}>
          L
        </text>
        <text className="drawn-letter" x={110} y={18}>
          H
        </text>
        <text className="drawn-letter" x={110} y={194}>
          F
        </text>
      </>
    ),
  },
  review: {
    width: 380,
    content: (
      <>
        <rect className="drawn-frame" x={1} y={1} width={378} height={198} rx={8} />
        <path className="drawn-line" d="M1 40h378M128 40v126M254 40v126M1 166h378" />
        <rect className="drawn-words" x={16} y={16} width={250} height={8} rx={4} />
        <Lines x={16} y={60} widths={[84, 62, 92, 54, 76]} isStruck />
        <Lines x={142} y={60} widths={[70, 92, 58, 84, 66]} />
        {[268, 322].map((x) => (
          <rect key={x} className="drawn-film" x={x} y={56} width={46} height={46} rx={3} />
        ))}
        <Torso x={291} y={84} scale={0.3} />
        <Torso x={345} y={84} scale={0.3} />
        <rect className="drawn-main" x={300} y={174} width={66} height={17} rx={4} />
        <Mark x={110} y={150} number={1} />
        <Mark x={236} y={150} number={2} />
        <Mark x={360} y={126} number={3} />
      </>
    ),
  },
  boxes: {
    width: 380,
    content: (
      <>
        {[1, 199].map((x) => (
          <g key={x}>
            <rect className="drawn-film" x={x} y={1} width={180} height={198} rx={4} />
            <path className="drawn-body" d={`M${x + 90} 60l66 104q-66 40-132 0Z`} />
            <path className="drawn-bone" d={`M${x + 62} 130q28-16 56 0M${x + 76} 104q14-8 28 0`} />
            <Lines x={x + 14} y={18} widths={[70, 48]} />
          </g>
        ))}
        <rect className="drawn-box" x={207} y={10} width={86} height={42} />
      </>
    ),
  },
};

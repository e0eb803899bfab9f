import type { SVGProps } from 'react';

const BUTTON = { role: 'button', tabIndex: 0 } as const;
const GROUP = { role: 'group' } as const;

/** A part of a drawing that has the focus and is pressed: SVG has no button of its own. */
export const ShapeButton = (props: SVGProps<SVGGElement>) => <g {...BUTTON} {...props} />;

/** A drawing whose parts have names: SVG has no fieldset of its own. */
export const ShapeGroup = (props: SVGProps<SVGSVGElement>) => <svg {...GROUP} {...props} />;

const UNSPOKEN = { 'aria-hidden': true } as const;

/** A part that only repeats what the name of the shape says. */
export const UnspokenShape = (props: SVGProps<SVGGElement>) => <g {...UNSPOKEN} {...props} />;

import {
  ArrowUpRight,
  ChevronDown,
  Circle,
  Contrast,
  Crosshair,
  Divide,
  Eye,
  Hexagon,
  Lasso,
  type LucideIcon,
  NotebookPen,
  PencilRuler,
  RectangleHorizontal,
  RotateCcw,
  Ruler,
  Save,
  Spline,
  Star,
  Trash2,
  TriangleRight,
  Type,
} from 'lucide-react';
import { Header, Menu, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { ShapeKind } from '../../../core/study/measure/shape.js';
import { CommandItem } from '../../app/command-item.js';
import { canDraw } from '../../app/command-parts.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { useAppState } from '../../app/store.js';
import { isDrawing } from '../../app/tool.js';
import { TextButton } from '../../ui/button.js';
import { CobbIcon, EllipseIcon } from './tool-icons.js';

/** The picture that stands for each kind of shape. */
export const SHAPE_ICONS: Readonly<Record<ShapeKind, LucideIcon>> = {
  length: Ruler,
  polyline: Spline,
  angle: TriangleRight,
  cobb: CobbIcon,
  ratio: Divide,
  rectangle: RectangleHorizontal,
  ellipse: EllipseIcon,
  polygon: Hexagon,
  freehand: Lasso,
  probe: Crosshair,
  arrow: ArrowUpRight,
  text: Type,
  circle: Circle,
};

const GROUPS = [
  { name: 'groupSizes', kinds: ['length', 'polyline', 'angle', 'cobb', 'ratio'] },
  { name: 'groupValues', kinds: ['ellipse', 'rectangle', 'polygon', 'freehand', 'probe'] },
  { name: 'groupMarks', kinds: ['arrow', 'text', 'circle'] },
] as const satisfies readonly { readonly name: string; readonly kinds: readonly ShapeKind[] }[];

const MORE = [
  { id: 'calibrate', icon: PencilRuler },
  { id: 'uncalibrate', icon: RotateCcw },
  { id: 'window-region', icon: Contrast },
  { id: 'toggle-star', icon: Star },
  { id: 'list-marks', icon: NotebookPen },
  { id: 'keep-marks', icon: Save },
  { id: 'toggle-marks', icon: Eye },
  { id: 'clear-picture', icon: Trash2 },
] as const;

/** All that can be drawn, in one menu: the button shows what is drawn now. */
export function MeasureMenu() {
  const messages = useMessages();
  const kind = useAppState(({ tool }) => (isDrawing(tool) ? tool : null));
  const isEnabled = useAppState(canDraw);
  return (
    <MenuTrigger>
      <span className={kind ? 'measure-on' : 'measure-off'}>
        <TextButton isDisabled={!isEnabled} icon={kind ? SHAPE_ICONS[kind] : Ruler} aria-label={messages.measureTools}>
          <span className="measure-word">{messages.measure}</span>
          <ChevronDown size={14} aria-hidden />
        </TextButton>
      </span>
      <Popover className="popover" placement="bottom start">
        <Menu aria-label={messages.measureTools}>
          {GROUPS.map(({ name, kinds }) => (
            <MenuSection key={name}>
              <Header className="menu-header">{messages[name]}</Header>
              {kinds.map((each) => (
                <CommandItem key={each} id={`tool-${each}`} icon={SHAPE_ICONS[each]} />
              ))}
            </MenuSection>
          ))}
          <MenuSection>
            <Header className="menu-header">{messages.groupMore}</Header>
            {MORE.map(({ id, icon }) => (
              <CommandItem key={id} id={id} icon={icon} />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

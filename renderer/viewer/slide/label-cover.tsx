import { EyeOff } from 'lucide-react';
import { useDispatch } from '../../app/store.js';
import { TextButton } from '../../ui/button.js';
import { useSlideMessages } from './messages/slide-messages.js';

/** Stands where a label would be while names are hidden. */
export function LabelCover() {
  const words = useSlideMessages();
  const dispatch = useDispatch();
  return (
    <div className="picture-place">
      <EyeOff size={32} strokeWidth={1.25} aria-hidden />
      <h2>{words.covered}</h2>
      <p>{words.labelNote}</p>
      <TextButton look="outline" onPress={() => dispatch({ type: 'toggleNames' })}>
        {words.uncover}
      </TextButton>
    </div>
  );
}

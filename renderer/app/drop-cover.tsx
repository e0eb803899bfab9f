import { ScanLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMessages } from './messages/use-messages.js';

/** Covers the window while files are held over it: they can be let go anywhere. Main opens them by itself. */
export function DropCover() {
  const messages = useMessages();
  const isOver = useFilesOver();
  if (!isOver) return null;
  return (
    <div className="drop-cover" role="status">
      <ScanLine size={48} strokeWidth={1.25} aria-hidden />
      <h2 className="light-box-title">{messages.dropNow}</h2>
      <p>{messages.dropNowNote}</p>
    </div>
  );
}

function useFilesOver(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onEnter = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) setOver(true);
    };
    // Leaving one element for another isn't leaving the window.
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = () => setOver(false);
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop, true);
    };
  }, []);
  return isOver;
}

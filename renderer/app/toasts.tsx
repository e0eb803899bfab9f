import { useEffect, useState } from 'react';
import { TextButton } from '../ui/button.js';
import { useMessages } from './messages/use-messages.js';
import { useServices } from './services.js';
import { useAppState, useDispatch } from './store.js';

const SAID_MS = 4_000;

/** What was just done and can be undone, or what wasn't done and why. */
export function Toasts() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const isClosed = useAppState((state) => state.closed !== null);
  const isRefused = useRefusedCopy();
  if (isRefused)
    return (
      <div className="toast toast-quiet" role="status">
        {messages.copyRefused}
      </div>
    );
  if (!isClosed) return null;
  return (
    <div className="toast" role="status">
      {messages.studyClosed}
      <TextButton look="link" onPress={() => dispatch({ type: 'undoClose' })}>
        {messages.undo}
      </TextButton>
    </div>
  );
}

/** True for a moment after copying was refused. */
function useRefusedCopy(): boolean {
  const { copyRefused } = useServices();
  const [isSaid, setSaid] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = copyRefused.subscribe(() => {
      setSaid(true);
      clearTimeout(timer);
      timer = setTimeout(() => setSaid(false), SAID_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [copyRefused]);
  return isSaid;
}

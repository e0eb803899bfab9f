import { TextButton } from '../ui/button.js';
import { WindowDialog } from '../ui/window-dialog.js';
import { useMessages } from './messages/use-messages.js';
import { useServices } from './services.js';
import { useAppState, useDispatch } from './store.js';

/** An export was killed and left a partial folder: it has to be settled before anything else. */
export function LeftoverDialog() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const { bridge } = useServices();
  const isSettling = useAppState((state) => state.leftover === 'settling');
  const settle = async (remove: boolean) => {
    dispatch({ type: 'leftover', leftover: 'settling' });
    await bridge.settleLeftover(remove);
    dispatch({ type: 'leftover', leftover: 'none' });
  };
  return (
    <WindowDialog
      alert
      title={messages.leftoverTitle}
      closeLabel={messages.dismiss}
      onClose={() => undefined}
      feet={
        <>
          <TextButton look="outline" isDisabled={isSettling} onPress={() => void settle(false)}>
            {messages.leftoverKeep}
          </TextButton>
          <TextButton look="main" isDisabled={isSettling} onPress={() => void settle(true)}>
            {messages.leftoverDelete}
          </TextButton>
        </>
      }
    >
      <p>{messages.leftoverBody}</p>
    </WindowDialog>
  );
}

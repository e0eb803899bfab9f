import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.js';

export interface WindowDialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** As large as the window allows, with a body that scrolls in parts of its own. */
  readonly full?: boolean;
  /** An alert has to be answered: neither Escape nor a click beside it closes it. */
  readonly alert?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly feet?: ReactNode;
}

/** A dialog over the window. */
export function WindowDialog({ title, closeLabel, wide = false, full = false, alert = false, onClose, children, feet }: WindowDialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable={!alert}
      isKeyboardDismissDisabled={alert}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`modal${wide ? ' modal-wide' : ''}${full ? ' modal-full' : ''}`}>
        <Dialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <div className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            {!alert && <IconButton icon={X} label={closeLabel} onPress={onClose} />}
          </div>
          <div className="dialog-body">{children}</div>
          {feet && <div className="dialog-feet">{feet}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

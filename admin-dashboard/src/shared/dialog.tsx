import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  opened: boolean;
  title: string;
  onClose: () => void;
  /** Shows what cannot be shown again: a click beside it does not close it. */
  holds?: boolean;
  children: ReactNode;
}

/** A question or a form above the page. Composed by hand because the library's own header counts as a second page banner. */
export function Dialog({ opened, title, onClose, holds = false, children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} closeOnClickOutside={!holds} centered>
      <Modal.Overlay />
      <Modal.Content radius="lg">
        <div className={classes['head']}>
          <Modal.Title className={classes['title']}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

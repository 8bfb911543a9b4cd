import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface DialogProps {
  opened: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question or a form above the desk. Without Mantine's own header: a second banner on the page confuses screen readers. */
export const Dialog = ({ opened, title, onClose, children }: DialogProps) => (
  <Modal.Root opened={opened} onClose={onClose}>
    <Modal.Overlay />
    <Modal.Content>
      <Modal.Body p="lg">
        <Modal.Title component="h2" mb="sm">
          {title}
        </Modal.Title>
        {children}
      </Modal.Body>
    </Modal.Content>
  </Modal.Root>
);

import { Dialog } from '../../shared/dialog.tsx';
import { deskKeys } from './desk-keys.ts';
import classes from './palette.module.css';

/** All keys on one sheet. */
export const KeySheet = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => (
  <Dialog opened={opened} onClose={onClose} title="Keys">
    <table className={classes['keys']}>
      <tbody>
        {deskKeys.map(({ keys, does }) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className={classes['hint']}>On a Mac, Ctrl is Cmd.</p>
  </Dialog>
);

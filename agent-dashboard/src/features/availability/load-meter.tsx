import { Tooltip } from '@mantine/core';
import classes from './availability.module.css';

/** More places than this would not be read as places any more; the number says it. */
const MOST_CELLS = 8;

interface LoadMeterProps {
  currentChats: number;
  maxChats: number;
}

/** "3 of 5 chats", with a cell for each place. */
export const LoadMeter = ({ currentChats, maxChats }: LoadMeterProps) => {
  const free = Math.max(0, maxChats - currentChats);
  const hint = free === 0 ? 'No free place. Close a chat to get the next one.' : `${String(free)} free`;
  return (
    <Tooltip label={hint}>
      <div className={classes['load']}>
        {maxChats > MOST_CELLS ? null : (
          <span className={classes['cells']} aria-hidden="true">
            {Array.from({ length: maxChats }, (_, index) => (
              <span key={index} className={classes['cell']} data-taken={index < currentChats} />
            ))}
          </span>
        )}
        <span>
          <strong>{currentChats}</strong> of {maxChats} chats
        </span>
      </div>
    </Tooltip>
  );
};

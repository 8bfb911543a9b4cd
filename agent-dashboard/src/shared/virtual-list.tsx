import { createContext, Fragment, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Virtualizer } from 'virtua';
import type { CustomContainerComponentProps, CustomItemComponentProps, VirtualizerHandle } from 'virtua';
import { mountedRows } from './mounted-rows.ts';
import { useListStart } from './use-list-start.ts';
import classes from './virtual-list.module.css';

/** What scrolls the lists in it. */
export const ScrollPane = createContext<RefObject<HTMLElement | null>>({ current: null });

interface Whole {
  size: number;
  label?: string | undefined;
  /** Its order says something: who is served first. */
  isOrdered: boolean;
}

const WholeList = createContext<Whole>({ size: 0, isOrdered: false });

/** While it scrolls, virtua would let no pointer at the rows, and a click that comes right behind would be lost. */
const List = ({ style, ...props }: CustomContainerComponentProps) => {
  const { label, isOrdered } = useContext(WholeList);
  const Tag = isOrdered ? 'ol' : 'ul';
  return <Tag {...props} style={{ ...style, pointerEvents: 'auto' }} aria-label={label} />;
};

/** Only some rows are in the document, so each says which of how many it is. */
const Item = ({ index, children, ...rest }: CustomItemComponentProps) => (
  <li {...rest} aria-posinset={index + 1} aria-setsize={useContext(WholeList).size}>
    <div className={classes['row']}>{children}</div>
  </li>
);

interface VirtualListProps<Row> extends Omit<Whole, 'size' | 'isOrdered'> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: (row: Row) => ReactNode;
  isOrdered?: boolean;
  /** The row that is brought into sight whenever another is chosen, unless it was clicked on here. */
  current?: string | undefined;
}

/** A list of any length of which only what is in sight is drawn. The pane around it, `ScrollPane`, does the scrolling. */
export const VirtualList = <Row,>(props: VirtualListProps<Row>) => {
  const { rows, keyOf, children, label, isOrdered = false, current } = props;
  const pane = useContext(ScrollPane);
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const start = useListStart(frame, pane);
  const [focused, setFocused] = useState<string | null>(null);
  const shown = useRef<string>(undefined);

  const keys = rows.map(keyOf);
  const place = current === undefined ? -1 : keys.indexOf(current);
  const isPlaced = start !== null && place !== -1;
  useEffect(() => {
    if (!isPlaced || shown.current === current) return;
    shown.current = current;
    list.current?.scrollToIndex(place, { align: 'nearest' });
  }, [isPlaced, place, current]);

  const keyAt = (target: Element): string | undefined =>
    keys[Number(target.closest('[aria-posinset]')?.getAttribute('aria-posinset')) - 1];
  const whole = useMemo(() => ({ size: rows.length, label, isOrdered }), [rows.length, label, isOrdered]);
  return (
    <div
      ref={frame}
      className={classes['frame']}
      onFocus={({ target }) => {
        setFocused(keyAt(target) ?? null);
      }}
      onClickCapture={({ target }) => {
        if (target instanceof Element) shown.current = keyAt(target);
      }}
    >
      <WholeList value={whole}>
        <Virtualizer
          ref={list}
          data={rows}
          scrollRef={pane}
          startMargin={start ?? 0}
          keepMounted={mountedRows(keys, focused)}
          as={List}
          item={Item}
        >
          {(row: Row) => <Fragment key={keyOf(row)}>{children(row)}</Fragment>}
        </Virtualizer>
      </WholeList>
    </div>
  );
};

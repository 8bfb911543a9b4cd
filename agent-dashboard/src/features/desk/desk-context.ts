import type { LiveLink } from '@honey/ui/use-live-socket';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskState, DeskStore } from './desk-store.ts';
import type { Drafts } from './drafts.ts';

export interface Desk {
  store: DeskStore;
  drafts: Drafts;
  link: LiveLink;
}

export const DeskContext = createContext<Desk | null>(null);

export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('DeskContext is missing above this component');
  return desk;
};

/** A part of the desk's state. `select` must return the same object as long as nothing changed in it. */
export const useDeskState = <Part>(select: (state: DeskState) => Part): Part => {
  const { store } = useDesk();
  return useSyncExternalStore(store.subscribe, () => select(store.state()));
};

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** Something that can be done now, by its name. */
export interface Command {
  id: string;
  words: string;
  /** The keys that do it too, as shown to people. */
  keys?: string;
  run: () => void;
}

/** What the parts of the desk offer while they are on the screen. */
const createCommands = () => {
  let all: readonly Command[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly Command[]) => {
    all = next;
    for (const listener of listeners) listener();
  };
  return {
    all: () => all,
    run: (id: string) => {
      all.find((command) => command.id === id)?.run();
    },
    add: (command: Command) => {
      change([...all, command]);
      return () => {
        change(all.filter((one) => one !== command));
      };
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const commands = createCommands();

export const useCommands = () => useSyncExternalStore(commands.subscribe, commands.all);

/** Offers a command as long as the component is there and `isOn`. */
export const useCommand = ({ id, words, keys, run }: Command, isOn = true) => {
  const onRun = useEffectEvent(run);
  useEffect(() => {
    if (!isOn) return;
    return commands.add({
      id,
      words,
      ...(keys === undefined ? {} : { keys }),
      run: () => {
        onRun();
      },
    });
  }, [id, words, keys, isOn]);
};

import { options } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export { createContext, Fragment } from 'preact';
export { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

// React's name for the browser's own event, which here is the event itself.
options.event = (event) => Object.assign(event, { nativeEvent: event });

/** The value of a store; the component renders again when it changes. */
export function useSyncExternalStore<Value>(subscribe: (listener: () => void) => () => void, get: () => Value): Value {
  const [value, setValue] = useState(get);
  useLayoutEffect(() => {
    const take = () => {
      setValue(get);
    };
    // It may have changed between the first look and now.
    take();
    return subscribe(take);
  }, [subscribe, get]);
  return value;
}

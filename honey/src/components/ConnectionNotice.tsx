import { useEffect, useState } from 'react';
import { useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { troubleWords } from '../words.ts';

/** A hiccup shorter than this is nobody's concern. */
const PATIENCE_MS = 700;

/** Says so when the link is away, and that nothing is lost meanwhile. */
export function ConnectionNotice() {
  const { link, trouble } = useWidget();
  const isAway = link?.kind === 'reconnecting';
  const [isLong, setLong] = useState(false);

  useEffect(() => {
    if (!isAway) return undefined;
    const timer = setTimeout(() => {
      setLong(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isAway]);

  const words = trouble?.about === 'load' ? troubleWords(trouble) : isAway && isLong ? say('chat.reconnecting') : null;
  return (
    <div role="status" className={words === null ? 'sr-only' : 'strip strip--away'}>
      {words}
    </div>
  );
}

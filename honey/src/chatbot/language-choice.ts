import { currentLocale, takeLocale } from '../locale.ts';
import type { Services } from './services.ts';

const CHOSEN = 'honey:language';

/** In which language the widget speaks. What the visitor has chosen outweighs what site and browser wish. */
export function createLanguageChoice({ languages, device, store }: Services) {
  async function speakOneOf(wanted: readonly string[]) {
    const chosen = device.getItem(CHOSEN);
    store.set({ language: await languages.speak(chosen === null ? wanted : [chosen, ...wanted]) });
  }

  return {
    /** Speaks the first of these tags that is offered. */
    speakOneOf,
    /** The visitor's own choice. It is kept like the chat. */
    setLanguage: (tag: string) => {
      device.setItem(CHOSEN, tag);
      void speakOneOf([]);
    },
    /** The site's wish, for the words and for how times are written. A tag that is none changes nothing. */
    setLocale: (tag: string) => {
      if (!takeLocale(tag)) return;
      store.set({ locale: currentLocale() });
      void speakOneOf([tag]);
    },
  };
}

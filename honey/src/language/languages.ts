import type { Language } from '@honey/protocol/languages';
import { chooseLanguage } from './choose-language.ts';
import { currentLanguage, speak } from './say.ts';
import type { Catalog } from './say.ts';

export interface LanguageSource {
  /** The tags that the server offers, the default first. */
  offered: readonly string[];
  known: Readonly<Record<string, Language>>;
  load: (tag: string) => Promise<Catalog>;
}

/** The languages that this visitor can have the widget in. */
export interface Languages {
  choices: readonly { tag: string; name: string }[];
  /**
   * Speaks the first of these tags that is offered, or else the default, and says which language it is then. Never
   * rejects: when its texts cannot be loaded, the language stays as it is.
   */
  speak: (wanted: readonly string[]) => Promise<string>;
}

export function createLanguages({ offered, known, load }: LanguageSource): Languages {
  // Whatever the page says: what no native speaker has reviewed is not spoken here.
  const choices = offered.flatMap((tag) => (known[tag]?.reviewed === true ? [{ tag, name: known[tag].name }] : []));
  const tags = choices.map(({ tag }) => tag);
  let latest = 0;

  return {
    choices,
    async speak(wanted) {
      const turn = (latest += 1);
      try {
        const catalog = await load(chooseLanguage(wanted, tags));
        // Somebody may have chosen again meanwhile.
        if (turn === latest) speak(catalog);
      } catch {
        // A bad line: what is on the screen can still be read.
      }
      return currentLanguage();
    },
  };
}

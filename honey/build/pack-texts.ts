import type { Plugin } from 'vite';
import en from '../src/locales/en.json' with { type: 'json' };

/** No other quoted words in the sources have the form of a name: an area, a dot, a word. */
const NAME = /=?(['"])[a-z]+\.\w+\1/g;

interface LocaleFile {
  meta: object;
  texts: Record<string, string | Record<string, string>>;
}

/**
 * Puts numbers in the place of the texts' names in what is built: 200 names weigh 2 KB, and nobody reads them there
 * (docs/decisions/0017). With `part`, only texts without plural forms whose names begin with it are built in, and
 * nothing about the language.
 */
export function packTexts(part = ''): Plugin {
  const names = Object.entries(en.texts).flatMap(([name, text]) =>
    part === '' || (name.startsWith(part) && typeof text === 'string') ? [name] : [],
  );
  const numbers = new Map(names.map((name, index) => [name, String(index)]));
  let sources = '';

  function pack(file: string): string {
    const { meta, texts } = JSON.parse(file) as LocaleFile;
    const inOrder = names.map((name) => texts[name]);
    return JSON.stringify(part === '' ? { meta, texts: inOrder } : { texts: inOrder });
  }

  return {
    name: 'pack-texts',
    apply: 'build',
    enforce: 'pre',
    configResolved({ root }) {
      sources = `${root}/src/`;
    },
    transform(code, id) {
      if (!id.startsWith(sources)) return null;
      if (id.endsWith('.json')) return pack(code);
      return code.replace(NAME, (found) => {
        const isAttribute = found.startsWith('=');
        const number = numbers.get(found.slice(isAttribute ? 2 : 1, -1));
        if (number === undefined) return found;
        return isAttribute ? `={${number}}` : number;
      });
    },
  };
}

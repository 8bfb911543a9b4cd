import { inkOn } from './colour.ts';
import { chatIcon } from './icon.ts';
import { dress, looks } from './look.ts';
import type { Settings } from './settings.ts';
import type { LoaderWords } from './words.ts';

export interface Launcher {
  element: HTMLButtonElement;
  /** Says what a press does, and how much is new. */
  label: (isOpen: boolean, unread: number, words: LoaderWords) => void;
}

/** The round button in the corner of the page, with its badge. */
export function createLauncher({ colour, side }: Settings): Launcher {
  const element = document.createElement('button');
  const badge = document.createElement('span');
  element.type = 'button';
  element.append(chatIcon(), badge);
  dress(element, looks.launcher);
  dress(element, { [side]: '20px' });
  if (colour !== null) dress(element, { background: colour, color: inkOn(colour) });
  dress(badge, looks.badge);
  element.onfocus = () => {
    if (element.matches(':focus-visible')) dress(element, { outline: '3px solid #8A4B08', 'outline-offset': '3px' });
  };
  element.onblur = () => {
    element.style.removeProperty('outline');
  };

  return {
    element,
    label(isOpen, unread, words) {
      const shown = isOpen ? 0 : unread;
      badge.style.display = shown === 0 ? 'none' : 'block';
      badge.textContent = shown > 9 ? '9+' : String(shown);
      element.setAttribute('aria-expanded', String(isOpen));
      element.setAttribute('aria-label', words[isOpen ? 2 : shown === 0 ? 1 : 3]);
    },
  };
}

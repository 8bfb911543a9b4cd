import en from '../locales/en.json' with { type: 'json' };

const { texts } = en;

/** What the loader says: the title of the frame, the labels of the button, and the page's title when something is new. */
export type LoaderWords = readonly [chat: string, open: string, close: string, openNew: string, news: string];

/** Until the widget is there, which brings them in the visitor's language, with the number of what is new. */
export const english: LoaderWords = [
  texts['launcher.chat'],
  texts['launcher.open'],
  texts['launcher.close'],
  texts['launcher.open'],
  texts['launcher.chat'],
];

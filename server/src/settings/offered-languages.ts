import { setTimeout as pause } from 'node:timers/promises';
import { defaultLanguageSettings } from '@honey/protocol/language-settings';
import type { Sql } from '../platform/database/database.ts';
import { readLanguages } from './languages.queries.ts';

/** The widget's page does not wait longer than this for a database that is slow or away. */
const PATIENCE_MS = 500;

/** Tells which languages the widget offers, the default first: as they are now, or else as they were last known. */
export function createOfferedLanguages(sql: Sql): () => Promise<string[]> {
  let known = defaultLanguageSettings;
  return async () => {
    const asking = readLanguages(sql).then(
      (settings) => {
        known = settings;
      },
      () => undefined,
    );
    const patience = new AbortController();
    await Promise.race([asking, pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    return [known.default, ...known.offered.filter((tag) => tag !== known.default)];
  };
}

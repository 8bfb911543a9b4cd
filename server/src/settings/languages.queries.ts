import {
  defaultLanguageSettings,
  type LanguageSettings,
  languageSettingsSchema,
} from '@honey/protocol/language-settings';
import type { Sql } from '../platform/database/database.ts';

export const LANGUAGES = 'languages';

/** Which languages the widget offers at this moment. What is no longer allowed counts as never said. */
export async function readLanguages(sql: Sql): Promise<LanguageSettings> {
  const { rows } = await sql.query<{ value: unknown }>({
    name: 'read-languages',
    text: `SELECT value FROM "Setting" WHERE key = '${LANGUAGES}'`,
  });
  const settings = languageSettingsSchema.safeParse(rows[0]?.value);
  return settings.success ? settings.data : defaultLanguageSettings;
}

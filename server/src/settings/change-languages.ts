import { Injectable } from '@nestjs/common';
import type { LanguageSettings } from '@honey/protocol/language-settings';
import { recordAudit } from '../audit/record-audit.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changedFields } from './changed-fields.ts';
import { LANGUAGES, readLanguages } from './languages.queries.ts';
import { lockSetting, writeSetting } from './settings.queries.ts';

/** Changes which languages the widget offers; takes effect with the next widget that is opened, on every node. */
@Injectable()
export class ChangeLanguages {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  async run(admin: AdminPrincipal, languages: LanguageSettings): Promise<LanguageSettings> {
    await this.database.transaction(async (tx) => {
      await lockSetting(tx, LANGUAGES);
      const fields = changedFields(await readLanguages(tx), languages);
      await writeSetting(tx, LANGUAGES, languages);
      await recordAudit(tx, { by: admin, action: 'settings.changed', subjectId: LANGUAGES, details: { fields } });
    });
    this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: LANGUAGES });
    return languages;
  }
}

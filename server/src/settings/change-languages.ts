import { Injectable } from '@nestjs/common';
import type { LanguageSettings } from '@honey/protocol/language-settings';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changeSetting } from './change-setting.ts';
import { LANGUAGES, readLanguages } from './languages.queries.ts';

/** Changes which languages the widget offers; takes effect with the next widget that is opened, on every node. */
@Injectable()
export class ChangeLanguages {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  run(admin: AdminPrincipal, languages: LanguageSettings): Promise<LanguageSettings> {
    const { database, sockets } = this;
    return changeSetting(
      { database, sockets },
      { key: LANGUAGES, admin, read: readLanguages, settle: () => languages },
    );
  }
}

import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { DestinationStream } from 'pino';
import { AdminsModule } from './admins/admins.module.ts';
import { AlertsModule } from './alerts/alerts.module.ts';
import { AgentsModule } from './agents/agents.module.ts';
import { ArticlesModule } from './articles/articles.module.ts';
import { AttachmentsModule } from './attachments/attachments.module.ts';
import { AuthModule } from './auth/auth.module.ts';
import type { Env } from './config/env.ts';
import { ENV } from './config/env.token.ts';
import { ConversationsModule } from './conversations/conversations.module.ts';
import { DeskModule } from './desk/desk.module.ts';
import { EscalationModule } from './escalation/escalation.module.ts';
import { HealthModule } from './health/health.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { DatabaseModule } from './platform/database/database.module.ts';
import { ProblemFilter } from './platform/http/problem.filter.ts';
import { validationPipe } from './platform/http/validation.pipe.ts';
import { LoggingModule } from './platform/logging/logging.module.ts';
import { PrivacyModule } from './privacy/privacy.module.ts';
import { SettingsModule } from './settings/settings.module.ts';
import { ReportsModule } from './reports/reports.module.ts';
import { TracesModule } from './traces/traces.module.ts';
import { GatewayModule } from './gateway/gateway.module.ts';

@Global()
@Module({})
class ConfigModule {
  static register(env: Env): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: ENV, useValue: env }], exports: [ENV] };
  }
}

/** The whole server, put together. */
@Module({})
export class AppModule {
  /** @param logDestination where logs go instead of the standard output. */
  static register(env: Env, logDestination?: DestinationStream): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.register(env),
        LoggingModule.register(env, logDestination),
        DatabaseModule,
        AuthModule,
        // Before conversations: `escalate` must not be taken for a conversation's id.
        EscalationModule,
        ConversationsModule,
        AttachmentsModule,
        AgentsModule,
        DeskModule,
        AdminsModule,
        PrivacyModule,
        IdentityModule,
        TracesModule,
        AlertsModule,
        ReportsModule,
        SettingsModule,
        ArticlesModule,
        HealthModule,
        GatewayModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}

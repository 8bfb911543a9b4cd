import { Global, Module } from '@nestjs/common';
import type { Env } from '../../config/env.ts';
import { ENV } from '../../config/env.token.ts';
import { Database } from './database.ts';
import { PrismaService } from './prisma.service.ts';

@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [ENV],
      useFactory: (env: Env) => {
        if (!env.databaseUrl) throw new Error('The database URL must be known before the application is made.');
        return new Database(env.databaseUrl, env.databasePool);
      },
    },
    PrismaService,
  ],
  exports: [Database, PrismaService],
})
export class DatabaseModule {}

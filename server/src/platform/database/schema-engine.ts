import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import type * as Engine from '@prisma/schema-engine-wasm';
import type pg from 'pg';

type Exports = Record<string, unknown> & { readonly __wbindgen_start: () => void };
type EngineModule = typeof Engine & { __wbg_set_wasm(exports: Exports): void };

// TypeScript declares it with the browser's library only.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: Exports } }>;
};

let loaded: Promise<EngineModule> | undefined;

/**
 * Prisma's own migration engine, as WebAssembly: the CLI would download a native one, which closed
 * networks do not reach. The module is instantiated by hand because Node 20 cannot import `.wasm`.
 */
function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const engine = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
    const bytes = await readFile(glue.replace(/\.js$/, '.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
    engine.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return engine;
  })();
  return loaded;
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside comments, strings and function bodies.
 * PostgreSQL reads a whole script by itself, and runs it as one transaction.
 */
class WholeScriptPg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}

/** Opens a schema engine on the database behind `pool`; the caller frees the engine and ends the pool. */
export async function openSchemaEngine(pool: pg.Pool, datamodel?: string): Promise<Engine.SchemaEngine> {
  const { SchemaEngine } = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(pool));
  const datamodels: [string, string][] | undefined = datamodel ? [['schema.prisma', datamodel]] : undefined;
  return SchemaEngine.new({ datamodels }, () => undefined, adapter);
}

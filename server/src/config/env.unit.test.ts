import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { EnvError, readEnv } from './env.ts';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://db/honey',
  JWT_SECRET: 'x'.repeat(32),
  ALLOWED_ORIGINS: 'https://chat.example.org',
};

describe('The environment', () => {
  test('nothing set: the demo, on loopback, with the embedded database', () => {
    expect(readEnv({})).toMatchObject({
      mode: 'demo',
      demo: true,
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
    });
  });

  test('files that people send are kept in the data folder, unless one of their own is named', () => {
    expect(readEnv({ HONEY_DATA_DIR: '/data' }).attachmentsDir).toBe(path.join('/data', 'attachments'));
    expect(readEnv({ HONEY_DATA_DIR: '/data', ATTACHMENTS_DIR: '/files' }).attachmentsDir).toBe('/files');
  });

  test('a database of one’s own: no demo unless asked for', () => {
    const DATABASE_URL = 'postgres://localhost/honey';
    expect(readEnv({ DATABASE_URL })).toMatchObject({ mode: 'development', demo: false });
    expect(readEnv({ DATABASE_URL, HONEY_DEMO: '1' })).toMatchObject({ mode: 'demo', demo: true });
  });

  test('production', () => {
    expect(readEnv(production)).toMatchObject({
      mode: 'production',
      demo: false,
      host: '0.0.0.0',
      allowedOrigins: ['https://chat.example.org'],
      embedOrigins: [],
    });
  });

  test('what sites sign with is long, and never what our own tokens are signed with', () => {
    expect(readEnv({}).identitySecret).toBeUndefined();
    const IDENTITY_SECRET = 'i'.repeat(32);
    expect(readEnv({ ...production, IDENTITY_SECRET }).identitySecret).toBe(IDENTITY_SECRET);
    expect(() => readEnv({ IDENTITY_SECRET: 'i'.repeat(31) })).toThrow(/^IDENTITY_SECRET is wrong/);
    expect(() => readEnv({ ...production, IDENTITY_SECRET: production.JWT_SECRET })).toThrow(
      /^IDENTITY_SECRET is wrong/,
    );
  });

  test('proxies that are trusted are named', () => {
    expect(readEnv({})).toMatchObject({ trustProxy: [] });
    expect(readEnv({ TRUST_PROXY: 'loopback, 10.1.0.0/16' })).toMatchObject({
      trustProxy: ['loopback', '10.1.0.0/16'],
    });
    expect(() => readEnv({ TRUST_PROXY: 'everybody' })).toThrow('TRUST_PROXY is wrong: must be addresses');
  });

  test('alerts are posted with a secret of one’s own, and in production over https only', () => {
    const [url, secret] = ['http://ops.example.org/honey', 's'.repeat(32)];
    const webhook = { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret };
    expect(readEnv(webhook)).toMatchObject({ alertWebhook: { url, secret }, smtpUrl: undefined });
    expect(readEnv({ ALERT_WEBHOOK_SECRET: secret }).alertWebhook).toBeUndefined();
    expect(() => readEnv({ ALERT_WEBHOOK_URL: url })).toThrow(/^ALERT_WEBHOOK_SECRET is missing/);
    expect(() => readEnv({ ...webhook, ALERT_WEBHOOK_SECRET: 'short' })).toThrow(/^ALERT_WEBHOOK_SECRET is wrong/);
    expect(() => readEnv({ ...production, ...webhook })).toThrow(/^ALERT_WEBHOOK_URL is wrong/);
    expect(() => readEnv({ SMTP_URL: 'https://mail.example.org' })).toThrow(/^SMTP_URL is wrong/);
  });

  test('an empty value counts as not set', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  test.each([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/honey' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://example.org/path' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['HONEY_DEMO', { ...production, HONEY_DEMO: '1' }],
    ['HONEY_RATE_LIMITS', { ...production, HONEY_RATE_LIMITS: 'off' }],
    ['JWT_SECRET', { ...production, JWT_SECRET: undefined }],
    ['JWT_SECRET', { ...production, JWT_SECRET: 'your-secret-key' }],
    ['JWT_SECRET', { ...production, JWT_SECRET: 'short' }],
    ['ALLOWED_ORIGINS', { ...production, ALLOWED_ORIGINS: undefined }],
  ])('a wrong %s is named in one sentence', (name, source) => {
    const read = () => readEnv(source);
    expect(read).toThrow(EnvError);
    expect(read).toThrow(new RegExp(`^${name} is (wrong|missing): [^\\n]+\\.$`));
  });
});

import path from 'node:path';
import proxyAddr from '@fastify/proxy-addr';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false', 'on', 'off']).transform((value) => ['1', 'true', 'on'].includes(value));
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://');
const origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  message: 'must be origins such as https://www.example.com, without a path',
});

function isProxyList(list: string[]): boolean {
  try {
    proxyAddr.compile(list);
    return true;
  } catch {
    return false;
  }
}

/** A whole number in digits, within bounds that are part of the message. */
const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${String(min)} to ${String(max)}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.int().min(min, message).max(max, message));
};

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL: whole(2, 200).default(10),
  HONEY_DATA_DIR: z.string().min(1).default('.honey/data'),
  ATTACHMENTS_DIR: z.string().min(1).optional(),
  HONEY_DEMO: flag.optional(),
  JWT_SECRET: z.string().min(1).optional(),
  IDENTITY_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ADMIN_EMAIL: z.email().default('admin@honeychatbot.com'),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  ALLOWED_ORIGINS: list.pipe(z.array(origin)).optional(),
  EMBED_ORIGINS: list.pipe(z.array(origin)).optional(),
  TRUST_PROXY: list.refine(isProxyList, 'must be addresses or networks such as 10.0.0.0/8, or loopback').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional(),
  ALERT_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, message: 'must be an address such as https://ops.example.org/honey' })
    .optional(),
  ALERT_WEBHOOK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HONEY_RATE_LIMITS: flag.default(true),
});

/** Where alerts are posted, and what they are signed with. */
export interface AlertWebhook {
  url: string;
  secret: string;
}

/** How this process runs: what people may see of it follows from the mode. */
export interface Env {
  mode: 'demo' | 'development' | 'production';
  port: number;
  host: string;
  databaseUrl: string | undefined;
  databasePool: number;
  dataDir: string;
  /** Where the files that people send are kept. */
  attachmentsDir: string;
  demo: boolean;
  /** Undefined outside production: one is then made and kept in the data folder. */
  jwtSecret: string | undefined;
  /** What sites sign with who their visitor is; undefined: nobody is identified. Never the same as `jwtSecret`. */
  identitySecret: string | undefined;
  adminEmail: string;
  adminPassword: string | undefined;
  /** Exact origins, or `loopback`: any origin on this machine. */
  allowedOrigins: readonly string[] | 'loopback';
  /** Sites that may frame the widget, or `loopback`. */
  embedOrigins: readonly string[] | 'loopback';
  /** Addresses of proxies in front of us whose word on where a request comes from counts. */
  trustProxy: readonly string[];
  /** The mail server that takes alerts for `adminEmail`; undefined: none is sent. */
  smtpUrl: string | undefined;
  alertWebhook: AlertWebhook | undefined;
  logLevel: string;
  rateLimits: boolean;
}

/** An environment variable is unusable; the message is one sentence that names it. */
export class EnvError extends Error {
  override name = 'EnvError';
}

const MIN_SECRET_LENGTH = 32;
const KNOWN_SECRETS = ['your-secret-key', 'secret', 'changeme'];
const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'];

/** Reads the environment. @throws EnvError naming the first variable that is wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    throw new EnvError(`${name} is wrong: ${issue?.message ?? 'not valid'}.`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const demo = env.HONEY_DEMO ?? (!env.DATABASE_URL && !production);
  const host = env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1');
  if (production) refuseInProduction(env);
  if (env.IDENTITY_SECRET !== undefined && env.IDENTITY_SECRET === env.JWT_SECRET) {
    throw new EnvError('IDENTITY_SECRET is wrong: sites know it, so it must not be JWT_SECRET.');
  }
  if (demo && !LOOPBACK_HOSTS.includes(host)) {
    throw new EnvError(`HOST is wrong: the demo has public passwords and listens on loopback only, not on ${host}.`);
  }
  return {
    mode: production ? 'production' : demo ? 'demo' : 'development',
    port: env.PORT,
    host,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    dataDir: env.HONEY_DATA_DIR,
    attachmentsDir: env.ATTACHMENTS_DIR ?? path.join(env.HONEY_DATA_DIR, 'attachments'),
    demo,
    jwtSecret: env.JWT_SECRET,
    identitySecret: env.IDENTITY_SECRET,
    adminEmail: env.ADMIN_EMAIL,
    adminPassword: env.ADMIN_PASSWORD,
    allowedOrigins: env.ALLOWED_ORIGINS ?? 'loopback',
    embedOrigins: env.EMBED_ORIGINS ?? (production ? [] : 'loopback'),
    trustProxy: env.TRUST_PROXY ?? [],
    smtpUrl: env.SMTP_URL,
    alertWebhook: readAlertWebhook(env),
    logLevel: env.LOG_LEVEL,
    rateLimits: env.HONEY_RATE_LIMITS,
  };
}

function readAlertWebhook(env: z.infer<typeof schema>): AlertWebhook | undefined {
  const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret } = env;
  if (url === undefined) return undefined;
  if (secret === undefined) throw new EnvError('ALERT_WEBHOOK_SECRET is missing: alerts are signed with it.');
  if (env.NODE_ENV === 'production' && !url.startsWith('https:')) {
    throw new EnvError('ALERT_WEBHOOK_URL is wrong: production posts to https only.');
  }
  return { url, secret };
}

function refuseInProduction(env: z.infer<typeof schema>): void {
  if (env.HONEY_DEMO) throw new EnvError('HONEY_DEMO is wrong: production has no demo accounts.');
  if (!env.HONEY_RATE_LIMITS) throw new EnvError('HONEY_RATE_LIMITS is wrong: production keeps its limits.');
  if (!env.ALLOWED_ORIGINS?.length) {
    throw new EnvError('ALLOWED_ORIGINS is missing: name the origins under which people reach this server.');
  }
  refuseWeakSecret(env.JWT_SECRET);
}

function refuseWeakSecret(secret: string | undefined): void {
  if (secret === undefined) throw new EnvError('JWT_SECRET is missing: production needs one of its own.');
  if (KNOWN_SECRETS.includes(secret))
    throw new EnvError('JWT_SECRET is wrong: this is an example that everybody knows.');
  if (secret.length < MIN_SECRET_LENGTH) {
    throw new EnvError(`JWT_SECRET is wrong: it must have at least ${String(MIN_SECRET_LENGTH)} characters.`);
  }
}

import path from 'node:path';

/** The project's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

export const MIGRATIONS = path.join(ROOT, 'prisma/migrations');

/** The articles of this release. */
export const ARTICLES = path.join(ROOT, 'prisma/seed/articles');

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const frontMatter = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1).max(200),
    topic: z.string().min(1).max(200).optional(),
    keywords: z.string().default(''),
    sourceName: z.string().min(1).optional(),
    sourceUrl: z.url({ protocol: /^https?$/ }).optional(),
  })
  .refine((meta) => (meta.sourceName === undefined) === (meta.sourceUrl === undefined), {
    message: 'sourceName and sourceUrl belong together',
  });

export type ArticleFile = z.infer<typeof frontMatter> & { body: string };

/**
 * Reads one article: lines of `key: value` between two `---`, then plain paragraphs.
 *
 * @throws when the front matter is missing, or has unknown or invalid keys; the message names `name`.
 */
export function parseArticle(name: string, content: string): ArticleFile {
  const match = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/.exec(content.replaceAll('\r\n', '\n'));
  if (!match?.groups) throw new Error(`${name}: no front matter between two lines of ---`);
  const { head = '', body = '' } = match.groups;
  const entries = head.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 2).trim()];
  });
  const meta = frontMatter.safeParse(Object.fromEntries(entries));
  if (!meta.success) throw new Error(`${name}: ${z.prettifyError(meta.error)}`);
  if (body.trim() === '') throw new Error(`${name}: no text after the front matter`);
  return { ...meta.data, body: body.trim() };
}

/** The articles this release brings, by file name. */
export async function readArticleFiles(folder: string): Promise<ArticleFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(names.map(async (name) => parseArticle(name, await readFile(path.join(folder, name), 'utf8'))));
}

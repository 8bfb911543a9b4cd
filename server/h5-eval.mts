import pg from 'pg';
import { seedArticles } from './src/knowledge/seed-articles.ts';
import { findArticles } from './src/knowledge/find-articles.queries.ts';
const file = process.argv[2] ?? './src/knowledge/phrasings.fixtures.ts';
const { answerable, unanswerable } = await import(file);
const c = new pg.Client({ connectionString: 'postgresql://postgres:postgres@127.0.0.1:54999/h5' });
await c.connect();
console.log('seeded', await seedArticles(c));
let ok = 0, top3 = 0; const t=performance.now();
for (const [q, s] of answerable) {
  const want = [s].flat(); const g = await findArticles(c, q); const f = g.fitting;
  const top = f.map((x) => `${x.article.slug}:${x.relevance.toFixed(2)}`);
  if (f[0] && want.includes(f[0].article.slug)) ok++; else console.log('MISS', q, '| want', want.join('/'), '| got', top.slice(0,4).join(' '), '| near', g.near.map(x=>x.article.slug).join(' '));
  if (f.slice(0,3).some(x=>want.includes(x.article.slug))) top3++;
}
let un = 0;
for (const q of unanswerable) { const g = await findArticles(c, q); const f = g.fitting; if (!f.length && g.near.length) console.log('NEAR', q, g.near.map((x) => `${x.article.slug}:${x.relevance.toFixed(2)}`).join(' ')); if (!f.length) un++; else console.log('FALSE', q, f.slice(0,3).map((x) => `${x.article.slug}:${x.relevance.toFixed(2)}`).join(' ')); }
console.log({ ok, top3, of: answerable.length, un, ofUn: unanswerable.length, ms: (performance.now()-t)/(answerable.length+unanswerable.length) });
await c.end();

import pg from 'pg';
const c = new pg.Client({ connectionString: 'postgresql://postgres:postgres@127.0.0.1:54999/h5' }); await c.connect();
let a=0,b=0,u=0,v=0;
for (const f of ['./src/knowledge/phrasings.fixtures.ts','./h5-holdout.ts','./h5-holdout2.ts','./h5-holdout3.ts']) { const {answerable,unanswerable}=await import(f);
 const q=`SELECT slug FROM "Article", (SELECT replace(plainto_tsquery('english',$1)::text,'&','|')::tsquery AS q) x WHERE search @@ q ORDER BY ts_rank(search,q) DESC, slug LIMIT 1`;
 for (const [t,s] of answerable){ b++; const {rows}=await c.query(q,[t]); if(rows[0]&&[s].flat().includes(rows[0].slug)) a++; }
 for (const t of unanswerable){ v++; const {rows}=await c.query(q,[t]); if(!rows.length) u++; } }
console.log('naive OR', {a,b,u,v}); await c.end();

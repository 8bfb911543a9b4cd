import type pg from 'pg';

interface Column {
  table: string;
  column: string;
}

/** Every column of every table, whatever its type, as `Table.column` that holds one of these words somewhere. */
export async function findInDatabase(sql: pg.Pool, words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql.query<Column>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await sql.query(
      `SELECT 1 FROM "${table}" row WHERE EXISTS (
         SELECT 1 FROM unnest($1::text[]) AS word WHERE strpos(lower(row."${column}"::text), lower(word)) > 0) LIMIT 1`,
      [words],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

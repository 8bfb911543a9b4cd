/**
 * A spreadsheet takes a cell that begins like this for a formula, whoever wrote it; some take wide letters for the plain
 * ones. Where lists are written with semicolons, one ends a cell, in quotes or not.
 */
const LIKE_A_FORMULA = /(?<=^|[;\t\r\n])(?=[\t\r]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = value.replace(LIKE_A_FORMULA, `'`);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** RFC 4180 with a head of column names. Texts that a spreadsheet would run are made plain by an apostrophe. */
export function toCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | number | null>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

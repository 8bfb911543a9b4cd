import type { ArticleSummary } from '@honey/protocol/articles';
import { formatExactTime } from '@honey/ui/duration';
import { Link } from '@tanstack/react-router';
import classes from '../../shared/table.module.css';
import own from './articles.module.css';

export function ArticlesTable({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <div className={classes['scroll']} data-tall>
      <table className={`${classes['table'] ?? ''} ${own['table'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">In the menu under</th>
            <th scope="col">Last changed</th>
          </tr>
        </thead>
        <tbody>
          {articles.map(({ id, title, topic, updatedAt }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/settings/articles/$articleId" params={{ articleId: id }}>
                  {title}
                </Link>
              </th>
              <td className={topic === null ? classes['dim'] : ''}>{topic ?? 'Not in the menu'}</td>
              <td>
                <time dateTime={updatedAt} title={formatExactTime(updatedAt)}>
                  {formatShortDay(updatedAt)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** As short as a column needs it; the exact time is in the title. */
function formatShortDay(iso: string): string {
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
}

import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { AgentsPage } from '../features/agents/agents-page.tsx';
import { AlertsPage } from '../features/alerts/alerts-page.tsx';
import { ArticlePage, NewArticlePage } from '../features/articles/article-page.tsx';
import { ArticlesPage } from '../features/articles/articles-page.tsx';
import { BoardPage } from '../features/board/board-page.tsx';
import { ConversationPage } from '../features/conversation/conversation-page.tsx';
import { HoursPage } from '../features/hours/hours-page.tsx';
import { LanguagesPage } from '../features/languages/languages-page.tsx';
import { RecordPage } from '../features/record/record-page.tsx';
import { RoutingPage } from '../features/settings/routing-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { RepliesPage } from '../features/replies/replies-page.tsx';
import { ReportsPage } from '../features/reports/reports-page.tsx';
import { TracePage } from '../features/trace/trace-page.tsx';
import { TracesPage } from '../features/trace/traces-page.tsx';
import { Frame } from './frame.tsx';

const root = createRootRoute({
  component: Frame,
  // An address that leads nowhere is most likely an old one: the board is where everything starts.
  notFoundComponent: BoardPage,
});

const board = createRoute({ getParentRoute: () => root, path: '/', component: BoardPage });
const agents = createRoute({ getParentRoute: () => root, path: '/agents', component: AgentsPage });
const hours = createRoute({ getParentRoute: () => root, path: '/hours', component: HoursPage });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });
const routing = createRoute({ getParentRoute: () => root, path: '/settings/routing', component: RoutingPage });
const languages = createRoute({ getParentRoute: () => root, path: '/settings/languages', component: LanguagesPage });
const articles = createRoute({ getParentRoute: () => root, path: '/settings/articles', component: ArticlesPage });
const newArticle = createRoute({
  getParentRoute: () => root,
  path: '/settings/articles/new',
  component: NewArticlePage,
});
const article = createRoute({
  getParentRoute: () => root,
  path: '/settings/articles/$articleId',
  component: function ArticleRoute() {
    const { articleId } = article.useParams();
    return <ArticlePage key={articleId} articleId={articleId} />;
  },
});
const record = createRoute({ getParentRoute: () => root, path: '/record', component: RecordPage });
const replies = createRoute({ getParentRoute: () => root, path: '/replies', component: RepliesPage });
const conversation = createRoute({
  getParentRoute: () => root,
  path: '/conversations/$conversationId',
  component: function ConversationRoute() {
    const { conversationId } = conversation.useParams();
    return <ConversationPage key={conversationId} conversationId={conversationId} />;
  },
});
const trace = createRoute({
  getParentRoute: () => root,
  path: '/conversations/$conversationId/trace',
  component: function TraceRoute() {
    const { conversationId } = trace.useParams();
    return <TracePage key={conversationId} conversationId={conversationId} />;
  },
});
const traces = createRoute({
  getParentRoute: () => root,
  path: '/traces',
  validateSearch: ({ id }: Record<string, unknown>): { id?: string } =>
    typeof id === 'string' && id !== '' ? { id } : {},
  component: function TracesRoute() {
    const { id } = traces.useSearch();
    return <TracesPage id={id} />;
  },
});
const alerts = createRoute({ getParentRoute: () => root, path: '/alerts', component: AlertsPage });
const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: ReportsPage });
const conversations = createRoute({
  getParentRoute: () => root,
  path: '/conversations',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router takes a redirect as a thrown value
    throw redirect({ to: '/' });
  },
});

export const router = createRouter({
  routeTree: root.addChildren([
    board,
    agents,
    hours,
    replies,
    settings,
    routing,
    languages,
    articles,
    newArticle,
    article,
    record,
    conversation,
    trace,
    traces,
    alerts,
    reports,
    conversations,
  ]),
  basepath: '/admin-dashboard',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { EmptyState } from '@honey/ui/empty-state';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ConversationPane } from '../features/conversation/conversation-pane.tsx';
import { PageFailure } from '@honey/ui/error-boundary';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { NothingOpen } from './nothing-open.tsx';
import { SignInGate } from './sign-in-gate.tsx';

const rootRoute = createRootRoute();

/** For who has no password yet: outside of the gate. */
const welcomeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/welcome', component: WelcomePage });

const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: 'desk', component: SignInGate });

const elsewhereRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '$',
  component: () => <EmptyState title="There is no such page">Choose a chat on the left.</EmptyState>,
});

const indexRoute = createRoute({ getParentRoute: () => deskRoute, path: '/', component: NothingOpen });

const chatRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/chats/$conversationId',
  /** `at`: the `seq` of the message to show first, where the search has found something. */
  validateSearch: ({ at }: { at?: unknown }): { at?: number } => {
    const seq = Number(at);
    return Number.isSafeInteger(seq) && seq > 0 ? { at: seq } : {};
  },
  component: function Chat() {
    const { conversationId } = chatRoute.useParams();
    const { at } = chatRoute.useSearch();
    return <ConversationPane key={conversationId} conversationId={conversationId} soughtSeq={at ?? null} />;
  },
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([welcomeRoute, deskRoute.addChildren([indexRoute, chatRoute, elsewhereRoute])]),
  basepath: '/agent-dashboard',
  defaultErrorComponent: ({ error }) => <PageFailure error={error} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

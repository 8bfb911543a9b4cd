import { EmptyState } from '@honey/ui/empty-state';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ConversationPane } from '../features/conversation/conversation-pane.tsx';
import { PageFailure } from '@honey/ui/error-boundary';
import { NothingOpen } from './nothing-open.tsx';
import { SignInGate } from './sign-in-gate.tsx';

const rootRoute = createRootRoute({
  component: SignInGate,
  notFoundComponent: () => <EmptyState title="There is no such page">Choose a chat on the left.</EmptyState>,
});

const indexRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: NothingOpen });

const chatRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chats/$conversationId',
  component: function Chat() {
    const { conversationId } = chatRoute.useParams();
    return <ConversationPane key={conversationId} conversationId={conversationId} />;
  },
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([indexRoute, chatRoute]),
  basepath: '/agent-dashboard',
  defaultErrorComponent: ({ error }) => <PageFailure error={error} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

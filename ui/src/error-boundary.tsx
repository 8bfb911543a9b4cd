import { Component } from 'react';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';

interface Props {
  children: ReactNode;
}

/** What stands where a page was before it failed. */
export const PageFailure = ({ error }: { error: unknown }) => (
  <main style={{ height: '100%', display: 'grid', placeItems: 'center' }}>
    <ErrorState
      title="This page stopped working"
      error={error}
      actionLabel="Reload the page"
      onAction={() => {
        window.location.reload();
      }}
    />
  </main>
);

/** Shows an honest page instead of a white one when rendering fails. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <PageFailure error={this.state.error} />;
  }
}

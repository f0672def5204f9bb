import { Component, type ReactNode } from 'react';
import { asError } from './load';
import { Problem } from './problem';

/** ErrorBoundary keeps a mistake on one page from taking the others along. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Problem error={asError(this.state.error)} what="This page can’t be shown" retry={() => this.setState({ error: undefined })} />;
  }
}

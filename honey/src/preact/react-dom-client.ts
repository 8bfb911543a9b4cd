import { render } from 'preact';
import type { ComponentChild } from 'preact';

/** React's way to put something on the page. */
export function createRoot(root: Element) {
  return {
    render: (what: ComponentChild) => {
      render(what, root);
    },
  };
}

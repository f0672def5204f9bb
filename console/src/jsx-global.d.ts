// Cloudscape's types name the global JSX, which the types of React 19 lack.
import type { JSX as R } from 'react';
declare global {
  namespace JSX {
    type Element = R.Element;
    type IntrinsicElements = R.IntrinsicElements;
  }
}

import Box from '@cloudscape-design/components/box';
import { useEffect, useRef } from 'react';
import { Problem } from '../problem';
import { usePreview } from './use-preview';

/** LoginDraft is a look that is being made. */
export interface LoginDraft {
  ClientID: string;
  Managed: boolean;
  CSS: string;
  Settings: string;
  Images: { Category: string; ColorMode: string }[];
}

interface Rendering {
  HTML: string;
  CSS: string;
}

// The pages' own style sheets are made for a document; the preview stands in
// one that has others.
function scoped(css: string): string {
  return (
    css
      .replace(/:root:not\(([^)]*)\)/g, ':host(:not($1))')
      .replace(/:root/g, ':host')
      .replace(/(^|[\s},])body(?=[\s.{])/g, '$1.body')
      .replaceAll('100vh', '100%') + ':host { display: block; } .body { min-block-size: 480px; position: relative; transform: translateZ(0); overflow: hidden; }'
  );
}

/** LoginPreview shows the sign-in page with a look that is not saved. image returns what is shown for an image of the look. */
export function LoginPreview({ poolId, draft, image }: { poolId: string; draft: LoginDraft; image: (category: string, mode: string) => string | undefined }) {
  const host = useRef<HTMLDivElement>(null);
  const { data: page, error } = usePreview<Rendering>(`pools/${poolId}/preview/login`, draft);
  useEffect(() => {
    const at = host.current;
    if (!at || !page) return;
    const root = at.shadowRoot ?? at.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(scoped(page.CSS));
    root.adoptedStyleSheets = [sheet];
    const parsed = new DOMParser().parseFromString(page.HTML, 'text/html');
    at.toggleAttribute('data-themed', parsed.documentElement.hasAttribute('data-themed'));
    for (const picture of parsed.querySelectorAll('img, source')) {
      const attribute = picture.tagName === 'IMG' ? 'src' : 'srcset';
      const asked = new URLSearchParams((picture.getAttribute(attribute) ?? '').split('?')[1]);
      const shown = image(asked.get('category') ?? '', asked.get('mode') ?? '');
      if (shown) picture.setAttribute(attribute, shown);
      else picture.remove();
    }
    const body = document.createElement('div');
    body.className = `body ${parsed.body.className}`;
    // What is in it is looked at, not used.
    body.inert = true;
    body.append(...parsed.body.childNodes);
    root.replaceChildren(body);
  }, [page, image]);
  return (
    <div>
      <Box variant="awsui-key-label">Preview of the sign-in page</Box>
      <Problem error={error} what="The preview could not be made" />
      <div className="login-preview" ref={host} role="img" aria-label="Preview of the sign-in page" />
    </div>
  );
}

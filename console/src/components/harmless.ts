// What of a mail's HTML is shown in a preview: its words and how they look.
// Nothing runs, loads or leads anywhere.
const elements = new Set([
  'A', 'B', 'BLOCKQUOTE', 'BR', 'CENTER', 'CODE', 'DIV', 'EM', 'FONT', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'I', 'LI', 'OL', 'P', 'PRE', 'S', 'SMALL',
  'SPAN', 'STRONG', 'SUB', 'SUP', 'TABLE', 'TBODY', 'TD', 'TFOOT', 'TH', 'THEAD', 'TR', 'U', 'UL',
]);

// These have no words of their own.
const dropped = new Set(['SCRIPT', 'STYLE', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'svg', 'math']);

const styles = [
  'background-color', 'border', 'border-radius', 'color', 'display', 'font-family', 'font-size', 'font-style', 'font-weight', 'height', 'letter-spacing', 'line-height',
  'margin', 'max-width', 'padding', 'text-align', 'text-decoration', 'width',
];

function copy(from: Node, into: Node): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      into.appendChild(document.createTextNode(node.textContent ?? ''));
      continue;
    }
    if (!(node instanceof Element) || dropped.has(node.tagName)) continue;
    if (node.tagName === 'IMG') {
      into.appendChild(document.createTextNode(`[${node.getAttribute('alt') ?? 'image'}]`));
      continue;
    }
    if (!elements.has(node.tagName)) {
      copy(node, into);
      continue;
    }
    const made = document.createElement(node.tagName);
    const style = (node as HTMLElement).style;
    for (const name of styles) {
      const value = style.getPropertyValue(name);
      if (value && !/url\(|var\(/i.test(value)) made.style.setProperty(name, value);
    }
    if (node.tagName === 'A') {
      made.className = 'link';
      made.title = node.getAttribute('href') ?? '';
    }
    copy(node, made);
    into.appendChild(made);
  }
}

/** harmless returns what a mail shows. */
export function harmless(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  // A document without a window: nothing in it runs or loads.
  copy(new DOMParser().parseFromString(html, 'text/html').body, fragment);
  return fragment;
}

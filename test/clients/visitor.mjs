// Visitor is as much of a browser as the login page needs: it keeps cookies,
// follows redirects within one site, and fills in the form that it is shown.
export class Visitor {
  #cookies = new Map();

  // open asks for an address and returns the page, or where it was sent on to
  // beyond the site.
  async open(url, form) {
    for (let [at, body] = [new URL(url), form]; ;) {
      const response = await fetch(at, {
        method: body ? 'POST' : 'GET', body, redirect: 'manual',
        headers: { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '), origin: at.origin },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (!location) return { url: at, html: await response.text() };
      const next = new URL(location, at);
      if (next.origin !== at.origin) return { url: next };
      [at, body] = [next, undefined];
    }
  }

  // signIn opens an address that leads to the login page, and signs in there.
  async signIn(url, username, password) {
    const page = await this.open(url);
    if (!page.html) return page.url;
    const unescape = (text) => text.replaceAll('&amp;', '&').replaceAll('&#43;', '+').replaceAll('&#34;', '"');
    const form = new URLSearchParams({ username, password });
    for (const [, name, value] of page.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) form.set(name, unescape(value));
    const action = unescape(/<form method="post" action="([^"]*)"/.exec(page.html)[1]);
    return (await this.open(new URL(action, page.url), form)).url;
  }
}

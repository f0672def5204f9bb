/** all gathers the pages of a list. */
export async function all<T, Token>(page: (token: Token | undefined) => Promise<{ items: T[] | undefined; next: Token | undefined }>, most = 2000): Promise<T[]> {
  const found: T[] = [];
  let token: Token | undefined;
  do {
    const { items, next } = await page(token);
    found.push(...(items ?? []));
    token = next;
  } while (token && found.length < most);
  return found;
}

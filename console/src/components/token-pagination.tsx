import Pagination from '@cloudscape-design/components/pagination';
import type { TokenPages } from './token-pages';

/** TokenPagination goes to the pages of a list that are known so far, and on. */
export function TokenPagination<T>({ pages, label }: { pages: TokenPages<T>; label: string }) {
  return (
    <Pagination
      currentPageIndex={pages.page}
      pagesCount={Math.max(pages.known, 1)}
      openEnd={pages.more && pages.page === pages.known - 1}
      disabled={pages.loading}
      onChange={(e) => pages.open(e.detail.currentPageIndex)}
      ariaLabels={{ paginationLabel: label, nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }}
    />
  );
}

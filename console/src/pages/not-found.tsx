import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { Page } from '../page';
import { follow, href } from '../router';

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <Box>
        The console has no page at this address. <Link href={href('/pools')} onFollow={follow}>Go to the list of user pools</Link>
      </Box>
    </Page>
  );
}

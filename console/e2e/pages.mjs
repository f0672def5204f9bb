// Every page of the console, as the tests of all pages visit them. open brings
// a page to a state that is not there at once.
export function pages(things) {
  void things;
  return [
    { name: 'pool-list', path: '/pools' },
    { name: 'not-found', path: '/nothing/here' },
  ];
}

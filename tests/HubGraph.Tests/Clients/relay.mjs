// Drives Relay's runtime, by what its compiler made, against the URL given: a list page by page. Prints what it saw as JSON.
import relay from 'relay-runtime';
import query from './obj/relay/HubListQuery.graphql.js';
import nextPage from './obj/relay/HubListPageQuery.graphql.js';

const { ConnectionHandler, Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery } = relay;
const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(async ({ text }, variables) => {
    const response = await fetch(process.argv[2], {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  }),
});

// What is shown stays in the store.
environment.retain(createOperationDescriptor(query, { first: 4 }));

function readList(read) {
  let result;
  environment.commitUpdate(store => {
    result = read(ConnectionHandler.getConnection(store.getRoot(), 'HubList_hubs', { order: [{ name: 'ASC' }] }));
  });
  return result;
}

function nextCursor(list) {
  const page = list.getLinkedRecord('pageInfo');
  return page.getValue('hasNextPage') && page.getValue('endCursor');
}

await fetchQuery(environment, query, { first: 4 }).toPromise();
let after;
while ((after = readList(nextCursor)))
  await fetchQuery(environment, nextPage, { first: 4, after }).toPromise();
console.log(JSON.stringify({ names: readList(list => list.getLinkedRecords('edges').map(edge => edge.getLinkedRecord('node').getValue('name'))) }));

// Drives Apollo Client against the URL given: a list page by page, by hash, from the cache where it is known. Prints what it saw as JSON.
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';

const requests = [];
const recordingFetch = async (url, options) => {
  const response = await fetch(url, options);
  requests.push(`${options.method} ${response.status}`);
  return response;
};

const client = new ApolloClient({
  link: new PersistedQueryLink({
    sha256: text => createHash('sha256').update(text).digest('hex'),
    useGETForHashedQueries: true,
  }).concat(new HttpLink({ uri: process.argv[2], fetch: recordingFetch })),
  cache: new InMemoryCache({ typePolicies: { Query: { fields: { hubs: relayStylePagination(['where', 'order']) } } } }),
});

const query = gql`
  query Hubs($first: Int!, $after: String) {
    hubs(first: $first, after: $after, order: [{ name: ASC }]) {
      totalCount
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const variables = { first: 4 };
const list = client.watchQuery({ query, variables });
const following = list.subscribe(() => {});
let { data } = await firstValueFrom(list.pipe(filter(result => !result.loading)));
while (data.hubs.pageInfo.hasNextPage) ({ data } = await list.fetchMore({ variables: { after: data.hubs.pageInfo.endCursor } }));
following.unsubscribe();
const { hubs } = client.readQuery({ query, variables });

const [first] = hubs.edges;
const known = client.readFragment({ id: `Hub:${first.node.id}`, fragment: gql`fragment HubName on Hub { name }` });
console.log(JSON.stringify({ requests, totalCount: hubs.totalCount, names: hubs.edges.map(edge => edge.node.name), known: known.name }));
client.stop();

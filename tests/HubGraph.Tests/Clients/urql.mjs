// Drives urql with its normalised cache against the URL given: a list page by page, by hash. Prints what it saw as JSON.
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';

const requests = [];
const client = new Client({
  url: process.argv[2],
  fetch: async (url, options) => {
    const response = await fetch(url, options);
    requests.push(`${options.method} ${response.status}`);
    return response;
  },
  exchanges: [
    cacheExchange({ resolvers: { Query: { hubs: relayPagination() } } }),
    persistedExchange({ preferGetForPersistedQueries: true }),
    fetchExchange,
  ],
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
let after;
let hubs;
do {
  const { data, error } = await client.query(query, { first: 4, after });
  if (error) throw error;
  hubs = data.hubs;
  after = hubs.pageInfo.endCursor;
} while (hubs.pageInfo.hasNextPage);
console.log(JSON.stringify({ requests, totalCount: hubs.totalCount, names: hubs.edges.map(edge => edge.node.name) }));

// Follows the activities of the server at the URL given as an integration does, over sockets, server-sent events or with
// Apollo Client: logs some meanwhile, leaves, and comes back with the cursor of the first. Prints what it was told, as JSON.
// Arguments: sockets, events or apollo, the URL, a token, an input of logAnimation.
import { ApolloClient, InMemoryCache, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient as createEvents } from 'graphql-sse';
import { createClient as createSockets } from 'graphql-ws';
import WebSocket from 'ws';

const [, , protocol, url, token, input] = process.argv;
const client = protocol === 'events'
  ? createEvents({ url, retryAttempts: 0 })
  : createSockets({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
const query = 'subscription ($after: String) { activityLogged(after: $after) { cursor activity { summary } } }';

async function ask(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function log(summary) {
  const variables = { input: { ...JSON.parse(input), summary } };
  return ask('mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { errors { ... on Error { code } } } }', variables);
}

// What Apollo Client observes, as what the other clients iterate.
async function* observed(variables) {
  const apollo = new ApolloClient({ link: new GraphQLWsLink(client), cache: new InMemoryCache() });
  const waiting = [];
  let wake;
  const subscription = apollo.subscribe({ query: gql(query), variables }).subscribe(result => { waiting.push(result); wake?.(); });
  try {
    while (true) {
      while (waiting.length > 0) yield waiting.shift();
      await new Promise(resolve => { wake = resolve; });
    }
  } finally {
    subscription.unsubscribe();
    apollo.stop();
  }
}

const results = variables => protocol === 'apollo' ? observed(variables) : client.iterate({ query, variables });

async function follow(after, count, between) {
  const told = [];
  for await (const { data } of results({ after })) {
    told.push(data.activityLogged);
    if (told.length === count) break;
    await between?.(told.length);
  }
  return told;
}

const { changes } = await ask('{ changes(first: 0) { pageInfo { endCursor } } }');
const following = follow(changes.pageInfo.endCursor, 2, () => log('second'));
await log('first');
const told = await following;
await log('third');
const again = await follow(told[0].cursor, 2);
console.log(JSON.stringify([told, again].map(events => events.map(event => event.activity.summary))));
await client.dispose();

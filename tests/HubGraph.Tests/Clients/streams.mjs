// What the clients of both streaming protocols, which look alike, are made to do.
async function all(client, request) {
  const results = [];
  for await (const result of client.iterate(request)) results.push(result);
  return results;
}

async function code(client, query) {
  try {
    const [result] = await all(client, { query });
    return result.errors[0].extensions.code;
  } catch (errors) {
    return errors[0].extensions.code;
  }
}

export async function drive(client) {
  const left = [];
  for await (const { data } of client.iterate({ query: 'subscription { endless }' })) {
    left.push(data.endless);
    if (left.length === 5) break;
  }
  console.log(JSON.stringify({
    query: await all(client, { query: 'query ($n: String) { hello(name: $n) }', variables: { n: 'Zoé' } }),
    mutation: await all(client, { query: 'mutation { __typename }' }),
    subscription: await all(client, { query: 'subscription { count }' }),
    refused: await code(client, '{ nope }'),
    left,
    together: (await Promise.all(Array.from({ length: 10 }, () => all(client, { query: 'subscription { count }' })))).map(results => results.length),
  }));
}

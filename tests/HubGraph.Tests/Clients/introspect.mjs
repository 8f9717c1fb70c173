// Asks the URL given for its schema by the standard introspection query and prints it as a client understands it.
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';

const response = await fetch(process.argv[2], {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
console.log(printSchema(buildClientSchema(data)));

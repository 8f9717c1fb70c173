// Asks the URL given for its whole schema by each graphql-js that people use, with all that it knows to ask for, and compares it
// with the contract in the file given. Prints the versions.
import { readFile } from 'node:fs/promises';
import * as graphql15 from 'graphql15';
import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql17';

const [url, file] = process.argv.slice(2);
const contract = await readFile(file, 'utf8');
// What 15 calls specifiedByUrl had that name in a draft alone.
const everything = version => ({ descriptions: true, specifiedByUrl: !version.startsWith('15.'), directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });

async function ask(query) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function comparable(graphql, schema) {
  const printed = graphql.printSchema(graphql.lexicographicSortSchema(schema));
  return graphql.version.startsWith('15.') ? printed.replace(/ @specifiedBy\(url: "[^"]*"\)/g, '') : printed;
}

for (const graphql of [graphql15, graphql16, graphql17]) {
  const answered = graphql.buildClientSchema(await ask(graphql.getIntrospectionQuery(everything(graphql.version))));
  const written = graphql.buildSchema(contract);
  const [told, printed] = [comparable(graphql, answered), comparable(graphql, written)];
  if (told !== printed) {
    const at = [...told].findIndex((c, i) => c !== printed[i]);
    throw new Error(`${graphql.version}: ${told.slice(at - 200, at + 200)}\n--- but the contract has ---\n${printed.slice(at - 200, at + 200)}`);
  }
  for (const name of ['cost', 'listSize', 'restricted', 'oneOf', 'specifiedBy'])
    if (!answered.getDirective(name)) throw new Error(`${graphql.version}: @${name} is not listed`);
  console.log(graphql.version);
}

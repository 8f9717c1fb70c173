// A program over the types that graphql-codegen makes: tsc checks it, and it prints what a server answers.
import { HubDirectoryDocument, type TypedDocumentString } from './obj/codegen/graphql.js';

declare const process: { argv: [string, string, string] };

async function ask<Result, Variables>(url: string, document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const { hubs } = await ask(process.argv[2], HubDirectoryDocument, { first: 3 });
for (const hub of hubs?.nodes ?? []) {
  console.log(hub.name.trim());
  // @ts-expect-error: the document does not ask for it.
  void hub.note;
  // @ts-expect-error: the schema says that it is a text.
  void (hub.name * 2);
}

// Validates the exports of the server given, each by its Table Schema, and prints how many rows each has.
import { Schema, Table } from 'tableschema';

const [server, ...names] = process.argv.slice(2);
const seen = {};
for (const name of names) {
  const descriptor = await (await fetch(`${server}exports/${name}.schema.json`)).json();
  const schema = await Schema.load(descriptor);
  if (!schema.valid) throw new Error(`${name}: ${schema.errors}`);
  // What the validator reads as text begins with its header, not with the mark of UTF-8.
  const text = new TextDecoder().decode(await (await fetch(`${server}exports/${name}.csv`)).arrayBuffer());
  const { Readable } = await import('node:stream');
  const table = await Table.load(Readable.from([text]), { schema: descriptor });
  seen[name] = (await table.read()).length;
}
console.log(JSON.stringify(seen));

// Writes shared/operations.ts: each document of schema/operations with its types, and the hash by which the server knows it.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const schema = path.resolve(import.meta.dirname, '../../../schema');
const folder = path.join(schema, 'operations');

const documents = [];
let constants = '';
for (const file of (await readdir(folder)).filter(name => name.endsWith('.graphql')).sort()) {
  // As the server reads it, whatever line ends Git wrote.
  const text = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  const document = parse(text);
  const { operation, name } = document.definitions.find(definition => definition.kind === 'OperationDefinition');
  const type = name.value + operation[0].toUpperCase() + operation.slice(1);
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  constants += `export const ${name.value[0].toLowerCase()}${name.value.slice(1)}: Operation<${type}, ${type}Variables> = `
    + `{ name: '${path.basename(file, '.graphql')}', id: '${id}' };\n`;
  documents.push({ location: file, document });
}

const types = await codegen({
  filename: 'operations.ts',
  schema: parse(await readFile(path.join(schema, 'schema.graphql'), 'utf8')),
  documents,
  plugins: [{
    typescriptOperations: {
      enumType: 'string-literal',
      skipTypename: true,
      scalars: { Date: 'string', DateTime: 'string', DateWithPrecision: 'string', Decimal: 'number', Long: 'number', ID: 'string' },
    },
  }],
  pluginMap: { typescriptOperations },
  config: {},
});

await writeFile(path.join(import.meta.dirname, 'shared/operations.ts'), `// Made by operations.js.
/** A document that the server knows. */
export interface Operation<Result, Variables> { readonly name: string; readonly id: string; readonly result?: Result; readonly variables?: Variables }

${types}
${constants}`);

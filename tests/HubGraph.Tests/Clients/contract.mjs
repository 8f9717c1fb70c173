// What the schema in the second file takes from clients of the schema in the first, by graphql-js, one line each. What was
// deprecated there, with a day in the reason that lies twelve months before the day given, may go.
import { readFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const [releasedFile, currentFile, today] = process.argv.slice(2);
const released = buildSchema(await readFile(releasedFile, 'utf8'));
const current = buildSchema(await readFile(currentFile, 'utf8'));
const latest = new Date(`${today}T00:00:00Z`);
latest.setUTCFullYear(latest.getUTCFullYear() - 1);

function mayGo(element) {
  const day = element?.deprecationReason?.match(/\b\d{4}-\d{2}-\d{2}\b/)?.[0];
  return day !== undefined && new Date(`${day}T00:00:00Z`) <= latest;
}

// The elements by the names that graphql-js gives them in its messages.
const elements = new Map();
for (const [type, definition] of Object.entries(released.getTypeMap())) {
  if (isObjectType(definition) || isInterfaceType(definition)) {
    for (const field of Object.values(definition.getFields())) {
      elements.set(`${type}.${field.name} was removed.`, field);
      for (const argument of field.args) elements.set(`${type}.${field.name} arg ${argument.name} was removed.`, argument);
    }
  } else if (isInputObjectType(definition)) {
    for (const field of Object.values(definition.getFields())) elements.set(`${type}.${field.name} was removed.`, field);
  } else if (isEnumType(definition)) {
    for (const value of definition.getValues()) elements.set(`${value.name} was removed from enum type ${type}.`, value);
  }
}

for (const { description } of findBreakingChanges(released, current)) {
  if (!mayGo(elements.get(description))) console.log(description);
}

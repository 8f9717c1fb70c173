// Finds words in the names and descriptions of the schema, whatever their case and accents, and opens the reference there.
import { DOC_EXPLORER_PLUGIN, useDocExplorerActions } from '@graphiql/plugin-doc-explorer';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { useMemo, useState } from 'react';

const MOST = 50;
// What follows from the concepts comes after them.
const MADE = /(FilterInput|SortInput|Edge|Connection|Payload|Error|Grouping|Statistics\w*)\b/;
const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** The steps of the reference to where something is shown. */
type Way = Parameters<ReturnType<typeof useDocExplorerActions>['push']>[0][];
interface Entry { name: string; description: string; way: Way; text: string }

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').toLowerCase();

/** All that has a name, with the way to where the reference shows it. */
function entries(schema: GraphQLSchema | null | undefined) {
  const all: Entry[] = [];
  const add = (name: string, description: string | null | undefined, way: Way) => all.push({ name, description: description ?? '', way, text: fold(`${name} ${description ?? ''}`) });
  for (const type of Object.values(schema?.getTypeMap() ?? {})) {
    if (type.name.startsWith('__'))
      continue;
    const here: Way = [{ name: type.name, def: type }];
    add(type.name, type.description, here);
    for (const field of isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []) {
      const there: Way = [...here, { name: field.name, def: field }];
      add(`${type.name}.${field.name}`, field.description, there);
      for (const argument of 'args' in field ? field.args : [])
        add(`${type.name}.${field.name}(${argument.name}:)`, argument.description, there);
    }
    for (const value of isEnumType(type) ? type.getValues() : [])
      add(`${type.name}.${value.name}`, value.description, here);
  }
  return all;
}

function rank({ name, way }: Entry, words: string[]) {
  const folded = fold(name);
  const inName = words.filter(word => folded.includes(word)).length;
  return (MADE.test(name) ? 100 : 0) + (name.includes('(') ? 20 : 0) - inName * 10 - (ROOTS.includes(way[0]!.name) || way.length === 1 ? 5 : 0);
}

function Find() {
  const schema = useGraphiQL(state => state.schema);
  const { setVisiblePlugin } = useGraphiQLActions();
  const { push, reset } = useDocExplorerActions();
  const [typed, setTyped] = useState('');
  const all = useMemo(() => entries(schema), [schema]);
  const words = fold(typed).split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1);
  const found = words.length === 0 ? [] : all
    .filter(entry => words.every(word => entry.text.includes(word)))
    .sort((one, other) => rank(one, words) - rank(other, words));

  function open(way: Way) {
    reset();
    way.forEach(push);
    setVisiblePlugin(DOC_EXPLORER_PLUGIN);
  }

  return (
    <section className="examples" aria-label="Find in the schema">
      <h2>Find in the schema</h2>
      <p>Words of names and descriptions, English or French: “postal code”, “porteur”, “white zone”.</p>
      <input type="search" aria-label="Words" placeholder="porteur" value={typed} onChange={event => setTyped(event.target.value)} autoFocus />
      {words.length > 0 && <p role="status">{found.length === 0 ? 'Nothing has all of these words.' : `${found.length} found${found.length > MOST ? `, the first ${MOST} of them` : ''}.`}</p>}
      <ul>
        {found.slice(0, MOST).map(({ name, description, way }) => (
          <li key={name}>
            <button type="button" data-found={name} onClick={() => open(way)}>
              <strong>{name}</strong>
              <span>{description}</span>
            </button>
            <a href={`docs/reference/${encodeURIComponent(name)}`} target="_blank" rel="noreferrer" aria-label={`Reference of ${name}`}>Reference</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="M15 15l5.5 5.5" strokeLinecap="round" />
    </svg>
  );
}

/** Its entry in GraphiQL's sidebar. */
export const FIND_PLUGIN = { title: 'Find in the schema', icon: Icon, content: Find };

// The examples beside the editor: each opens in a tab of its own.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useState } from 'react';
import documents from 'virtual:documents';
import variables from './variables.json';

const known: Record<string, unknown> = variables;
const examples = documents.map(document => ({
  ...document,
  variables: document.name in known ? JSON.stringify(known[document.name], null, 2) : '',
}));
type Example = (typeof examples)[number];

const first = examples.find(example => example.name === 'call-sheet') ?? { text: '{ __typename }', variables: '' };

/** Whether there is no room for anything beside the editor. */
export const isNarrow = () => matchMedia('(max-width: 700px)').matches;

/** What a visitor sees who was never here. */
export const firstTab = { query: first.text, variables: first.variables };

const GROUPS: [string, string][] = [
  ['query', 'Read'],
  ['mutation', 'Write, with a token'],
  ['subscription', 'Follow'],
];

// What hubs themselves write: a new server has none of it.
const WRITTEN = '{ activities(first: 0) { totalCount } fundedProjects(first: 0) { totalCount } }';

/** Says that there is nothing yet of what many examples ask for, and how to see them with made-up records. */
function Emptiness() {
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    fetch(`${location.pathname}?query=${encodeURIComponent(WRITTEN)}`, { headers: { Accept: 'application/graphql-response+json' } })
      .then(response => response.json())
      .then(({ data }: { data?: Record<string, { totalCount: number } | null> | null }) => setEmpty(Object.values(data ?? {}).every(list => list?.totalCount === 0)), () => undefined);
  }, []);
  return empty && (
    <div className="notice" role="note">
      <p>
        This server has the real hubs, calls and territories and some events of former years, but no activity or project yet: examples about those
        answer empty lists, as does the agenda. To see them with made-up records, who runs it writes a demonstration database and serves that:
      </p>
      <pre>{['demo --activities 2000 --output /tmp/demo.db', '--Database:ConnectionString "Data Source=/tmp/demo.db"'].map(words => `dotnet run --project src/HubGraph -- ${words}`).join('\n')}</pre>
      <p>With a published server it is <code>dotnet HubGraph.dll</code> in place of <code>dotnet run --project src/HubGraph --</code>.</p>
    </div>
  );
}

function Examples() {
  const { addTab, changeTab, setVisiblePlugin } = useGraphiQLActions();
  const state = useGraphiQL(({ tabs, activeTabIndex, queryEditor, variableEditor, headerEditor }) =>
    ({ tabs, activeTabIndex, queryEditor, variableEditor, headerEditor }));

  function open(example: Example) {
    const { tabs, activeTabIndex, queryEditor, variableEditor, headerEditor } = state;
    // On a phone the examples cover the editor.
    if (isNarrow())
      setVisiblePlugin(null);
    if (queryEditor?.getValue() === example.text)
      return;
    const there = tabs.findIndex((tab, index) => index !== activeTabIndex && tab.query === example.text);
    if (there >= 0) {
      changeTab(there);
      return;
    }

    // A token that was typed is meant for every tab.
    const headers = headerEditor?.getValue();
    addTab();
    queryEditor?.setValue(example.text);
    variableEditor?.setValue(example.variables);
    if (headers)
      headerEditor?.setValue(headers);
  }

  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>Each is a document of a real client and opens in a tab. Change its variables below it.</p>
      <Emptiness />
      {GROUPS.map(([kind, title]) => ({ title, group: examples.filter(example => example.kind === kind) }))
        .filter(({ group }) => group.length > 0)
        .map(({ title, group }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul>
              {group.map(example => (
                <li key={example.name}>
                  <button type="button" data-example={example.name} onClick={() => open(example)}>
                    <strong>{example.title}</strong>
                    <span>{example.description}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      <h3>A token</h3>
      <p>What is public needs none. Operators and programs write theirs under Headers, in place of TOKEN, and take the slashes away:</p>
      <pre>{'// "Authorization": "Bearer TOKEN"'}</pre>
      <p>
        <a href="docs" target="_blank" rel="noreferrer">Guides</a> tell each task from its beginning.
        The whole contract is at <a href="schema.graphql" target="_blank" rel="noreferrer">schema.graphql</a>.
        This page is made with GraphiQL and others, under <a href="graphql/assets/licences.txt" target="_blank" rel="noreferrer">their licences</a>.
      </p>
    </section>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 3.5h14v17H5zM8.5 8h7M8.5 12h7M8.5 16h4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** Its entry in GraphiQL's sidebar. */
export const EXAMPLES_PLUGIN = { title: 'Examples', icon: Icon, content: Examples };

// The examples beside the editor: each opens in a tab of its own.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import documents from 'virtual:documents';
import variables from './variables.json';

const examples = documents.map(document => ({
  ...document,
  variables: document.name in variables ? JSON.stringify(variables[document.name], null, 2) : '',
}));

const first = examples.find(example => example.name === 'call-sheet') ?? { text: '{ __typename }', variables: '' };

/** What a visitor sees who was never here. */
export const firstTab = { query: first.text, variables: first.variables };

const GROUPS = [
  ['query', 'Read'],
  ['mutation', 'Write, with a token'],
  ['subscription', 'Follow'],
];

function Examples() {
  const { addTab, changeTab } = useGraphiQLActions();
  const state = useGraphiQL(({ tabs, activeTabIndex, queryEditor, variableEditor, headerEditor }) =>
    ({ tabs, activeTabIndex, queryEditor, variableEditor, headerEditor }));

  function open(example) {
    const { tabs, activeTabIndex, queryEditor, variableEditor, headerEditor } = state;
    if (queryEditor.getValue() === example.text)
      return;
    const there = tabs.findIndex((tab, index) => index !== activeTabIndex && tab.query === example.text);
    if (there >= 0) {
      changeTab(there);
      return;
    }

    // A token that was typed is meant for every tab.
    const headers = headerEditor?.getValue();
    addTab();
    queryEditor.setValue(example.text);
    variableEditor?.setValue(example.variables);
    if (headers)
      headerEditor.setValue(headers);
  }

  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>Each is a document of a real client and opens in a tab. Change its variables below it.</p>
      {GROUPS.map(([kind, title]) => [title, examples.filter(example => example.kind === kind)])
        .filter(([, group]) => group.length > 0)
        .map(([title, group]) => (
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
      <p>What is public needs none. Operators and programs write theirs under Headers:</p>
      <pre>{'{ "Authorization": "Bearer …" }'}</pre>
      <p>
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

// The page: GraphiQL over the API that serves it, with the documents of schema/operations as starting points.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { ToolbarButton, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { EXAMPLES_PLUGIN, firstTab, isNarrow } from './examples.tsx';
import { FIND_PLUGIN } from './find.tsx';

// The API answers where the page is, whatever path a proxy gave to both.
const url = new URL(location.pathname, location.href);
const socket = new URL(url);
socket.protocol = url.protocol.replace('http', 'ws');

const fetcher = createGraphiQLFetcher({ url: url.href, subscriptionUrl: socket.href });
const plugins = [EXAMPLES_PLUGIN, FIND_PLUGIN, HISTORY_PLUGIN];

// A link may carry a query, as a program's GET does: it is shown, and runs when its reader wants it to.
const link = new URLSearchParams(location.search);
const linked = link.get('query')?.trim() ? link : null;

// A comment until it is needed: a token that is none would be refused.
const HEADERS = `{
  // "Authorization": "Bearer TOKEN"
}`;

// GraphiQL obeys this at each load: who closed the examples, or reads something else beside the editor, keeps that.
const visiblePlugin = isNarrow() ? undefined : localStorage.getItem('graphiql:visiblePlugin') ?? EXAMPLES_PLUGIN.title;
// It would not show the first tab's own variables.
const initialVariables = linked ? linked.get('variables') ?? '' : localStorage.getItem('graphiql:tabState') === null ? firstTab.variables : undefined;

/** The name, which also has the editors follow when the system turns dark or light: GraphiQL would see it at the next load. */
function Logo() {
  const { setTheme } = useGraphiQLActions();
  const theme = useGraphiQL(state => state.theme);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(theme);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [setTheme, theme]);
  return 'HubGraph';
}

/** Copies the address of this page with the query that stands in the editor. */
function LinkButton() {
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  function copy() {
    const address = new URL(url);
    address.searchParams.set('query', queryEditor?.getValue() ?? '');
    const variables = variableEditor?.getValue().trim();
    if (variables)
      address.searchParams.set('variables', variables);
    history.replaceState(null, '', address);
    navigator.clipboard?.writeText(address.href);
  }
  return (
    <ToolbarButton label="Copy a link to this query" onClick={copy}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        <path d="M10 14l4-4M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M11 8l2.5-2.5a3.5 3.5 0 0 1 5 5L16 13" strokeLinecap="round" />
      </svg>
    </ToolbarButton>
  );
}

createRoot(document.getElementById('root')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={visiblePlugin}
    defaultTabs={[linked ? { query: linked.get('query'), variables: initialVariables } : firstTab]}
    defaultHeaders={HEADERS}
    initialQuery={linked?.get('query') ?? undefined}
    initialVariables={initialVariables}
    defaultEditorToolsVisibility="variables"
    schemaDescription
  >
    <GraphiQL.Logo><Logo /></GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => <>{prettify}{merge}{copy}<LinkButton /></>}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);

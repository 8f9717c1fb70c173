// The page: GraphiQL over the API that serves it, with the documents of schema/operations as starting points.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { EXAMPLES_PLUGIN, firstTab } from './examples.jsx';

// The API answers where the page is, whatever path a proxy gave to both.
const url = new URL(location.pathname, location.href);
const socket = new URL(url);
socket.protocol = url.protocol.replace('http', 'ws');

const fetcher = createGraphiQLFetcher({ url: url.href, subscriptionUrl: socket.href });
const plugins = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];

// GraphiQL obeys this at each load: who closed the examples, or reads something else beside the editor, keeps that.
const visiblePlugin = localStorage.getItem('graphiql:visiblePlugin') ?? EXAMPLES_PLUGIN.title;
// It would not show the first tab's own variables.
const initialVariables = localStorage.getItem('graphiql:tabState') === null ? firstTab.variables : undefined;

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

createRoot(document.getElementById('root')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={visiblePlugin}
    defaultTabs={[firstTab]}
    initialVariables={initialVariables}
    defaultEditorToolsVisibility="variables"
    schemaDescription
  >
    <GraphiQL.Logo><Logo /></GraphiQL.Logo>
  </GraphiQL>,
);

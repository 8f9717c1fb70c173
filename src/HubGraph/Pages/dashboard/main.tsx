// The national dashboard: a question a screen.
import './dashboard.css';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { to, useAddress, useLinks } from '../shared/address.ts';
import { Activity, ScopedAgenda, ScopedBreakdown, ScopedCurve, ScopedLatest } from './activity.tsx';
import { Coverage } from './coverage.tsx';
import { Missing } from './facts.tsx';
import { HubPage } from './hub.tsx';
import { Calls, Funders } from './money.tsx';
import { Nobody } from './nobody.tsx';
import { RegionPage } from './region.tsx';
import { say } from '../shared/words.ts';
import { Who } from './who.tsx';

const mount = document.getElementById('root')!;
const { version, reference, demonstration } = mount.dataset;

/** The questions, each a screen. */
const VIEWS: Record<string, { title: string; show: () => ReactNode }> = {
  '': { title: say('Qui couvre ma commune ?', 'Who serves my commune?'), show: () => <><Who /><Coverage /></> },
  activity: { title: say('Que s’est-il passé ?', 'What happened?'), show: () => <Activity /> },
  'white-zones': { title: say('Où n’y a-t-il personne ?', 'Where is nobody?'), show: () => <Nobody isFirst /> },
  money: { title: say('Qui a reçu quoi ?', 'Who got what?'), show: () => <><Calls isFirst /><Funders /></> },
};

/** Parts of them, which stand alone in frames. */
const ALONE: Record<string, () => ReactNode> = {
  who: () => <Who />, map: () => <Coverage isFirst />, activity: () => <ScopedCurve isFirst />, breakdown: () => <ScopedBreakdown isFirst />,
  latest: () => <ScopedLatest isFirst />, agenda: () => <ScopedAgenda isFirst />, money: () => <Calls isFirst />, funders: () => <Funders isFirst />,
};

/** What this page shows, without loading it anew. */
const OWN = /^(\?.*|hubs\/[^/]+|regions\/[^/]+|)$/;

function Header({ current }: { current: string | null }) {
  return (
    <header className="site">
      <a className="brand" href={to('')}><img src={to('docs/icon.svg')} alt="" width="26" height="26" /> HubGraph</a>
      <nav aria-label={say('Questions', 'Questions')}>
        {Object.entries(VIEWS).map(([name, { title }]) => <a key={name} href={to(name && `?view=${name}`)} aria-current={name === current ? 'page' : undefined}>{title}</a>)}
      </nav>
    </header>
  );
}

function Footer() {
  const inLanguage = say('.fr', '');
  return (
    <footer className="site">
      <nav aria-label={say('Pour aller plus loin', 'Further on')}>
        <a href={to(`docs/${say('index.fr', '')}`)}>{say('Guides', 'Guides')}</a>
        <a href={to('console')}>{say('Console des hubs', 'The hubs’ console')}</a>
        <a href={to('graphql')}>{say('Explorateur de l’API', 'Explorer of the API')}</a>
        {reference === 'yes' && <a href={to('docs/reference')}>{say('Référence', 'Reference')}</a>}
        <a href={to('docs/open-data')}>{say('Données ouvertes', 'Open data')}</a>
        <a href={to('exports')}>{say('Tables', 'Tables')}</a>
        <a href={to('status')}>{say('État du service', 'Status')}</a>
      </nav>
      <nav aria-label={say('À propos', 'About')}>
        <a href={to(`docs/legal-notice${inLanguage}`)}>{say('Mentions légales', 'Legal notice')}</a>
        <a href={to(`docs/privacy${inLanguage}`)}>{say('Données personnelles', 'Privacy')}</a>
        <a href={to(`docs/terms${inLanguage}`)}>{say('Conditions d’utilisation', 'Terms of use')}</a>
        <a href={to(`docs/accessibility${inLanguage}`)}>{say('Accessibilité', 'Accessibility')}</a>
        <a href={to('graphql/assets/licences.txt')}>{say('Licences', 'Licences')}</a>
        <span>HubGraph {version}</span>
      </nav>
    </footer>
  );
}

function Dashboard() {
  useLinks(OWN);
  const { path, parameters } = useAddress();
  const [kind, key = ''] = path.split('/');
  const name = kind ? null : parameters.get('view') ?? '';
  const isEmbedded = parameters.has('embed');
  let shown: ReactNode;
  if (name === null) {
    shown = kind === 'hubs' ? <HubPage key={key} slug={key} /> : <RegionPage key={key} code={key} />;
  } else {
    const show = (isEmbedded ? ALONE[name] : undefined) ?? VIEWS[name]?.show ?? ALONE[name];
    document.title = VIEWS[name] ? `${VIEWS[name].title} · HubGraph` : 'HubGraph';
    shown = show?.() ?? <Missing title={say('Cette page n’existe pas', 'There is no such page')} />;
  }
  if (isEmbedded)
    return <main className="embedded">{shown}</main>;
  return (
    <>
      <a className="skip" href="#content">{say('Aller au contenu', 'Skip to the content')}</a>
      <Header current={name} />
      <main id="content" tabIndex={-1}>
        {demonstration === 'yes' && (
          <p className="notice demonstration">{say('Démonstration : les hubs et les communes sont réels ; des actions, événements et projets sont inventés.',
            'Demonstration: hubs and communes are real; activities, events and projects are invented.')}</p>
        )}
        {shown}
      </main>
      <Footer />
    </>
  );
}

createRoot(mount).render(<StrictMode><Dashboard /></StrictMode>);

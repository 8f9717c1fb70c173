// The operators' console: what a hub did, logged where it was done.
import './console.css';
import { lazy, StrictMode, Suspense, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { change, to, useAddress, useLinks, withParameters } from '../shared/address.ts';
import { root } from '../shared/ask.ts';
import { Choice } from '../shared/parts.tsx';
import { plural, say } from '../shared/words.ts';
import icon from '../icon.svg';
import { ready, remember, remembered } from './device.ts';
import { Log } from './log.tsx';
import { discard, flush, useQueue, type Entry } from './queue.ts';
import { check, may, recall, signIn, signOut, takeToken, useSession } from './session.ts';
import { Queue } from './waiting.tsx';

const OWN = /^console(\?.*)?$/;
// The hub that the address names stays.
const tab = (view: string | null) => withParameters({ view, problem: null }).href;
const guide = () => to(`docs/console${say('.fr', '')}`);

const Activities = lazy(() => import('./activities.tsx'));
const Grants = lazy(() => import('./grants.tsx'));
const Events = lazy(() => import('./events.tsx'));
const Projects = lazy(() => import('./projects.tsx'));
const Spreadsheet = lazy(() => import('./spreadsheet.tsx'));

/** What was refused later and is mended now. */
interface Mending { again: Entry | null; onAgain: (isMended: boolean) => void }

/** The views, each with the mutation without which it is not offered. */
const VIEWS: Record<string, { title: string; needs: string; show: (hub: string, mending: Mending) => ReactNode }> = {
  activities: { title: say('Actions', 'Activities'), needs: 'amendActivity', show: hub => <Activities hub={hub} /> },
  events: { title: say('Événements', 'Events'), needs: 'createEvent', show: (hub, mending) => <Events hub={hub} {...mending} /> },
  projects: { title: say('Projets', 'Projects'), needs: 'createFundedProject', show: (hub, mending) => <Projects hub={hub} {...mending} /> },
  spreadsheet: { title: say('Tableur', 'Spreadsheet'), needs: 'logActivities', show: hub => <Spreadsheet hub={hub} /> },
  grants: { title: say('Accès', 'Access'), needs: 'grantHub', show: hub => <Grants hub={hub} /> },
};

/** Where what was refused is mended; where activities are logged if not here. */
const FORMS: Record<string, string> = { createEvent: 'events', createFundedProject: 'projects' };

function TokenForm() {
  const [token, setToken] = useState('');
  const { reason } = useSession();
  return (
    <form className="activity" onSubmit={event => {
      event.preventDefault();
      takeToken(token);
    }}>
      <p>{say('En développement, collez le jeton que cette commande affiche :', 'In development, paste the token that this command prints:')}</p>
      <pre tabIndex={0}><code>dotnet user-jwts create --project src/HubGraph --name alice --role operator --claim hubs=bretagne --output token</code></pre>
      <div className="field">
        <label htmlFor="token">{say('Jeton', 'Token')}</label>
        <textarea id="token" rows={4} autoComplete="off" spellCheck={false} value={token} onChange={event => setToken(event.target.value)} />
      </div>
      {reason && <p className="problem" role="alert">{reason}</p>}
      <button className="primary" disabled={!token.trim()}>{say('Se connecter', 'Sign in')}</button>
    </form>
  );
}

function SignIn({ isAgain }: { isAgain: boolean }) {
  const problem = useAddress().parameters.get('problem');
  return (
    <>
      {problem && (
        <p className="notice" role="alert">{problem === 'issuer'
          ? say('Le fournisseur d’identité ne répond pas. Réessayez dans un instant.', 'The identity provider does not answer. Try again in a moment.')
          : say('La connexion n’a pas abouti. Réessayez.', 'Signing in did not succeed. Try again.')}</p>
      )}
      {signIn === 'session' && <p><a className="button primary" href={to('console/sign-in')}>{isAgain ? say('Se reconnecter', 'Sign in again') : say('Se connecter', 'Sign in')}</a></p>}
      {signIn === 'token' && <TokenForm />}
      {signIn === 'none' && (
        <>
          <p>{say('Personne ne peut encore se connecter ici : ce serveur ne connaît pas de fournisseur d’identité pour la console.', 'Nobody can sign in here yet: this server knows no identity provider for the console.')}</p>
          <p>{say('Qui l’exploite indique, dans ses réglages,', 'Who runs it says, in its settings,')} <code>Auth:Authority</code>, <code>Auth:Audience</code>, <code>Auth:ClientId</code> {say('et', 'and')} <code>Auth:ClientSecret</code>{say(' ; l’adresse de retour à déclarer au fournisseur est', '; the address of return to declare to the provider is')} <code>{to('console/signed-in')}</code>.</p>
        </>
      )}
    </>
  );
}

// What this device keeps is told also where it does not know any more whose it is.
function Welcome({ waiting }: { waiting: number }) {
  return (
    <main id="content" tabIndex={-1}>
      <h1 tabIndex={-1}>{say('La console des hubs', 'The hubs’ console')}</h1>
      <p className="lead">{say('Dites ce que votre hub a fait, depuis un téléphone, en moins d’une minute et même sans réseau.', 'Say what your hub did, from a phone, in less than a minute and even without a network.')}</p>
      {waiting > 0 && (
        <div className="queue">
          <p role="status">{say(`${plural(waiting, 'saisie attend', 'saisies attendent')} sur cet appareil que vous vous connectiez.`, `${plural(waiting, 'entry waits', 'entries wait')} on this device for you to sign in.`)}</p>
        </div>
      )}
      <SignIn isAgain={false} />
      <p><a href={guide()}>{say('Le guide de la console', 'The console’s guide')}</a></p>
    </main>
  );
}

function NoHub({ subject }: { subject: string | null }) {
  return (
    <>
      <h1 tabIndex={-1}>{say('Il vous manque un hub', 'You have no hub yet')}</h1>
      <p>{say('Vous êtes connecté, mais rien ne dit encore pour quel hub vous écrivez. Envoyez cet identifiant à l’administrateur du programme :',
        'You are signed in, but nothing says yet for which hub you write. Send this identifier to the programme’s administrator:')}</p>
      <pre tabIndex={0}><code>{subject}</code></pre>
      <p><button type="button" onClick={() => void check()}>{say('Vérifier à nouveau', 'Look again')}</button></p>
    </>
  );
}

function Console() {
  useLinks(OWN);
  const { viewer, standing } = useSession();
  const { parameters } = useAddress();
  const queue = useQueue();
  const [again, setAgain] = useState<Entry | null>(null);
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  const hubs = viewer?.hubs?.nodes ?? [];
  const chosen = parameters.get('hub') ?? remembered<string>('hub');
  const hub = hubs.find(({ slug }) => slug === chosen)?.slug ?? hubs[0]?.slug;
  const name = parameters.get('view') ?? '';
  const view = VIEWS[name];
  useEffect(() => {
    void check();
    const turn = () => {
      setIsOnline(navigator.onLine);
      if (navigator.onLine)
        void check().then(flush);
    };
    addEventListener('online', turn);
    addEventListener('offline', turn);
    return () => {
      removeEventListener('online', turn);
      removeEventListener('offline', turn);
    };
  }, []);
  useEffect(() => {
    if (standing === 'in')
      void flush();
  }, [standing]);
  useEffect(() => {
    document.title = `${view?.title ?? 'Console'} · HubGraph`;
  }, [view]);
  if (!viewer?.subject)
    return standing === 'unknown' ? <main id="content" tabIndex={-1}><p className="waiting" role="status">{say('Un instant…', 'One moment…')}</p></main> : <Welcome waiting={queue.length} />;
  const offered = Object.entries(VIEWS).filter(([, { needs }]) => may(needs));
  const mending: Mending = {
    again: again && (FORMS[again.kind] ?? '') === name ? again : null,
    onAgain: isMended => {
      if (again && isMended)
        void discard(again.reference);
      setAgain(null);
    },
  };
  const isAway = !isOnline || standing === 'unreachable';
  return (
    <>
      <a className="skip" href="#content">{say('Aller au contenu', 'Skip to the content')}</a>
      <header className="site">
        <a className="brand" href={to('console')}><img src={icon} alt="" width="26" height="26" /> HubGraph</a>
        {hub && hubs.length > 1
          ? <Choice label="Hub" value={hub} options={hubs.map(({ slug, name: called }) => [slug, called])} onChoose={slug => { remember('hub', slug); change({ hub: slug }); }} />
          : <strong className="hub">{hubs[0]?.name}</strong>}
        <details className="person">
          <summary>{viewer.name ?? say('Mon compte', 'My account')}</summary>
          <div className="menu">
            <p className="soft">{queue.length > 0 && say('Ce qui attend d’être envoyé reste sur cet appareil, pour vous.', 'What waits to be sent stays on this device, for you.')}</p>
            <p className="actions">
              <a href={guide()}>{say('Guide', 'Guide')}</a>
              <a href={to('')}>{say('Tableau de bord', 'Dashboard')}</a>
              <button type="button" onClick={() => void signOut()}>{say('Se déconnecter', 'Sign out')}</button>
            </p>
          </div>
        </details>
      </header>
      {hub && (
        <nav className="tabs" aria-label={say('Vues', 'Views')}>
          {may('logAnimation') && <a href={tab(null)} aria-current={name === '' ? 'page' : undefined}>{say('Saisir', 'Log')}</a>}
          {offered.map(([key, { title }]) => <a key={key} href={tab(key)} aria-current={key === name ? 'page' : undefined}>{title}</a>)}
        </nav>
      )}
      <main id="content" tabIndex={-1}>
        {standing === 'out' && (
          <div className="notice" role="alert">
            <p>{say('Votre session a pris fin. Rien n’est perdu : ce que vous écrivez reste sur cet appareil.', 'Your session has ended. Nothing is lost: what you write stays on this device.')}</p>
            <SignIn isAgain />
          </div>
        )}
        {isAway && <p className="notice away" role="status">{say('Hors connexion : ce que vous saisissez est gardé ici et envoyé au retour du réseau.', 'Offline: what you log is kept here and sent when the network is back.')}</p>}
        <Queue onMend={entry => { setAgain(entry); change({ view: FORMS[entry.kind] ?? null, hub: entry.input.hub as string }); }} />
        {!hub ? <NoHub subject={viewer.subject} />
          : view && may(view.needs)
            ? <Suspense fallback={<p className="waiting" role="status">{say('Un instant…', 'One moment…')}</p>}>{view.show(hub, mending)}</Suspense>
            : may('logAnimation') ? <Log key={hub} hub={hub} {...mending} /> : null}
      </main>
    </>
  );
}

if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register(new URL('console/worker.js', root), { scope: new URL('console', root).pathname }).catch(() => undefined);

void ready.then(() => {
  recall();
  createRoot(document.getElementById('root')!).render(<StrictMode><Console /></StrictMode>);
});

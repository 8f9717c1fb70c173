// What the pages of hubs and regions have in common.
import type { ReactNode } from 'react';
import { to } from '../shared/address.ts';
import { SourceLink } from './parts.tsx';
import { isFrench, say } from '../shared/words.ts';

/** A fact by its name; what no source says is told as such. */
export const Fact = ({ name, children }: { name: string; children?: ReactNode }) => (
  <div><dt>{name}</dt><dd>{children ?? <span className="soft">{say('aucune source trouvée ne le dit',
    'no source found says it')}</span>}</dd></div>
);

interface Source { title: string; publisher: string; url: string | null }
interface Conflict { code: string; subject: string; subjectInFrench: string; shown: string; shownInFrench: string; sides: { nodes: { statement: string; source: Source }[] } }

/** Both sides of what sources contradict each other about, and what is shown. */
export function Conflicts({ of }: { of: readonly Conflict[] }) {
  return of.map(conflict => (
    <aside key={conflict.code} className="notice conflict">
      <h2>{say('Les sources se contredisent :', 'Sources contradict each other:')} {isFrench ? conflict.subjectInFrench : conflict.subject}</h2>
      <ul>{conflict.sides.nodes.map((side, i) => <li key={i}>« {side.statement} » – <SourceLink source={side.source} /></li>)}</ul>
      <p>{say('Ce qui est montré :', 'What is shown:')} {isFrench ? conflict.shownInFrench : conflict.shown}</p>
    </aside>
  ));
}

/** What stands where nothing is. */
export function Missing({ title }: { title: string }) {
  return (
    <section className="view">
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{say('L’adresse a peut-être changé, ou une faute de frappe s’y est glissée.',
        'The address may have changed, or has a slip.')}</p>
      <p><a className="button" href={to('')}>{say('Retour à l’accueil', 'Back to the first page')}</a></p>
    </section>
  );
}

export const PrintButton = () => <button type="button" className="print" onClick={() => print()}>{say('Imprimer', 'Print')}</button>;

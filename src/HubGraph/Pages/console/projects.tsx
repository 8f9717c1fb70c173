// My hub's funded projects, and what funders said.
import { useState } from 'react';
import { to } from '../shared/address.ts';
import { hubProjects, type FundingStatus, type HubProjectsQuery, type NeedCode } from '../shared/operations.ts';
import { FUNDING_STATUSES, PROJECT_STATUSES } from '../shared/terms.ts';
import { date, euros, say, today } from '../shared/words.ts';
import { against, besides, Chips, PlaceField, Problems, TextField } from './fields.tsx';
import type { Place } from './draft.ts';
import { Standing, useWriting } from './parts.tsx';
import { newReference, referenceOf, useQueue, type Entry } from './queue.ts';
import { may, useKept } from './session.ts';

type Row = NonNullable<HubProjectsQuery['fundedProjects']>['nodes'][number];
type Line = Row['fundingLines']['nodes'][number];

const amount = (text: string) => (text.trim() === '' ? null : Number(text.replace(/\s/g, '').replace(',', '.')));

// Words of Mon inclusion numérique, shortened.
const NEEDS: Record<NeedCode, string> = {
  ETABLIR_UN_DIAGNOSTIC_TERRITORIAL: say('Diagnostic territorial', 'A diagnosis of the territory'),
  CO_CONSTRUIRE_LA_FEUILLE_DE_ROUTE: say('Co-construire la feuille de route', 'Making the roadmap together'),
  REDIGER_LA_FEUILLE_DE_ROUTE: say('Rédiger la feuille de route', 'Writing the roadmap'),
  ANIMER_LA_GOUVERNANCE: say('Animer la gouvernance', 'Animating the governance'),
  APPUI_JURIDIQUE: say('Appui juridique', 'Legal support'),
  MONTER_DOSSIERS_DE_SUBVENTION: say('Dossiers de subvention', 'Requests for grants'),
  STRUCTURER_UN_FONDS: say('Fonds local', 'A local fund'),
  STRUCTURER_UNE_FILIERE_DE_RECONDITIONNEMENT: say('Filière de reconditionnement', 'Refurbishing of computers'),
  COLLECTER_DES_DONNEES_TERRITORIALES: say('Données territoriales', 'Data of the territory'),
  SENSIBILISER_LES_ACTEURS_AUX_OUTILS_EXISTANTS: say('Faire connaître les outils', 'Making tools known'),
  APPUYER_LA_CERTIFICATION_QUALIOPI: say('Certification Qualiopi', 'Qualiopi certification'),
};

interface Draft { title: string; holderName: string; budget: string; place: Place | null; needCodes: readonly NeedCode[] }

function NewProject({ hub, again, onDone }: { hub: string; again: Entry | null; onDone: (said: string | null) => void }) {
  const [draft, setDraft] = useState<Draft>(again?.draft as Draft | undefined ?? { title: '', holderName: '', budget: '', place: null, needCodes: [] });
  const { problems, isBusy, keep } = useWriting(again?.problems);
  const set = (change: Partial<Draft>) => setDraft(now => ({ ...now, ...change }));
  const { title, holderName, budget, place, needCodes } = draft;
  return (
    <form className="activity" noValidate onSubmit={event => {
      event.preventDefault();
      const reference = newReference();
      void keep({
        reference, kind: 'createFundedProject', title: `${title.trim()} · ${holderName.trim()}`, draft,
        input: {
          hub, title: title.trim(), holderName: holderName.trim(), clientReference: reference, budgetEuros: amount(budget), needCodes,
          ...(place && place.scale !== 'NATIONAL' && { commune: place.commune?.code }),
        },
      }, say('Le projet est enregistré.', 'The project is saved.'), onDone);
    }}>
      <p><button type="button" onClick={() => onDone(null)}>← {say('Projets', 'Projects')}</button></p>
      <h1 tabIndex={-1}>{say('Un nouveau projet', 'A new project')}</h1>
      <TextField label={say('Titre', 'Title')} value={title} onChange={text => set({ title: text })} problems={against(problems, 'title')} isNeeded />
      <TextField label={say('Porteur du projet', 'Who holds it')} value={holderName} onChange={text => set({ holderName: text })} problems={against(problems, 'holderName')} isNeeded />
      <TextField label={say('Budget en euros', 'Budget in euros')} value={budget} onChange={text => set({ budget: text })} problems={against(problems, 'budgetEuros')} />
      <PlaceField place={place} onChange={chosen => set({ place: chosen })} problems={against(problems, 'commune')} />
      <Chips label={say('Ce qu’il cherche', 'What it looks for')} options={NEEDS} chosen={needCodes} problems={against(problems, 'needCodes')}
        onChoose={need => set({ needCodes: needCodes.includes(need) ? needCodes.filter(one => one !== need) : [...needCodes, need] })} />
      <div className="submit">
        <Problems of={besides(problems, 'title', 'holderName', 'budgetEuros', 'commune', 'needCodes')} />
        <p className="actions"><button className="primary" disabled={isBusy || !title.trim() || !holderName.trim()}>{say('Enregistrer', 'Save')}</button></p>
      </div>
    </form>
  );
}

/** A request to a funder: a new one, or what became of one. */
function Funding({ project, line, onDone, onClose }: { project: Row; line: Line | null; onDone: (said: string | null) => void; onClose: () => void }) {
  const [funder, setFunder] = useState(line?.funder ?? '');
  const [requested, setRequested] = useState(line?.requestedEuros?.toString() ?? '');
  const [granted, setGranted] = useState(line?.grantedEuros?.toString() ?? '');
  const [status, setStatus] = useState<FundingStatus>(line?.status ?? 'SUBMITTED');
  const [decidedOn, setDecidedOn] = useState(line?.decidedOn ?? '');
  const { problems, isBusy, keep } = useWriting();
  const isDecided = status === 'ACCEPTED' || status === 'REFUSED';
  return (
    <form className="card" noValidate onSubmit={event => {
      event.preventDefault();
      const said = { funder: funder.trim(), status, requestedEuros: amount(requested), grantedEuros: status === 'ACCEPTED' ? amount(granted) : null, decidedOn: isDecided ? decidedOn || today() : null };
      const reference = line ? referenceOf('recordFunding', line.id) : newReference();
      void keep({
        reference, kind: 'recordFunding', title: `${project.title} · ${said.funder}`,
        input: line ? { update: { id: line.id, version: line.version, ...said } } : { add: { fundedProject: project.id, ...said, clientReference: reference } },
      }, say('Le financement est enregistré.', 'The funding is saved.'), onDone);
    }}>
      <TextField label={say('Financeur', 'Funder')} value={funder} onChange={setFunder} problems={against(problems, 'funder')} isNeeded />
      <TextField label={say('Montant demandé, en euros', 'Amount asked for, in euros')} value={requested} onChange={setRequested} problems={against(problems, 'requestedEuros')} />
      <Chips label={say('Où en est la demande ?', 'How does it stand?')} options={FUNDING_STATUSES} chosen={[status]} onChoose={setStatus} problems={against(problems, 'status')} />
      {status === 'ACCEPTED' && <TextField label={say('Montant accordé, en euros', 'Amount granted, in euros')} value={granted} onChange={setGranted} problems={against(problems, 'grantedEuros')} />}
      {isDecided && <TextField label={say('Décidé le', 'Decided on')} type="date" value={decidedOn || today()} maximum={today()} onChange={setDecidedOn} problems={against(problems, 'decidedOn')} />}
      <Problems of={besides(problems, 'funder', 'requestedEuros', 'status', 'grantedEuros', 'decidedOn')} />
      <p className="actions">
        <button className="primary" disabled={isBusy || !funder.trim()}>{say('Enregistrer', 'Save')}</button>
        <button type="button" onClick={onClose}>{say('Fermer', 'Close')}</button>
      </p>
    </form>
  );
}

function Item({ row, onDone }: { row: Row; onDone: (said: string | null) => void }) {
  const [line, setLine] = useState<Line | 'new' | null>(null);
  return (
    <li>
      <p><strong>{row.title}</strong></p>
      <p className="soft">{row.holderName} · {PROJECT_STATUSES[row.status]}{row.budgetEuros !== null && ` · ${euros(row.budgetEuros)}`}{row.commune && ` · ${row.commune.name}`}</p>
      <ul className="lines">
        {row.fundingLines.nodes.map(one => (
          <li key={`${one.id}-${one.version}`}>
            {one.funder} : {FUNDING_STATUSES[one.status]}{one.requestedEuros !== null && say(`, ${euros(one.requestedEuros)} demandés`, `, ${euros(one.requestedEuros)} asked for`)}
            {one.grantedEuros !== null && say(`, ${euros(one.grantedEuros)} accordés`, `, ${euros(one.grantedEuros)} granted`)}{one.decidedOn && `, ${date(one.decidedOn)}`}{' '}
            {may('recordFunding') && line === null && <button type="button" onClick={() => setLine(one)} aria-label={say(`Modifier la demande à ${one.funder}`, `Change the request to ${one.funder}`)}>{say('Modifier', 'Change')}</button>}
          </li>
        ))}
      </ul>
      {line !== null
        ? <Funding project={row} line={line === 'new' ? null : line} onDone={onDone} onClose={() => setLine(null)} />
        : may('recordFunding') && <p className="actions"><button type="button" onClick={() => setLine('new')}>{say('Ajouter une demande', 'Add a request')}</button></p>}
    </li>
  );
}

export default function Projects({ hub, again, onAgain }: { hub: string; again: Entry | null; onAgain: (isMended: boolean) => void }) {
  // What waited is there once it was sent.
  const answer = useKept(hubProjects, { hub }, useQueue().length);
  const [isNew, setIsNew] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const done = (what: string | null) => {
    setIsNew(false);
    onAgain(what !== null);
    setSaid(what);
    setTurn(turn + 1);
    answer.refresh();
  };
  if (isNew || again)
    return <NewProject key={again?.reference} hub={hub} again={again} onDone={done} />;
  const list = answer.data?.fundedProjects?.nodes;
  return (
    <>
      <h1 tabIndex={-1}>{say('Projets', 'Projects')}</h1>
      <p role="status" className={said ? 'notice done' : 'unseen'}>{said}</p>
      {may('createFundedProject') && <p><button type="button" className="primary" onClick={() => setIsNew(true)}>{say('Un nouveau projet', 'A new project')}</button></p>}
      <Standing of={answer} />
      {list?.length === 0 && <p className="soft">{say('Aucun projet n’est connu de ce hub.', 'No project of this hub is known.')}</p>}
      <ul className="stream">{list?.map(row => <Item key={`${row.id}-${turn}`} row={row} onDone={done} />)}</ul>
      <p className="actions"><a className="button" download href={to(`exports/funded-projects.csv?${new URLSearchParams({ where: JSON.stringify({ hub: { slug: { eq: hub } } }) })}`)}>{say('Télécharger', 'Download')} (CSV)</a></p>
    </>
  );
}

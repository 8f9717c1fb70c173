// What all views are made of.
import { useEffect, useState, type ReactNode } from 'react';
import { addressOf, type Answer } from '../shared/ask.ts';
import { to, useAddress, withParameters } from '../shared/address.ts';
import type { Operation } from '../shared/operations.ts';
import { Download, Table, Waiting, type TableProperties } from '../shared/parts.tsx';
import { date, plural, say, today } from '../shared/words.ts';
import type { CoverageStatus } from '../shared/operations.ts';

/** How the numbers were made: the document, with what it was asked with. */
function HowCounted<Result, Variables>({ operation, variables, children }: { operation: Operation<Result, Variables>; variables: Variables; children?: ReactNode }) {
  const [text, setText] = useState('');
  const load = () => import('virtual:documents').then(({ default: all }) => setText(all.find(one => one.name === operation.name)!.text));
  const asked = JSON.stringify(variables);
  return (
    <details onToggle={event => event.currentTarget.open && void load()}>
      <summary>{say('Comment est-ce compté ?', 'How is this counted?')}</summary>
      {children}
      <p>{say('Ce document GraphQL, que tout programme peut envoyer, a donné ces chiffres :',
        'This GraphQL document, which any program may send, gave these figures:')}</p>
      <pre tabIndex={0}><code>{text}</code></pre>
      <p>{say('avec les variables', 'with the variables')} <code>{asked}</code></p>
      <p className="actions">
        <a className="button" href={to(`graphql?${new URLSearchParams({ query: text, variables: asked })}`)}>{say('Ouvrir dans l’explorateur',
          'Open in the explorer')}</a>
        <a className="button" href={addressOf(operation, variables).href} download={`${operation.name}.json`}>{say('La réponse (JSON)', 'The answer (JSON)')}</a>
      </p>
    </details>
  );
}

function Embed({ view }: { view: string }) {
  return (
    <details>
      <summary>{say('Adresse et intégration', 'Address and embedding')}</summary>
      <p>{say('L’adresse de cette page garde ce que vous voyez. Pour ne montrer que cette vue dans une autre page :',
        'The address of this page keeps what you see. To show this view alone in another page:')}</p>
      <pre tabIndex={0}><code>{`<iframe src="${withParameters({ view, embed: '' }).href.replace('embed=', 'embed')}" width="100%" height="700" title="HubGraph"></iframe>`}</code></pre>
      <p>{say('Le serveur décide quelles pages peuvent l’encadrer.', 'The server decides which pages may frame it.')}</p>
    </details>
  );
}

interface ViewProperties<Result, Variables, Row> {
  /** Its name in addresses and files; it can be embedded where it has one of its own. */
  name: string;
  title: string;
  /** The answer, as a sentence. */
  sentence?: ReactNode;
  /** The figure in it. */
  figure?: ReactNode;
  answer: Answer<Result>;
  operation: Operation<Result, Variables>;
  variables: Variables;
  table?: TableProperties<Row>;
  isEmbeddable?: boolean;
  isFirst?: boolean;
  /** Whether the table stands beside the chart instead of below it. */
  isWide?: boolean;
  counted?: ReactNode;
  sources?: ReactNode;
  children?: ReactNode;
}

/** A question: the answer first, then its picture, its numbers and how they were made. */
export function View<Result, Variables, Row>(
  { name, title, sentence, figure, answer, operation, variables, table, isEmbeddable, isFirst, isWide, counted, sources, children }: ViewProperties<Result, Variables, Row>) {
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section className="view" id={name} aria-labelledby={`${name}-title`} aria-busy={!answer.isFresh}>
      <Heading id={`${name}-title`} tabIndex={-1}>{title}</Heading>
      {answer.data && (sentence || figure) && (
        <div className="answer" role="status">
          {figure && <p className="figure">{figure}</p>}
          {sentence && <p className="sentence">{sentence}</p>}
        </div>
      )}
      <Waiting answer={answer} />
      <div className={isWide ? 'beside' : undefined}>
        <div className="picture">{children}</div>
        {answer.data && table && table.rows.length > 0 && <Table {...table} />}
      </div>
      {answer.data && (
        <footer className="tools">
          {sources && <p className="sources">{say('Sources :', 'Sources:')} {sources}</p>}
          {table && table.rows.length > 0 && <Download name={`hubgraph-${name}`} {...table} />}
          <HowCounted operation={operation} variables={variables}>{counted}</HowCounted>
          {isEmbeddable && <Embed view={name} />}
        </footer>
      )}
    </section>
  );
}

const STATUSES: Record<CoverageStatus, [string, string]> = {
  YES: ['couvert', 'served'],
  UNCERTAIN: ['incertain', 'uncertain'],
  NO_KNOWN_CLAIM: ['aucune source', 'no known claim'],
};
export const STATUS_ORDER: CoverageStatus[] = ['YES', 'UNCERTAIN', 'NO_KNOWN_CLAIM'];
export const statusText = (status: CoverageStatus) => say(...STATUSES[status]);

/** A status by its mark and its word, never by its colour alone. */
export const Status = ({ of }: { of: CoverageStatus }) => <span className="status"><span className={`mark ${of}`} aria-hidden="true" />{statusText(of)}</span>;

export const HubLink = ({ hub }: { hub: { slug: string; name: string } }) => <a href={to(`hubs/${hub.slug}`)}>{hub.name}</a>;
export const RegionLink = ({ region }: { region: { code: string; name: string } }) => <a href={to(`regions/${region.code}`)}>{region.name}</a>;

export const Hubs = ({ of }: { of: readonly { slug: string; name: string }[] }) =>
  <>{of.map((hub, i) => <span key={hub.slug}>{i > 0 && ', '}<HubLink hub={hub} /></span>)}</>;

/** Who says it; links lead away from here. */
export const SourceLink = ({ source }: { source: { title: string; publisher: string; url: string | null } }) => (
  <cite>{source.url ? <a href={source.url} rel="noreferrer">{source.publisher}</a> : source.publisher}</cite>
);

export function Sources({ of }: { of: ({ title: string; publisher: string; url: string | null } | null | undefined)[] }) {
  const different = [...new Map(of.flatMap(source => (source ? [[source.publisher + source.url, source] as const] : []))).values()];
  return different.length === 0 ? null : <>{different.map((source, i) => <span key={source.publisher + source.url}>{i > 0 && ', '}<SourceLink source={source} /></span>)}</>;
}

const FIRST_DAY = '2018-09-13';
const DAY = 86_400_000;
const dayAt = (place: number) => new Date(Date.parse(FIRST_DAY) + place * DAY).toISOString().slice(0, 10);
const placeOf = (day: string) => Math.round((Date.parse(day) - Date.parse(FIRST_DAY)) / DAY);

/** The day that the address names, today if it names none. */
export function useDay() {
  const { parameters } = useAddress();
  const asked = parameters.get('on');
  return asked && /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today();
}

/** The day of a view, from the first call on. */
export function DaySlider({ day, onDay }: { day: string; onDay: (day: string, isStep: boolean) => void }) {
  const [shown, setShown] = useState(day);
  useEffect(() => setShown(day), [day]);
  // What is passed over on the way is not asked for.
  useEffect(() => {
    const timer = shown === day ? undefined : setTimeout(() => onDay(shown, false), 150);
    return () => clearTimeout(timer);
  }, [shown]);
  const last = placeOf(today());
  const place = Math.min(last, Math.max(0, placeOf(shown)));
  const years = Array.from({ length: Number(today().slice(0, 4)) - 2018 }, (_, i) => 2019 + i);
  const notable: [string, string][] = [
    [FIRST_DAY, say('appel de 2018', 'call of 2018')], ['2020-11-17', say('appel de 2020', 'call of 2020')], [today(), say('aujourd’hui', 'today')],
  ];
  return (
    <div className="slider">
      <label htmlFor="day">{say('Jour', 'Day')} <output htmlFor="day">{date(shown)}</output></label>
      <input id="day" type="range" min={0} max={last} value={place} aria-valuetext={date(shown)}
        onChange={event => setShown(dayAt(event.target.valueAsNumber))} />
      <div className="years" aria-hidden="true">
        {years.map(year => <span key={year} style={{ left: `${(placeOf(`${year}-01-01`) / last) * 100}%` }}>{year}</span>)}
      </div>
      <p className="chips">
        {notable.map(([on, name]) => <button key={on} type="button" aria-pressed={day === on} onClick={() => onDay(on, true)}>{name}</button>)}
        <input type="date" aria-label={say('Un autre jour', 'Another day')} min={FIRST_DAY} max={today()} value={day}
          onChange={event => event.target.value && onDay(event.target.value, true)} />
      </p>
    </div>
  );
}

/** Tells apart silence and nothing: how many of something are known. */
export const known = (count: number) => (count === 0 ? say('aucun connu', 'none known') : plural(count, say('connu', 'known'), say('connus', 'known')));

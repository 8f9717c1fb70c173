// What happened: by month, by whom and where, the last of it and what comes next.
import { Fragment, useState, type ReactNode } from 'react';
import { useAnswer, useEvents } from '../shared/ask.ts';
import { change, useAddress } from '../shared/address.ts';
import { Months, Share } from './charts.tsx';
import { byAmount, FranceMap } from './map.tsx';
import {
  activityBreakdown, activityCurve, coverageMap, eventsAgenda, followActivities, followEvents, hubDirectory, latestActivities, missions, nationalMap,
  themeActivities, themeBreakdown, themeCurve, type ActivityBreakdownQuery, type ActivityGrouping, type AnimationKind, type AnimationTheme, type SupportKind,
} from '../shared/operations.ts';
import { HubLink, RegionLink, View } from './parts.tsx';
import { Choice } from '../shared/parts.tsx';
import { ANIMATIONS, SUPPORTS, THEMES } from '../shared/terms.ts';
import { date, duration, hours, month, number, plural, say, today } from '../shared/words.ts';

/** What is counted of activities. */
const MEASURES = {
  count: { title: say('actions', 'activities'), of: (row: Counted) => row.count, text: number },
  hours: { title: say('heures', 'hours'), of: (row: Counted) => row.durationMinutes.sum ?? 0, text: hours },
  participants: { title: say('participants', 'participants'), of: (row: Counted) => row.participants.sum ?? 0, text: number },
};
type Measure = keyof typeof MEASURES;
interface Counted { count: number; durationMinutes: { sum: number | null }; participants: { sum: number | null } }

const measureColumns = <Row extends Counted>() => [
  { title: say('Actions', 'Activities'), value: (row: Row) => row.count },
  { title: say('Heures', 'Hours'), value: (row: Row) => Math.round((row.durationMinutes.sum ?? 0) / 6) / 10 },
  { title: say('Participants', 'Participants'), value: (row: Row) => row.participants.sum ?? 0 },
];

/** What activities are grouped by, and what those are called that belong to none. */
const GROUPS: Record<string, { by: ActivityGrouping[]; title: string; none?: string }> = {
  hub: { by: ['HUB'], title: 'Hub' },
  region: { by: ['REGION'], title: say('Région', 'Region'), none: say('France entière ou lieu non précisé',
    'All of France, or no place told') },
  mission: { by: ['MISSION'], title: say('Mission', 'Mission'), none: say('Sans mission précisée', 'No mission told') },
  theme: { by: ['THEME'], title: say('Thème', 'Theme'), none: say('Sans thème précisé', 'No theme told') },
  kind: { by: ['ANIMATION_KIND', 'SUPPORT_KIND'], title: say('Nature', 'Kind') },
};

/** What of all is shown, by slug and codes: the address says it, or the page that shows it. */
export interface Scope { hub?: string; region?: string; mission?: string; theme?: AnimationTheme }

/** As documents take it: what happened in no region, such as what is national, is among all. */
const filters = ({ hub, region, mission, theme }: Scope) => ({
  ...(hub && { hub }), ...(region && { region: { code: { eq: region } } }), ...(mission && { mission: { code: { eq: mission } } }), ...(theme && { theme }),
});

/** The months of the address, the last twelve if it names none. */
export function usePeriod() {
  const { parameters } = useAddress();
  const year = parameters.get('year');
  if (year && /^20\d\d$/.test(year))
    return { year, from: `${year}-01-01`, to: `${year}-12-31`, text: say(`en ${year}`, `in ${year}`) };
  const end = new Date(`${today().slice(0, 7)}-01`);
  end.setUTCMonth(end.getUTCMonth() - 11);
  return { year: '', from: end.toISOString().slice(0, 10), to: today(), text: say('ces douze derniers mois', 'in the last twelve months') };
}

export function PeriodChoice() {
  const { year } = usePeriod();
  const now = Number(today().slice(0, 4));
  const years = Array.from({ length: now - 2018 + 1 }, (_, i) => String(now - i));
  return (
    <Choice label={say('Période', 'Period')} value={year} onChoose={chosen => change({ year: chosen || null })}
      options={[['', say('douze mois', 'twelve months')], ...years.map(one => [one, one] as [string, string])]} />
  );
}

function useMeasure(): Measure {
  const asked = useAddress().parameters.get('measure');
  return asked && asked in MEASURES ? asked as Measure : 'count';
}

export function Curve({ scope, isFirst, title = say('Que s’est-il passé ?', 'What happened?'), name = 'activity', children }: { scope: Scope; isFirst?: boolean; title?: string; name?: string; children?: ReactNode }) {
  const { from, to, text } = usePeriod();
  const measure = useMeasure();
  const variables = { from, to, ...filters(scope) };
  // Of one theme another document tells the same.
  const operation = scope.theme ? themeCurve as typeof activityCurve : activityCurve;
  const answer = useAnswer(operation, variables);
  const total = answer.data?.activityStatistics?.total;
  const rows = answer.data?.activityStatistics?.nodes ?? [];
  const { of, text: show, title: counted } = MEASURES[measure];
  const inHours = (value: number) => (measure === 'hours' ? Math.round(value / 60) : value);
  return (
    <View name={name} title={title} isFirst={isFirst} isEmbeddable={name === 'activity'} answer={answer} operation={operation} variables={variables}
      figure={total && total.count > 0 && show(of(total))}
      sentence={total && (total.count === 0
        ? say(`Aucune action n’est connue ${text}. Ce silence ne prouve pas qu’il n’y en a pas eu.`,
          `No activity is known ${text}. This silence does not prove that there was none.`)
        : `${counted} ${text}${say(` : ${plural(total.hubCount, 'hub a', 'hubs ont')} saisi ${plural(total.count, 'action', 'actions')}, ${hours(total.durationMinutes.sum ?? 0)} heures de travail, ${number(total.participants.sum ?? 0)} participants.`,
          `: ${plural(total.hubCount, 'hub', 'hubs')} logged ${plural(total.count, 'activity', 'activities')}, ${hours(total.durationMinutes.sum ?? 0)} hours of work, ${number(total.participants.sum ?? 0)} participants.`)}`)}
      sources={say('ce que les hubs saisissent eux-mêmes', 'what hubs log themselves')}
      counted={<p>{say('Une action compte au mois du jour où elle a eu lieu. Un mois sans action est montré vide (un point). Qui a participé à deux actions compte deux fois.',
        'An activity counts in the month of its day. A month without any is shown empty (a dot). Who took part in two counts twice.')}</p>}
      table={{
        caption: say('Par mois', 'By month'),
        rows,
        isShort: false,
        columns: [
          { title: say('Mois', 'Month'), value: row => row.period!.start.slice(0, 7), cell: row => month(row.period!.start) },
          ...measureColumns<(typeof rows)[number]>(),
          ...(scope.hub ? [] : [{ title: say('Hubs', 'Hubs'), value: (row: (typeof rows)[number]) => row.hubCount }]),
        ],
      }}>
      <div className="choices">
        <PeriodChoice />
        <Choice label={say('Compter', 'Count')} value={measure} onChoose={chosen => change({ measure: chosen === 'count' ? null : chosen })}
          options={Object.entries(MEASURES).map(([key, { title: word }]) => [key, word])} />
        {children}
      </div>
      {answer.data && <Months bars={rows.map(row => ({ start: row.period!.start, value: inHours(of(row)) }))} label={say(`${counted} par mois ${text} ; le tableau dit la même chose.`, `${counted} by month ${text}; the table says the same.`)} />}
    </View>
  );
}

type Group = NonNullable<ActivityBreakdownQuery['activityStatistics']>['nodes'][number];

const kindOf = (animation: AnimationKind | null, support: SupportKind | null) => (animation ? ANIMATIONS[animation] : support ? SUPPORTS[support] : null);
const nameOf = (group: Group) =>
  group.hub?.name ?? group.region?.name ?? group.mission?.name ?? (group.theme ? THEMES[group.theme] : kindOf(group.animationKind, group.supportKind));

export function Breakdown({ scope, groups = ['hub', 'region', 'mission', 'theme', 'kind'], name = 'breakdown', isFirst }: { scope: Scope; groups?: string[]; name?: string; isFirst?: boolean }) {
  const { parameters } = useAddress();
  const { from, to, text } = usePeriod();
  const measure = useMeasure();
  const asked = parameters.get('by') ?? '';
  const by = groups.includes(asked) ? asked : groups[0]!;
  const variables = { from, to, by: GROUPS[by]!.by.filter(key => !scope.theme || key !== 'SUPPORT_KIND'), ...filters(scope) };
  const operation = scope.theme ? themeBreakdown as unknown as typeof activityBreakdown : activityBreakdown;
  const answer = useAnswer(operation, variables);
  const { of, text: show, title: counted } = MEASURES[measure];
  const rows = [...answer.data?.activityStatistics?.nodes ?? []].sort((one, other) => of(other) - of(one));
  const top = rows.find(nameOf);
  const most = Math.max(0, ...rows.map(of));
  const named = (group: Group) => nameOf(group) ?? GROUPS[by]!.none ?? null;
  const linkOf = (group: Group) => (group.hub ? <HubLink hub={group.hub} /> : group.region ? <RegionLink region={group.region} /> : named(group));
  const isMapped = by === 'region' && !scope.region;
  const regions = useAnswer(coverageMap, isMapped ? { on: today() } : null).data?.regions?.nodes;
  const inRegion = new Map(rows.map(row => [row.region?.code, of(row)]));
  const amounts = byAmount(new Map(regions?.map(region => [region, inRegion.get(region.code) ?? 0])), amount => `${show(amount)} ${counted}`);
  return (
    <View name={name} title={by === 'hub' ? say('Qui a fait le plus ?', 'Who did most?') : by === 'region' ? say('Où ?', 'Where?') : say('Quoi ?', 'What?')}
      isFirst={isFirst} answer={answer} operation={operation} variables={variables} isEmbeddable={name === 'breakdown'} isWide={isMapped}
      counted={answer.data?.activityStatistics?.isPartition === false && <p>{say('Une action de deux thèmes compte dans chacun : ensemble, les lignes dépassent le total.',
        'An activity of two themes counts in both: together, the rows come to more than the total.')}</p>}
      sentence={answer.data && rows.length === 0 ? say(`Aucune action n’est connue ${text}.`,
        `No activity is known ${text}.`) : top && <><strong>{linkOf(top)}</strong> {say(`vient en tête ${text}, avec ${show(of(top))} ${counted}.`,
        `comes first ${text}, with ${show(of(top))} ${counted}.`)}</>}
      table={{
        caption: say(`${counted} par ${GROUPS[by]!.title.toLowerCase()}, ${text}`,
          `${counted} by ${GROUPS[by]!.title.toLowerCase()}, ${text}`),
        rows,
        isShort: false,
        columns: [
          { title: GROUPS[by]!.title, value: named, cell: row => <>{linkOf(row)}<Share value={of(row)} most={most} text="" /></> },
          ...measureColumns<Group>(),
        ],
      }}>
      <div className="choices">
        <Choice label={say('Par', 'By')} value={by} onChoose={chosen => change({ by: chosen === groups[0] ? null : chosen })} options={groups.map(one => [one, GROUPS[one]!.title.toLowerCase()])} />
      </div>
      {isMapped && regions && answer.data && (
        <FranceMap regions={regions} {...amounts} label={say(`Carte de France : ${counted} par région ${text} ; le tableau dit la même chose.`,
          `Map of France: ${counted} by region ${text}; the table says the same.`)} />
      )}
    </View>
  );
}

/** Lets a list update itself, unless its reader would rather have it still. */
function useLive() {
  const [isLive, setLive] = useState(true);
  const choice = <label className="live"><input type="checkbox" checked={isLive} onChange={event => setLive(event.target.checked)} /> {say('se met à jour d’elle-même', 'updates itself')}</label>;
  return { isLive, choice };
}

export function Latest({ scope, isFirst }: { scope: Scope; isFirst?: boolean }) {
  const variables = { first: 8, ...filters(scope) };
  // Of one theme another document tells the same.
  const operation = scope.theme ? themeActivities as unknown as typeof latestActivities : latestActivities;
  const answer = useAnswer(operation, variables);
  const { isLive, choice } = useLive();
  const { hub, region } = scope;
  useEvents(followActivities, isLive ? { ...(hub && { hub }), ...(region && { region }) } : null, answer.refresh);
  const rows = answer.data?.activities?.nodes ?? [];
  return (
    <View name="latest" title={say('Les dernières actions',
      'The latest activities')} isFirst={isFirst} answer={answer} operation={operation} variables={variables} isEmbeddable
      sentence={answer.data && rows.length === 0 && say('Aucune action n’est connue.', 'No activity is known.')}>
      {choice}
      <ol className="stream">
        {rows.map((row, i) => (
          <li key={i}>
            <p className="soft"><time dateTime={row.performedOn}>{date(row.performedOn)}</time> · <HubLink hub={row.hub} /></p>
            <p>{row.summary}</p>
            <p className="soft">{[
              'animationKind' in row ? ANIMATIONS[row.animationKind] : SUPPORTS[row.supportKind],
              row.commune?.name, duration(row.durationMinutes),
              'participants' in row && row.participants ? plural(row.participants, say('participant', 'participant'), say('participants', 'participants')) : null,
            ].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </View>
  );
}

const places = (venue: string | null, commune?: string) => [venue, commune].filter(Boolean).join(', ');

export function Agenda({ hub, region, first = 8, from = today(), to, title = say('Les prochains événements', 'The next events'), name = 'agenda', isFirst }:
{ isFirst?: boolean; hub?: string; region?: string; first?: number; from?: string; to?: string; title?: string; name?: string }) {
  const variables = { from, ...(to && { to }), first, ...filters({ hub, region }) };
  const answer = useAnswer(eventsAgenda, variables);
  const { isLive, choice } = useLive();
  useEvents(followEvents, isLive ? { ...(hub && { hub }), ...(region && { region }) } : null, answer.refresh);
  const events = answer.data?.events;
  const rows = events?.edges.map(edge => edge.node) ?? [];
  return (
    <View name={name} title={title} isFirst={isFirst} answer={answer} operation={eventsAgenda} variables={variables} isEmbeddable={name === 'agenda'}
      sentence={events && (events.totalCount === 0 ? say('Aucun n’est connu.', 'None is known.') : say(`${plural(events.totalCount, 'événement connu', 'événements connus')}.`, `${plural(events.totalCount, 'event', 'events')} known.`))}>
      {choice}
      <ol className="stream">
        {rows.map((row, i) => (
          <li key={i}>
            <p className="soft"><time dateTime={row.startsOn}>{date(row.startsOn)}</time>{row.startsAt && row.startsOn >= today() && <Fragment> · {new Date(row.startsAt).toLocaleTimeString(say('fr-FR', 'en-GB'), { hour: '2-digit', minute: '2-digit', timeZone: row.timeZone })}</Fragment>} · <HubLink hub={row.hub} /></p>
            <p>{row.title}</p>
            <p className="soft">{places(row.venue, row.commune?.name) || say('lieu inconnu', 'place not known')}</p>
          </li>
        ))}
      </ol>
    </View>
  );
}

/** What the address narrows it to. */
function useScope(): Scope {
  const { parameters } = useAddress();
  const scope: Scope = {};
  for (const key of ['hub', 'region', 'mission'] as const) {
    const value = parameters.get(key);
    if (value)
      scope[key] = value;
  }
  const theme = parameters.get('theme');
  return theme && theme in THEMES ? { ...scope, theme: theme as AnimationTheme } : scope;
}

export function ScopedCurve({ isFirst }: { isFirst?: boolean }) {
  const scope = useScope();
  const hubs = useAnswer(hubDirectory, { first: 100 });
  const regions = useAnswer(nationalMap, {});
  const known = useAnswer(missions, {});
  const all = [['', say('tous', 'all')]] as [string, string][];
  return (
    <Curve scope={scope} isFirst={isFirst}>
      <Choice label="Hub" value={scope.hub ?? ''} onChoose={hub => change({ hub: hub || null })}
        options={[...all, ...hubs.data?.hubs?.nodes.map(hub => [hub.slug, hub.name] as [string, string]) ?? []]} />
      <Choice label={say('Région', 'Region')} value={scope.region ?? ''} onChoose={region => change({ region: region || null })}
        options={[['', say('toutes', 'all')], ...regions.data?.regions?.nodes.map(region => [region.code, region.name] as [string, string]) ?? []]} />
      <Choice label="Mission" value={scope.mission ?? ''} onChoose={mission => change({ mission: mission || null })}
        options={[['', say('toutes', 'all')], ...known.data?.missions?.nodes.map(mission => [mission.code, mission.name] as [string, string]) ?? []]} />
      <Choice label={say('Thème', 'Theme')} value={scope.theme ?? ''} onChoose={theme => change({ theme: theme || null })} options={[...all, ...Object.entries(THEMES)]} />
    </Curve>
  );
}

export const ScopedLatest = ({ isFirst }: { isFirst?: boolean }) => <Latest scope={useScope()} isFirst={isFirst} />;

/** What comes next at the same place: events have neither mission nor theme. */
export function ScopedAgenda({ isFirst }: { isFirst?: boolean }) {
  const { hub, region } = useScope();
  return <Agenda hub={hub} region={region} isFirst={isFirst} />;
}

export const ScopedBreakdown = ({ isFirst }: { isFirst?: boolean }) => <Breakdown scope={useScope()} isFirst={isFirst} />;

export function Activity() {
  return (
    <>
      <ScopedCurve isFirst />
      <ScopedBreakdown />
      <div className="columns">
        <ScopedLatest />
        <ScopedAgenda />
      </div>
    </>
  );
}

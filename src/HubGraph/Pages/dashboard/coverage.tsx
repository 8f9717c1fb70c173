// The map of a day: what is served, what is uncertain, and what no known source claims.
import type { ReactNode } from 'react';
import { useAnswer } from '../shared/ask.ts';
import { change, useAddress } from '../shared/address.ts';
import { byStatus, FranceMap, statusLegend } from './map.tsx';
import { MEASURED, MeasureMap, type Measured } from './measures.tsx';
import { coverageMap, type CoverageStatus } from '../shared/operations.ts';
import { DaySlider, Hubs, RegionLink, Status, STATUS_ORDER, statusText, useDay, View } from './parts.tsx';
import { Choice } from '../shared/parts.tsx';
import { compare, date, number, people, say, share, today } from '../shared/words.ts';

interface Row { code: string; name: string; region: { code: string; name: string }; status: CoverageStatus; population: number | null; hubs: { slug: string; name: string }[] }

const inOrder = (one: Row, other: Row) => STATUS_ORDER.indexOf(one.status) - STATUS_ORDER.indexOf(other.status) || compare(one.name, other.name);

/** The map, coloured by who serves or by a measure. */
export function Coverage({ isFirst = false }: { isFirst?: boolean }) {
  const { parameters } = useAddress();
  const day = useDay();
  const byDepartment = parameters.get('level') === 'department';
  const asked = parameters.get('colour') ?? '';
  const colour = asked in MEASURED ? asked as Measured : null;
  const choices = (
    <>
      <DaySlider day={day} onDay={(on, isStep) => change({ on: on === today() ? null : on }, isStep)} />
      <div className="choices">
        <Choice label={say('Par', 'By')} value={byDepartment ? 'department' : 'region'} onChoose={level => change({ level: level === 'region' ? null : level })}
          options={[['region', say('région', 'region')], ['department', say('département', 'department')]]} />
        <Choice label={say('Couleur', 'Colour')} value={colour ?? ''} onChoose={chosen => change({ colour: chosen || null })}
          options={[['', say('qui couvre', 'who serves')], ...Object.entries(MEASURED).map(([key, { title }]) => [key, title] as [string, string])]} />
      </div>
    </>
  );
  return colour
    ? <MeasureMap isFirst={isFirst} colour={colour} day={day} byDepartment={byDepartment}>{choices}</MeasureMap>
    : <StatusMap isFirst={isFirst} day={day} byDepartment={byDepartment}>{choices}</StatusMap>;
}

function StatusMap({ isFirst, day, byDepartment, children }: { isFirst: boolean; day: string; byDepartment: boolean; children: ReactNode }) {
  const variables = { on: day };
  const answer = useAnswer(coverageMap, variables);
  const regions = answer.data?.regions?.nodes ?? [];
  const rows: Row[] = regions.flatMap(region => (byDepartment ? region.departments.nodes : [region]).map(({ code, name, population, coverageStatus }) => (
    { code, name, population, status: coverageStatus, region, hubs: region.hubs.nodes }))).sort(inOrder);
  const count = (status: CoverageStatus) => rows.filter(row => row.status === status).length;
  const nation = answer.data?.nationalCoverage;
  const kind = byDepartment ? say('départements', 'departments') : say('régions', 'regions');
  const title = say('La carte des hubs', 'The map of hubs');
  return (
    <View name="map" title={title} isFirst={isFirst} isEmbeddable isWide answer={answer} operation={coverageMap} variables={variables}
      figure={nation && share(nation.coveredPopulation, nation.population)}
      sentence={nation && say(
        `des habitants vivent, ${day === today() ? 'aujourd’hui' : `le ${date(day)}`}, là où un hub est attesté : ${people(nation.coveredPopulation)} sur ${people(nation.population)}. `
        + `Sur ${number(rows.length)} ${kind} et collectivités : ${number(count('YES'))} couverts, ${number(count('UNCERTAIN'))} incertains, ${number(count('NO_KNOWN_CLAIM'))} sans source connue.`,
        `of the people live, ${day === today() ? 'today' : `on ${date(day)}`}, where a hub is attested: ${people(nation.coveredPopulation)} of ${people(nation.population)}. `
        + `Of ${number(rows.length)} ${kind} and collectivities, ${number(count('YES'))} are served, ${number(count('UNCERTAIN'))} uncertain, ${number(count('NO_KNOWN_CLAIM'))} without a known claim.`)}
      sources={<a href="docs/data">{say('chaque fait porte la sienne', 'each fact has its own')}</a>}
      counted={<p>{say(
        '« Couvert » : une source atteste qu’un hub couvre ce territoire ce jour-là. « Incertain » : une source le dit d’un autre jour, sans dire depuis quand ni jusqu’à quand, ou les sources se contredisent. « Aucune source » : aucune source connue ne le dit ; cela ne prouve pas qu’il n’y a personne.',
        '“Served”: a source attests that a hub serves this territory on that day. “Uncertain”: a source says so of another day, without saying since or until when, or sources conflict. “No known claim”: no known source says so, which does not prove that nobody is there.')}</p>}
      table={{
        caption: say(`Les ${kind}, ${date(day)}`, `The ${kind}, ${date(day)}`),
        rows,
        isShort: false,
        columns: [
          { title: byDepartment ? say('Département', 'Department') : say('Région', 'Region'), value: row => row.name, cell: row => (byDepartment ? `${row.name} (${row.code})` : <RegionLink region={row} />) },
          ...(byDepartment ? [{ title: say('Région', 'Region'), value: (row: Row) => row.region.name, cell: (row: Row) => <RegionLink region={row.region} /> }] : []),
          { title: say('Statut', 'Status'), value: row => statusText(row.status), cell: row => <Status of={row.status} /> },
          ...(byDepartment ? [] : [{ title: 'Hubs', value: (row: Row) => row.hubs.map(hub => hub.name).join(', '), cell: (row: Row) => <Hubs of={row.hubs} /> }]),
          { title: say('Habitants', 'People'), value: row => row.population },
        ],
      }}>
      {children}
      {answer.data && <FranceMap regions={regions} byDepartment={byDepartment} look={byStatus} legend={statusLegend}
        label={say(`Carte de France des ${kind} par statut, ${date(day)} ; le tableau dit la même chose.`,
          `Map of France by status of its ${kind}, ${date(day)}; the table says the same.`)} />}
    </View>
  );
}

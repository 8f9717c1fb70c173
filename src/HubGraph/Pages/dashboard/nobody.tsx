// Where nobody is known to be: white zones with their people, down to communes.
import { useAnswer } from '../shared/ask.ts';
import { change, to, useAddress } from '../shared/address.ts';
import { uncoveredCommunes, whiteZones } from '../shared/operations.ts';
import { DaySlider, RegionLink, Status, statusText, useDay, View } from './parts.tsx';
import { Table } from '../shared/parts.tsx';
import { date, number, people, plural, say, share, today } from '../shared/words.ts';

const PAGE = 100;

/** Communes without a known claim, a page after another. */
function Communes({ day, page, after }: { day: string; page: number; after: string | null }) {
  const variables = { on: day, first: PAGE, ...(after && { after }) };
  const answer = useAnswer(uncoveredCommunes, variables);
  const zones = answer.data?.uncovered;
  const rows = zones?.nodes ?? [];
  const start = (page - 1) * PAGE;
  return (
    <View name="white-communes" title={say('Quelles communes ?', 'Which communes?')} answer={answer} operation={uncoveredCommunes} variables={variables}
      sentence={zones && say(`${people(zones.population)}${zones.population < 1_000_000 ? ' ' : ' d’'}habitants vivent dans ${plural(zones.totalCount, 'commune', 'communes')} sans revendication connue, les plus peuplées d’abord.`,
        `${people(zones.population)} people live in ${plural(zones.totalCount, 'commune', 'communes')} without a known claim, the most populated first.`)}
      table={{
        caption: say(`${number(start + 1)} à ${number(start + rows.length)} sur ${number(zones?.totalCount ?? 0)}`, `${number(start + 1)} to ${number(start + rows.length)} of ${number(zones?.totalCount ?? 0)}`),
        rows,
        isShort: false,
        columns: [
          { title: 'Commune', value: row => row.name, cell: row => <a href={to(`?commune=${row.code}&on=${day}`)}>{row.name}</a> },
          { title: say('Habitants', 'People'), value: row => row.population },
          { title: say('Département', 'Department'), value: row => row.department?.name ?? null },
          { title: say('Région', 'Region'), value: row => row.region?.name ?? null, cell: row => row.region && <RegionLink region={row.region} /> },
          { title: 'Code', value: row => row.code },
        ],
      }}>
      <p className="actions">
        {after && <button type="button" onClick={() => change({ communes: '1', after: null })}>{say('Les plus peuplées', 'The most populated')}</button>}
        {zones && start + rows.length < zones.totalCount && rows.length > 0 && (
          <button type="button" onClick={() => change({ communes: String(page + 1), after: rows.at(-1)!.code })}>{say(`Les ${PAGE} suivantes`, `The next ${PAGE}`)}</button>
        )}
      </p>
    </View>
  );
}

export function Nobody({ isFirst }: { isFirst?: boolean }) {
  const day = useDay();
  const { parameters } = useAddress();
  const page = Number(parameters.get('communes'));
  const after = parameters.get('after');
  const isListed = Number.isInteger(page) && page > 0;
  return (
    <>
      <Zones isFirst={isFirst} isListed={isListed} />
      {isListed && <Communes key={after} day={day} page={page} after={after} />}
    </>
  );
}

function Zones({ isFirst, isListed }: { isFirst?: boolean; isListed: boolean }) {
  const day = useDay();
  const variables = { on: day };
  const answer = useAnswer(whiteZones, variables);
  const zones = answer.data?.uncovered;
  const communes = answer.data?.communes;
  const nation = answer.data?.nationalCoverage;
  const rows = zones ? [...zones.nodes.map(node => ({ ...node, status: 'NO_KNOWN_CLAIM' as const })), ...zones.uncertain.map(node => ({ ...node, status: 'UNCERTAIN' as const }))] : [];
  return (
    <View name="white-zones" title={say('Où n’y a-t-il personne ?', 'Where is nobody?')} isFirst={isFirst} isEmbeddable answer={answer} operation={whiteZones} variables={variables}
      figure={zones && people(zones.uncoveredPopulation)}
      sentence={zones && nation && say(
        `${zones.uncoveredPopulation < 1_000_000 ? '' : 'd’'}habitants vivent, ${day === today() ? 'aujourd’hui' : `le ${date(day)}`}, dans ${plural(zones.totalCount, 'région', 'régions')} dont aucune source connue ne dit qu’un hub les couvre, ${share(zones.uncoveredPopulation, nation.population)} de la population. Pour ${plural(zones.uncertain.length, 'autre région', 'autres régions')}, c’est incertain.`,
        `people live, ${day === today() ? 'today' : `on ${date(day)}`}, in ${plural(zones.totalCount, 'region', 'regions')} that no known source says a hub serves, ${share(zones.uncoveredPopulation, nation.population)} of the population. For ${plural(zones.uncertain.length, 'other region', 'other regions')} it is uncertain.`)}
      sources={say('INSEE pour la population ; chaque revendication porte la sienne', 'INSEE for the population; each claim has its own')}
      counted={<p>{say('Une zone blanche est un territoire que ne couvre aucune revendication connue ce jour-là. Une source qui manque n’est pas la preuve d’une absence.',
        'A white zone is a territory that no known claim covers on that day. A missing source is no proof of absence.')}</p>}
      table={{
        caption: say(`Régions et collectivités, ${date(day)}`, `Regions and collectivities, ${date(day)}`),
        rows,
        isShort: false,
        columns: [
          { title: say('Région', 'Region'), value: row => row.name, cell: row => <RegionLink region={row} /> },
          { title: say('Statut', 'Status'), value: row => statusText(row.status), cell: row => <Status of={row.status} /> },
          { title: say('Habitants', 'People'), value: row => row.population },
          { title: say('dont non couverts', 'of them not served'), value: row => row.uncoveredPopulation },
        ],
      }}>
      <DaySlider day={day} onDay={(on, isStep) => change({ on: on === today() ? null : on, ...(isListed && { communes: '1', after: null }) }, isStep)} />
      {!isListed && communes && communes.nodes.length > 0 && (
        <details className="more">
          <summary>{say(`Les plus grandes des ${plural(communes.totalCount, 'commune', 'communes')} sans revendication connue`,
            `The largest of the ${plural(communes.totalCount, 'commune', 'communes')} without a known claim`)}</summary>
          <Table caption={say(`${number(communes.uncertainCount)} autres sont incertaines.`,
            `${number(communes.uncertainCount)} others are uncertain.`)} rows={communes.nodes} columns={[
            { title: 'Commune', value: row => row.name },
            { title: say('Département', 'Department'), value: row => row.department?.name ?? null },
            { title: say('Habitants', 'People'), value: row => row.population },
          ]} />
          <p className="actions"><button type="button" onClick={() => change({ communes: '1' })}>{say('Montrer toutes les communes', 'Show all communes')}</button></p>
        </details>
      )}
    </View>
  );
}

// Where nobody is known to be: white zones with their people, down to communes.
import { useAnswer } from '../shared/ask.ts';
import { change } from '../shared/address.ts';
import { whiteZones } from '../shared/operations.ts';
import { DaySlider, RegionLink, Status, statusText, useDay, View } from './parts.tsx';
import { Table } from '../shared/parts.tsx';
import { date, number, people, plural, say, share, today } from '../shared/words.ts';

export function Nobody({ isFirst }: { isFirst?: boolean }) {
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
      <DaySlider day={day} onDay={(on, isStep) => change({ on: on === today() ? null : on }, isStep)} />
      {communes && communes.nodes.length > 0 && (
        <details className="more">
          <summary>{say(`Les plus grandes des ${plural(communes.totalCount, 'commune', 'communes')} sans revendication connue`,
            `The largest of the ${plural(communes.totalCount, 'commune', 'communes')} without a known claim`)}</summary>
          <Table caption={say(`${number(communes.uncertainCount)} autres sont incertaines.`,
            `${number(communes.uncertainCount)} others are uncertain.`)} rows={communes.nodes} columns={[
            { title: 'Commune', value: row => row.name },
            { title: say('Département', 'Department'), value: row => row.department?.name ?? null },
            { title: say('Habitants', 'People'), value: row => row.population },
          ]} />
        </details>
      )}
    </View>
  );
}

// The map of what was done, and of what projects cost, in the twelve months before a day.
import type { ReactNode } from 'react';
import { useAnswer } from '../shared/ask.ts';
import { Share } from './charts.tsx';
import { byAmount, FranceMap } from './map.tsx';
import { coverageMap, measuresByPlace } from '../shared/operations.ts';
import { RegionLink, View } from './parts.tsx';
import { date, euros, hours, plural, say } from '../shared/words.ts';

interface Amounts { count: number; minutes: number; participants: number; projects: number; cost: number }

/** What may colour the map instead of who serves. */
export const MEASURED = {
  activities: { title: say('actions', 'activities'), of: ({ count }: Amounts) => count, text: (amount: number) => plural(amount, say('action', 'activity'), say('actions', 'activities')) },
  hours: { title: say('heures', 'hours'), of: ({ minutes }: Amounts) => minutes, text: (amount: number) => `${hours(amount)} ${say('heures', 'hours')}` },
  participants: { title: 'participants', of: ({ participants }: Amounts) => participants, text: (amount: number) => plural(amount, 'participant', 'participants') },
  money: { title: say('budget des projets', 'budgets of projects'), of: ({ cost }: Amounts) => cost, text: euros },
};
export type Measured = keyof typeof MEASURED;

/** The day a year before, which the twelve months begin after. */
function yearBefore(day: string) {
  const before = new Date(day);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  before.setUTCDate(before.getUTCDate() + 1);
  return before.toISOString().slice(0, 10);
}

export function MeasureMap({ isFirst, colour, day, byDepartment, children }: { isFirst: boolean; colour: Measured; day: string; byDepartment: boolean; children: ReactNode }) {
  const from = yearBefore(day);
  const places = byDepartment ? ['REGION', 'DEPARTMENT'] as const : ['REGION'] as const;
  const variables = { from, to: day, activities: [...places], projects: [...places] };
  const answer = useAnswer(measuresByPlace, variables);
  const regions = useAnswer(coverageMap, { on: day }).data?.regions?.nodes ?? [];
  const done = answer.data?.activityStatistics;
  const paid = answer.data?.fundedProjectStatistics;
  const { of, text, title } = MEASURED[colour];
  const sum = (isThere: (group: { region: { code: string } | null; department: { code: string } | null }) => boolean): Amounts => {
    const amounts = { count: 0, minutes: 0, participants: 0, projects: 0, cost: 0 };
    for (const group of done?.nodes.filter(isThere) ?? []) {
      amounts.count += group.count;
      amounts.minutes += group.durationMinutes.sum ?? 0;
      amounts.participants += group.participants.sum ?? 0;
    }
    for (const group of paid?.nodes.filter(isThere) ?? []) {
      amounts.projects += group.count;
      amounts.cost += group.budgetEuros.sum ?? 0;
    }
    return amounts;
  };
  const inRegion = (code: string) => sum(group => group.region?.code === code);
  const inDepartment = (code: string) => sum(group => group.department?.code === code);
  const rows = regions.flatMap(region => (byDepartment
    ? region.departments.nodes.map(place => ({ place, region, ...inDepartment(place.code) }))
    : [{ place: region, region, ...inRegion(region.code) }])).sort((one, other) => of(other) - of(one));
  const most = rows[0] ? of(rows[0]) : 0;
  const all = sum(() => true);
  const elsewhere = of(all) - rows.reduce((total, row) => total + of(row), 0);
  // Tiles are regions, whatever the map's level.
  const tiles = byDepartment ? regions.filter(region => region.zone !== 'METROPOLITAN').map(region => [region, of(inRegion(region.code))] as const) : [];
  const look = byAmount(new Map([...rows.map(row => [row.place, of(row)] as const), ...tiles]), text);
  const kind = byDepartment ? say('département', 'department') : say('région', 'region');
  const period = say(`entre le ${date(from)} et le ${date(day)}`, `between ${date(from)} and ${date(day)}`);
  return (
    <View name="map" title={say('La carte de ce qui s’est fait', 'The map of what was done')} isFirst={isFirst} isEmbeddable isWide answer={answer} operation={measuresByPlace} variables={variables}
      figure={answer.data && most > 0 && text(of(all))}
      sentence={answer.data && (most === 0
        ? say(`Rien n’est connu ${period}. Ce silence ne prouve pas qu’il n’y a rien eu.`, `Nothing is known ${period}. This silence does not prove that there was nothing.`)
        : say(
          `${colour === 'money' ? `pour ${plural(all.projects, 'projet qui commence', 'projets qui commencent')} ` : ''}${period}. ${rows[0]!.place.name} vient en tête, avec ${text(most)}.${elsewhere > 0 ? ` ${text(elsewhere)} sans ${kind} : pour toute la France, ou lieu non précisé.` : ''}`,
          `${colour === 'money' ? `for ${plural(all.projects, 'project that begins', 'projects that begin')} ` : ''}${period}. ${rows[0]!.place.name} comes first, with ${text(most)}.${elsewhere > 0 ? ` ${text(elsewhere)} in no ${kind}: for all of France, or no place told.` : ''}`))}
      sources={say('ce que les hubs saisissent eux-mêmes', 'what hubs log themselves')}
      counted={<p>{say('Les douze mois jusqu’au jour choisi. Une action compte là où elle a eu lieu, le budget d’un projet là où il se déroule, en entier l’année où il commence ; ce n’est pas ce qu’il a reçu.',
        'The twelve months up to the day chosen. An activity counts where it took place, a project’s budget where it takes place, all of it in the year in which it begins; that is not what it was given.')}</p>}
      table={{
        caption: say(`Par ${kind}, ${period}`, `By ${kind}, ${period}`),
        rows: answer.data ? rows : [],
        isShort: false,
        columns: [
          { title: byDepartment ? say('Département', 'Department') : say('Région', 'Region'), value: row => row.place.name, cell: row => <>{byDepartment ? `${row.place.name} (${row.place.code})` : <RegionLink region={row.region} />}<Share value={of(row)} most={most} text="" /></> },
          ...(byDepartment ? [{ title: say('Région', 'Region'), value: (row: (typeof rows)[number]) => row.region.name, cell: (row: (typeof rows)[number]) => <RegionLink region={row.region} /> }] : []),
          { title: say('Actions', 'Activities'), value: row => row.count },
          { title: say('Heures', 'Hours'), value: row => Math.round(row.minutes / 6) / 10 },
          { title: 'Participants', value: row => row.participants },
          { title: say('Projets', 'Projects'), value: row => row.projects },
          { title: 'Budget', value: row => row.cost, format: euros },
        ],
      }}>
      {children}
      {answer.data && regions.length > 0 && (
        <FranceMap regions={regions} byDepartment={byDepartment} {...look} label={say(`Carte de France : ${title} par ${kind} ${period} ; le tableau dit la même chose.`,
          `Map of France: ${title} by ${kind} ${period}; the table says the same.`)} />
      )}
    </View>
  );
}

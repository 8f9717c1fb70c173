// What forms are made of: large enough for a thumb, each with the server's own word about it.
import { useId, useState, type ReactNode } from 'react';
import { useCommunes } from '../shared/communes.ts';
import { Waiting } from '../shared/parts.tsx';
import { duration, say } from '../shared/words.ts';
import type { TerritorialScale } from '../shared/operations.ts';
import { habits, type Place } from './draft.ts';
import type { Problem } from './queue.ts';

/** What the server, or the form itself, says against a field of the input. */
export const against = (problems: readonly Problem[], ...fields: string[]) => problems.filter(({ path }) => fields.includes(path?.at(-1) ?? '') || fields.includes(path?.[1] ?? ''));

/** What is said against no field that is shown. */
export const besides = (problems: readonly Problem[], ...fields: string[]) => problems.filter(problem => against([problem], ...fields).length === 0);

export function Problems({ of, id }: { of: readonly Problem[]; id?: string }) {
  return of.length === 0 ? null : <p className="problem" role="alert" id={id}>{of.map(({ message }) => message).join(' ')}</p>;
}

interface FieldProperties { label: string; problems?: readonly Problem[]; children: (id: string, description: string | undefined) => ReactNode; hint?: string }

export function Field({ label, problems = [], children, hint }: FieldProperties) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <small className="soft">{hint}</small>}
      {children(id, problems.length > 0 ? `${id}-problem` : undefined)}
      <Problems of={problems} id={`${id}-problem`} />
    </div>
  );
}

/** A text of one line or more. */
export function TextField({ label, value, onChange, problems, type = 'text', rows, hint, isNeeded, maximum }:
{ label: string; value: string; onChange: (value: string) => void; problems?: readonly Problem[]; type?: string; rows?: number; hint?: string; isNeeded?: boolean; maximum?: string }) {
  return (
    <Field label={label} problems={problems} hint={hint}>
      {(id, description) => {
        const common = { id, value, 'aria-describedby': description, 'aria-invalid': description !== undefined, required: isNeeded };
        return rows
          ? <textarea {...common} rows={rows} maxLength={5000} onChange={event => onChange(event.target.value)} />
          : <input {...common} type={type} max={maximum} step={type === 'number' ? 'any' : undefined} onChange={event => onChange(event.target.value)} />;
      }}
    </Field>
  );
}

interface ChipsProperties<Value extends string> {
  label: string; options: Partial<Record<Value, string>>; chosen: readonly Value[]; onChoose: (value: Value) => void; problems?: readonly Problem[]; children?: ReactNode;
}

/** One of some, or some of them, each a tap. */
export function Chips<Value extends string>({ label, options, chosen, onChoose, problems = [], children }: ChipsProperties<Value>) {
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>{label}</span>
      <div className="chips">
        {(Object.entries(options) as [Value, string][]).map(([value, text]) => (
          <button key={value} type="button" aria-pressed={chosen.includes(value)} onClick={() => onChoose(value)}>{text}</button>
        ))}
        {children}
      </div>
      <Problems of={problems} />
    </div>
  );
}

/** How many. */
export function Stepper({ label, value, onChange, problems }: { label: string; value: number | null; onChange: (value: number | null) => void; problems?: readonly Problem[] }) {
  const step = (by: number) => onChange(Math.max(0, (value ?? 0) + by));
  return (
    <Field label={label} problems={problems}>
      {(id, description) => (
        <div className="stepper">
          <button type="button" aria-label={say(`${label} : un de moins`, `${label}: one less`)} onClick={() => step(-1)} disabled={!value}>−</button>
          <input id={id} type="number" inputMode="numeric" min={0} aria-describedby={description} aria-invalid={description !== undefined} value={value ?? ''} placeholder="–"
            onChange={event => onChange(event.target.value === '' ? null : Math.max(0, Math.round(event.target.valueAsNumber)))} />
          <button type="button" aria-label={say(`${label} : un de plus`, `${label}: one more`)} onClick={() => step(1)}>+</button>
          <button type="button" aria-label={say(`${label} : +10`, `${label}: +10`)} onClick={() => step(10)}>+10</button>
        </div>
      )}
    </Field>
  );
}

const DURATIONS: Record<string, string> = { 30: '30 min', 60: '1 h', 90: '1 h 30', 120: '2 h', 180: '3 h', 210: say('½ jour', '½ day'), 420: say('1 jour', '1 day') };

export function DurationField({ value, onChange, problems }: { value: number | null; onChange: (value: number | null) => void; problems: readonly Problem[] }) {
  const isUsual = value === null || String(value) in DURATIONS;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Chips label={say('Durée', 'Duration')} options={DURATIONS} chosen={value === null ? [] : [String(value)]} onChoose={minutes => { setIsOpen(false); onChange(Number(minutes)); }}
        problems={isOpen || !isUsual ? [] : problems}>
        <button type="button" aria-expanded={isOpen || !isUsual} onClick={() => setIsOpen(!isOpen)}>{isUsual ? say('Autre…', 'Other…') : duration(value)}</button>
      </Chips>
      {(isOpen || !isUsual) && (
        <TextField label={say('Durée en minutes', 'Duration in minutes')} type="number" value={value === null ? '' : String(value)} problems={problems}
          onChange={text => onChange(text === '' ? null : Math.round(Number(text)))} />
      )}
    </>
  );
}

const SCALES: Record<TerritorialScale, string> = {
  COMMUNE: say('Commune', 'Commune'), INTERCOMMUNALITY: say('Intercommunalité', 'Intercommunality'), DEPARTMENT: say('Département', 'Department'),
  REGION: say('Région', 'Region'), NATIONAL: say('National', 'National'),
  UNSPECIFIED: say('Non précisée', 'Not told'),
};

export function placeName(place: Place | null) {
  if (!place)
    return say('lieu inconnu', 'no place');
  if (place.scale === 'NATIONAL')
    return say('France entière', 'all of France');
  if (place.scale === 'UNSPECIFIED')
    return say('lieu non précisé', 'place not told');
  const { commune, intercommunality, department, region } = place;
  return ({ COMMUNE: commune, INTERCOMMUNALITY: intercommunality, DEPARTMENT: department, REGION: region }[place.scale] ?? commune ?? department ?? region)?.name ?? '–';
}

const NATIONAL: Place = { scale: 'NATIONAL', commune: null, department: null };

/** A place by its name or its postal code; those of lately are a tap away. */
export function PlaceField({ place, onChange, problems }: { place: Place | null; onChange: (place: Place | null) => void; problems: readonly Problem[] }) {
  const [typed, setTyped] = useState('');
  const { isAsked, answer, found } = useCommunes(typed);
  const choose = (chosen: Place) => {
    setTyped('');
    onChange(chosen);
  };
  if (place) {
    const reach = (['COMMUNE', 'DEPARTMENT', 'REGION'] as const).filter(scale => ({ COMMUNE: place.commune, DEPARTMENT: place.department, REGION: place.region }[scale]));
    return (
      <div className="field" role="group" aria-label={say('Lieu', 'Place')}>
        <span className="label">{say('Lieu', 'Place')}</span>
        <p className="chosen">
          <strong>{placeName(place)}</strong>
          <button type="button" onClick={() => onChange(null)}>{say('Changer de lieu', 'Change the place')}</button>
        </p>
        {reach.length > 1 && (
          <div className="chips">
            {reach.map(scale => <button key={scale} type="button" aria-pressed={place.scale === scale} onClick={() => onChange({ ...place, scale })}>{SCALES[scale]}</button>)}
          </div>
        )}
        <Problems of={problems} />
      </div>
    );
  }
  return (
    <div className="field">
      <Field label={say('Lieu', 'Place')} hint={say('Le nom de la commune, ou son code postal', 'The commune’s name, or its postal code')} problems={problems}>
        {(id, description) => <input id={id} type="search" autoComplete="off" value={typed} maxLength={100} aria-describedby={description} aria-invalid={description !== undefined} onChange={event => setTyped(event.target.value)}
          // What is found stands below it, above the keyboard.
          onFocus={event => event.target.parentElement!.scrollIntoView({ block: 'start' })} />}
      </Field>
      {isAsked && answer.retryAt !== null && (
        <p className="notice">{say('Sans réseau, choisissez un lieu déjà utilisé, ou France entière.', 'Without a network, choose a place that you used before, or all of France.')}</p>
      )}
      {isAsked && answer.problem !== null && <Waiting answer={answer} />}
      {isAsked && found.length > 0 && (
        <ul className="found" aria-label={say('Communes trouvées', 'Communes found')}>
          {found.slice(0, 8).map(({ code, name, place: around, department }) => (
            <li key={code}><button type="button" onClick={() => choose({ scale: 'COMMUNE', commune: { code, name }, department })}>{name} <small>{around}</small></button></li>
          ))}
        </ul>
      )}
      {isAsked && answer.isFresh && answer.data && found.length === 0 && <p className="soft" role="status">{say('Aucune commune ne porte ce nom ou ce code postal.', 'No commune has this name or postal code.')}</p>}
      <div className="chips">
        {habits().places.filter(({ scale }) => scale !== 'NATIONAL').map((known, i) => <button key={i} type="button" onClick={() => choose(known)}>{placeName(known)}</button>)}
        <button type="button" onClick={() => choose(NATIONAL)}>{say('France entière', 'All of France')}</button>
      </div>
    </div>
  );
}

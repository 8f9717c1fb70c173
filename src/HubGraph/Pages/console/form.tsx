// The form of an activity: to log one, and to correct it.
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { hubProjects } from '../shared/operations.ts';
import { ANIMATIONS, FORMATS, INITIATIVES, STAGES, SUPPORTS, THEMES } from '../shared/terms.ts';
import { say, today } from '../shared/words.ts';
import type { Draft } from './draft.ts';
import { against, Chips, DurationField, Field, PlaceField, Problems, Stepper, TextField } from './fields.tsx';
import type { Problem } from './queue.ts';
import { useKept } from './session.ts';

const missing = (field: string, message: string): Problem => ({ code: 'MISSING', message, path: ['input', field] });

/** What the form itself sees is missing, so that nobody waits for the network to be told. */
export function gaps(draft: Draft): Problem[] {
  return [
    ...(draft.durationMinutes ? [] : [missing('durationMinutes', say('Indiquez la durée.', 'Say how long it took.'))]),
    ...(draft.place ? [] : [missing('commune', say('Indiquez le lieu.', 'Say where it was.'))]),
    ...(draft.summary.trim() ? [] : [missing('summary', say('Dites en une phrase ce qui a été fait.', 'Say in a sentence what was done.'))]),
    ...(draft.isSupport
      ? [...(draft.fundedProject ? [] : [missing('fundedProject', say('Choisissez le projet.', 'Choose the project.'))]), ...(draft.supportKind ? [] : [missing('supportKind', say('Choisissez la nature de l’accompagnement.', 'Choose the kind of support.'))])]
      : draft.animationKind ? [] : [missing('animationKind', say('Choisissez la nature de l’action.', 'Choose the kind of activity.'))]),
  ];
}

function ProjectChoice({ hub, draft, set, problems }: { hub: string; draft: Draft; set: (change: Partial<Draft>) => void; problems: readonly Problem[] }) {
  const { data } = useKept(hubProjects, { hub });
  return (
    <Field label={say('Projet', 'Project')} problems={problems}>
      {(id, description) => (
        <select id={id} value={draft.fundedProject ?? ''} aria-describedby={description} onChange={event => set({ fundedProject: event.target.value || null })}>
          <option value="">{data ? say('Choisir…', 'Choose…') : say('Un instant…', 'One moment…')}</option>
          {data?.fundedProjects?.nodes.map(({ id: key, title }) => <option key={key} value={key}>{title}</option>)}
        </select>
      )}
    </Field>
  );
}

interface FormProperties { hub: string; draft: Draft; set: (change: Partial<Draft>) => void; problems: readonly Problem[]; onSubmit: () => void; isBusy: boolean; submit: string; children?: ReactNode }

export function ActivityForm({ hub, draft, set, problems, onSubmit, isBusy, submit, children }: FormProperties) {
  const form = useRef<HTMLFormElement>(null);
  const toggle = <Value,>(list: readonly Value[], value: Value) => (list.includes(value) ? list.filter(one => one !== value) : [...list, value]);
  const named = ['durationMinutes', 'performedOn', 'summary', 'commune', 'intercommunality', 'department', 'region', 'scale', 'animationKind', 'otherAnimationKind', 'themes', 'otherTheme',
    'participants', 'mediators', 'structures', 'otherActors', 'format', 'otherFormat', 'initiative', 'fundedProject', 'supportKind', 'otherSupportKind', 'stage'];
  const rest = problems.filter(({ path }) => !path || !named.includes(path[1] ?? ''));
  // To where something is to be mended.
  useEffect(() => {
    if (problems.length > 0)
      form.current?.querySelector('.problem')?.scrollIntoView({ block: 'center' });
  }, [problems]);
  const hasMore = draft.format !== null || draft.initiative !== null || draft.mediators !== null || draft.structures !== null || draft.otherActors !== null
    || against(problems, 'format', 'otherFormat', 'initiative', 'mediators', 'structures', 'otherActors').length > 0;
  return (
    <form className="activity" ref={form} noValidate onSubmit={(event: FormEvent) => {
      event.preventDefault();
      if (!isBusy)
        onSubmit();
    }}>
      <div className="field">
        <div className="day">
          <TextField label={say('Jour', 'Day')} type="date" value={draft.performedOn} maximum={today()} problems={against(problems, 'performedOn')} onChange={performedOn => set({ performedOn })} />
        </div>
      </div>
      {draft.isSupport ? (
        <>
          <ProjectChoice hub={hub} draft={draft} set={set} problems={against(problems, 'fundedProject')} />
          <Chips label={say('Nature', 'Kind')} options={SUPPORTS} chosen={draft.supportKind ? [draft.supportKind] : []} onChoose={supportKind => set({ supportKind })} problems={against(problems, 'supportKind')} />
          {draft.supportKind === 'OTHER' && <TextField label={say('Lequel ?', 'Which?')} value={draft.otherSupportKind} problems={against(problems, 'otherSupportKind')} onChange={otherSupportKind => set({ otherSupportKind })} />}
          <Chips label={say('Stade du projet', 'How far the project is')} options={STAGES} chosen={draft.stage ? [draft.stage] : []} onChoose={stage => set({ stage: stage === draft.stage ? null : stage })} problems={against(problems, 'stage')} />
        </>
      ) : (
        <>
          <Chips label={say('Nature', 'Kind')} options={ANIMATIONS} chosen={draft.animationKind ? [draft.animationKind] : []} onChoose={animationKind => set({ animationKind })} problems={against(problems, 'animationKind')} />
          {draft.animationKind === 'OTHER' && <TextField label={say('Laquelle ?', 'Which?')} value={draft.otherAnimationKind} problems={against(problems, 'otherAnimationKind')} onChange={otherAnimationKind => set({ otherAnimationKind })} />}
        </>
      )}
      <DurationField value={draft.durationMinutes} onChange={durationMinutes => set({ durationMinutes })} problems={against(problems, 'durationMinutes')} />
      <PlaceField place={draft.place} onChange={place => set({ place })} problems={against(problems, 'commune', 'intercommunality', 'department', 'region', 'scale')} />
      {!draft.isSupport && (
        <>
          <Chips label={say('Thèmes', 'Themes')} options={THEMES} chosen={draft.themes} onChoose={theme => set({ themes: toggle(draft.themes, theme) })} problems={against(problems, 'themes')} />
          {draft.themes.includes('OTHER') && <TextField label={say('Quel autre thème ?', 'Which other theme?')} value={draft.otherTheme} problems={against(problems, 'otherTheme')} onChange={otherTheme => set({ otherTheme })} />}
          <Stepper label={say('Participants', 'Participants')} value={draft.participants} onChange={participants => set({ participants })} problems={against(problems, 'participants')} />
        </>
      )}
      <TextField label={say('En une phrase', 'In a sentence')} rows={2} value={draft.summary} problems={against(problems, 'summary')} onChange={summary => set({ summary })} />
      {!draft.isSupport && (
        <details className="more" open={hasMore || undefined}>
          <summary>{say('Plus de détails', 'More details')}</summary>
          <Chips label={say('Format', 'Format')} options={FORMATS} chosen={draft.format ? [draft.format] : []} onChoose={format => set({ format: format === draft.format ? null : format })} problems={against(problems, 'format')} />
          {draft.format === 'OTHER' && <TextField label={say('Quel autre format ?', 'Which other format?')} value={draft.otherFormat} problems={against(problems, 'otherFormat')} onChange={otherFormat => set({ otherFormat })} />}
          <Chips label={say('À l’initiative', 'Whose idea')} options={INITIATIVES} chosen={draft.initiative ? [draft.initiative] : []} onChoose={initiative => set({ initiative: initiative === draft.initiative ? null : initiative })} problems={against(problems, 'initiative')} />
          <Stepper label={say('Médiateurs', 'Mediators')} value={draft.mediators} onChange={mediators => set({ mediators })} problems={against(problems, 'mediators')} />
          <Stepper label={say('Structures', 'Structures')} value={draft.structures} onChange={structures => set({ structures })} problems={against(problems, 'structures')} />
          <Stepper label={say('Autres acteurs', 'Other actors')} value={draft.otherActors} onChange={otherActors => set({ otherActors })} problems={against(problems, 'otherActors')} />
        </details>
      )}
      <div className="submit">
        <Problems of={rest} />
        <div className="actions">
          <button className="primary" disabled={isBusy}>{isBusy ? say('Un instant…', 'One moment…') : submit}</button>
          {children}
        </div>
      </div>
    </form>
  );
}

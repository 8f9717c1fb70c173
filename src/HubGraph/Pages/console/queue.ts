// What is written stays on the device until the server has it: without a network, over restarts, never twice.
import { useSyncExternalStore } from 'react';
import {
  activitySheet, amendActivity, cancelEvent, conflictSheet, createEvent, createFundedProject, logAnimation, logProjectSupport, recordAttendance, recordFunding, restoreActivity, withdrawActivity,
  type ActivitySheetQuery, type ConflictSheetQuery, type Operation,
} from '../shared/operations.ts';
import { say } from '../shared/words.ts';
import { deleteEntry, putEntry, readEntries } from './device.ts';
import { Refused, send, SignedOut, Unreachable, viewer } from './session.ts';

const OPERATIONS = { logAnimation, logProjectSupport, amendActivity, withdrawActivity, restoreActivity, createEvent, cancelEvent, recordAttendance, createFundedProject, recordFunding };
export type Kind = keyof typeof OPERATIONS;
export type Problem = { code: string; message: string; path: readonly string[] | null };
export type Input = Record<string, unknown>;
export type Sheet = Extract<NonNullable<(ActivitySheetQuery | ConflictSheetQuery)['node']>, { id: string; version: number }>;

export interface Entry {
  /** Of what is new, also its clientReference: whatever becomes of an answer, it is written once. */
  reference: string;
  /** Who wrote it: nobody else sends it. */
  subject: string;
  kind: Kind;
  input: Input;
  /** What it is called in lists. */
  title: string;
  writtenAt: string;
  state: 'waiting' | 'refused' | 'conflict';
  /** Whether it may have been written already. */
  isAttempted?: boolean;
  problems?: readonly Problem[];
  /** What the form held that it was written in, in which it is mended. */
  draft?: unknown;
}
export type NewEntry = Omit<Entry, 'subject' | 'writtenAt' | 'state'>;

export const KEPT = say('C’est gardé sur cet appareil, et sera envoyé dès que possible.', 'It is kept on this device, and will be sent as soon as possible.');

/** What an entry says of a record that is there. */
export const partOf = (input: Input) => (input.update ?? input) as Input;

/** A name that nobody else gives, on http too. */
export const newReference = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

const read = async () => (await readEntries<Entry>()).sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1));
const put = (entry: Entry) => putEntry(entry).then(() => changed(true));
export const discard = (reference: string) => deleteEntry(reference).then(() => changed(true));

let entries: readonly Entry[] = [];
let isSending = false;
const watchers = new Set<() => void>();
const others = new BroadcastChannel('hubgraph-console');

async function changed(isOwn: boolean) {
  entries = await read();
  watchers.forEach(watch => watch());
  if (isOwn)
    others.postMessage(null);
}
others.onmessage = () => void changed(false);
void changed(false);

const watch = (tell: () => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};

export const useQueue = () => useSyncExternalStore(watch, () => entries);
export const useIsSending = () => useSyncExternalStore(watch, () => isSending);

/** The name of what waits to be said of a record already, in whose place the newer word comes; else a new one. */
export const referenceOf = (kind: Kind, id: string) =>
  entries.find(entry => entry.kind === kind && entry.state === 'waiting' && !entry.isAttempted && partOf(entry.input).id === id)?.reference ?? newReference();

/** Keeps what was written, sends it where that is possible, and tells what became of it: null once the server has it. */
export async function write(entry: NewEntry): Promise<Entry | null> {
  await put({ ...entry, subject: viewer()?.subject ?? '', writtenAt: new Date().toISOString(), state: 'waiting' });
  await flush();
  return entries.find(kept => kept.reference === entry.reference) ?? null;
}

/** Sends again what was in conflict, over the version that was seen. */
export async function rewrite(entry: Entry, version: number) {
  const input = entry.input.update ? { update: { ...partOf(entry.input), version } } : { ...entry.input, version };
  await put({ ...entry, input, state: 'waiting', problems: undefined, isAttempted: false });
  await flush();
}

let timer: number | undefined;

/** Sends what waits, one after the other, in one tab at a time. */
export async function flush() {
  clearTimeout(timer);
  const work = async () => {
    isSending = true;
    try {
      for (const { reference } of await read()) {
        // As it is now: a newer word may have come in its place.
        const entry = entries.find(kept => kept.reference === reference);
        if (entry?.state === 'waiting' && entry.subject === viewer()?.subject)
          await sendOne(entry);
      }
    } catch (error) {
      if (error instanceof Unreachable)
        timer = window.setTimeout(() => void flush(), error.seconds * 1000);
      else if (!(error instanceof SignedOut))
        throw error;
    } finally {
      isSending = false;
      await changed(false);
    }
  };
  await (navigator.locks ? navigator.locks.request('hubgraph-console', work) : work());
}

// Said of what an earlier attempt wrote, whose answer was lost.
const DONE: Partial<Record<Kind, string>> = { withdrawActivity: 'ACTIVITY_WITHDRAWN', restoreActivity: 'ACTIVITY_NOT_WITHDRAWN' };

async function sendOne(entry: Entry) {
  await put({ ...entry, isAttempted: true });
  let problems: readonly Problem[];
  try {
    const operation = OPERATIONS[entry.kind] as Operation<Record<string, { errors: readonly Problem[] | null } | null>, { input: Input }>;
    problems = (await send(operation, { input: entry.input }))[entry.kind]?.errors ?? [];
  } catch (error) {
    if (!(error instanceof Refused))
      throw error;
    problems = [{ code: error.code, message: error.message, path: null }];
  }
  const isStale = problems.some(({ code }) => code === 'STALE_VERSION');
  const isDone = problems.length === 0
    || (entry.isAttempted && problems.every(({ code }) => code === (DONE[entry.kind] ?? 'DUPLICATE_REFERENCE')))
    || (entry.isAttempted && isStale && await isWritten(entry));
  if (isDone)
    await discard(entry.reference);
  else
    await put({ ...entry, isAttempted: false, problems, state: isStale ? 'conflict' : 'refused' });
}

/** What the server has now of what an entry speaks of. */
export async function current(entry: Entry): Promise<Sheet | null> {
  const sheet: Operation<{ node: object | null }, { id: string }> = entry.kind.endsWith('Activity') ? activitySheet : conflictSheet;
  const { node } = await send(sheet, { id: partOf(entry.input).id as string });
  return node && 'history' in node ? node as Sheet : null;
}

/** The value of an input's field in a sheet. */
export function valueIn(sheet: Sheet, field: string): unknown {
  const value = (sheet as Record<string, unknown>)[field];
  return value && typeof value === 'object' && 'code' in value ? value.code : value ?? null;
}

async function isWritten(entry: Entry) {
  const sheet = await current(entry);
  // What says nothing that a sheet tells, such as a withdrawal, was not written where the record is still there.
  const told = Object.entries(partOf(entry.input)).filter(([field]) => sheet !== null && field in sheet && !['id', 'version'].includes(field));
  return told.length > 0 && told.every(([field, value]) => JSON.stringify(valueIn(sheet!, field)) === JSON.stringify(value));
}

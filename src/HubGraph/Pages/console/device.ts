// What this device keeps: what waits to be sent, and what it remembers of the one who uses it. On the disk as soon as it is said,
// also where the browser is killed; localStorage would be some seconds behind.
const ENTRIES = 'entries';
const REMEMBERED = 'remembered';

const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open('hubgraph-console', 2);
  request.onupgradeneeded = () => {
    // Who used the console before has the first already.
    if (!request.result.objectStoreNames.contains(ENTRIES))
      request.result.createObjectStore(ENTRIES, { keyPath: 'reference' });
    if (!request.result.objectStoreNames.contains(REMEMBERED))
      request.result.createObjectStore(REMEMBERED);
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error!);
});

/** Done when it stands on the disk. */
async function change(name: string, work: (store: IDBObjectStore) => void) {
  const database = await opened;
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite', { durability: name === ENTRIES ? 'strict' : 'relaxed' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error!);
    work(transaction.objectStore(name));
  });
}

async function all<Value>(name: string): Promise<[string, Value][]> {
  const database = await opened;
  return new Promise((resolve, reject) => {
    const store = database.transaction(name).objectStore(name);
    const keys = store.getAllKeys() as IDBRequest<string[]>;
    const values = store.getAll() as IDBRequest<Value[]>;
    values.onsuccess = () => resolve(keys.result.map((key, i) => [key, values.result[i]!]));
    values.onerror = () => reject(values.error!);
  });
}

export const readEntries = async <Entry>() => (await all<Entry>(ENTRIES)).map(([, entry]) => entry);
export const putEntry = (entry: object) => change(ENTRIES, store => store.put(entry));
export const deleteEntry = (reference: string) => change(ENTRIES, store => store.delete(reference));

const memory = new Map<string, unknown>();

/** Once the device has read what it remembers. One that keeps nothing remembers nothing. */
export const ready = all<unknown>(REMEMBERED).then(kept => kept.forEach(([name, value]) => memory.set(name, value)), () => undefined);

/** What the device remembers of the one who uses it. */
export const remembered = <Value>(name: string) => (memory.get(name) ?? null) as Value | null;

export function remember(name: string, value: unknown) {
  memory.set(name, value);
  void change(REMEMBERED, store => (value === null ? store.delete(name) : store.put(value, name))).catch(() => undefined);
}

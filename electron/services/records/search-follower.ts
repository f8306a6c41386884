import { always } from '../database/row-rule.ts'
import { isFound } from '../database/search-index.ts'
import type { Operation } from '../journal/change-set.ts'
import { ownEnd, ownStart } from '../journal/places.ts'
import { readEntry } from '../journal/signed-entry.ts'
import { recordNamed, type Store } from '../open-vault.ts'

/** How long after a commit indexing begins, how long a slice of it may take, and the pause after that, in milliseconds. */
const delay = 200
const sliceLength = 20
const pauseLength = 10

/** How many entries, or records that they touch, are indexed at a time. */
const pageSize = 64

/** Keeps the search index up with the journal, behind the commands rather than within them. */
export type SearchFollower = {
  /** Indexes everything that is committed; costs a look at each feed's end where nothing is new. */
  catchUp(): void
  /** Indexes for so many milliseconds; answers how many entries of the journal are left, 0 where none is. */
  catchUpFor(milliseconds: number): number
  /** Indexes what was committed, a little later and in slices. */
  soon(): void
  stop(): void
}

type Entry = { readonly seq: number; readonly bytes: Buffer }

/**
 * Follows the journal of an open vault. How far it came is committed with what it indexed, so that a crash between a
 * command and its indexing loses nothing: the next opening goes on from there. While `isOccupied`, another connection
 * holds the database for writing, and nothing is indexed.
 */
export function followJournal(store: Store, isOccupied: () => boolean): SearchFollower {
  const { db } = store
  let timer: NodeJS.Timeout | null = null
  // Prepared on first use, so that opening a vault does not wait for it.
  let steps: ReturnType<typeof stepper> | null = null

  /** Indexes until `end` or to the journal's end, in one transaction; whether anything is left. */
  const run = (end: number): boolean => {
    if (db.inTransaction || isOccupied()) return false
    steps ??= stepper(store)
    const { isBehind, advance } = steps
    if (!isBehind()) return false
    const isReadOnly = db.pragma('query_only', { simple: true }) === 1
    // A search is a query, whose connection refuses to write; the index is no record, and nothing else writes here.
    if (isReadOnly) db.pragma('query_only=OFF')
    try {
      return db.transaction(() => advance(end)).immediate()
    } finally {
      if (isReadOnly) db.pragma('query_only=ON')
    }
  }
  const slice = () => {
    timer = null
    try {
      if (run(performance.now() + sliceLength) || isOccupied()) timer = setTimeout(slice, pauseLength).unref()
    } catch {
      // A full disk or a damaged page: whoever searches next is told, and what is committed stays to be indexed.
    }
  }
  return {
    catchUp: () => void run(Number.POSITIVE_INFINITY),
    catchUpFor(milliseconds) {
      return run(performance.now() + milliseconds) ? (steps?.left() ?? 0) : 0
    },
    soon() {
      timer ??= setTimeout(slice, delay).unref()
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}

function stepper({ db, search, table }: Store) {
  const feeds = db
    .prepare<[], string>(
      `SELECT device FROM feeds WHERE EXISTS (
         SELECT 1 FROM changeSets WHERE place > ${ownStart} +
           coalesce((SELECT seq FROM local_searchMarks WHERE local_searchMarks.device = feeds.device), 0)
         AND place < ${ownEnd}
       ) ORDER BY device`,
    )
    .pluck()
  const left = db
    .prepare<[], number>(
      `SELECT count(*) FROM feeds CROSS JOIN changeSets WHERE place > ${ownStart} +
         coalesce((SELECT seq FROM local_searchMarks WHERE local_searchMarks.device = feeds.device), 0)
       AND place < ${ownEnd}`,
    )
    .pluck()
  const mark = db.prepare<[string], number>('SELECT seq FROM local_searchMarks WHERE device = ?').pluck()
  const setMark = db.prepare<[string, number]>(
    'INSERT INTO local_searchMarks (device, seq) VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET seq = excluded.seq',
  )
  // One at a time: an entry of an import has megabytes, of which a page of 64 would be read over and over.
  const following = db.prepare<[string, number], Entry>(
    `SELECT seq, bytes FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place > ${ownStart} + ? AND place < ${ownEnd} ORDER BY place LIMIT 1`,
  )

  const index = (touched: ReadonlyMap<string, string>) => {
    for (const [id, name] of touched) {
      const record = recordNamed(name)
      const entity = record ? table(record).find(id, always) : null
      if (record && entity) search.put(record, entity)
    }
  }
  /** Whether the time ended before the feed did. */
  const advanceFeed = (device: string, end: number): boolean => {
    let seq = mark.get(device) ?? 0
    for (;;) {
      // Rows are indexed as they stand now, so a record that several entries of a page touch is indexed once.
      const touched = new Map<string, string>()
      const start = seq
      for (let read = 0; read < pageSize && touched.size < pageSize; read += 1) {
        const entry = following.get(device, seq)
        if (!entry) break
        for (const [id, name] of touchedBy(entry.bytes)) touched.set(id, name)
        seq = entry.seq
      }
      if (seq === start) return false
      index(touched)
      setMark.run(device, seq)
      if (performance.now() >= end) return true
    }
  }
  return {
    left: () => left.get() ?? 0,
    isBehind: () => feeds.get() !== undefined,
    /** Whether the time ended before the journal did. */
    advance: (end: number) => feeds.all().some((device) => advanceFeed(device, end)),
  }
}

/** Whether an operation may change what is found: days and references are no words, and a record is found archived too. */
function isWorded({ record: name, kind, field: path }: Operation): boolean {
  if (kind === 'create' || kind === 'redact') return true
  const record = recordNamed(name)
  const field = path !== undefined && record && Object.hasOwn(record.fields, path) ? record.fields[path] : undefined
  return field !== undefined && isFound(field)
}

/** The records that an entry changed, by id; none where it cannot be read, which the audit reports as damage. */
function touchedBy(bytes: Buffer): ReadonlyMap<string, string> {
  try {
    return new Map(
      readEntry(bytes)
        .change.operations.filter(isWorded)
        .map(({ id, record }) => [id, record]),
    )
  } catch {
    return new Map()
  }
}

import type Database from 'better-sqlite3'

/** One row of what the window keeps for a member; `value` is JSON, `at` an instant. */
type KeptRow = { readonly key: string; readonly value: string; readonly at: string }

/** What the window keeps for the members, by member, kind and key. */
export type KeptValues = {
  list(member: string, kind: string): readonly KeptRow[]
  put(member: string, kind: string, row: KeptRow): void
  /** Whether there was anything to remove. */
  remove(member: string, kind: string, key: string): boolean
  /** How many bytes a member's values take, of every kind, beside the one under a key. */
  sizeOfOthers(member: string, kind: string, key: string): number
  /** How many values of a kind there are beside the one under a key. */
  countOthers(member: string, kind: string, key: string): number
}

/** Opens the table of kept values; statements are prepared on first use, since few sessions need them at once. */
export function openKeptValues(db: Database.Database): KeptValues {
  const at = 'member = ? AND kind = ?'
  return {
    list: (member, kind) =>
      db
        .prepare<[string, string], KeptRow>(`SELECT key, value, at FROM local_kept WHERE ${at} ORDER BY key`)
        .all(member, kind),
    put(member, kind, { key, value, at: moment }) {
      db.prepare('INSERT OR REPLACE INTO local_kept (member, kind, key, value, at) VALUES (?, ?, ?, ?, ?)').run(
        member,
        kind,
        key,
        value,
        moment,
      )
    },
    remove: (member, kind, key) =>
      db.prepare(`DELETE FROM local_kept WHERE ${at} AND key = ?`).run(member, kind, key).changes > 0,
    sizeOfOthers: (member, kind, key) =>
      Number(
        db
          .prepare<[string, string, string], number>(
            `SELECT coalesce(sum(length(CAST(value AS BLOB))), 0) FROM local_kept
             WHERE member = ? AND NOT (kind = ? AND key = ?)`,
          )
          .pluck()
          .get(member, kind, key),
      ),
    countOthers: (member, kind, key) =>
      Number(
        db
          .prepare<[string, string, string], number>(`SELECT count(*) FROM local_kept WHERE ${at} AND key <> ?`)
          .pluck()
          .get(member, kind, key),
      ),
  }
}

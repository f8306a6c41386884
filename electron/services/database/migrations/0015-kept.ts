/** What the window keeps for each member: `value` is JSON. Local, hence outside journal and replay. */
export const keptTables: readonly string[] = [
  `CREATE TABLE local_kept (
    member TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (member, kind, key)
  ) STRICT, WITHOUT ROWID`,
]

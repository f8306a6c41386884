/**
 * Search is a projection that any laptop rebuilds for itself, and when it audited the vault is its own affair, hence
 * `local_`: outside journal and replay. `local_searchMarks` says how far into each feed search has read.
 */
export const localTables: readonly string[] = [
  `CREATE TABLE local_searchRows (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE
  ) STRICT`,
  `CREATE TABLE local_searchMarks (
    device TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE VIRTUAL TABLE local_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61')`,
  `CREATE TABLE local_audits (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    damages INTEGER NOT NULL
  ) STRICT`,
]

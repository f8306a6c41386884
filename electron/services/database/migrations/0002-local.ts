/** Search is a projection that any laptop rebuilds for itself, hence `local_`: outside journal and replay. */
export const localTables: readonly string[] = [
  `CREATE TABLE local_searchRows (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE
  ) STRICT`,
  `CREATE VIRTUAL TABLE local_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61')`,
]

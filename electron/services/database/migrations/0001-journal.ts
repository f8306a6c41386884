/**
 * The journal. An append writes three of these tables, each at its end or, in `touches`, once per touched record;
 * `tiles` only every 256 entries. `feeds` is small and rarely written.
 */
export const journalTables: readonly string[] = [
  `CREATE TABLE feeds (
    device TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    publicKey BLOB NOT NULL CHECK (length(publicKey) = 32),
    letter TEXT NOT NULL,
    certificate BLOB,
    checkpoint TEXT
  ) STRICT`,
  `CREATE TABLE changeSets (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    leafHash BLOB NOT NULL CHECK (length(leafHash) = 32),
    lamport INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (device, seq)
  ) STRICT`,
  `CREATE TABLE changeValues (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (device, seq)
  ) STRICT`,
  `CREATE TABLE touches (
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (id, device, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE tiles (
    device TEXT NOT NULL,
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (device, level, position)
  ) STRICT`,
]

/**
 * The journal by numbers: a feed has a number in this file, and an entry's place is that number in the upper bits with
 * the entry's seq in the lower 32. Entries and values are then kept in the order of their rowid and need no index beside
 * them, which were two of the pages that each append wrote. Rows of devices that are no feed, which only an intruder can
 * have written, keep their order under numbers that no feed will be given, so that the audit still finds them.
 */
export const journalPlaces: readonly string[] = [
  `CREATE TABLE placedFeeds (
    number INTEGER PRIMARY KEY,
    device TEXT NOT NULL UNIQUE,
    member TEXT NOT NULL,
    publicKey BLOB NOT NULL CHECK (length(publicKey) = 32),
    letter TEXT NOT NULL,
    certificate BLOB,
    checkpoint TEXT
  ) STRICT`,
  `INSERT INTO placedFeeds (device, member, publicKey, letter, certificate, checkpoint)
    SELECT device, member, publicKey, letter, certificate, checkpoint FROM feeds ORDER BY rowid`,
  'CREATE TABLE placedDevices (device TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT',
  'INSERT INTO placedDevices (device, number) SELECT device, number FROM placedFeeds',
  `INSERT INTO placedDevices (device, number)
    SELECT device, 1000000 + row_number() OVER (ORDER BY device) FROM (
      SELECT device FROM changeSets UNION SELECT device FROM changeValues UNION SELECT device FROM touches
    ) WHERE device NOT IN (SELECT device FROM placedFeeds)`,
  `CREATE TABLE placedSets (
    place INTEGER PRIMARY KEY,
    feed INTEGER AS (place >> 32) VIRTUAL,
    seq INTEGER AS (place & 4294967295) VIRTUAL,
    bytes BLOB NOT NULL,
    leafHash BLOB NOT NULL CHECK (length(leafHash) = 32),
    lamport INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    member TEXT NOT NULL
  ) STRICT`,
  `INSERT INTO placedSets (place, bytes, leafHash, lamport, wall, member)
    SELECT (number << 32) + seq, bytes, leafHash, lamport, wall, member
    FROM changeSets JOIN placedDevices USING (device) ORDER BY number, seq`,
  `CREATE TABLE placedValues (
    place INTEGER PRIMARY KEY,
    feed INTEGER AS (place >> 32) VIRTUAL,
    seq INTEGER AS (place & 4294967295) VIRTUAL,
    bytes BLOB NOT NULL
  ) STRICT`,
  `INSERT INTO placedValues (place, bytes)
    SELECT (number << 32) + seq, bytes FROM changeValues JOIN placedDevices USING (device) ORDER BY number, seq`,
  `CREATE TABLE placedTouches (
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (id, place)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO placedTouches (id, place)
    SELECT id, (number << 32) + seq FROM touches JOIN placedDevices USING (device) ORDER BY id, number, seq`,
  'DROP TABLE placedDevices',
  'DROP TABLE changeSets',
  'DROP TABLE changeValues',
  'DROP TABLE touches',
  'DROP TABLE feeds',
  'ALTER TABLE placedFeeds RENAME TO feeds',
  'ALTER TABLE placedSets RENAME TO changeSets',
  'ALTER TABLE placedValues RENAME TO changeValues',
  'ALTER TABLE placedTouches RENAME TO touches',
]

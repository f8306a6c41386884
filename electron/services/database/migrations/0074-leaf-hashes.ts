/**
 * The leaves of the tree on their own: an entry of a large batch has megabytes, all of which lie before its hash, and each
 * checkpoint and each tile asks for up to 256 hashes.
 */
export const leafHashes: readonly string[] = ['CREATE INDEX "changeSets_by_leaf" ON "changeSets" ("place", "leafHash")']

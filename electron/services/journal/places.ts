// An entry's place is the number of its feed in the upper bits and its seq in the lower 32: rows of the journal stand in
// the order of their rowid, and no index has to be written beside them.

/** How many places a feed has. */
const feedWidth = 2 ** 32

/** The place of an entry by the number of its feed and its seq. */
export function placeOf(feed: number, seq: number): number {
  return feed * feedWidth + seq
}

/** SQL of the number of a feed, which takes its device; null where there is no such feed. */
export const feedNumber = '(SELECT number FROM feeds WHERE device = ?)'

/** SQL of the place before the first of a feed, which takes its device; null where there is no such feed. */
export const feedStart = '(SELECT number << 32 FROM feeds WHERE device = ?)'

/** SQL of the place before the first of the feed in the row at hand. */
export const ownStart = '(feeds.number << 32)'

/** SQL of the place after the last of the feed in the row at hand. */
export const ownEnd = '((feeds.number + 1) << 32)'

/** SQL of the newest seq of the feed in the row at hand; null where it has no entries. */
export const newestSeq = `(SELECT seq FROM changeSets
  WHERE place >= ${ownStart} AND place < ${ownEnd} ORDER BY place DESC LIMIT 1)`

/** What can be wrong with a journal; each names one cause. */
export type FindingKind =
  /** The bytes of an entry no longer have the hash stored beside them. */
  | 'leaf-changed'
  /** The bytes of an entry are not an entry. */
  | 'unreadable'
  /** An entry is missing between two others, or before the first. */
  | 'gap'
  /** Entries at the end are missing that a checkpoint, a head or another feed has seen. */
  | 'truncated'
  /** An entry does not name the entry before it. */
  | 'prev-mismatch'
  /** A column beside the bytes says something else than the bytes. */
  | 'column-mismatch'
  /** An entry belongs to another vault, or the genesis entry is not the one that the vault is named after. */
  | 'wrong-vault'
  /** The rebuilt tree has another root than the feed's own saved checkpoint. */
  | 'root-mismatch'
  /** The rebuilt tree has another root than a head seen earlier: there are two histories. */
  | 'fork'
  /** A saved checkpoint is unreadable, for another feed, or not signed by the feed. */
  | 'checkpoint'
  /** A stored tile differs from the leaves. */
  | 'tile-changed'
  /** The signature of an entry is not that of its feed. */
  | 'signature'
  /** A value is not the one that was committed to. */
  | 'commitment'
  /** A value is gone without a redaction. */
  | 'missing-values'
  /** Rows of a device that is not among the feeds, or values without an entry. */
  | 'stray-rows'
  /** The index of touched records misses an entry or holds one too many. */
  | 'index-mismatch'

/** One fault, at one entry (`seq` 0 where it concerns the feed as a whole); `detail` is for logs, not for people. */
export type Finding = {
  readonly kind: FindingKind
  readonly device: string
  readonly seq: number
  readonly detail: string
}

/** The answer of an audit: counts of what was looked at, so that an audit that saw nothing cannot pass for a clean one. */
export type AuditReport = {
  readonly entries: number
  readonly values: number
  readonly signatures: number
  readonly findings: readonly Finding[]
}

/** Reports a fault of the entry at hand. */
export type Report = (kind: FindingKind, detail: string) => void

import { OperationError } from '#shared/contract/errors.ts'
import { type CborValue, decodeSharedCbor, encodeCbor } from './cbor.ts'

/** What an operation does to a record; the place in this list plus one is its number in the format, so only append. */
const operationKinds = ['create', 'set', 'add', 'remove', 'archive', 'restore', 'redact'] as const
export type OperationKind = (typeof operationKinds)[number]

/** One step of a change; `commit` hides the value (commitment.ts) and is null where the operation has none. */
export type Operation = {
  readonly kind: OperationKind
  readonly record: string
  readonly id: string
  readonly field?: string
  /** The id of a part row, or of the element that enters or leaves a set. */
  readonly part?: string
  /** Revision `device:seq` of the change of this record that the writer saw; null where there was none. */
  readonly base: string | null
  readonly commit: Uint8Array | null
}

/** What one command did. `vault` is '' in the genesis entry only, whose hash is the vault id everywhere else. */
export type ChangeSet = {
  readonly version: 1
  readonly vault: string
  readonly device: string
  readonly member: string
  /** Counts from 1 within the feed of the device. */
  readonly seq: number
  /** Leaf hash of the entry before; null in the first. */
  readonly prev: Uint8Array | null
  /** Newest entry seen of every other feed. */
  readonly deps: Readonly<Record<string, number>>
  /** Logical clock (Lamport 1978): above that of every entry seen. */
  readonly lamport: number
  /** Wall clock in milliseconds since 1970-01-01T00:00:00Z. */
  readonly wall: number
  /** IANA name of the time zone of the writer. */
  readonly zone: string
  readonly reason?: string
  /** Entries of one batch stay hidden until its `batch-complete`. */
  readonly batch?: string
  readonly operations: readonly Operation[]
}

// The keys of the payload map; version to prev come first so that an audit can read them without the rest.
const key = {
  version: 1,
  vault: 2,
  device: 3,
  seq: 4,
  prev: 5,
  member: 6,
  lamport: 7,
  wall: 8,
  zone: 9,
  deps: 10,
  operations: 11,
  reason: 12,
  batch: 13,
} as const

const knownKeys: ReadonlySet<number> = new Set(Object.values(key))

/** Device names stand in revisions, in checkpoint origins and in key identifiers, hence the few characters. */
const devicePattern = /^[A-Za-z0-9_-]{1,64}$/

/** The deterministic CBOR payload of an entry: a map with integer keys; refuses what `decodeChangeSet` would refuse. */
export function encodeChangeSet(change: ChangeSet): Uint8Array {
  const payload = new Map<number, CborValue>([
    [key.version, change.version],
    [key.vault, Buffer.from(change.vault, 'hex')],
    [key.device, change.device],
    [key.seq, change.seq],
    [key.prev, change.prev],
    [key.member, change.member],
    [key.lamport, change.lamport],
    [key.wall, change.wall],
    [key.zone, change.zone],
    [key.deps, change.deps],
    [key.operations, change.operations.map(encodeOperation)],
  ])
  if (change.reason !== undefined) payload.set(key.reason, change.reason)
  if (change.batch !== undefined) payload.set(key.batch, change.batch)
  checkPayload(payload)
  return encodeCbor(payload)
}

/** Reads a payload; every member is checked, and the refusal (`storage`) names the member at fault. */
export function decodeChangeSet(payload: Uint8Array): ChangeSet {
  let value: CborValue
  try {
    value = decodeSharedCbor(payload)
  } catch (error) {
    throw unreadable('payload', error instanceof Error ? error.message : 'not CBOR', error)
  }
  return checkPayload(value)
}

function encodeOperation(operation: Operation): CborValue {
  return [
    operationKinds.indexOf(operation.kind) + 1,
    operation.record,
    operation.id,
    operation.field ?? null,
    operation.part ?? null,
    operation.base,
    operation.commit,
  ]
}

function checkPayload(value: CborValue): ChangeSet {
  if (!(value instanceof Map)) throw unreadable('payload', 'not a map with integer keys')
  const map: ReadonlyMap<number, CborValue> = value
  const version = map.get(key.version)
  if (version !== 1) throw unreadable('version', 'unknown version')
  for (const known of map.keys()) if (!knownKeys.has(known)) throw unreadable('payload', `unknown key ${known}`)
  const seq = count(map.get(key.seq), 'seq', 1)
  const vault = bytes(map.get(key.vault), 'vault', [0, 32])
  if (vault.length === 0 && seq !== 1) throw unreadable('vault', 'only a first entry may lack it')
  const prev = map.get(key.prev) === null ? null : bytes(map.get(key.prev), 'prev', [32])
  if ((prev === null) !== (seq === 1)) throw unreadable('prev', 'must be absent in the first entry and only there')
  const device = deviceName(map.get(key.device), 'device')
  const reason = map.get(key.reason)
  const batch = map.get(key.batch)
  const operations = list(map.get(key.operations), 'operations')
  if (operations.length === 0) throw unreadable('operations', 'none')
  return {
    version,
    vault: Buffer.from(vault).toString('hex'),
    device,
    member: text(map.get(key.member), 'member'),
    seq,
    prev,
    deps: dependencies(map.get(key.deps), device),
    lamport: count(map.get(key.lamport), 'lamport', 1),
    wall: count(map.get(key.wall), 'wall', 0),
    zone: text(map.get(key.zone), 'zone'),
    ...(reason === undefined ? {} : { reason: text(reason, 'reason') }),
    ...(batch === undefined ? {} : { batch: text(batch, 'batch') }),
    operations: operations.map(checkOperation),
  }
}

function checkOperation(value: CborValue, index: number): Operation {
  const members = list(value, `operations.${index}`)
  if (members.length !== 7) throw unreadable(`operations.${index}`, 'not seven members')
  const [number, record, id, field = null, part = null, base = null, commit = null] = members
  const kind = typeof number === 'number' ? operationKinds[number - 1] : undefined
  if (kind === undefined) throw unreadable(`operations.${index}.kind`, 'unknown kind')
  const valued = kind === 'set' || kind === 'add' || kind === 'remove'
  const refuse = (member: string) => unreadable(`operations.${index}.${member}`, `not as ${kind} has it`)
  if (valued !== (field !== null) && kind !== 'redact') throw refuse('field')
  if (!valued && commit !== null) throw refuse('commit')
  if (kind === 'set' && commit === null) throw refuse('commit')
  if (kind === 'create' && base !== null) throw refuse('base')
  return {
    kind,
    record: text(record, 'record', index),
    id: text(id, 'id', index),
    ...(field === null ? {} : { field: text(field, 'field', index) }),
    ...(part === null ? {} : { part: text(part, 'part', index) }),
    base: base === null ? null : revision(base, index),
    commit: commit === null ? null : digest(commit, index),
  }
}

function dependencies(value: CborValue | undefined, own: string): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    throw unreadable('deps', 'not a map')
  }
  if (value instanceof Map) throw unreadable('deps', 'keys are not text')
  const entries = Object.entries(value).map(([device, seq]) => {
    if (deviceName(device, 'deps') === own) throw unreadable('deps', 'names its own feed')
    return [device, count(seq, `deps.${device}`, 1)] as const
  })
  return Object.fromEntries(entries)
}

// `index` is joined to the name only when there is something to refuse: this runs millions of times in a replay.
function text(value: CborValue | undefined, name: string, index?: number): string {
  if (typeof value !== 'string' || value === '') {
    throw unreadable(index === undefined ? name : `operations.${index}.${name}`, 'not text')
  }
  return value
}

function count(value: CborValue | undefined, where: string, least: number): number {
  if (typeof value !== 'number' || value < least) throw unreadable(where, `not an integer from ${least} up`)
  return value
}

function bytes(value: CborValue | undefined, where: string, lengths: readonly number[]): Uint8Array {
  if (!(value instanceof Uint8Array) || !lengths.includes(value.length)) {
    throw unreadable(where, `not a byte string of ${lengths.join(' or ')}`)
  }
  return value
}

function list(value: CborValue | undefined, where: string): readonly CborValue[] {
  if (!Array.isArray(value)) throw unreadable(where, 'not an array')
  return value
}

function deviceName(value: CborValue | undefined, where: string): string {
  if (typeof value !== 'string' || !devicePattern.test(value)) throw unreadable(where, 'not a device name')
  return value
}

function digest(value: CborValue, index: number): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== 32) {
    throw unreadable(`operations.${index}.commit`, 'not a byte string of 32')
  }
  return value
}

const revisionPattern = /^[A-Za-z0-9_-]{1,64}:[1-9][0-9]{0,15}$/

function revision(value: CborValue, index: number): string {
  if (typeof value !== 'string' || !revisionPattern.test(value)) {
    throw unreadable(`operations.${index}.base`, 'not a revision')
  }
  return value
}

/** The refusal of journal bytes: `where` names the member (`operations.3.base`), `problem` what is wrong with it. */
export function unreadable(where: string, problem: string, cause?: unknown): OperationError {
  return new OperationError('storage', 'errors.journalUnreadable', { parameters: { where, problem }, cause })
}

import { type Finding, finding, type RevisionReport } from '#shared/modules/verification/verification.projection.ts'
import { catalogAt, isBlank, objectAt, type PdfFile, type PdfRevision } from '../signature/pdf-file.ts'
import { isKind, type PdfDictionary, type PdfValue, serialize } from '../signature/pdf-value.ts'
import { formAt, type SignatureField, signatureFields } from '../signature/signature-field.ts'
import {
  type Allowance,
  allowedCatalog,
  allowedField,
  allowedForm,
  type RevisionContext,
} from './revision-allowance.ts'
import { describeChange } from './revision-words.ts'

/**
 * Judges one incremental update behind a signature by a list of what may be in it: a prepared field signed with its
 * appearance, the certification, validation data. Everything else is named. `closes` tells which revision the
 * signature in that object closes.
 */
export function explainRevision(
  file: PdfFile,
  revision: number,
  closes: (signature: number) => number | undefined,
): RevisionReport {
  const current = file.revisions[revision]
  const previous = file.revisions[revision - 1]
  if (current === undefined || previous === undefined) return report(revision, 'unexplained', [])
  const problems = [...trailerProblems(current, previous), ...entryProblems(file, revision)]
  if (problems.length > 0) return report(revision, 'unexplained', problems)
  const difference = objectDifference(file, revision, sizeOf(previous))
  const unexplained = [...difference.problems]
  for (const signed of difference.signatures) {
    if (closes(signed) !== revision) unexplained.push(finding('verify.signatureNotClosing', { object: signed }))
  }
  const adds = difference.signatures.length > 0 ? 'signature' : 'validation-data'
  return unexplained.length > 0 ? report(revision, 'unexplained', unexplained) : report(revision, adds, [])
}

function report(revision: number, adds: RevisionReport['adds'], findings: readonly Finding[]): RevisionReport {
  return { revision, adds, state: adds === 'unexplained' ? 'changed' : 'genuine', findings }
}

function sizeOf(revision: PdfRevision): number {
  const size = revision.trailer.entries.get('Size')
  return typeof size === 'number' ? size : 0
}

const trailerKeys = new Set(['Size', 'Root', 'Info', 'ID', 'Prev'])
const streamKeys = new Set(['Type', 'W', 'Index', 'Filter', 'DecodeParms', 'Length'])

function trailerProblems(current: PdfRevision, previous: PdfRevision): Finding[] {
  const [now, then] = [current.trailer.entries, previous.trailer.entries]
  const problems: Finding[] = []
  if (current.kind !== previous.kind) problems.push(finding('verify.referencesMixed'))
  for (const key of now.keys()) {
    if (!trailerKeys.has(key) && !streamKeys.has(key)) problems.push(finding('verify.trailerChanged', { key }))
  }
  for (const key of ['Root', 'Info']) {
    if (!isSame(now.get(key), then.get(key))) problems.push(finding('verify.trailerChanged', { key }))
  }
  const [identity, before] = [now.get('ID'), then.get('ID')]
  const first = (value: PdfValue | undefined) => (isKind(value, 'array') ? value.items[0] : undefined)
  if (!isSame(first(identity), first(before))) problems.push(finding('verify.trailerChanged', { key: 'ID' }))
  if (sizeOf(current) < sizeOf(previous)) problems.push(finding('verify.trailerChanged', { key: 'Size' }))
  return problems
}

/** Whether two values are written alike; a missing one is like null. */
function isSame(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  return serialize(a ?? null).equals(serialize(b ?? null))
}

/**
 * The update must consist of its objects and nothing between them: readers that rebuild damaged cross references find
 * objects which the cross references do not name.
 */
function entryProblems(file: PdfFile, revision: number): Finding[] {
  const current = file.revisions[revision]
  if (current === undefined) return []
  const spans: { start: number; end: number }[] = []
  for (const [number, entry] of current.entries) {
    if (number === current.streamNumber) continue
    if (entry.kind === 'free' && number === 0) continue
    if (entry.kind === 'free') return [finding('verify.objectRemoved', { object: number })]
    const object = entry.kind === 'plain' ? objectAt(file, number, revision) : undefined
    if (object === undefined) return [finding('verify.revisionUnreadable', { object: number })]
    spans.push(object)
  }
  let position = current.start
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    if (span.start < position || !isBlank(file.bytes.subarray(position, span.start))) {
      return [finding('verify.hiddenBytes', { offset: position })]
    }
    position = span.end
  }
  const isTiled = position <= current.offset && isBlank(file.bytes.subarray(position, current.offset))
  return isTiled ? [] : [finding('verify.hiddenBytes', { offset: position })]
}

/** So many findings tell a reader enough about one update. */
const maximumProblems = 20

type Difference = { readonly problems: readonly Finding[]; readonly signatures: readonly number[] }

function objectDifference(file: PdfFile, revision: number, firstNew: number): Difference {
  const current = file.revisions[revision]
  const filledIn: Finding[] = []
  const signatures: number[] = []
  const roots: number[] = []
  const added = new Set<number>()
  const changed: { readonly number: number; readonly old: PdfValue; readonly value: PdfValue }[] = []
  for (const number of current?.entries.keys() ?? []) {
    if (number === 0 || number === current?.streamNumber) continue
    const value = objectAt(file, number, revision)?.value ?? null
    const old = objectAt(file, number, revision - 1)
    if (number >= firstNew) added.add(number)
    // A number below that was referred to but never written: filling it in changes what the signer saw.
    else if (old === undefined) filledIn.push(finding('verify.objectFilledIn', { object: number }))
    else if (!isSame(old.value, value)) changed.push({ number, old: old.value, value })
  }
  const problems = filledIn.slice(0, maximumProblems)
  const before = signatureFields(file, revision - 1)
  const context: ChangeContext = { file, revision, added, before, fields: new Map(before.map((f) => [f.number, f])) }
  for (const change of changed) {
    // Each change is compared with all fields and pages: a hostile update of 100,000 objects must not be gone through.
    if (problems.length >= maximumProblems || signatures.length > 1) break
    const allowance = allowanceFor(context, change.number, change.old, change.value)
    if (allowance === undefined) problems.push(describeChange(file, revision, change.number, change.old, change.value))
    else if ('problem' in allowance) problems.push(allowance.problem)
    else {
      roots.push(...allowance.roots)
      if (allowance.signature !== undefined) signatures.push(allowance.signature)
    }
  }
  const certified = catalogAt(file, revision).value.entries.get('Perms')
  const wasCertified = catalogAt(file, revision - 1).value.entries.get('Perms')
  if (certified !== undefined && wasCertified === undefined && !certifiesOneOf(certified, signatures)) {
    problems.push(finding('verify.catalogChanged', { key: 'Perms' }))
  }
  if (signatures.length > 1) problems.push(finding('verify.severalSignatures'))
  const reached = reachable(file, revision, roots, added)
  const stray = [...added].filter((number) => !reached.has(number)).slice(0, maximumProblems)
  problems.push(...stray.map((number) => finding('verify.objectAdded', { object: number })))
  return { problems, signatures }
}

type ChangeContext = RevisionContext & {
  readonly before: readonly SignatureField[]
  readonly fields: ReadonlyMap<number, SignatureField>
}

function allowanceFor(context: ChangeContext, number: number, old: PdfValue, value: PdfValue): Allowance | undefined {
  const { file, revision, before, fields } = context
  if (!isKind(old, 'dictionary') || !isKind(value, 'dictionary')) return undefined
  if (number === catalogAt(file, revision - 1).number) return allowedCatalog(old, value)
  if (number === formAt(file, revision - 1)?.number) return allowedForm(old, value)
  const field = fields.get(number)
  return field === undefined ? undefined : allowedField(context, field, before, value)
}

function certifiesOneOf(permissions: PdfValue, signatures: readonly number[]): boolean {
  if (!isKind(permissions, 'dictionary') || permissions.entries.size !== 1) return false
  const certification = permissions.entries.get('DocMDP')
  return isKind(certification, 'reference') && signatures.includes(certification.number)
}

/** The added objects that the allowed changes lead to; anything else that was added is there for another reader. */
function reachable(
  file: PdfFile,
  revision: number,
  roots: readonly number[],
  added: ReadonlySet<number>,
): ReadonlySet<number> {
  const reached = new Set<number>()
  const open = [...roots]
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (!added.has(number) || reached.has(number)) continue
    reached.add(number)
    collect(objectAt(file, number, revision)?.value ?? null, open)
  }
  return reached
}

function collect(value: PdfValue, found: number[]): void {
  if (isKind(value, 'reference')) found.push(value.number)
  else if (isKind(value, 'array')) for (const item of value.items) collect(item, found)
  else if (isKind(value, 'stream')) collect(value.dictionary, found)
  else if (isKind(value, 'dictionary')) for (const item of entriesOf(value)) collect(item, found)
}

function entriesOf(value: PdfDictionary): Iterable<PdfValue> {
  return value.entries.values()
}

import { OperationError } from '../../contract/errors.ts'
import type { AnyValue } from '../../record/values.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { isMembers, keptMembers, type Members, membersOf, textOf } from './foreign-json.ts'
import type { ForeignRun, ForeignRunRow, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'

/** What the format describes of a test and has no field here; anything else is kept and told. */
const ofTest = ['auto_generated_guid', 'supported_platforms', 'input_arguments', 'dependencies'] as const
const ofExecutor = ['cleanup_command', 'elevation_required'] as const
const placedOfTest: ReadonlySet<string> = new Set(['name', 'description', 'executor'])
const placedOfExecutor: ReadonlySet<string> = new Set(['name', 'command'])
const test = { known: new Set<string>([...ofTest, 'dependency_executor_name']), placed: placedOfTest }
/** Steps are what a person does where no program does it; beside a command they are kept. */
const executor = { known: new Set<string>(ofExecutor), placed: placedOfExecutor }
const unplacedExecutor = { known: test.known, placed: new Set(['name', 'description']) }
const manual = { known: executor.known, placed: new Set([...placedOfExecutor, 'steps']) }
/** The technique as ATT&CK describes it is in the catalogue. */
const entryOf = { known: new Set<string>(), placed: new Set(['technique', 'atomic_tests']) }

/** A technique of the index with its tests; one that stands under several tactics has them under each. */
type Entry = {
  readonly where: string
  readonly id: string
  readonly tactic: string
  /** What the file calls the technique. */
  readonly name: string
  readonly members: Members
}
type Reading = { readonly index: AttackIndex; readonly faults: RunFault[]; readonly losses: RunLoss[] }

/** Whether a value is a technique of the index. */
const isEntry = (value: AnyValue | undefined): value is Members =>
  isMembers(value) && ('atomic_tests' in value || 'technique' in value)

/** Whether a file is the file of one technique. */
const isOne = (value: AnyValue): value is Members => isMembers(value) && 'atomic_tests' in value

/** Whether a file is the index of Atomic Red Team, by tactic and technique, or of its techniques a single one. */
export function isAtomicTree(value: AnyValue): boolean {
  if (isOne(value)) return true
  return isMembers(value) && Object.values(value).some((tactic) => Object.values(membersOf(tactic)).some(isEntry))
}

function entriesOf(value: AnyValue, { faults }: Reading): readonly Entry[] {
  if (isOne(value)) {
    const { attack_technique: id, display_name: name, ...members } = value
    return [{ where: textOf(id), id: textOf(id), tactic: '', name: textOf(name), members }]
  }
  return Object.entries(membersOf(value)).flatMap(([tactic, techniques]) => {
    if (techniques === null) return []
    if (!isMembers(techniques))
      faults.push({ where: tactic, field: tactic, message: 'errors.field.foreignRun.noTechniques' })
    return Object.entries(membersOf(techniques)).map(([id, given]) => {
      if (!isMembers(given)) faults.push({ where: tactic, field: id, message: 'errors.field.foreignRun.noTests' })
      const members = membersOf(given)
      return { where: `${tactic} ${id}`, id, tactic, name: textOf(membersOf(members.technique).name), members }
    })
  })
}

function testsOf({ where, members }: Entry, { faults }: Reading): readonly AnyValue[] {
  const { atomic_tests: tests } = members
  if (Array.isArray(tests)) return tests
  if (tests !== undefined && tests !== null)
    faults.push({ where, field: 'atomic_tests', message: 'errors.field.foreignRun.noTests' })
  return []
}

type Placed = { readonly entry: Entry; readonly given: AnyValue; readonly where: string; readonly isFirst: boolean }

function readTest({ entry, given, where, isFirst }: Placed, { index, faults, losses }: Reading): ForeignRunRow {
  const tell: TellLoss = (kind, what) => losses.push({ kind, what: kind === 'kept' ? what : `${where} ${what}`.trim() })
  const members = membersOf(given)
  const technique = placedTechnique(index, entry.id, entry.tactic, tell)
  const name = textOf(members.name)
  const title = lineOf(name || entry.name || technique.name, 200, 'name', tell)
  if (!isMembers(given)) faults.push({ where, field: 'atomic_tests', message: 'errors.field.foreignRun.noTests' })
  else if (title === null) faults.push({ where, field: 'name', message: 'errors.field.foreignRun.noTitle' })
  const by = membersOf(members.executor)
  const isManual = textOf(by.command) === ''
  return {
    where,
    step: {
      ...{ title: title ?? '', tactic: technique.tactic, technique: technique.technique, outcome: null },
      ...{ startedAt: null, endedAt: null, target: null, source: null },
      description: limited(textOf(members.description), 20_000, 'description', tell),
      tool: lineOf(textOf(by.name), 300, 'executor', tell),
      command: limited(textOf(isManual ? by.steps : by.command), 20_000, isManual ? 'steps' : 'command', tell),
    },
    facts: [],
    kept: [
      ...technique.kept,
      ...keptMembers(members, '', isMembers(members.executor) ? test : unplacedExecutor, tell),
      ...keptMembers(by, 'executor.', isManual ? manual : executor, tell),
      // What is said of all tests of a technique is kept once.
      ...(isFirst ? keptMembers(entry.members, 'technique.', entryOf, tell) : []),
    ],
  }
}

/**
 * Reads the tests of Atomic Red Team as steps that are still to come, in whatever form a version of it writes them. A test
 * that stands under several tactics is one step, of the first; the others are told as left out. `invalid`: `errors.runSteps`
 * beyond `most`.
 */
export function readAtomicTree(value: AnyValue, index: AttackIndex, most: number): ForeignRun {
  const reading: Reading = { index, faults: [], losses: [] }
  const seen = new Set<string>()
  const begun = new Set<Entry>()
  const tests = entriesOf(value, reading).flatMap((entry) =>
    testsOf(entry, reading).map((given, place) => ({ entry, given, where: `${entry.where} ${place + 1}`.trim() })),
  )
  if (tests.length > most)
    throw new OperationError('invalid', 'errors.runSteps', { parameters: { count: tests.length, most } })
  const rows = tests.flatMap(({ entry, given, where }) => {
    const id = textOf(membersOf(given).auto_generated_guid)
    if (id !== '' && seen.has(id)) {
      reading.losses.push({ kind: 'leftOut', what: where })
      return []
    }
    seen.add(id)
    const isFirst = !begun.has(entry)
    begun.add(entry)
    return [readTest({ entry, given, where, isFirst }, reading)]
  })
  // What ATT&CK says of each technique is told once: it is the same matter for all.
  if (tests.some(({ entry }) => 'technique' in entry.members))
    reading.losses.push({ kind: 'leftOut', what: 'technique' })
  return { format: 'atomic', rows, faults: reading.faults, losses: reading.losses }
}

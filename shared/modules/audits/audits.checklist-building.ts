import { idList, isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { clausesOf } from '../policies/policies.clauses.ts'
import { type QuestionDraft, templateQuestions } from './audits.templates.ts'

/** Where questions of a checklist come from. */
export const questionSources = ['template', 'lastTime', 'controls', 'clauses', 'findings'] as const
export type QuestionSource = (typeof questionSources)[number]

/** What became different since a question was asked last, or since the last audit. */
export type QuestionChange =
  | 'newControl'
  | 'changedControl'
  | 'retiredControl'
  | 'failedCheck'
  | 'changedPolicy'
  | 'findingsSince'

/** A question that may be taken into a checklist; `about` is what it comes from, in words. */
export type Question = {
  readonly key: string
  readonly draft: QuestionDraft
  readonly about: string
  readonly changes: readonly QuestionChange[]
  /** How many findings came up since. */
  readonly findings: number
  /** A row of the checklist asks this already. */
  readonly isThere: boolean
}

export type QuestionWorld = {
  /** The rows of the audit that is being planned. */
  readonly rows: readonly AnyEntity[]
  readonly controls: readonly AnyEntity[]
  /** Controls that their latest check did not find effective. */
  readonly failing: ReadonlySet<string>
  /** Versions of policies in force. */
  readonly versions: readonly AnyEntity[]
  readonly findings: readonly AnyEntity[]
  /** The audit of last time and its rows; null where there is none. */
  readonly previous: { readonly audit: AnyEntity; readonly rows: readonly AnyEntity[] } | null
  /** Templates in use. */
  readonly templates: readonly AnyEntity[]
  readonly titles: Readonly<Record<string, string>>
}

const longest = { question: 1000, criterion: 1000, text: 10_000 } as const
const nothing: QuestionDraft = {
  question: '',
  criterion: null,
  control: null,
  policy: null,
  objective: null,
  procedure: null,
}

function textOf(value: AnyValue | undefined, most: number): string | null {
  return isText(value) && value.trim() !== '' ? value.slice(0, most) : null
}

const plain = (question: string) => question.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** Tells whether a row of the checklist asks a question already: in the same words, or of the same thing where `same` says so. */
function recogniser(rows: readonly AnyEntity[]) {
  const asked = new Set(rows.map(({ question }) => plain(isText(question) ? question : '')))
  return (draft: QuestionDraft, same: (row: AnyEntity) => boolean = () => false) =>
    asked.has(plain(draft.question)) || rows.some(same)
}

function newerThan(entity: AnyEntity | undefined, at: string): boolean {
  return entity !== undefined && entity.updatedAt > at
}

function failedCheck(failing: ReadonlySet<string>, control: AnyValue | undefined): readonly QuestionChange[] {
  return isText(control) && failing.has(control) ? ['failedCheck'] : []
}

function ofControls({ controls, failing, rows, previous }: QuestionWorld): readonly Question[] {
  const isThere = recogniser(rows)
  return controls
    .filter(({ state }) => state !== 'retired')
    .map((control): Question => {
      const draft = {
        ...nothing,
        question: textOf(control.title, longest.question) ?? '',
        criterion: textOf(control.number, longest.criterion),
        control: control.id,
        policy: idList(control.policies)[0] ?? null,
        objective: textOf(control.objective, longest.text),
        procedure: textOf(control.procedure, longest.text),
      }
      const isNew = previous !== null && control.createdAt > previous.audit.createdAt
      return {
        key: control.id,
        draft,
        about: isText(control.number) ? control.number : '',
        changes: [...(isNew ? (['newControl'] as const) : []), ...failedCheck(failing, control.id)],
        findings: 0,
        isThere: isThere(draft, (row) => row.control === control.id),
      }
    })
}

function ofClauses({ versions, rows, titles }: QuestionWorld): readonly Question[] {
  const isThere = recogniser(rows)
  return versions.flatMap((version) => {
    const policy = isText(version.policy) ? version.policy : ''
    const name = `${titles[policy] ?? ''} ${isText(version.version) ? version.version : ''}`.trim()
    return clausesOf(isText(version.text) ? version.text : '')
      .filter(({ body, level }) => level > 0 && body.trim() !== '')
      .map((clause): Question => {
        const place = `${clause.number} ${clause.title}`.trim() || clause.body.trim().slice(0, 80)
        const criterion = `${name}, ${place}`.slice(0, longest.criterion)
        const draft = { ...nothing, question: place.slice(0, longest.question), criterion, policy }
        return {
          key: `${version.id} ${clause.anchor}`,
          draft,
          about: name,
          changes: [],
          findings: 0,
          isThere: isThere(draft, (row) => row.criterion === criterion),
        }
      })
  })
}

function ofFindings({ findings, rows }: QuestionWorld): readonly Question[] {
  const isThere = recogniser(rows)
  return findings.map((finding): Question => {
    const number = isText(finding.number) ? finding.number : ''
    const draft = {
      ...nothing,
      question: textOf(finding.title, longest.question) ?? '',
      criterion: textOf(`${number} ${isText(finding.criterion) ? finding.criterion : ''}`.trim(), longest.criterion),
      control: isText(finding.control) ? finding.control : null,
      policy: isText(finding.policy) ? finding.policy : null,
    }
    return { key: finding.id, draft, about: number, changes: [], findings: 0, isThere: isThere(draft) }
  })
}

type AskedOnce = Pick<AnyEntity, 'createdAt'> & Readonly<Record<string, AnyValue | undefined>>

/** What changed around a row since it was asked last time. */
function changesSince(row: AskedOnce, world: QuestionWorld, found: number): readonly QuestionChange[] {
  const control = world.controls.find(({ id }) => id === row.control)
  const isReplaced = world.versions.some(
    (version) => version.policy === row.policy && isText(row.policy) && newerThan(version, row.createdAt),
  )
  return [
    ...(control?.state === 'retired' ? (['retiredControl'] as const) : []),
    ...(control?.state !== 'retired' && newerThan(control, row.createdAt) ? (['changedControl'] as const) : []),
    ...(control?.state === 'retired' ? [] : failedCheck(world.failing, row.control)),
    ...(isReplaced ? (['changedPolicy'] as const) : []),
    ...(found > 0 ? (['findingsSince'] as const) : []),
  ]
}

/** Questions of templates, with what changed around them since their template was put into use. */
function ofTemplates(world: QuestionWorld): readonly Question[] {
  const isThere = recogniser(world.rows)
  return world.templates.flatMap((template) =>
    templateQuestions(template).map(({ key, ...draft }): Question => {
      const name = `${isText(template.title) ? template.title : ''} ${String(template.version ?? '')}`.trim()
      const asked = { ...draft, createdAt: template.updatedAt }
      return {
        ...{ key: `${template.id} ${key}`, draft, about: name, findings: 0 },
        changes: changesSince(asked, world, 0),
        isThere: isThere(draft),
      }
    }),
  )
}

function ofLastTime(world: QuestionWorld): readonly Question[] {
  const isThere = recogniser(world.rows)
  return (world.previous?.rows ?? []).map((row): Question => {
    const draft = {
      question: textOf(row.question, longest.question) ?? '',
      criterion: textOf(row.criterion, longest.criterion),
      control: isText(row.control) ? row.control : null,
      policy: isText(row.policy) ? row.policy : null,
      objective: textOf(row.objective, longest.text),
      procedure: textOf(row.procedure, longest.text),
    }
    const findings = world.findings.filter(
      (finding) => finding.checklistRow === row.id || (isText(row.control) && finding.control === row.control),
    ).length
    const about = isText(row.result) ? row.result : ''
    return { key: row.id, draft, about, changes: changesSince(row, world, findings), findings, isThere: isThere(draft) }
  })
}

/** The questions of a source, in its order. */
export function questionsOf(source: QuestionSource, world: QuestionWorld): readonly Question[] {
  switch (source) {
    case 'template':
      return ofTemplates(world)
    case 'lastTime':
      return ofLastTime(world)
    case 'controls':
      return ofControls(world)
    case 'clauses':
      return ofClauses(world)
    case 'findings':
      return ofFindings(world)
  }
}

/** The questions that hold every word typed, in what is asked, tested against, or where it comes from. */
export function foundQuestions(questions: readonly Question[], words: string): readonly Question[] {
  const sought = plain(words)
    .split(' ')
    .filter((word) => word !== '')
  return questions.filter(({ draft, about }) => {
    const text = plain(`${draft.question} ${draft.criterion ?? ''} ${about}`)
    return sought.every((word) => text.includes(word))
  })
}

/** Questions that somebody wrote, one a line. */
export function freeQuestions(text: string): readonly QuestionDraft[] {
  const lines = text.split('\n').map((line) => line.replace(/^[\s\-*•\d.)]+(?=\S)/u, '').trim())
  return [...new Set(lines.filter((line) => line !== ''))].map((line) => ({
    ...nothing,
    question: line.slice(0, longest.question),
  }))
}

import { isText, partRows } from '../../record/rule-values.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** What a row of a checklist begins with. */
export type QuestionDraft = {
  readonly question: string
  readonly criterion: string | null
  readonly control: string | null
  readonly policy: string | null
  readonly objective: string | null
  readonly procedure: string | null
}

type Values = Readonly<Record<string, AnyValue | undefined>>

/** A question of a template; `key` is the same in every version of it. */
export type TemplateQuestion = QuestionDraft & { readonly key: string }

const told = (value: AnyValue | undefined) => (isText(value) && value.trim() !== '' ? value : null)

/** The questions of a template in their order. */
export function templateQuestions(template: Values): readonly TemplateQuestion[] {
  return partRows(template.questions).map((part) => ({
    key: String(part.id ?? part.question),
    question: told(part.question) ?? '',
    criterion: told(part.criterion),
    control: told(part.control),
    policy: told(part.policy),
    objective: told(part.objective),
    procedure: told(part.procedure),
  }))
}

/** What differs between two versions of a template: questions that are new, that are gone, and that are asked otherwise. */
export type TemplateChanges = {
  readonly added: readonly TemplateQuestion[]
  readonly gone: readonly TemplateQuestion[]
  readonly changed: readonly { readonly before: TemplateQuestion; readonly after: TemplateQuestion }[]
}

const plain = (question: string) => question.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

function about({ key: _, question: __, ...rest }: TemplateQuestion): AnyValue {
  return Object.values(rest)
}

/** Compares two versions by the words of their questions: the same question asked of something else has changed. */
export function templateChanges(before: Values, after: Values): TemplateChanges {
  const [old, next] = [templateQuestions(before), templateQuestions(after)]
  const known = new Map(old.map((question) => [plain(question.question), question]))
  const kept = new Set(next.map(({ question }) => plain(question)))
  return {
    added: next.filter(({ question }) => !known.has(plain(question))),
    gone: old.filter(({ question }) => !kept.has(plain(question))),
    changed: next.flatMap((question) => {
      const former = known.get(plain(question.question))
      return former && !sameValue(about(former), about(question)) ? [{ before: former, after: question }] : []
    }),
  }
}

/** The questions of a checklist as a template keeps them, in the order of their rows. */
export function questionsOfRows(rows: readonly AnyEntity[]): readonly Readonly<Record<string, string | null>>[] {
  return rows
    .toSorted((one, other) => Number(one.position) - Number(other.position))
    .flatMap((row) => {
      const question = told(row.question)
      if (question === null) return []
      const { criterion, control, policy, objective, procedure } = row
      return [
        {
          question,
          ...{ criterion: told(criterion), control: told(control), policy: told(policy) },
          ...{ objective: told(objective), procedure: told(procedure) },
        },
      ]
    })
}

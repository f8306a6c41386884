import { type Language, translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { changeOf, mappedSkills, profileOf } from '#shared/modules/skills/nice-profile.ts'
import { type NiceFramework, statementKinds } from '#shared/modules/skills/nice-reading.ts'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import { skillRecord } from '#shared/modules/skills/skill.record.ts'
import type { NiceReading } from '#shared/modules/skills/skills.contract.ts'
import type { SkillLevel } from '#shared/modules/skills/skills.levels.ts'
import { niceMessages } from '#shared/modules/skills/skills.nice-messages.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { doInHelper } from '../../processes/helper.ts'

const mostMegabytes = 50

type Order = {
  readonly ticket: string
  readonly take: boolean
  readonly roles?: readonly string[] | undefined
  readonly level: SkillLevel
  readonly language: Language
}

/** The profile that bears a code; of several the oldest. */
function profilesByCode(context: ReadContext) {
  const rows = context.read(roleProfileRecord).all()
  return new Map(rows.toReversed().flatMap((row) => (row.code === null ? [] : [[row.code.trim().toUpperCase(), row]])))
}

function plansOf(context: ReadContext, framework: NiceFramework, { level, language }: Order) {
  const [profiles, skills] = [profilesByCode(context), context.read(skillRecord).all()]
  const words = translatorOf(language, [niceMessages])
  return framework.roles.map((role) => {
    const before = profiles.get(role.code.toUpperCase()) ?? null
    const draft = profileOf(role, { before, skills, level, headOf: (kind) => words(`nice.kind.${kind}`) })
    return { role, before, draft, mapped: mappedSkills(role, skills), change: changeOf(before, draft) }
  })
}
type Plan = ReturnType<typeof plansOf>[number]

function write(context: WriteContext, plans: readonly Plan[]): void {
  const profiles = context.write(roleProfileRecord)
  for (const { role, before, draft } of plans) {
    const { title, description } = draft
    const values = { title, description, skills: [...draft.skills] }
    if (before) profiles.update(before.id, before.revision, values)
    else profiles.create({ ...values, code: role.code })
  }
}

function readingOf(framework: NiceFramework, plans: readonly Plan[], taken: number): NiceReading {
  const { name, version } = framework
  return {
    ...{ name, version, taken },
    roles: plans.map(({ role, draft, mapped, change }) => ({
      ...{ code: role.code, title: draft.title, change, skills: mapped.map(({ title }) => title) },
      statements: Object.fromEntries(
        statementKinds.map((kind) => [kind, role.statements.filter((one) => one.kind === kind).length]),
      ),
    })),
  }
}

/** Reads work roles and, where asked to, keeps those that were chosen as role profiles in one change; the same ones again change nothing. */
export async function readNiceFile(context: TaskContext, order: Order): Promise<NiceReading> {
  const { bytes } = context.files.take(order.ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.niceLarge', { parameters: { megabytes: mostMegabytes } })
  const framework = await doInHelper(context.host, 'import', { name: 'read-nice', input: { bytes } }, context.signal)
  const plans = context.query((reading) => plansOf(reading, framework, order))
  const wanted = order.roles
  const unknown = wanted?.find((code) => !framework.roles.some((role) => role.code === code))
  if (unknown !== undefined)
    throw new OperationError('missing', 'errors.niceUnknownRole', { parameters: { code: unknown } })
  const chosen = plans.filter(({ role, change }) => change !== 'same' && (!wanted || wanted.includes(role.code)))
  if (!order.take) return readingOf(framework, plans, 0)
  if (chosen.length > 0) context.command((writing) => write(writing, chosen))
  const after = context.query((reading) => plansOf(reading, framework, order))
  return readingOf(framework, after, chosen.length)
}

import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { projectGrowthPlan, seesRatingsOf } from '#shared/modules/skills/growth-plan.projection.ts'
import { growthPlanRecord } from '#shared/modules/skills/growth-plan.record.ts'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import { skillRecord } from '#shared/modules/skills/skill.record.ts'
import { skillRatingRecord } from '#shared/modules/skills/skill-rating.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { skillWorldOf } from './skills.world.ts'

/** Why a plan cannot be sealed: nobody agreed to it yet. */
function notReady(state: string): string | null {
  return state === 'draft' || state === 'cancelled' ? `growthDocument.refused.${state}` : null
}

/** One person's plan to grow, once agreed: for who agreed it, who closed it, and the person. */
export const growthPlanReport: ReportKind<'growthPlan'> = {
  record: growthPlanRecord,
  gather(context, id) {
    const plan = context.read(growthPlanRecord).get(id)
    const organisation = context.read(organisationRecord).all()
    const projection = projectGrowthPlan({
      ...{ plan, world: skillWorldOf(context, plan.closedOn), today: context.today, nameOf: namesOf(context) },
      organisation: organisation[0] ?? null,
      files: filesIn(plan.evidence).map(({ name, sha256 }) => ({ name, sha256 })),
    })
    const spoken = new Set(projection.axes.map(({ skill }) => skill))
    const ratings = context
      .read(skillRatingRecord)
      .all([{ field: 'person', comparison: 'is', value: plan.person }])
      .filter(({ skill }) => spoken.has(skill))
    const profile = plan.role === null ? undefined : context.read(roleProfileRecord).find(plan.role)
    return {
      title: plan.title,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: growthPlanRecord, rows: [plan] },
        { record: skillRatingRecord, rows: ratings },
        ...(profile ? [{ record: roleProfileRecord, rows: [profile] }] : []),
      ],
      named: [personRecord, skillRecord, roleProfileRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: false,
      notReady: notReady(plan.state),
      inPart: seesRatingsOf(plan.person, context.actor) ? null : 'growthDocument.refused.ratingsHidden',
    }
  },
}

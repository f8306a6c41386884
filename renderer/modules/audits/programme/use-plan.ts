import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import type { ListQuery } from '#shared/contract/list.ts'
import { type AuditToPlan, mostPlanned } from '#shared/modules/audits/audits.contract.ts'
import { type PlannedAudit, plannedAudits, type Rhythm, rhythms } from '#shared/modules/audits/audits.planning.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { useAll } from '../../../api/use-all.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'

const everyAudit: ListQuery = { sort: [{ field: 'createdAt' }] }

/** Which part of the year an audit is of, as its title says it. */
export function partOf(t: Translator, { kind, period }: Pick<PlannedAudit, 'kind' | 'period'>): string {
  const [year = '', month = '1'] = period.start.split('-')
  const months = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 }[kind]
  const part = String((Number(month) - 1) / months + 1)
  return t(kind === 'halfYearly' ? `planning.part.halfYearly.${part}` : `planning.part.${kind}`, { year, part })
}

/** What a year's plan is made from: departments by what speaks for them, and the audits that exist. */
function useWorld() {
  const units = useQuery({ queryKey: ['programme', 'units'], queryFn: () => api.programme.units({}) })
  const departments = useAll('department', {})
  const audits = useAll('audit', everyAudit)
  const names = useMemo(
    () => new Map(departments.rows.map(({ id, name }) => [id, typeof name === 'string' ? name : ''])),
    [departments.rows],
  )
  return {
    units: units.data?.units ?? [],
    names,
    audits: audits.rows,
    isPending: units.isPending || departments.isPending || audits.isPending,
    error: units.error ?? departments.error ?? audits.error,
  }
}

/** The choices of a plan, the audits that they make, and the change that puts those into the programme. */
export function usePlan(year: number, onDone: () => void) {
  const t = useWords()
  const { today, member } = useSession()
  const world = useWorld()
  const [house, setHouse] = useState<readonly Rhythm[]>([])
  const [chosen, setChosen] = useState<ReadonlyMap<string, Rhythm>>(new Map())
  const [leadAuditor, setLeadAuditor] = useState<string | null>(member.person)
  const [team, setTeam] = useState<readonly string[]>([])
  const plan = useChange(api.programme.plan)
  const { units, audits } = world
  const rows = useMemo(() => {
    const of = (rhythm: Rhythm, auditees: readonly string[]) =>
      plannedAudits({ rhythm, auditees }, { year, today, audits })
    const all = units.map(({ id }) => id)
    return {
      house: rhythms.filter((rhythm) => house.includes(rhythm)).flatMap((rhythm) => of(rhythm, all)),
      units: units.map((unit) => {
        const rhythm = chosen.get(unit.id) ?? unit.proposed
        return { unit, rhythm, audits: of(rhythm, [unit.id]) }
      }),
    }
  }, [units, audits, house, chosen, year, today])
  const every = [
    ...rows.house.map((audit) => ({ audit, unit: t('planning.house') })),
    ...rows.units.flatMap((row) => row.audits.map((audit) => ({ audit, unit: world.names.get(row.unit.id) ?? '' }))),
  ]
  const fresh = every.filter(({ audit }) => !audit.isThere)
  const titled = ({ audit, unit }: (typeof fresh)[number], lead: string): AuditToPlan => {
    const { isThere: _, auditees, ...days } = audit
    const kind = t(`audit.kind.${audit.kind}`)
    const title = t('planning.auditTitle', { kind, part: partOf(t, audit), unit }).slice(0, 200)
    return { ...days, title, leadAuditor: lead, auditees: [...auditees], team: team.filter((one) => one !== lead) }
  }
  const mayPlan = leadAuditor !== null && fresh.length > 0 && fresh.length <= mostPlanned && !plan.isPending
  return {
    world,
    rows,
    house,
    setHouse,
    choose: (unit: string, rhythm: Rhythm) => setChosen((old) => new Map(old).set(unit, rhythm)),
    leadAuditor,
    setLeadAuditor,
    team,
    setTeam,
    count: fresh.length,
    known: every.length - fresh.length,
    mayPlan,
    plan,
    submit: () => {
      if (!mayPlan) return
      const drafts = fresh.map((one) => titled(one, leadAuditor))
      void plan.mutateAsync({ audits: drafts }).then(onDone, () => undefined)
    },
  }
}

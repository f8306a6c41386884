import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import { radarChart } from '#shared/charts/radar-chart.ts'
import { projectSkills, type Skill } from '#shared/modules/training/training.person.ts'
import { seesAllScores } from '#shared/modules/training/training.projection.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useScores } from '../../api/use-scores.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './person-scores.module.css'
import { usePersonResults } from './use-person-results.ts'

/** The skills of a person in the latest assessment that scored them. */
function useSkills(person: string) {
  const { results, scores, assessments, error, isPending } = usePersonResults(person)
  const [last, before] = results.filter((one) => one.subject === 'assessment').reverse()
  const group = useScores('assessment', last?.id ?? null)
  const skills = useMemo(() => {
    const assessment = assessments.find((one) => one.id === last?.id)
    if (!assessment) return []
    const earlier = assessments.find((one) => one.id === before?.id)
    const score = scores.find((one) => one.id === before?.score)
    return projectSkills(person, assessment, group.scores, earlier && score ? { assessment: earlier, score } : null)
  }, [person, assessments, last, before, scores, group.scores])
  return {
    skills,
    last,
    people: group.scores.length,
    error: error ?? group.error,
    isPending: isPending || group.isPending,
  }
}

function titleOf(t: Translator, skills: readonly Skill[]): string {
  const compared = skills.filter((skill) => skill.group !== null && skill.own !== null)
  if (compared.length > 0) {
    const above = compared.filter((skill) => (skill.own ?? 0) >= (skill.group ?? 0)).length
    return t('person.skills.above', { above, count: compared.length })
  }
  const best = skills.toSorted((one, other) => (other.own ?? 0) - (one.own ?? 0))[0]
  return t('person.skills.best', { name: best?.name ?? '', share: best?.own ?? 0 })
}

const written = (share: number | null) => (share === null ? '—' : `${share} %`)

function Drawing({ skills }: { readonly skills: readonly Skill[] }) {
  const t = useWords()
  const palette = useChartPalette()
  const hasBefore = skills.some((skill) => skill.before !== null)
  const hasGroup = skills.some((skill) => skill.group !== null)
  const option = useMemo(() => {
    if (skills.length < 3) {
      const bars = skills.map((skill) => ({
        word: skill.name,
        value: skill.own ?? 0,
        label: written(skill.own),
        colour: palette.accent,
      }))
      return labelledBars(bars, 100, palette)
    }
    const shape = (field: 'own' | 'group' | 'before') => ({
      name: t(`person.skills.${field}`),
      values: skills.map((skill) => skill[field] ?? 0),
      dashed: field !== 'own',
    })
    const shapes = [shape('own'), ...(hasGroup ? [shape('group')] : []), ...(hasBefore ? [shape('before')] : [])]
    const axes = skills.map((skill) => `${skill.name}\n${written(skill.own)}`)
    return radarChart(axes, shapes, 100, palette)
  }, [skills, hasBefore, hasGroup, palette, t])
  const end = (field: 'own' | 'group' | 'before') => ({
    key: field,
    label: t(`person.skills.${field}`),
    align: 'end' as const,
  })
  const table = {
    columns: [{ key: 'name', label: t('assessment.components') }, end('own'), end('group'), end('before')],
    rows: skills.map((skill) => [skill.name, written(skill.own), written(skill.group), written(skill.before)]),
  }
  const height = skills.length < 3 ? 16 + 36 * skills.length : 380
  return <Chart title={titleOf(t, skills)} option={option} height={height} table={table} />
}

/** What a person can do now, component by component, against the middle of the group and the time before. */
export function PersonRadar({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const isWhole = seesAllScores(member.roles)
  const { skills, last, people, error, isPending } = useSkills(detail.entity.id)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  if (!last || skills.length === 0)
    return (
      <EmptyState
        title={t(isWhole ? 'scores.none' : 'scores.hidden')}
        text={t(isWhole ? 'person.noScores' : 'scores.own')}
      />
    )
  return (
    <div className={classes.radar}>
      <Drawing skills={skills} />
      <p className={classes.note}>
        {t('person.skills.note', { assessment: last.title })}{' '}
        {isWhole ? t('person.skills.people', { count: people }) : t('scores.own')}
      </p>
    </div>
  )
}

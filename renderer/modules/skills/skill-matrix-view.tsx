import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { skillRatingRecord } from '#shared/modules/skills/skill-rating.record.ts'
import {
  projectSkillMatrix,
  type SkillCell,
  type SkillMatrix,
  type SkillRow,
} from '#shared/modules/skills/skills.projection.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { searchFor } from '../../records/list-search.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GridHint } from '../../ui/grid.tsx'
import { SkillMatrixTable } from './skill-matrix.tsx'
import { useSkillWorld } from './use-skill-world.ts'

const nothing: SkillMatrix = { columns: [], rows: [] }
const leading = ['administrator', 'lead', 'trainer']

/** The matrix of all, or of one profile: who holds it, in what it asks. */
function useMatrix(profile: string | null) {
  const { world, error, isPending } = useSkillWorld()
  const matrix = useMemo(() => {
    if (world === null) return nothing
    const chosen = world.profiles.find(({ id }) => id === profile)
    if (!chosen) return projectSkillMatrix(world)
    const asked = new Set(chosen.skills.map(({ skill }) => skill))
    return projectSkillMatrix({
      ...world,
      skills: world.skills.filter(({ id }) => asked.has(id)),
      people: world.people.filter(({ id }) => chosen.holders.includes(id)),
      profiles: [chosen],
    })
  }, [world, profile])
  return { matrix, profiles: world?.profiles ?? [], source: { error, isPending, isCut: false } }
}

/** Opens the ratings behind a cell or, where there is none, the form of one. */
function useOpenCell() {
  const navigate = useNavigate()
  const { today, member } = useSession()
  return ({ person }: SkillRow, { skill, standing }: SkillCell) => {
    if (standing !== null || !mayWrite(skillRatingRecord, member.roles)) {
      const filters = [
        { field: 'person', comparison: 'is', value: person },
        { field: 'skill', comparison: 'is', value: skill },
      ] as const
      const search = { ...searchFor(skillRatingRecord, filters), exact: true }
      return void navigate({ to: '/records/$record', params: { record: 'skillRating' }, search })
    }
    const kind = member.roles.some((role) => leading.includes(role)) ? 'lead' : 'peer'
    const search = { with: { skill, person, kind: member.person === person ? 'self' : kind, ratedOn: today } }
    void navigate({ to: '/records/$record/new', params: { record: 'skillRating' }, search })
  }
}

function useMatrixTable({ columns, rows }: SkillMatrix) {
  const t = useWords()
  return {
    columns: [{ key: 'person', label: t('person') }, ...columns.map(({ id, title }) => ({ key: id, label: title }))],
    rows: [
      ...rows.map(({ name, cells }) => [
        name,
        ...cells.map(({ standing }) => (standing === null ? '' : t(`skillRating.level.${standing.level}`))),
      ]),
      [t('skillMatrix.able'), ...columns.map(({ able, needed }) => t('skillMatrix.of', { able, needed }))],
    ],
  }
}

/** The list of skills as a matrix of the team. */
export function SkillMatrixView() {
  const t = useWords()
  const open = useOpenCell()
  const [profile, setProfile] = useState<string | null>(null)
  const { matrix, profiles, source } = useMatrix(profile)
  const table = useMatrixTable(matrix)
  const short = matrix.columns.filter(({ isShort }) => isShort).length
  const gaps = matrix.rows.reduce((sum, row) => sum + row.gaps, 0)
  const finding = t('skillMatrix.finding', { short, count: matrix.columns.length, gaps })
  const choice = (
    <Select
      size="xs"
      aria-label={t('roleProfile')}
      placeholder={t('skillMatrix.everybody')}
      data={profiles.map(({ id, title }) => ({ value: id, label: title }))}
      value={profile}
      onChange={setProfile}
      clearable
      searchable
    />
  )
  return (
    <ViewFrame title={finding} controls={choice} table={table} source={source}>
      {matrix.rows.length === 0 || matrix.columns.length === 0 ? (
        <EmptyState title={t('skillMatrix.none')} text={t('skillMatrix.none.help')} />
      ) : (
        <>
          <SkillMatrixTable matrix={matrix} label={finding} onOpen={open} />
          <GridHint>{t('skillMatrix.hint')}</GridHint>
        </>
      )}
    </ViewFrame>
  )
}

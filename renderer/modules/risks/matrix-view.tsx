import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { MatrixScale } from '#shared/modules/risks/risks.contract.ts'
import {
  cellFilters,
  countIn,
  type MatrixMove,
  type MatrixSide,
  type Place,
  placeOn,
} from '#shared/modules/risks/risks.matrix.ts'
import { levelOf } from '#shared/modules/risks/risks.scale.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { SaveButtons } from '../../charts/save-buttons.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite, recordNamed } from '../../records/known-records.ts'
import { filtersOf, listSearch, searchFor } from '../../records/list-search.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './matrix.module.css'
import { MatrixDrawing } from './matrix-drawing.tsx'
import { MatrixSidePanel } from './matrix-side.tsx'

const sides = ['inherent', 'residual'] as const

function useMatrixTable(scale: MatrixScale | null, moves: readonly MatrixMove[]) {
  const t = useWords()
  const cells = (scale?.likelihoods ?? []).toReversed().flatMap((likelihood) =>
    (scale?.impacts ?? []).map((impact) => {
      const place = { likelihood: likelihood.level, impact: impact.level }
      const level = scale ? levelOf(scale, place.likelihood * place.impact) : null
      const counts = sides.map((side) => String(countIn(moves, side, place)))
      const words = [`${likelihood.level} ${likelihood.word}`, `${impact.level} ${impact.word}`]
      return [...words, String(place.likelihood * place.impact), level ? t(`risk.level.${level}`) : '', ...counts]
    }),
  )
  return {
    columns: [
      { key: 'likelihood', label: t('riskMatrix.likelihood') },
      { key: 'impact', label: t('riskMatrix.impact') },
      { key: 'rating', label: t('risk.rating'), align: 'end' as const },
      { key: 'level', label: t('risk.level') },
      ...sides.map((side) => ({ key: side, label: t(`riskMatrix.side.${side}`), align: 'end' as const })),
    ],
    rows: cells,
  }
}

function NoScale() {
  const t = useWords()
  const navigate = useNavigate()
  const { member } = useSession()
  const scale = recordNamed('riskScale')
  const create = () => void navigate({ to: '/records/$record/new', params: { record: 'riskScale' } })
  return (
    <EmptyState title={t('riskMatrix.none')} text={t('riskMatrix.none.text')}>
      {scale && mayWrite(scale, member.roles) ? <Button onClick={create}>{t('riskMatrix.none.action')}</Button> : null}
    </EmptyState>
  )
}

function useFinding(scale: MatrixScale | null, moves: readonly MatrixMove[], side: MatrixSide): string {
  const t = useWords()
  if (scale === null) return t('riskMatrix.none')
  const placed = moves.flatMap((move) => {
    const place = placeOn(side, move)
    return place ? [{ rating: place.likelihood * place.impact, count: move.count }] : []
  })
  const sum = (rows: typeof placed) => rows.reduce((total, { count }) => total + count, 0)
  const appetite = scale.appetite ?? 0
  return t('riskMatrix.finding', {
    count: sum(placed),
    above: sum(placed.filter(({ rating }) => rating > appetite)),
    appetite,
  })
}

/** The risks by likelihood and impact, before or after treatment, with arrows for what treatment moved. */
export function RiskMatrix({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const navigate = useNavigate()
  const drawing = useRef<SVGSVGElement>(null)
  const [side, setSide] = useState<MatrixSide>('residual')
  const [withArrows, setWithArrows] = useState(true)
  const filters = filtersOf(record, listSearch(useSearch({ strict: false })))
  const { data, error, isPending } = useQuery({
    queryKey: ['risks', 'matrix', filters],
    queryFn: () => api.risks.matrix({ filters }),
  })
  const { scale = null, moves = [], elsewhere = 0, unrated = 0, closed = 0 } = data ?? {}
  const table = useMatrixTable(scale, moves)
  const finding = useFinding(scale, moves, side)
  const open = (place: Place) => {
    if (!scale || countIn(moves, side, place) === 0) return
    const search = { ...searchFor(record, [...cellFilters(scale.id, moves, side, place), ...filters]), exact: true }
    void navigate({ to: '/records/$record', params: { record: record.name }, search })
  }
  const controls = scale ? (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('riskMatrix.side')}
        data={sides.map((value) => ({ value, label: t(`riskMatrix.side.${value}`) }))}
        value={side}
        onChange={(value) => setSide(value === 'inherent' ? 'inherent' : 'residual')}
      />
      <Checkbox
        size="xs"
        label={t('riskMatrix.arrows')}
        checked={withArrows}
        onChange={(event) => setWithArrows(event.currentTarget.checked)}
      />
      <SaveButtons
        onSave={(as) => {
          if (drawing.current) void as(drawing.current, t('risk.view.matrix'))
        }}
      />
    </>
  ) : null
  return (
    <ViewFrame title={finding} controls={controls} table={table} source={{ isPending, error, isCut: false }}>
      {scale === null ? (
        <NoScale />
      ) : (
        <div className={classes.body}>
          <MatrixDrawing
            drawing={drawing}
            scale={scale}
            moves={moves}
            side={side}
            withArrows={withArrows}
            label={finding}
            onOpen={open}
          />
          <MatrixSidePanel
            record={record}
            filters={filters}
            scale={scale}
            moves={moves}
            elsewhere={elsewhere}
            unrated={unrated}
            closed={closed}
          />
        </div>
      )}
    </ViewFrame>
  )
}

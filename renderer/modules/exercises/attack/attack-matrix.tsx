import { ActionIcon, SegmentedControl } from '@mantine/core'
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs'
import IconZoomOut from '@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs'
import { type ReactNode, useMemo, useState } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import type { AttackIndex } from '#shared/modules/exercises/attack-catalogue.ts'
import {
  type AttackMatrix as Matrix,
  type MatrixTally,
  projectMatrix,
} from '#shared/modules/exercises/attack-matrix.ts'
import { type DefenceFacts, detectionOutcomes } from '#shared/modules/exercises/exercises.defence.ts'
import type { StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { outcomeWord, toneOf } from '#shared/modules/exercises/exercises.results-words.ts'
import { useWords } from '../../../app/words.tsx'
import { ViewFrame } from '../../../charts/view-frame.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { GridHint, GridLegend } from '../../../ui/grid.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import shared from '../results.module.css'
import { underTitle } from '../step-words.ts'
import classes from './matrix.module.css'
import { type Folding, foldings, MatrixColumns, type MatrixPlace } from './matrix-columns.tsx'
import { tacticName } from './use-attack.ts'

const mostZoom = 2

function tallyAt(matrix: Matrix, { tactic, technique }: MatrixPlace): MatrixTally | null {
  const column = matrix.columns.find((one) => one.tactic.shortName === tactic)
  for (const cell of column?.cells ?? []) {
    if (cell.technique.id === technique) return cell.whole
    const sub = cell.subs.find((one) => one.technique.id === technique)
    if (sub) return sub.own
  }
  return null
}

/** The steps behind the cell that was chosen. */
function Chosen({
  matrix,
  index,
  place,
}: {
  readonly matrix: Matrix
  readonly index: AttackIndex
  readonly place: MatrixPlace
}) {
  const t = useWords()
  const tally = tallyAt(matrix, place)
  if (!tally) return null
  const title = `${place.technique} ${index.resolve(place.technique)?.fullName ?? ''}`
  return (
    <section className={classes.chosen} aria-label={title} aria-live="polite">
      <h3 className={classes.chosenTitle}>{title}</h3>
      {tally.steps.length === 0 ? <p className="quiet">{t('attackMatrix.untried')}</p> : null}
      <ul className={shared.missed}>
        {tally.steps.map(({ step, outcome }) => (
          <li key={step.id}>
            <RecordLink record="attackStep" id={step.id} title={`${step.position}. ${step.title}`} />
            <span className="quiet">{underTitle(t, step)}</span>
            {outcome === null ? null : <ToneBadge tone={toneOf(outcome)}>{outcomeWord(t, outcome)}</ToneBadge>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function tableOf(t: Translator, matrix: Matrix) {
  const end = (key: string, label: string) => ({ key, label: t(label), align: 'end' as const })
  return {
    columns: [
      { key: 'tactic', label: t('attackStep.tactic') },
      { key: 'id', label: t('attackStep.technique') },
      { key: 'name', label: t('attackCatalogue.techniques.name') },
      end('steps', 'attackStep.plural'),
      end('run', 'exerciseResults.stage.none'),
      end('detected', 'exerciseResults.vectors.rate'),
      { key: 'worst', label: t('attackMatrix.worst') },
    ],
    rows: matrix.columns.flatMap(({ tactic, cells }) =>
      cells
        .flatMap((cell) => [cell, ...cell.subs])
        .filter(({ own }) => own.steps.length > 0)
        .map(({ technique, own }) => [
          tacticName(t, tactic),
          technique.id,
          technique.name,
          String(own.steps.length),
          String(own.run),
          String(own.detected),
          own.worst === null ? '—' : t(`detection.outcome.${own.worst}`),
        ]),
    ),
  }
}

function Legend() {
  const t = useWords()
  return (
    <GridLegend>
      <span className="quiet">{t('attackMatrix.worst')}</span>
      {detectionOutcomes.map((outcome) => (
        <ToneBadge key={outcome} tone={toneOf(outcome)}>
          {t(`detection.outcome.${outcome}`)}
        </ToneBadge>
      ))}
    </GridLegend>
  )
}

type Props = {
  readonly index: AttackIndex
  readonly steps: readonly StepFacts[]
  readonly facts: readonly DefenceFacts[]
  readonly isCut: boolean
  readonly isTab?: boolean
  /** What chooses the exercises that are drawn. */
  readonly choice?: ReactNode
}

/** The matrix of ATT&CK with what the exercises tried of it, coloured by what became of it. */
export function AttackMatrixFrame({ index, steps, facts, isCut, isTab = false, choice }: Props) {
  const t = useWords()
  const [folding, setFolding] = useState<Folding>('tried')
  const [zoom, setZoom] = useState(1)
  const [place, setPlace] = useState<MatrixPlace | null>(null)
  const matrix = useMemo(() => projectMatrix(index, steps, facts), [index, steps, facts])
  const finding = t(matrix.tried === 0 ? 'attackMatrix.finding.none' : 'attackMatrix.finding', {
    count: matrix.tried,
    unseen: matrix.unseen,
  })
  const zoomBy = (label: string, by: number, Icon: typeof IconZoomIn) => (
    <ActionIcon
      aria-label={t(label)}
      title={t(label)}
      disabled={zoom + by < 0 || zoom + by > mostZoom}
      onClick={() => setZoom(zoom + by)}
    >
      <Icon size={16} />
    </ActionIcon>
  )
  const controls = (
    <>
      {choice}
      <SegmentedControl
        size="xs"
        aria-label={t('attackMatrix.subs')}
        data={foldings.map((value) => ({ value, label: t(`attackMatrix.subs.${value}`) }))}
        value={folding}
        onChange={(value) => setFolding(foldings.find((one) => one === value) ?? 'tried')}
      />
      {zoomBy('attackMatrix.zoomOut', -1, IconZoomOut)}
      {zoomBy('attackMatrix.zoomIn', 1, IconZoomIn)}
    </>
  )
  const source = { isPending: false, error: null, isCut }
  return (
    <ViewFrame title={finding} controls={controls} table={tableOf(t, matrix)} source={source} isTab={isTab}>
      <Legend />
      <MatrixColumns matrix={matrix} folding={folding} zoom={zoom} label={finding} onChoose={setPlace} />
      {place ? <Chosen matrix={matrix} index={index} place={place} /> : null}
      <GridHint>
        {matrix.unplaced.length === 0
          ? t('attackMatrix.hint')
          : `${t('attackMatrix.hint')} ${t('attackMatrix.unplaced', { count: matrix.unplaced.length })}`}
      </GridHint>
    </ViewFrame>
  )
}

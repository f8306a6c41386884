import { ActionIcon, Button } from '@mantine/core'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { type AttackPath, hasSucceeded, mostOnPath, projectPath } from '#shared/modules/exercises/attack-path.ts'
import { useWords } from '../../../app/words.tsx'
import { SaveButtons } from '../../../charts/save-buttons.tsx'
import { useZoom } from '../../../charts/use-zoom.ts'
import { ViewFrame } from '../../../charts/view-frame.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useExerciseFacts } from '../use-exercise-facts.ts'
import classes from './path.module.css'
import { PathDrawing } from './path-drawing.tsx'
import { usePathWords } from './use-path-words.ts'

function useTable(path: AttackPath) {
  const t = useWords()
  const words = usePathWords(path)
  return {
    columns: [
      { key: 'step', label: t('attackStep') },
      { key: 'from', label: t('attackStep.source') },
      { key: 'to', label: t('attackStep.target') },
      { key: 'technique', label: t('attackStep.technique') },
      { key: 'outcome', label: t('attackStep.outcome') },
      { key: 'defence', label: t('exercise.defence') },
    ],
    rows: path.steps.map((one) => [
      `${one.step.position}. ${one.step.title}`,
      words.place(one.from),
      words.place(one.to),
      one.step.technique ?? '—',
      words.outcome(one),
      words.defence(one),
    ]),
  }
}

/** Below this scale the words of a step can no longer be read; what is wider is scrolled. */
const legible = 0.75

/** From where to where the red team came, step by step, and how far the defence came with each. */
export function AttackPathView({ detail }: DetailProps) {
  const t = useWords()
  const navigate = useNavigate()
  const drawing = useRef<SVGSVGElement>(null)
  const { frame, scale, zoom, fit, drag } = useZoom(drawing, legible)
  const { title } = detail.entity
  const ids = useMemo(() => [detail.entity.id], [detail.entity.id])
  const { steps, facts, error, isPending, isCut } = useExerciseFacts(ids)
  const path = useMemo(() => projectPath(steps.slice(0, mostOnPath), facts), [steps, facts])
  const table = useTable(path)
  const reached = new Set(path.steps.filter(hasSucceeded).map(({ to }) => to)).size
  const finding = t('attackPath.finding', { places: path.nodes.filter(({ name }) => name !== null).length, reached })
  const controls = (
    <>
      <ActionIcon aria-label={t('attackPath.far')} onClick={() => zoom(0.8)}>
        <IconMinus size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('attackPath.near')} onClick={() => zoom(1.25)}>
        <IconPlus size={16} />
      </ActionIcon>
      <Button variant="default" size="compact-sm" onClick={fit}>
        {t('attackPath.fit')}
      </Button>
      <SaveButtons
        onSave={(as) => {
          if (drawing.current)
            void as(
              drawing.current,
              [title, t('exercise.tab.path')].filter((part) => typeof part === 'string').join(' '),
            )
        }}
      />
    </>
  )
  const source = { isPending, error, isCut: isCut || steps.length > mostOnPath }
  const open = (id: string) => void navigate({ to: '/records/$record/$id', params: { record: 'attackStep', id } })
  return (
    <ViewFrame title={finding} controls={controls} table={table} source={source} isTab>
      {path.steps.length === 0 ? (
        <EmptyState title={t('attackPath.none')} text={t('attackPath.none.help')} />
      ) : (
        <>
          <div ref={frame} className={classes.frame} onPointerMove={drag}>
            <PathDrawing drawing={drawing} path={path} label={finding} scale={scale} onOpen={open} />
          </div>
          <p className={classes.hint} data-not-printed>
            {t('attackPath.hint')}
          </p>
        </>
      )}
      {path.placeless.length > 0 ? (
        <p className={classes.hint}>{t('attackPath.placeless', { count: path.placeless.length })}</p>
      ) : null}
    </ViewFrame>
  )
}

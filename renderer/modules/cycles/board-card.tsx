import { ActionIcon } from '@mantine/core'
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { Link } from '@tanstack/react-router'
import { listed } from '#shared/base/series.ts'
import type { BoardCard } from '#shared/modules/cycles/cycles.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { ToneBar } from '../../ui/tone-bar.tsx'
import classes from './board.module.css'
import { StepMenu } from './step-menu.tsx'

type Props = {
  readonly record: AnyRecord
  readonly card: BoardCard
  readonly nameOf: (id: string) => string
  /** The one card that Tab reaches; arrow keys go on from there. */
  readonly isCurrent: boolean
  /** The steps that lead on, set only while they are offered. */
  readonly steps: readonly string[] | null
  readonly canMove: boolean
  readonly onSteps: (open: boolean) => void
  readonly onStep: (step: string) => void
  readonly onDrag: (dragging: boolean) => void
  readonly onFocus: () => void
}

function Steps({ record, card, steps, canMove, onSteps, onStep }: Props) {
  const t = useWords()
  const label = t('board.move', { title: card.title })
  return (
    <>
      <ActionIcon
        size={22}
        className={classes.more}
        tabIndex={-1}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={steps !== null}
        onClick={() => onSteps(true)}
        disabled={!canMove}
      >
        <IconDots size={14} />
      </ActionIcon>
      {steps && steps.length > 0 ? (
        <StepMenu record={record} label={label} steps={steps} onStep={onStep} onClose={() => onSteps(false)} />
      ) : null}
    </>
  )
}

/** How far the work has come: a bar with its percentage, and the targets measured. */
function Progress({ card }: { readonly card: BoardCard }) {
  const t = useWords()
  const { progress, targets } = card
  if (progress === null && targets.all === 0) return null
  return (
    <div className={classes.progress}>
      {progress === null ? null : (
        <>
          <ToneBar
            className={classes.track}
            parts={[{ name: 'done', tone: 'progress', size: progress }]}
            rest={100 - progress}
          />
          <span>{Math.round(progress)} %</span>
        </>
      )}
      {targets.all > 0 ? (
        <span className="quiet">{t('board.targets', { met: targets.met, all: targets.all })}</span>
      ) : null}
    </div>
  )
}

/** One record of a board: what it is, who answers for it, and when it is due. */
export function Card(props: Props) {
  const { record, card, nameOf, isCurrent, onDrag, onFocus, canMove } = props
  const t = useWords()
  const formats = useFormats()
  const [department, ...others] = card.departments
  return (
    <li
      className={classes.card}
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', card.number)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
    >
      <div className={classes.cardHead}>
        <span className="quiet">{card.number}</span>
        <Steps {...props} />
      </div>
      <Link
        to="/records/$record/$id"
        params={{ record: record.name, id: card.id }}
        search={(old) => old}
        className={classes.cardTitle}
        tabIndex={isCurrent ? 0 : -1}
        data-card={card.id}
        draggable={false}
        onFocus={onFocus}
      >
        {card.title}
      </Link>
      {department ? (
        <span className={classes.departments} title={listed(t.language, card.departments.map(nameOf))}>
          <span>{nameOf(department)}</span>
          {others.length > 0 ? <span>{t('board.others', { count: others.length })}</span> : null}
        </span>
      ) : null}
      {card.owner ? (
        <span className={classes.departments} title={nameOf(card.owner)}>
          <span>{nameOf(card.owner)}</span>
        </span>
      ) : null}
      {card.dueOn ? (
        <span className={classes.line}>
          {t('board.due', { day: formats.day(card.dueOn) })}
          {card.daysLate > 0 ? (
            <ToneBadge tone="critical">{t('board.late', { count: card.daysLate })}</ToneBadge>
          ) : null}
        </span>
      ) : null}
      <Progress card={card} />
      {card.targets.missed > 0 ? (
        <span className={classes.line}>
          <ToneBadge tone="serious">{t('board.missed', { count: card.targets.missed })}</ToneBadge>
        </span>
      ) : null}
    </li>
  )
}

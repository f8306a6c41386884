import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { CycleProgress, DepartmentCount, HomeView } from '#shared/modules/home/home.contract.ts'
import { api } from '../../api/client.ts'
import { targetWord, valueWord } from '../../modules/indicators/value-word.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { Count } from './figures.tsx'
import classes from './home.module.css'
import measures from './measures.module.css'
import { Panel } from './panel.tsx'
import { ProgressLink } from './progress-link.tsx'
import { ListLink, TitleLink } from './record-links.tsx'

const among = (...value: string[]) => ({ field: 'state', comparison: 'in' as const, value })
const is = (field: string, value: string) => ({ field, comparison: 'is' as const, value })

/** How much of what the next phase asks is met; the cycle's page says what is missing. */
function GateLink({ cycle }: { readonly cycle: CycleProgress }) {
  const t = useWords()
  const { id, gate } = cycle
  if (gate === null) return '—'
  return (
    <Link to="/records/$record/$id" params={{ record: 'cycle', id }} className={classes.title}>
      {gate.met === gate.all ? (
        <ToneBadge tone="good">{t('home.cycles.gate.ready')}</ToneBadge>
      ) : (
        t('home.cycles.gate.of', gate)
      )}
    </Link>
  )
}

function CycleRow({ cycle }: { readonly cycle: CycleProgress }) {
  const formats = useFormats()
  const { today } = useSession()
  const { id, title, start, end, work, done, late } = cycle
  const own = is('cycle', id)
  const overdue = { field: 'dueOn', comparison: 'before' as const, value: today }
  return (
    <tr>
      <td>
        <TitleLink record="cycle" id={id} title={title} />
      </td>
      <td>
        <StateBadge record={cycleRecord} state={cycle.state} />
      </td>
      <td className={end < today ? classes.late : undefined}>{formats.period({ start, end })}</td>
      <td>
        <ProgressLink
          done={done}
          all={work}
          record="workItem"
          filters={[own, { field: 'state', comparison: 'isNot', value: 'cancelled' }]}
        />
      </td>
      <td>
        <GateLink cycle={cycle} />
      </td>
      <td className={measures.number}>
        <ListLink
          record="workItem"
          filters={[own, among('planned', 'proposed', 'agreed', 'inProgress', 'blocked'), overdue]}
          className={classes.title}
        >
          <Count value={late} />
        </ListLink>
      </td>
    </tr>
  )
}

function Cycles({ cycles }: { readonly cycles: readonly CycleProgress[] }) {
  const t = useWords()
  return (
    <Panel title={t('home.cycles')} none={cycles.length === 0 ? t('home.cycles.none') : null}>
      <div className={measures.scroll}>
        <table className={measures.table}>
          <thead>
            <tr>
              <th>{t('home.cycles.cycle')}</th>
              <th>{t('home.cycles.phase')}</th>
              <th>{t('home.cycles.period')}</th>
              <th>{t('home.cycles.done')}</th>
              <th>{t('home.cycles.gate')}</th>
              <th className={measures.number}>{t('home.cycles.late')}</th>
            </tr>
          </thead>
          <tbody>
            {cycles.map((cycle) => (
              <CycleRow key={cycle.id} cycle={cycle} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Overdue({ departments }: { readonly departments: readonly DepartmentCount[] }) {
  const t = useWords()
  const { today } = useSession()
  const late = [among('open', 'inProgress'), { field: 'dueOn', comparison: 'before' as const, value: today }]
  return (
    <Panel title={t('home.overdue')} none={departments.length === 0 ? t('home.overdue.none') : null}>
      <ul className={classes.rows}>
        {departments.map(({ id, title, count }) => (
          <li key={id}>
            <ListLink record="correctiveAction" filters={[is('department', id), ...late]} className={classes.figure}>
              <span>{title}</span>
              <Count value={count} />
            </ListLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Indicators that miss their target; each opens its page. */
function OffTarget() {
  const t = useWords()
  const formats = useFormats()
  const { data } = useQuery({ queryKey: ['indicators', 'board'], queryFn: () => api.indicators.board({}) })
  const missed = (data?.rows ?? []).filter(({ status }) => status === 'missed')
  return (
    <Panel title={t('home.indicators')} none={missed.length === 0 ? t('home.indicators.none') : null}>
      <ul className={classes.rows}>
        {missed.map(({ id, title, unit, target, now, readings }) => (
          <li key={id}>
            <TitleLink record="indicator" id={id} title={title} />
            <span className="quiet">
              <TitleLink
                record="indicator"
                id={id}
                title={t('home.indicators.value', {
                  value: valueWord(t, formats, now ? now.value : (readings.at(-1)?.value ?? null), unit),
                  target: targetWord(t, formats, target, unit),
                })}
                tab="trend"
              />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The cycles with their phase and progress, and where actions are overdue. */
export function LeadPanels({ view }: { readonly view: Extract<HomeView, { role: 'lead' }> }) {
  return (
    <>
      <Cycles cycles={view.cycles} />
      <OffTarget />
      <Overdue departments={view.overdue} />
    </>
  )
}

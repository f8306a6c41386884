import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useSession } from '../session.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './guide.module.css'
import { totals } from './home-queries.ts'

/** A vault with more records than this is in use: samples are no longer offered. */
const few = 6

/** Adds sample records to a vault that is new, and removes them when they have served. */
export function SamplePanel({ sample }: { readonly sample: number }) {
  const t = useWords()
  const { member, demo } = useSession()
  const queries = useQueryClient()
  const counts = useQuery(totals).data
  const adding = useTask(api.home.addSample)
  const removing = useTask(api.home.removeSample)
  const [left, setLeft] = useState(0)
  const all = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : null
  const may = member.roles.includes('administrator') || member.roles.includes('lead')
  const busy = adding.running || removing.running
  if (!may || demo || all === null || (sample === 0 && all > few && !busy)) return null
  const add = async () => {
    await adding.run({ language: t.language, reason: t('sample.reason.add') })
    await queries.invalidateQueries()
  }
  const remove = async () => {
    const result = await removing.run({ reason: t('sample.reason.remove') })
    setLeft(result?.left ?? 0)
    await queries.invalidateQueries()
  }
  return (
    <div className={classes.sample}>
      <Button variant="default" disabled={busy} onClick={() => void (sample > 0 ? remove() : add())}>
        {t(sample > 0 ? 'sample.remove' : 'sample.add')}
      </Button>
      <span className="quiet">
        {left > 0
          ? t('sample.left', { count: left })
          : sample > 0
            ? t('sample.remove.help', { count: sample })
            : t('sample.add.help')}
      </span>
      <TaskProgress task={adding} label={t('sample.adding')} />
      <TaskProgress task={removing} label={t('sample.removing')} />
      <RefusalNotice refusal={adding.refusal ?? removing.refusal} />
    </div>
  )
}

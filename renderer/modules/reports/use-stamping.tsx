import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StampingOutcome } from '#shared/modules/reports/reports.contract.ts'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { happenedIn } from '../../app/refusal-words.ts'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import type { Intake } from './intake.ts'

function Outcome({ outcome: { stamped, refused, waiting } }: { readonly outcome: StampingOutcome }) {
  const t = useWords()
  return (
    <>
      {stamped.length > 0 ? (
        <Notice isResult tone="good" title={t('stamps.stamped', { count: stamped.length })} />
      ) : null}
      {waiting > 0 ? (
        <Notice isResult tone="attention" title={t('stamps.kept', { count: waiting })}>
          {refused.map(({ title, refusal }) => (
            <p key={title}>{t('stamps.refused', { title, reason: happenedIn(t, refusal) })}</p>
          ))}
        </Notice>
      ) : null}
    </>
  )
}

/** Asks for the time stamps that signed files wait for, where an authority is set and files wait. */
export function useStamping(): Intake {
  const t = useWords()
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState<StampingOutcome | null>(null)
  const { data } = useQuery({
    queryKey: ['stampAuthority', 'standing'],
    queryFn: () => api.report.stampStanding({}),
  })
  const task = useTask(api.report.stampWaiting)
  const ask = async () => {
    setOutcome(null)
    const answered = await task.run({})
    if (answered) setOutcome(answered)
    void queries.invalidateQueries()
  }
  const count = data?.waiting ?? 0
  return {
    button:
      count > 0 ? (
        <Button variant="default" size="compact-sm" loading={task.running} onClick={() => void ask()}>
          {t('stamps.ask', { count })}
        </Button>
      ) : null,
    outcome: (
      <>
        <TaskProgress task={task} label={t('stamps.asking')} />
        <RefusalNotice refusal={task.refusal} />
        {outcome ? <Outcome outcome={outcome} /> : null}
      </>
    ),
  }
}

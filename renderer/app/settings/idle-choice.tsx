import { Button, Group, NumberInput } from '@mantine/core'
import { type FormEvent, use, useState } from 'react'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { SessionAsk, useSession } from '../session.tsx'
import { useWords } from '../words.tsx'

/** The bounds that session.chooseIdle takes. */
const bounds = { min: 1, max: 60 } as const

/** After how many minutes without a touch the vault locks itself on this machine. */
export function IdleChoice() {
  const t = useWords()
  const ask = use(SessionAsk)
  const { idleMinutes } = useSession()
  const [minutes, setMinutes] = useState<number | null>(idleMinutes)
  const task = useTask(api.session.chooseIdle)
  const unchanged = minutes === null || minutes === idleMinutes
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (minutes === null) return
    if ((await task.run({ minutes })) !== undefined) await ask()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <NumberInput
        label={t('preferences.idle')}
        description={t('preferences.idle.help')}
        suffix={` ${t('preferences.idle.unit')}`}
        value={minutes ?? ''}
        onChange={(value) => setMinutes(typeof value === 'number' ? value : null)}
        allowDecimal={false}
        clampBehavior="blur"
        {...bounds}
        styles={{ wrapper: { width: 120 } }}
        inputContainer={(input) => (
          <Group gap={8}>
            {input}
            <Button type="submit" variant="default" disabled={unchanged || task.running}>
              {t('preferences.idle.set')}
            </Button>
          </Group>
        )}
      />
      <RefusalNotice refusal={task.refusal} />
    </form>
  )
}

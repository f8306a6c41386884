import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import classes from './roll-call.module.css'
import type { Circle } from './use-circles.ts'
import type { useRollCall } from './use-roll-call.ts'

type Props = { readonly call: ReturnType<typeof useRollCall>; readonly circles: readonly Circle[] }

/** Invites a whole department or role at once; whoever stands in the roll already stays as they are. */
export function RollInvite({ call, circles }: Props) {
  const t = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const data = circles.map(({ group, items }) => ({
    group,
    items: items.map(({ id, title, people }) => ({
      value: id,
      label: t('rollCall.circle', { title, count: people.length }),
    })),
  }))
  const invite = () => {
    const circle = circles.flatMap(({ items }) => items).find(({ id }) => id === chosen)
    const there = new Set(call.roll.map(({ person }) => person))
    const added = (circle?.people ?? []).filter((person) => !there.has(person))
    call.mark(added.map((person) => ({ person, isInvited: true, status: null })))
    setChosen(null)
  }
  return (
    <div className={classes.buttons}>
      <Select
        size="xs"
        aria-label={t('rollCall.circles')}
        placeholder={t('rollCall.circles')}
        data={data}
        value={chosen}
        onChange={setChosen}
        searchable
        clearable
      />
      <Button variant="default" size="compact-sm" disabled={chosen === null} onClick={invite}>
        {t('rollCall.invite')}
      </Button>
    </div>
  )
}

import { Group, Modal, Select, Stack } from '@mantine/core'
import { useLocation, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { isAnsweredFor } from './accountability.tsx'
import { AccountabilityAnswer } from './accountability-answer.tsx'
import { DayBox } from './inputs/day-box.tsx'
import { ReferenceSelect } from './inputs/reference-select.tsx'
import { readableRecords } from './known-records.ts'

/** Asks for a record and a day, and says who answered for it then; it begins with the record on the page. */
export function AccountabilityDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { member, today } = useSession()
  const params = useParams({ strict: false })
  const { href } = useLocation()
  const began = useRef(href)
  // A link of the answer leads to another page, and the question is left behind.
  useEffect(() => {
    if (href !== began.current) onClose()
  }, [href, onClose])
  const kinds = readableRecords(member.roles).filter(isAnsweredFor)
  const there = kinds.find(({ name }) => name === params.record)
  const [kind, setKind] = useState<string>(there?.name ?? 'control')
  const [id, setId] = useState<string | null>(there ? (params.id ?? null) : null)
  const [typed, setTyped] = useState<string | null>(today)
  return (
    <Modal opened onClose={onClose} title={t('accountability.ask')} size="lg">
      <Stack gap="sm">
        <Group grow align="start">
          <Select
            label={t('accountability.kind')}
            data={kinds.map(({ name }) => ({ value: name, label: t(name) }))}
            value={kind}
            allowDeselect={false}
            searchable
            onChange={(value) => {
              if (value === null) return
              setKind(value)
              setId(null)
            }}
          />
          <DayBox label={t('accountability.day')} value={typed} onChange={setTyped} />
        </Group>
        <ReferenceSelect
          key={kind}
          label={t(kind)}
          to={kind}
          value={id}
          knownTitle={null}
          clearable
          data-autofocus
          onChange={setId}
        />
        <div aria-live="polite">
          {id === null ? (
            <p className="quiet">{t('accountability.choose')}</p>
          ) : (
            <AccountabilityAnswer record={kind} id={id} day={typed !== null && isDay(typed) ? typed : today} />
          )}
        </div>
      </Stack>
    </Modal>
  )
}

import { Button, Group, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { linkRecord } from '#shared/modules/notes/link.record.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { ReferenceSelect } from './inputs/reference-select.tsx'
import { mayWrite, readableRecords } from './known-records.ts'

/** States a relation from this record to another one of any kind. */
export function LinkForm({ record, id }: { readonly record: string; readonly id: string }) {
  const t = useWords()
  const { member } = useSession()
  const [relation, setRelation] = useState<string>(linkRecord.fields.relation.choices[0] ?? 'relates')
  const [toRecord, setToRecord] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const create = useChange(recordClient('link').create)
  if (!mayWrite(linkRecord, member.roles)) return null
  const kinds = readableRecords(member.roles).filter((kind) => !kind.managed && kind.module !== 'notes')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!toRecord || !to) return
    create.mutate({ draft: { fromRecord: record, from: id, relation, toRecord, to } }, { onSuccess: () => setTo(null) })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Group gap={6} align="flex-end">
        <Select
          aria-label={t('link.relation')}
          data={linkRecord.fields.relation.choices.map((value) => ({ value, label: t(`link.relation.${value}`) }))}
          value={relation}
          onChange={(value) => setRelation(value ?? relation)}
          allowDeselect={false}
          w={140}
        />
        <Select
          aria-label={t('links.kind')}
          placeholder={t('links.kind')}
          data={kinds.map((kind) => ({ value: kind.name, label: t(kind.name) }))}
          value={toRecord}
          onChange={(value) => {
            setToRecord(value)
            setTo(null)
          }}
          searchable
          w={160}
        />
        {toRecord ? (
          <ReferenceSelect
            key={toRecord}
            to={toRecord}
            aria-label={t('links.record')}
            placeholder={t('links.record')}
            value={to}
            onChange={setTo}
            knownTitle={null}
            w={220}
          />
        ) : null}
        <Button type="submit" variant="default" disabled={!to} loading={create.isPending}>
          {t('links.add')}
        </Button>
      </Group>
      {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
    </form>
  )
}

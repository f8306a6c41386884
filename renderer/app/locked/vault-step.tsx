import { Button, Select, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useWords } from '../words.tsx'
import { FolderField } from './folder-field.tsx'
import classes from './locked.module.css'
import type { VaultDraft } from './vault-draft.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** First step: the organisation, the folder of its vault and the zone in which its days begin. */
export function VaultStep({
  draft,
  onChange,
  onNext,
}: {
  readonly draft: VaultDraft
  readonly onChange: (draft: VaultDraft) => void
  readonly onNext: () => void
}) {
  const t = useWords()
  const next = (event: FormEvent) => {
    event.preventDefault()
    onNext()
  }
  const known = zones.includes(draft.zone) ? zones : [draft.zone, ...zones]
  return (
    <form className={classes.form} autoComplete="off" onSubmit={next}>
      <TextInput
        label={t('create.name')}
        description={t('create.name.help')}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        maxLength={120}
        autoFocus
        required
      />
      <FolderField value={draft.path} onChange={(path) => onChange({ ...draft, path })} expected="room" />
      <Select
        label={t('create.zone')}
        description={t('create.zone.help')}
        data={known}
        value={draft.zone}
        onChange={(zone) => onChange({ ...draft, zone: zone ?? draft.zone })}
        limit={80}
        searchable
        allowDeselect={false}
        required
      />
      <div className={classes.actions}>
        <Button type="submit" size="sm" fullWidth>
          {t('create.next')}
        </Button>
      </div>
    </form>
  )
}

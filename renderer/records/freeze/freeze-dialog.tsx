import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { populationRecord } from '#shared/modules/sampling/population.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { submitOnSaveKeys } from '../../ui/save-keys.ts'
import { LooseFields } from '../inputs/loose-fields.tsx'
import { filtersOf, type ListSearch } from '../list-search.ts'
import { useAboutPopulation } from './use-about-population.ts'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly total: number | null
  readonly onClose: () => void
}

const names = ['title', 'audit', 'origin', 'takenOn', 'completeness']
const stratumKinds: readonly string[] = ['choice', 'reference']

/** Freezes the rows of a list, filtered as it is shown, as a population to draw samples from. */
export function FreezeDialog({ record, search, total, onClose }: Props) {
  const t = useWords()
  const navigate = useNavigate()
  const records = t(`${record.name}.plural`)
  const about = useAboutPopulation({ title: records })
  const [stratum, setStratum] = useState('')
  const freeze = useTask(
    async (input: Parameters<typeof api.sampling.freezeRecords>[0], options) =>
      await api.sampling.freezeRecords(input, options),
  )
  const strata = Object.entries(record.fields).filter(([, field]) => stratumKinds.includes(field.kind))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = about.checked()
    if (!said) return
    const filters = filtersOf(record, search)
    const frozen = await freeze.run({ record: record.name, filters, stratum: stratum || null, freeze: said })
    if (frozen?.population)
      await navigate({
        to: '/records/$record/$id',
        params: { record: 'population', id: frozen.population },
        search: { tab: 'draw' },
      })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('freezing.ofList', { records })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <form onKeyDownCapture={submitOnSaveKeys} onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="quiet">{t('freezing.rows', { count: total ?? 0 })}</p>
          <LooseFields
            record={populationRecord}
            names={names}
            values={about.values}
            errors={about.errors}
            onChange={about.change}
          />
          <NativeSelect
            label={t('freezing.column.stratum')}
            value={stratum}
            data={[
              { value: '', label: t('freezing.column.none') },
              ...strata.map(([name]) => ({ value: name, label: t(`${record.name}.${name}`) })),
            ]}
            onChange={(event) => setStratum(event.currentTarget.value)}
          />
          <RefusalNotice refusal={freeze.refusal} />
          <TaskProgress task={freeze} label={t('freezing.task')} />
          <Group justify="flex-end" gap="xs">
            <span className="quiet">{t('freezing.lasting')}</span>
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={freeze.running}>
              {t('freezing.freeze')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

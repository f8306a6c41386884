import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CatalogueRow } from '#shared/modules/indicators/indicators.contract.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import classes from './board.module.css'

function Choice({
  row,
  isChosen,
  onChoose,
}: {
  readonly row: CatalogueRow
  readonly isChosen: boolean
  readonly onChoose: (chosen: boolean) => void
}) {
  const t = useWords()
  const question = t(`indicatorCatalogue.${row.key}.question`)
  const note = row.isTaken
    ? t('indicatorBoard.taken')
    : row.missing === null
      ? question
      : t('indicatorBoard.missing', { name: row.missing })
  return (
    <Checkbox
      label={t(`indicatorCatalogue.${row.key}`)}
      description={note}
      checked={row.isTaken || isChosen}
      disabled={row.isTaken || row.missing !== null}
      onChange={(event) => onChoose(event.currentTarget.checked)}
    />
  )
}

/** The indicators that the product ships; one whose record is not there yet says so and cannot be chosen. */
export function CatalogueDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { data } = useQuery({ queryKey: ['indicators', 'catalogue'], queryFn: () => api.indicators.catalogue({}) })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const adopt = useChange(api.indicators.adopt)
  const rows = data?.rows ?? []
  const keys = rows.filter((row) => !row.isTaken && row.missing === null && !left.has(row.key)).map(({ key }) => key)
  const choose = (key: string, chosen: boolean) => {
    const next = new Set(left)
    if (chosen) next.delete(key)
    else next.add(key)
    setLeft(next)
  }
  return (
    <Modal opened onClose={onClose} title={t('indicatorBoard.catalogue')} size="lg">
      <Stack gap="sm">
        <p className="quiet">{t('indicatorBoard.catalogue.text')}</p>
        <ul className={classes.catalogue}>
          {rows.map((row) => (
            <li key={row.key}>
              <Choice
                row={row}
                isChosen={row.missing === null && !left.has(row.key)}
                onChoose={(chosen) => choose(row.key, chosen)}
              />
            </li>
          ))}
        </ul>
        {adopt.error ? <RefusalNotice refusal={refusalOf(adopt.error)} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button
            disabled={keys.length === 0}
            loading={adopt.isPending}
            onClick={() => adopt.mutate({ keys, language: t.language }, { onSuccess: onClose })}
          >
            {t('indicatorBoard.adopt', { count: keys.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

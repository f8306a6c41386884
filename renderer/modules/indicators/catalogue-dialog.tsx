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
  onTurn,
}: {
  readonly row: CatalogueRow
  readonly isChosen: boolean
  readonly onTurn: () => void
}) {
  const t = useWords()
  const question = t(`indicatorCatalogue.${row.key}.question`)
  const open = row.missing === null ? question : `${question} ${t('indicatorBoard.missing')}`
  return (
    <Checkbox
      label={t(`indicatorCatalogue.${row.key}`)}
      description={row.isTaken ? t('indicatorBoard.taken') : open}
      checked={row.isTaken || isChosen}
      disabled={row.isTaken}
      onChange={onTurn}
    />
  )
}

/** The indicators that the product ships; one whose record is not there yet says so, and is for who asks for it. */
export function CatalogueDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { data } = useQuery({ queryKey: ['indicators', 'catalogue'], queryFn: () => api.indicators.catalogue({}) })
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const adopt = useChange(api.indicators.adopt)
  const rows = data?.rows ?? []
  const isChosen = ({ key, missing }: CatalogueRow) => (missing === null) !== turned.has(key)
  const keys = rows.filter((row) => !row.isTaken && isChosen(row)).map(({ key }) => key)
  const turn = (key: string) => {
    const next = new Set(turned)
    if (!next.delete(key)) next.add(key)
    setTurned(next)
  }
  return (
    <Modal opened onClose={onClose} title={t('indicatorBoard.catalogue')} size="lg">
      <Stack gap="sm">
        <p className="quiet">{t('indicatorBoard.catalogue.text')}</p>
        <ul className={classes.catalogue}>
          {rows.map((row) => (
            <li key={row.key}>
              <Choice row={row} isChosen={isChosen(row)} onTurn={() => turn(row.key)} />
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

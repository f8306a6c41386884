import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { CloseCycleDialog } from './close-cycle-dialog.tsx'

/** The way from a cycle that acts into the next one, once it is known what would be carried. */
export function CloseCycle({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const { id } = detail.entity
  const [isOpen, setIsOpen] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['cycles', 'closing', id],
    queryFn: () => api.cycles.closing({ id }),
    enabled: isOpen,
  })
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)}>
        {t('closing.open')}
      </Button>
      {isOpen && error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {isOpen && data ? <CloseCycleDialog detail={detail} closing={data} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

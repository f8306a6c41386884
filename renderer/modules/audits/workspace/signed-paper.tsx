import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { isSigned } from '#shared/record/lapse.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen } from '#shared/record/workflow.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { LapseNotice } from '../../../records/lapse-notice.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './paper.module.css'

/** A paper that is signed off is read; whoever wants to edit it says so first. */
export function useOpening({ record, detail }: DetailProps, audit: AnyEntity) {
  const [isOpened, setOpened] = useState(false)
  const signed = isSigned(record, detail.entity)
  useEffect(() => {
    if (!signed) setOpened(false)
  }, [signed])
  // The papers of an issued report stay as they are until it is withdrawn.
  const writes = detail.mayEdit && !isFrozen(auditRecord, audit)
  const asks = writes && signed
  return {
    mayEdit: writes && (!signed || isOpened),
    asks: asks && !isOpened,
    warns: asks && isOpened,
    open: () => setOpened(true),
    close: () => setOpened(false),
  }
}

type Opening = ReturnType<typeof useOpening>

/** The way to edit a paper that is signed off. */
export function OpenSigned({ opening }: { readonly opening: Opening }) {
  const t = useWords()
  useWorkspaceKeys(opening.asks ? { e: opening.open } : {})
  if (!opening.asks) return null
  return (
    <Button variant="subtle" size="compact-xs" onClick={opening.open} data-not-printed>
      {t('workspace.signed.edit')} <kbd className={classes.key}>e</kbd>
    </Button>
  )
}

/** Which sign-offs the next change ends, while nothing is changed yet. */
export function SignedNotice({ record, detail, opening }: DetailProps & { readonly opening: Opening }) {
  const t = useWords()
  if (!opening.warns) return null
  return (
    <div className={classes.section} role="status">
      <LapseNotice record={record} entity={detail.entity} titles={detail.titles}>
        <Button variant="default" size="compact-sm" onClick={opening.close}>
          {t('workspace.signed.leave')}
        </Button>
      </LapseNotice>
    </div>
  )
}

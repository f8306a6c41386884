import { Button } from '@mantine/core'
import { useState } from 'react'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen } from '#shared/record/workflow.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import keyClasses from '../workspace/paper.module.css'
import { BuildChecklist } from './build-checklist.tsx'

/** The way into the dialog that builds a checklist, by button or `a`; not for an audit whose report is issued. */
export function OpenBuilding({ audit, rows }: { readonly audit: AnyEntity; readonly rows: readonly AnyEntity[] }) {
  const t = useWords()
  const { member } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const writes = mayWrite(checklistRowRecord, member.roles) && !isFrozen(auditRecord, audit)
  useWorkspaceKeys(writes ? { a: () => setIsOpen(true) } : {})
  if (!writes) return null
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)} data-not-printed>
        {t('building.open')} <kbd className={keyClasses.key}>a</kbd>
      </Button>
      {isOpen ? <BuildChecklist audit={audit} rows={rows} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

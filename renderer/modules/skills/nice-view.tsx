import { Button } from '@mantine/core'
import { useState } from 'react'
import { roleProfileRecord } from '#shared/modules/skills/role-profile.record.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { NiceDialog } from './nice-dialog.tsx'

/** Where work roles of the NICE Framework come from: a file of NIST's that the team has fetched itself. */
export function NiceView() {
  const t = useWords()
  const { member } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <EmptyState title={t('nice.title')} text={t('nice.about')} hint={t('nice.hint')}>
        {mayWrite(roleProfileRecord, member.roles) ? (
          <Button onClick={() => setIsOpen(true)}>{t('nice.read')}</Button>
        ) : null}
      </EmptyState>
      {isOpen ? <NiceDialog onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

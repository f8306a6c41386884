import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import classes from './sheet-reader.module.css'
import { SheetReader } from './sheet-reader.tsx'
import { useMayWrite } from './use-board.ts'

/** Reads a sheet of any department and period: the sheet says of which, and its report is opened or begun. */
export function SheetButton() {
  const t = useWords()
  const navigate = useNavigate()
  const writes = useMayWrite('departmentReport')
  const [isOpen, setIsOpen] = useState(false)
  if (!writes) return null
  const open = (id: string) => void navigate({ to: '/records/$record/$id', params: { record: 'departmentReport', id } })
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)}>
        {t('sheetEntry.read')}
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={t('sheetEntry.read')} size="xl">
        <div className={classes.sheet}>
          <p className="quiet">{t('sheetEntry.back.text')}</p>
          <SheetReader report={null} onTaken={open} />
        </div>
      </Modal>
    </>
  )
}

import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { connection } from '../api/client.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import classes from './connection-notice.module.css'
import { useWords } from './words.tsx'

/** Says that the vault can no longer be reached; what was saved is safe, what was typed is still on the page. */
export function ConnectionNotice() {
  const t = useWords()
  const open = useSyncExternalStore(connection.subscribe, connection.isOpen)
  if (open) return null
  return (
    <div className={classes.place}>
      <ErrorNotice happened={t('connection.lost')} safe={t('connection.safe')} todo={t('connection.todo')}>
        <Button onClick={() => location.replace('/')}>{t('connection.reload')}</Button>
      </ErrorNotice>
    </div>
  )
}

import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMayWrite } from './use-board.ts'

/** What stands in the place of the board while no template is in use. */
export function NoTemplate() {
  const t = useWords()
  const navigate = useNavigate()
  const writes = useMayWrite('reportTemplate')
  const create = () => void navigate({ to: '/records/$record/new', params: { record: 'reportTemplate' } })
  return (
    <EmptyState title={t('reportBoard.none')} text={t('reportBoard.none.text')}>
      {writes ? <Button onClick={create}>{t('reportBoard.none.action')}</Button> : null}
    </EmptyState>
  )
}

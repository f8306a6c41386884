import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useWords } from '../app/words.tsx'

/** Asks before what was typed and not saved is thrown away. */
export function LeaveDialog({ blocked }: { readonly blocked: boolean }) {
  const t = useWords()
  const blocker = useBlocker({
    shouldBlockFn: () => blocked,
    enableBeforeUnload: () => blocked,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal opened onClose={blocker.reset} title={t('leave.title')} size="sm">
      <p>{t('leave.text')}</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={blocker.reset} data-autofocus>
          {t('leave.stay')}
        </Button>
        <Button color="red" onClick={blocker.proceed}>
          {t('leave.discard')}
        </Button>
      </Group>
    </Modal>
  )
}

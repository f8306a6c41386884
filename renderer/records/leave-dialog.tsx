import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useWords } from '../app/words.tsx'

/**
 * Asks what becomes of what was typed and not saved. Closing or reloading the page asks nothing: what stands in the
 * form is kept as a draft.
 */
export function LeaveDialog({ blocked, onDiscard }: { readonly blocked: boolean; readonly onDiscard: () => void }) {
  const t = useWords()
  const blocker = useBlocker({
    // Widening the panel or filtering the list beside it changes the address, but leaves the form where it is.
    shouldBlockFn: ({ current, next }) => blocked && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  const discard = () => {
    onDiscard()
    blocker.proceed()
  }
  return (
    <Modal opened onClose={blocker.reset} title={t('leave.title')} size="md">
      <p>{t('leave.text')}</p>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="subtle" color="red" onClick={discard}>
          {t('leave.discard')}
        </Button>
        <Button variant="default" onClick={blocker.reset}>
          {t('leave.stay')}
        </Button>
        <Button onClick={blocker.proceed} data-autofocus>
          {t('leave.keep')}
        </Button>
      </Group>
    </Modal>
  )
}

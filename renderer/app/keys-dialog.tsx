import { Kbd, Modal } from '@mantine/core'
import classes from './keys-dialog.module.css'
import { useWords } from './words.tsx'

const keys = [
  ['Ctrl K', 'palette'],
  ['/', 'filter'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['n', 'new'],
  ['e', 'edit'],
  ['Ctrl Enter', 'save'],
  ['Ctrl Shift Enter', 'saveAndNew'],
  ['Esc', 'back'],
  ['g', 'home'],
  ['b', 'notices'],
  ['F1', 'help'],
  ['?', 'keys'],
] as const

/** Every key of the window. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="sm">
      <dl className={classes.keys}>
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

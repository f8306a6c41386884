import { Kbd, Modal } from '@mantine/core'
import keyClasses from '../../../app/keys-dialog.module.css'
import { useWords } from '../../../app/words.tsx'

const keys = [
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'paper'],
  ['Esc', 'back'],
  ['1 – 4', 'result'],
  ['0', 'clear'],
  ['w', 'note'],
  ['d', 'conclusion'],
  ['v', 'evidence'],
  ['m', 'reviewNote'],
  ['c', 'remark'],
  ['f', 'finding'],
  ['h', 'handIn'],
  ['r', 'review'],
  ['s', 'sendBack'],
  ['o', 'reopen'],
  ['e', 'edit'],
  ['a', 'build'],
  ['l', 'filter'],
  ['?', 'keys'],
] as const

/** The keys of the workspace; those of the window are one dialog away. */
export function WorkspaceKeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  return (
    <Modal opened onClose={onClose} title={t('workspace.keys.title')} size="sm">
      <dl className={keyClasses.keys}>
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`workspace.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

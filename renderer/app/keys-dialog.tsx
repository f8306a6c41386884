import { Kbd, Modal } from '@mantine/core'
import classes from './keys-dialog.module.css'
import { useWords } from './words.tsx'

const everywhere = [
  ['Ctrl K', 'palette'],
  ['g', 'home'],
  ['b', 'notices'],
  ['F1', 'help'],
  ['?', 'keys'],
  ['Esc', 'back'],
  ['Ctrl Z', 'undo'],
] as const
const inList = [
  ['/', 'filter'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['→', 'cellRight'],
  ['←', 'cellLeft'],
  ['F2', 'editCell'],
  ['Tab', 'saveCell'],
  ['x', 'choose'],
  ['n', 'new'],
  ['Shift →', 'openGroups'],
  ['Shift ←', 'closeGroups'],
  ['Alt →', 'wider'],
  ['Alt ←', 'narrower'],
  ['Ctrl P', 'print'],
] as const
const inRecord = [
  ['e', 'edit'],
  ['v', 'evidence'],
  ['Ctrl Enter', 'save'],
  ['Ctrl Shift Enter', 'saveAndNew'],
] as const
const elsewhere = [
  ['↑', 'upIn'],
  ['↓', 'downIn'],
  ['m', 'moveCard'],
  ['t', 'table'],
] as const

const places = { everywhere, inList, inRecord, elsewhere } as const

/** Every key of the window, by where it works; screens with keys of their own tell them themselves. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="xl">
      <div className={classes.places}>
        {Object.entries(places).map(([place, keys]) => (
          <section key={place} aria-label={t(`keys.place.${place}`)}>
            <h3 className={classes.place}>{t(`keys.place.${place}`)}</h3>
            <dl className={classes.keys}>
              {keys.map(([key, name]) => (
                <div key={name}>
                  <dt>
                    {key.split(' ').map((one) => (
                      <Kbd key={one}>{one}</Kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

import type { DefenceKind } from '#shared/modules/exercises/exercises.defence.ts'
import { useWords } from '../../../app/words.tsx'
import classes from './capture.module.css'
import { otherKeys, stampKeys } from './capture-keys.ts'
import { KeyButton } from './key-button.tsx'

type Props = {
  readonly isBegun: boolean
  readonly onStart: () => void
  readonly onStamp: (kind: DefenceKind) => void
  readonly onNotApplicable: () => void
  readonly onTakeBack: () => void
  readonly onAsk: () => void
}

/** A button for each key: what it stamps, and the key. */
export function CaptureStamps({ isBegun, onStart, onStamp, onNotApplicable, onTakeBack, onAsk }: Props) {
  const t = useWords()
  return (
    <section aria-label={t('capture.stamps')}>
      <h4 className={classes.heading}>{t('capture.stamps')}</h4>
      <div className={classes.stamps}>
        <KeyButton name={otherKeys.start} label={t('capture.start')} onPress={onStart} isOff={isBegun} />
        {stampKeys.map(({ key, kind }) => (
          <KeyButton key={key} name={key} label={t(`defenceFact.kind.${kind}`)} onPress={() => onStamp(kind)} />
        ))}
        <KeyButton
          name={otherKeys.notApplicable}
          label={t('defenceFact.kind.notApplicable')}
          onPress={onNotApplicable}
        />
        <KeyButton name={otherKeys.undo} label={t('capture.undo')} onPress={onTakeBack} />
        <KeyButton name={otherKeys.ask} label={t('deconfliction.section.question')} onPress={onAsk} />
      </div>
    </section>
  )
}

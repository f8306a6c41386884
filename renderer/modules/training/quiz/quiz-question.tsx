import type { Given } from '#shared/modules/training/quiz-reading.ts'
import type { PutQuestion } from '#shared/modules/training/quiz-sitting.ts'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import classes from './quiz.module.css'
import { trimmed } from './trimmed.ts'

type Props = {
  readonly question: PutQuestion
  readonly place: number
  readonly given: Given
  readonly onGive: (given: Given, isTyped: boolean) => void
}

/** The words of a choice: those of true and false are the window's. */
export function useChoiceWords() {
  const t = useWords()
  return (question: Pick<PutQuestion, 'kind'>, text: string) =>
    question.kind === 'trueFalse' ? t(`question.rightAnswer.${text}`) : text
}

function Choices({ question, given, onGive }: Props) {
  const words = useChoiceWords()
  const isSeveral = question.kind === 'multipleChoice'
  const choose = (id: string, isChosen: boolean) => {
    const others = isSeveral ? given.chosen.filter((one) => one !== id) : []
    onGive({ chosen: isChosen ? [...others, id] : others, answer: null }, false)
  }
  return (
    <div className={classes.choices}>
      {question.choices.map(({ id, text }) => (
        <label key={id} className={classes.choice}>
          <input
            type={isSeveral ? 'checkbox' : 'radio'}
            name={question.id}
            checked={given.chosen.includes(id)}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <span>{words(question, text)}</span>
        </label>
      ))}
    </div>
  )
}

function Written({ question, given, onGive }: Props) {
  const t = useWords()
  const write = (text: string) => onGive({ chosen: [], answer: text === '' ? null : text }, true)
  const label = t(question.kind === 'number' ? 'sitting.number' : 'sitting.answer')
  return question.kind === 'number' ? (
    <input
      className={classes.number}
      aria-label={label}
      inputMode="decimal"
      maxLength={40}
      value={given.answer ?? ''}
      onChange={(event) => write(event.currentTarget.value)}
    />
  ) : (
    <textarea
      className={classes.text}
      aria-label={label}
      rows={3}
      maxLength={2000}
      value={given.answer ?? ''}
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
}

/** What a question asks, without its answer. */
export function QuestionWords({ question, place }: Pick<Props, 'question' | 'place'>) {
  const t = useWords()
  return (
    <>
      <span className={classes.place}>{place}</span>
      <span className={classes.title}>{question.title}</span>
      <span className={classes.worth}>{t('sitting.points', { points: trimmed(question.points) })}</span>
    </>
  )
}

/** One question of a running attempt. */
export function QuizQuestion(props: Props) {
  const t = useWords()
  const { question } = props
  const isWritten = question.kind === 'shortText' || question.kind === 'number'
  return (
    <fieldset className={classes.question}>
      <legend className={classes.legend}>
        <QuestionWords {...props} />
      </legend>
      {question.text === null ? null : <MarkdownText text={question.text} />}
      {question.kind === 'multipleChoice' ? <p className="quiet">{t('sitting.several')}</p> : null}
      {isWritten ? <Written {...props} /> : <Choices {...props} />}
    </fieldset>
  )
}

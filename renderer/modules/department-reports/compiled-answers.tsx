import type { Translator } from '#shared/base/translate.ts'
import type {
  BranchReportProjection,
  CompiledQuestion,
} from '#shared/modules/department-reports/department-reports.projection.ts'
import { useWords } from '../../app/words.tsx'
import type { Formats } from '../../records/formats.ts'
import { useFormats } from '../../records/use-formats.ts'
import { answerWord } from './answer-word.ts'
import classes from './compiled-report.module.css'

/** What all answers to a question come to: a sum, or how many said yes and no; empty for words. */
function sumWord(t: Translator, formats: Formats, question: CompiledQuestion): string {
  const { kind, total, yes, no } = question
  if (kind === 'yesNo') return t('compiled.yesNo', { yes, no })
  if (total === null) return ''
  const amount = { question: question.question, words: null, amount: total, yes: null, unchanged: false }
  return t('compiled.total', { total: answerWord(t, formats, question, amount) })
}

/** One section of the template: every question with what each department answered, and the sum. */
export function CompiledAnswers({ section }: { readonly section: BranchReportProjection['sections'][number] }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <section>
      <h3 className={classes.title}>{section.title}</h3>
      {section.questions.map((question) => (
        <div key={question.question} className={classes.question}>
          <div className={classes.head}>
            <h4>{question.question}</h4>
            <span className={classes.sum}>{sumWord(t, formats, question)}</span>
          </div>
          {question.answers.length === 0 ? (
            <p className="quiet">{t('compiled.unanswered')}</p>
          ) : (
            <dl className={classes.answers}>
              {question.answers.map(({ department, answer }) => (
                <div key={department}>
                  <dt>{department}</dt>
                  <dd>
                    {answerWord(t, formats, question, answer)}
                    {answer.unchanged ? <span className="quiet"> {t('compiled.unchanged')}</span> : null}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
    </section>
  )
}

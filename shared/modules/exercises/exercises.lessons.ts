import type { Entity } from '../../record/record.ts'
import type { lessonRecord } from './lesson.record.ts'

type Lesson = Entity<typeof lessonRecord>
type NameOf = (record: string, id: string | null) => string

/** A lesson with names resolved; `from` is the attack step or inject that taught it, empty where the hot wash did. */
export type TaughtLesson = Pick<Lesson, 'id' | 'lesson' | 'observation' | 'state' | 'dueOn' | 'settledOn'> & {
  readonly from: string
  readonly owner: string
  readonly finding: string
  readonly became: string
}

/** The lessons of an exercise, and what became of those of the earlier exercises of its series. */
export type SeriesLessons = {
  readonly own: readonly TaughtLesson[]
  /** The latest exercise first; one that taught nothing is left out. */
  readonly earlier: readonly { readonly exercise: string; readonly lessons: readonly TaughtLesson[] }[]
  /** How many of the earlier ones nobody has settled. */
  readonly stillOpen: number
}

const open: readonly string[] = ['open', 'inProgress']

/** Whether nobody has settled a lesson yet. */
const isOpenLesson = ({ state }: Pick<Lesson, 'state'>) => open.includes(state)

/** Later than every day, for what is due on none. */
const noDay = '~'

function ordered(lessons: readonly TaughtLesson[]): readonly TaughtLesson[] {
  const place = (lesson: TaughtLesson) => `${isOpenLesson(lesson) ? 0 : 1} ${lesson.dueOn ?? noDay} ${lesson.lesson}`
  return lessons.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

/** What is told of the lessons of a series, on the page and in the report alike; `exercises` begins with the latest. */
export function projectLessons(
  exercises: readonly { readonly id: string; readonly title: string }[],
  lessons: readonly Lesson[],
  nameOf: NameOf,
): SeriesLessons {
  const [own, ...earlier] = exercises.map(({ id, title }) => ({
    exercise: title,
    lessons: ordered(
      lessons
        .filter(({ exercise }) => exercise === id)
        .map(({ attackStep, inject, owner, finding, became, ...rest }) => ({
          ...{ id: rest.id, lesson: rest.lesson, observation: rest.observation, state: rest.state },
          ...{ dueOn: rest.dueOn, settledOn: rest.settledOn, became: became ?? '' },
          from: attackStep === null ? nameOf('inject', inject) : nameOf('attackStep', attackStep),
          owner: nameOf('person', owner),
          finding: nameOf('finding', finding),
        })),
    ),
  }))
  return {
    own: own?.lessons ?? [],
    earlier: earlier.filter((one) => one.lessons.length > 0),
    stillOpen: earlier.flatMap((one) => one.lessons).filter(isOpenLesson).length,
  }
}

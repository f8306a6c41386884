import { type Language, translatorOf } from '#shared/base/translate.ts'
import { clockIn } from '#shared/base/zoned.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { courseRecord } from '#shared/modules/training/course.record.ts'
import { signInMessages } from '#shared/modules/training/training.sign-in-messages.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { OfferedFile } from '../../door.ts'
import { offeredBytes } from '../../files.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { SignInPage } from './training.sign-in-page.ts'

type Order = { readonly session: string; readonly language: Language }

/** The hours of a session in the house's zone; the last day is named where it is another one. */
function spanOf(zone: string, startsAt: string, endsAt: string | null): string {
  const start = clockIn(zone, startsAt)
  if (endsAt === null) return `${start.day} ${start.time}`
  const end = clockIn(zone, endsAt)
  return `${start.day} ${start.time} – ${start.day === end.day ? end.time : `${end.day} ${end.time}`}`
}

function pageOf(context: ReadContext, { session, language }: Order): Omit<SignInPage, 'demo' | 'drawnAt'> {
  const { title, course, startsAt, endsAt, place, trainer, externalTrainer, attendance } = context
    .read(trainingSessionRecord)
    .get(session)
  const [people, departments] = [context.read(personRecord), context.read(departmentRecord)]
  const [organisation] = context.read(organisationRecord).all()
  const rows = attendance.map(({ person }) => {
    const found = people.find(person)
    const department = found?.department ? departments.find(found.department)?.name : undefined
    return { name: found?.name ?? '', department: department ?? '' }
  })
  return {
    ...{ language, title, place: place ?? '' },
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    course: context.read(courseRecord).find(course)?.title ?? '',
    when: spanOf(context.zone, startsAt, endsAt),
    trainer: (trainer === null ? null : people.find(trainer)?.name) ?? externalTrainer ?? '',
    people: rows.toSorted((one, other) => one.name.localeCompare(other.name, language)),
  }
}

/** The list of a session to be printed and signed; nothing is signed by the program, for nobody has come yet. */
export async function signInSheet(context: TaskContext, order: Order): Promise<OfferedFile> {
  const page = context.query((reading) => pageOf(reading, order))
  const input = { ...page, demo: context.vault.demo, drawnAt: new Date(context.host.now()).toISOString() }
  const bytes = await doInHelper(context.host, 'draw', { name: 'draw-sign-in-page', input }, context.signal)
  const name = `${translatorOf(order.language, [signInMessages])('signIn.file')} ${page.title}`
  const file = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .slice(0, 150)
    .trim()
  return offeredBytes(`${file}.pdf`, 'application/pdf', Buffer.from(bytes))
}

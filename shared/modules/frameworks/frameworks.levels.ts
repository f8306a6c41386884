import data from '../../../assets/reference/mlps-22239-2019.json' with { type: 'json' }
import type { Language } from '../../base/translate.ts'

/** The levels of MLPS 2.0 of which control points are known, as records name them; the text states none for level 5. */
export const protectionLevels = ['level1', 'level2', 'level3', 'level4'] as const
export type ProtectionLevel = (typeof protectionLevels)[number]

/** The general requirements and the extensions, in the order of the standard. */
export const protectionParts = ['general', 'cloud', 'mobile', 'iot', 'industrial'] as const
export type ProtectionPart = (typeof protectionParts)[number]

type Titled = { readonly id: string } & Readonly<Record<Language, string>>

/** A control point at one level; `point` is the same number at every level that has it. */
export type LevelledRequirement = Titled & { readonly chapter: string; readonly level: number; readonly point: number }

/** The chapter of a level and a part: 8.1 holds the general requirements of level 3. */
export function scopeOf(level: ProtectionLevel, part: ProtectionPart): string {
  return `${protectionLevels.indexOf(level) + 6}.${protectionParts.indexOf(part) + 1}`
}

/** Whether the number of a chapter, a control point or an item lies in a chapter. */
export function isWithin(chapter: string, identifier: string): boolean {
  return identifier === chapter || identifier.startsWith(`${chapter}.`)
}

/** The level to which a control point or an item belongs by the first figure of its number; null where that names none. */
export function levelOf(identifier: string): ProtectionLevel | null {
  return protectionLevels[Number(/^([6-9])\./.exec(identifier)?.[1] ?? 0) - 6] ?? null
}

/** Whether a number lies in a chapter of which the reference data holds none, for want of a source. */
export function isWithheld(identifier: string): boolean {
  return data.withheld.some((chapter) => isWithin(chapter, identifier))
}

/** The chapters that have control points at a level and the points in them, numbered as the standard numbers them: without gaps. */
function expand(level: number) {
  const chapters: Titled[] = []
  const requirements: LevelledRequirement[] = []
  for (const [part, { key }] of data.parts.entries()) {
    const own = data.points.flatMap((row, point) =>
      row.part === key && row.levels.includes(level) ? [{ ...row, point }] : [],
    )
    const areas = data.areas.filter((area) => own.some((row) => row.area === area.key))
    for (const [place, area] of areas.entries()) {
      const chapter = `${level + 5}.${part + 1}.${place + 1}`
      chapters.push({ id: chapter, en: area.en, 'zh-CN': area['zh-CN'] })
      const within = own.filter((row) => row.area === area.key)
      for (const [at, row] of within.entries())
        requirements.push({
          ...{ id: `${chapter}.${at + 1}`, chapter, en: row.en, 'zh-CN': row['zh-CN'] },
          ...{ level, point: row.point },
        })
    }
  }
  return { chapters, requirements }
}

const expanded = [1, 2, 3, 4].map(expand)

/** MLPS 2.0 with the control points of every level, the lowest first. */
export const mlps = {
  edition: data.edition,
  version: data.version,
  notice: data.notice,
  chapters: expanded.flatMap(({ chapters }) => chapters),
  requirements: expanded.flatMap(({ requirements }) => requirements),
} as const

/** The figure of a level, for sentences; a dash where there is none. */
export function levelNumber(level: string | null | undefined): string {
  const known = protectionLevels.find((one) => one === level)
  return known ? String(protectionLevels.indexOf(known) + 1) : '–'
}

/** The chapter of a level and a part in which a number lies: 8.1 for 8.1.4.1a. */
export function chapterOf(identifier: string): string {
  return identifier.split('.').slice(0, 2).join('.')
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/**
 * The order of names as people look for them: Chinese ones by their pinyin, others by the alphabet. One order for both
 * languages, since one list holds names of both.
 */
export function nameOrder(one: string, other: string): number {
  return collator.compare(one, other)
}

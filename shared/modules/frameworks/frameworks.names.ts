/** The frameworks that the product knows, as records name them. */
export const frameworkNames = ['iso27001', 'nistCsf', 'mlps'] as const
export type FrameworkName = (typeof frameworkNames)[number]

/** Whether a value names a framework. */
export function isFrameworkName(value: unknown): value is FrameworkName {
  return frameworkNames.some((name) => name === value)
}

/** The five roles of a vault; a person may hold several. */
export const roles = ['administrator', 'lead', 'auditor', 'trainer', 'viewer'] as const
export type Role = (typeof roles)[number]

/** For records that every member may read. */
export const everyRole: readonly Role[] = [...roles]

/** Whether text names a role. */
export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}

/** The roles that have a home of their own, in the order in which they are offered. */
export const homeRoles = ['auditor', 'lead', 'trainer', 'administrator'] as const
export type HomeRole = (typeof homeRoles)[number]

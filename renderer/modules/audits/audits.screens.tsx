/** The screens that audits and findings have beside the derived ones. */
export const auditsScreens = {
  audit: {
    tabs: { workspace: async () => (await import('./workspace/audit-workspace.tsx')).AuditWorkspace },
  },
}

/** The screens that audits and findings have beside the derived ones. */
export const auditsScreens = {
  audit: {
    views: { programme: async () => (await import('./programme/audit-programme.tsx')).AuditProgramme },
    tabs: {
      workspace: async () => (await import('./workspace/audit-workspace.tsx')).AuditWorkspace,
      handOver: async () => (await import('./hand-over.tsx')).AuditHandOver,
    },
  },
  finding: {
    views: {
      board: async () => (await import('./findings/finding-board.tsx')).FindingBoard,
      ageing: async () => (await import('./findings/finding-ageing.tsx')).FindingAgeing,
    },
    tabs: { followUp: async () => (await import('./findings/follow-up.tsx')).FollowUp },
  },
}

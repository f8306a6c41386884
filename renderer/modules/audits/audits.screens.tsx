/** The screens that audits and findings have beside the derived ones. */
export const auditsScreens = {
  audit: {
    views: { programme: async () => (await import('./programme/audit-programme.tsx')).AuditProgramme },
    tabs: {
      workspace: async () => (await import('./workspace/audit-workspace.tsx')).AuditWorkspace,
      team: async () => (await import('./team/audit-team.tsx')).AuditTeam,
      evidence: async () => (await import('./evidence/audit-evidence.tsx')).AuditEvidence,
      handOver: async () => (await import('./hand-over.tsx')).AuditHandOver,
    },
  },
  evidenceItem: {
    beside: async () => (await import('./evidence/evidence-standing.tsx')).EvidenceStanding,
    tabs: { uses: async () => (await import('./evidence/evidence-uses.tsx')).EvidenceUses },
  },
  checklistTemplate: { beside: async () => (await import('./templates/template-changes.tsx')).TemplateOnPage },
  checklistRow: { tabs: { versions: async () => (await import('./versions/paper-versions.tsx')).PaperVersions } },
  finding: {
    views: {
      board: async () => (await import('./findings/finding-board.tsx')).FindingBoard,
      ageing: async () => (await import('./findings/finding-ageing.tsx')).FindingAgeing,
      metrics: async () => (await import('./metrics/finding-metrics.tsx')).FindingMetrics,
    },
    inputs: {
      impact: async () => (await import('./judgement/judged-inputs.tsx')).ImpactInput,
      likelihood: async () => (await import('./judgement/judged-inputs.tsx')).LikelihoodInput,
      severity: async () => (await import('./judgement/judged-inputs.tsx')).SeverityInput,
      repeatOf: async () => (await import('./repeats/repeat-input.tsx')).RepeatInput,
      whys: async () => (await import('./judgement/whys-input.tsx')).WhysInput,
    },
    beside: async () => (await import('./judgement/finding-beside.tsx')).FindingBeside,
    tabs: { followUp: async () => (await import('./findings/follow-up.tsx')).FollowUp },
  },
  findingScale: {
    inputs: { cells: async () => (await import('./judgement/cells-input.tsx')).CellsInput },
    beside: async () => (await import('./judgement/scale-on-page.tsx')).ScaleOnPage,
  },
}

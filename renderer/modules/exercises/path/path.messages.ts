import { defineMessages } from '#shared/base/translate.ts'

/** What the drawing of an attack's path says. */
export const pathMessages = defineMessages({
  en: {
    'exercise.tab.path': 'Attack path',
    'attackPath.finding': 'Places on the path: {{places}}; attacked with success: {{reached}}',
    'attackPath.start': 'Red team',
    'attackPath.none': 'No step names a target yet',
    'attackPath.none.help':
      'Places come from the source and the target of attack steps; lines between them are the steps.',
    'attackPath.step': '{{position}} · {{word}}',
    'attackPath.spoken': '{{short}}: {{title}}, from {{from}} to {{to}}, {{outcome}}',
    'attackPath.notRun': 'Not run',
    'attackPath.placeless': 'Steps that name no target and are not drawn: {{count}}.',
    'attackPath.hint':
      '↑ ↓ follow the steps, → what went on from there, ← what led there, Enter opens; + − zoom, 0 fits. Broken lines: nothing succeeded.',
    'attackPath.far': 'Smaller',
    'attackPath.near': 'Larger',
    'attackPath.fit': 'Fit',
  },
  'zh-CN': {
    'exercise.tab.path': '攻击路径',
    'attackPath.finding': '路径上共 {{places}} 处，攻击得手 {{reached}} 处',
    'attackPath.start': '红队',
    'attackPath.none': '尚无注明目标的步骤',
    'attackPath.none.help': '图中各处取自攻击步骤的来源和目标，连线即为步骤。',
    'attackPath.step': '{{position}} · {{word}}',
    'attackPath.spoken': '{{short}}：{{title}}，自{{from}}至{{to}}，{{outcome}}',
    'attackPath.notRun': '未执行',
    'attackPath.placeless': '{{count}} 个步骤未注明目标，未绘出。',
    'attackPath.hint':
      '↑ ↓ 按步骤顺序，→ 由此继续的步骤，← 到此之前的步骤，Enter 打开；+ − 缩放，0 适应窗口。虚线表示均未得手。',
    'attackPath.far': '缩小',
    'attackPath.near': '放大',
    'attackPath.fit': '适应窗口',
  },
})

import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  Popover,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

const ink: MantineColorsTuple = [
  '#eef3fb',
  '#dae4f5',
  '#b3c7ea',
  '#8aa8df',
  '#678dd6',
  '#4d78cd',
  '#3a67c2',
  '#2d57ad',
  '#244a97',
  '#1b3b7c',
]

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f1f3',
  '#e4e6ea',
  '#d5d8dd',
  '#bcc1c9',
  '#969da8',
  '#6f7783',
  '#565d68',
  '#3a4049',
  '#1f242b',
]

const dark: MantineColorsTuple = [
  '#dfe2e7',
  '#c0c5cd',
  '#9aa1ac',
  '#767d89',
  '#4d545f',
  '#3a4049',
  '#2b3037',
  '#1c2025',
  '#15181c',
  '#0f1114',
]

// Not system-ui: on Linux it is whatever happens to be installed. What the system lacks, ui/fonts.css brings along.
const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "Sealbook Sans", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Sealbook Sans SC", sans-serif'
const fontFamilyMonospace = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", monospace'

/** A list of choices scrolls itself, as the box that steers it by the keyboard says: no frame within it does. */
const ownScroll = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 250, overflowY: 'auto' as const } },
}

/** One accent, small text, square-ish corners; sizes follow the density of ui/base.css. */
export const theme = createTheme({
  colors: { ink, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  white: '#ffffff',
  black: '#1f242b',
  fontFamily,
  fontFamilyMonospace,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '10px', xl: '14px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      vars: (_theme, { size }) => ({ root: size === 'xs' ? { '--button-fz': 'var(--mantine-font-size-sm)' } : {} }),
      styles: { label: { fontWeight: 500 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Input: Input.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({ wrapper: { '--input-fz': 'var(--mantine-font-size-sm)' } }),
    }),
    // The sign stands in the style sheet: a label's text is its name, and no name ends in an asterisk.
    InputWrapper: InputWrapper.extend({ defaultProps: { withAsterisk: false } }),
    // A menu holds nothing but its items; the first of them is where the keyboard stands.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'md', transitionProps: { duration: 120 } },
      styles: { title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } },
    }),
    MultiSelect: MultiSelect.extend(ownScroll),
    // All of them stand in one region that is heard; each one heard by itself would be heard twice.
    Notification: Notification.extend({ defaultProps: { role: 'group' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Select: Select.extend(ownScroll),
    // A browser would keep what was typed in its own store, in the clear; only the entrance names what it may offer.
    TextInput: TextInput.extend({ defaultProps: { autoComplete: 'off' } }),
    Textarea: Textarea.extend({ defaultProps: { autoComplete: 'off' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, fz: 'xs' } }),
  },
})

/** Where the library's own choices miss 4.5:1 or our surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59606b',
    '--mantine-color-placeholder': '#6b727d',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#244a97',
    '--mantine-color-default-border': '#d5d8dd',
  },
  dark: {
    '--mantine-color-dimmed': '#a3aab5',
    '--mantine-color-placeholder': '#8d95a1',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#9ab7ee',
    '--mantine-color-body': '#15181c',
    '--mantine-color-text': '#dfe2e7',
    // The palest of a colour is as good as white: a button of words would not look like one.
    '--mantine-color-ink-light-color': '#9ab7ee',
    '--mantine-color-red-light-color': '#ff8a80',
    '--mantine-color-disabled-color': '#8d95a1',
    '--mantine-color-default-border': '#3a4049',
  },
})

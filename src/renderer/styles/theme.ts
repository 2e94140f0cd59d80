import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Lightest to darkest; 6 is the light theme's accent and 3 the dark theme's (tokens.css). */
const accent: MantineColorsTuple = [
  '#eef3ff',
  '#d9e6fd',
  '#b3cbff',
  '#82a9ff',
  '#5f8bea',
  '#3d6cd6',
  '#2456c7',
  '#1f4bae',
  '#1b459f',
  '#12306f',
];

const loss: MantineColorsTuple = [
  '#fdf0ef',
  '#fbdcda',
  '#f7b9b4',
  '#ff8a80',
  '#e2655b',
  '#c9403a',
  '#b3261e',
  '#98201a',
  '#7d1a15',
  '#5c130f',
];

/** The kit's greys of the dark theme, lightest to darkest, on the program's own surfaces. */
const dark: MantineColorsTuple = [
  '#e8ebf0',
  '#b4bcc9',
  '#8f99a9',
  '#737d8f',
  '#2e343f',
  '#262c36',
  '#1f242d',
  '#171a21',
  '#101318',
  '#0c0e12',
];

/** Filled and chosen controls have the text colour that their token is made for, in both themes. */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  if (input.variant === 'light') {
    return {
      ...resolved,
      background: 'var(--selection)',
      hover: 'var(--selection)',
      color: 'var(--text)',
    };
  }
  if (input.variant !== 'filled') return resolved;
  const isLoss = input.color === 'loss';
  const background = isLoss ? 'var(--loss)' : 'var(--accent)';
  return {
    ...resolved,
    background,
    hover: isLoss ? 'var(--loss)' : 'var(--accent-strong)',
    color: 'var(--on-accent)',
  };
};

/** Mantine in the program's own sizes and colours. */
export const theme = createTheme({
  colors: { accent, loss, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  variantColorResolver: variantColors,
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-id)',
  fontSizes: {
    xs: 'var(--size-caption)',
    sm: 'var(--size-body)',
    md: 'var(--size-body)',
    lg: 'var(--size-lead)',
    xl: 'var(--size-title)',
  },
  lineHeights: { xs: '1.45', sm: '1.54', md: '1.54', lg: '1.47', xl: '1.33' },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-3)',
    lg: 'var(--space-4)',
    xl: 'var(--space-6)',
  },
  radius: { sm: 'var(--radius-control)', md: 'var(--radius-panel)' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, color: 'dark' } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    SegmentedControl: { defaultProps: { transitionDuration: 120 } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
  },
});

/** Mantine's own roles, taken from tokens.css, so that a token changes both. */
export const cssVariables: CSSVariablesResolver = () => {
  const roles = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--loss)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-shadow-md': 'var(--shadow)',
    '--mantine-shadow-lg': 'var(--shadow)',
    '--mantine-shadow-xl': 'var(--shadow)',
    '--input-height-sm': 'var(--control)',
    '--button-height-sm': 'var(--control)',
  };
  return { variables: {}, light: roles, dark: roles };
};

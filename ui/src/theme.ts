import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';

// Shade 7 is what the light scheme fills with and shade 4 what the dark one does: both are brand tokens with
// measured contrast. The shades around them only serve hover and tint.
const comb: MantineColorsTuple = [
  '#FFF6E4', '#FFF1D6', '#FCDDA2', '#F9CA6F', '#F6B73C', '#D9932A', '#A8600F', '#8A4B08', '#733E06', '#5A3005',
]; // prettier-ignore
const leaf: MantineColorsTuple = [
  '#E6F5F2', '#CDEBE4', '#A6DDD0', '#7FD2BF', '#5CC8B2', '#2F9D88', '#188070', '#0F6B5C', '#0B574B', '#08443B',
]; // prettier-ignore
const alert: MantineColorsTuple = [
  '#FDECEA', '#FBDAD7', '#F8BBB5', '#FFA49C', '#FF8A80', '#DD5A50', '#C63C33', '#B3261E', '#951F18', '#771812',
]; // prettier-ignore
const gray: MantineColorsTuple = [
  '#FBF7F0', '#F5EFE5', '#EDE5D8', '#E4DACB', '#D3C7B6', '#A89C8F', '#6B625B', '#57504A', '#423B36', '#2A2320',
]; // prettier-ignore
const dark: MantineColorsTuple = [
  '#F4EDE4', '#DDD3C8', '#B8ADA3', '#8D8279', '#4B423B', '#3A322C', '#2A2420', '#1C1815', '#161210', '#100D0B',
]; // prettier-ignore

const brandFills = new Set(['comb', 'leaf', 'alert']);

/** In the dark scheme our fills are light, so what stands on them turns dark: white on honey would be 1.8 : 1. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const color = input.color ?? input.theme.primaryColor;
  if (!brandFills.has(color)) return resolved;
  if (input.variant === 'outline') {
    return { ...resolved, color: `var(--honey-${color})`, border: `1px solid var(--honey-${color})` };
  }
  if (input.variant !== 'filled') return resolved;
  return { ...resolved, color: 'var(--honey-on-fill)' };
};

const systemFonts = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Ubuntu, sans-serif';

/** The look of both dashboards; tokens as in the brand page, light and dark. */
export const theme = createTheme({
  primaryColor: 'comb',
  primaryShade: { light: 7, dark: 4 },
  colors: { comb, leaf, alert, gray, dark },
  white: '#FFFDF8',
  black: '#2A2320',
  fontFamily: `"Source Sans 3 Variable", ${systemFonts}`,
  headings: { fontFamily: `"Source Sans 3 Variable", ${systemFonts}`, fontWeight: '600' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.35', xl: '1.25' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '8px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Paper: { defaultProps: { radius: 'lg' } },
    Modal: { defaultProps: { radius: 'lg', centered: true }, styles: { title: { fontWeight: 600 } } },
    Drawer: { styles: { title: { fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});

/** The brand's tokens as CSS variables (`--honey-…`), and Mantine's own variables that must follow them. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--honey-accent': '#F6B73C', '--honey-ink-on-accent': '#2A2320' },
  light: {
    '--honey-paper': '#FFFDF8',
    '--honey-paper-2': '#FFF1D6',
    '--honey-panel': '#FBF6EC',
    '--honey-ink': '#2A2320',
    '--honey-muted': '#6B625B',
    '--honey-comb': '#8A4B08',
    '--honey-leaf': '#0F6B5C',
    '--honey-alert': '#B3261E',
    '--honey-hairline': '#E9DFCF',
    '--honey-field-border': '#94897E',
    '--honey-on-fill': '#FFFFFF',
    '--honey-shadow': '0 1px 2px rgb(66 48 20 / 6%), 0 6px 20px rgb(66 48 20 / 7%)',
    '--mantine-color-body': '#FFFDF8',
    '--mantine-color-text': '#2A2320',
    '--mantine-color-dimmed': '#6B625B',
    '--mantine-color-error': '#B3261E',
    '--mantine-color-anchor': '#8A4B08',
    '--mantine-color-placeholder': '#756B63',
    '--mantine-color-default-border': '#E9DFCF',
  },
  dark: {
    '--honey-paper': '#1C1815',
    '--honey-paper-2': '#2A2420',
    '--honey-panel': '#221D19',
    '--honey-ink': '#F4EDE4',
    '--honey-muted': '#B8ADA3',
    '--honey-comb': '#F6B73C',
    '--honey-leaf': '#5CC8B2',
    '--honey-alert': '#FF8A80',
    '--honey-hairline': '#3A322C',
    '--honey-field-border': '#82776E',
    '--honey-on-fill': '#1C1815',
    '--honey-shadow': '0 1px 2px rgb(0 0 0 / 30%), 0 6px 20px rgb(0 0 0 / 35%)',
    '--mantine-color-body': '#1C1815',
    '--mantine-color-text': '#F4EDE4',
    '--mantine-color-dimmed': '#B8ADA3',
    '--mantine-color-error': '#FF8A80',
    '--mantine-color-anchor': '#F6B73C',
    '--mantine-color-placeholder': '#A1968C',
    '--mantine-color-default-border': '#3A322C',
  },
});

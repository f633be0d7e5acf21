const tone = (name: string) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });
const style = (background: string) => ({
  backgroundColor: background,
  foregroundColors: {
    default: tone('text'),
    dark: tone('text'),
    light: tone('text'),
    accent: tone('accent'),
    good: tone('good'),
    warning: tone('warning'),
    attention: tone('attention'),
  },
});

/**
 * Sizes and spaces as in Teams. The colours are names from teams.css, so that light and dark are only a matter of style.
 * https://learn.microsoft.com/adaptive-cards/rendering-cards/host-config
 */
export const hostConfig = {
  fontFamily: 'inherit',
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  textBlock: { headingLevel: 4 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--card-emphasis)'),
    accent: style('var(--card-emphasis)'),
    good: style('var(--card-emphasis)'),
    attention: style('var(--card-emphasis)'),
    warning: style('var(--card-emphasis)'),
  },
  imageSizes: { small: 32, medium: 52, large: 100 },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default', spacing: 'small' },
  },
  factSet: {
    title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { color: 'default', size: 'default', weight: 'default', wrap: true },
    spacing: 8,
  },
};

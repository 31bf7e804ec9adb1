import type { Theme } from '../protocol';

type Rgb = [number, number, number];

function parse_colour(text: string): Rgb | undefined {
  const match = /^#([0-9a-f]{6})$/i.exec(text.trim());
  if (!match?.[1]) return undefined;
  const value = parseInt(match[1], 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** White or near-black, whichever reads better on `colour`; always at least 4.5 : 1. */
function ink_on(colour: Rgb): string {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

type Colours = Pick<Theme, 'accent' | 'accent2'>;

/** CSS variables for a contest's own colours; a colour that is not #rrggbb keeps ours. */
export function theme_variables(theme: Colours): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const name of ['accent', 'accent2'] as const) {
    const colour = parse_colour(theme[name]);
    if (!colour) continue;
    variables[`--${name}`] = theme[name].trim();
    variables[`--on-${name}`] = ink_on(colour);
  }
  return variables;
}

export function apply_theme(theme: Colours, root: HTMLElement = document.documentElement): void {
  const variables = theme_variables(theme);
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value);
  const accent = variables['--accent'];
  if (accent) root.querySelector('meta[name=theme-color]')?.setAttribute('content', accent);
}

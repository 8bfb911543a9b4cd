/** The colour if it is written like `#f6b73c`; anything else is not taken for one. */
export function colourOf(text: string | null | undefined): string | null {
  return text && /^#[\da-f]{6}$/i.test(text) ? text : null;
}

/**
 * Black or white, whichever can be read better on a colour: at least 4.52 : 1, on any of the 16.7 million. Brightness is
 * WCAG's relative luminance with sRGB's curve drawn as a plain power, which is shorter and differs by less than matters.
 */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000000' : '#ffffff';
}

/** The colour if it is written like `#f6b73c`; anything else is not taken for one. */
export function colourOf(text: string | null | undefined): string | null {
  return text && /^#[\da-f]{6}$/i.test(text) ? text : null;
}

/** Black or white, whichever can be read better on a colour: at least 4.58 : 1. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

/** Enough of an id to tell two people apart on one screen; the whole id belongs into a `title`. */
export const shortId = (id: string): string => {
  const characters = id.replace(/[^a-z0-9]/gi, '');
  return characters.slice(-4).toUpperCase();
};

const EVERY_MS = 1_000;

/** Lets the title of a page in the background say that something is new; no more than that. */
export function createTitleBlink(): (unread: number, words: string) => void {
  let own = '';
  let said = '';
  let timer = 0;

  function stop() {
    clearInterval(timer);
    // Unless the page has changed its title meanwhile.
    if (said !== '' && document.title === said) document.title = own;
  }

  return (unread, words) => {
    stop();
    if (unread === 0 || !document.hidden) return;
    said = words;
    timer = window.setInterval(() => {
      if (!document.hidden) stop();
      else if (document.title === said) document.title = own;
      else {
        own = document.title;
        document.title = said;
      }
    }, EVERY_MS);
  };
}

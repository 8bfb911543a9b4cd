const EVERY_MS = 1_000;

/** Lets the title of a page in the background say that something is new; no more than that. */
export function createTitleBlink(): (unread: number) => void {
  let own = '';
  let words = '';
  let timer = 0;

  function stop() {
    clearInterval(timer);
    // Unless the page has changed its title meanwhile.
    if (words !== '' && document.title === words) document.title = own;
  }

  return (unread) => {
    stop();
    if (unread === 0 || !document.hidden) return;
    words = `(${String(unread)}) New message`;
    timer = window.setInterval(() => {
      if (!document.hidden) stop();
      else if (document.title === words) document.title = own;
      else {
        own = document.title;
        document.title = words;
      }
    }, EVERY_MS);
  };
}

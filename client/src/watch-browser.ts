/**
 * Calls back when the network returned or the page came to the front again: the moments in which a link that
 * looks alive may have died unnoticed. Returns the way to stop watching. Does nothing outside a browser.
 */
export function watchBrowser(onMaybeBack: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const onVisibility = () => {
    if (document.visibilityState === 'visible') onMaybeBack();
  };
  window.addEventListener('online', onMaybeBack);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    window.removeEventListener('online', onMaybeBack);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

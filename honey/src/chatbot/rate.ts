import { ApiError } from '@honey/client/api-error';
import type { RatingBody } from '@honey/protocol/rest';
import { troubleFrom } from './services.ts';
import type { Services } from './services.ts';

/** Says, once, how it was to talk to a person. */
export function createRate({ api, store, session }: Services): (rating: RatingBody) => Promise<void> {
  function remember() {
    const known = session.get();
    if (known !== null) session.set({ ...known, rated: true });
    store.set({ rated: true });
  }

  return async (rating) => {
    const conversationId = store.get().conversation?.conversationId;
    if (conversationId === undefined || store.get().busy !== null) return;
    store.set({ busy: 'rating', trouble: null });
    try {
      await api.rate(conversationId, rating);
      remember();
    } catch (error) {
      // Rated before, perhaps by a try whose answer was lost.
      if (error instanceof ApiError && error.status === 409) remember();
      else store.set({ trouble: troubleFrom('rate', error) });
    } finally {
      store.set({ busy: null });
    }
  };
}

import { ApiError } from '@honey/client/api-error';
import { QueryClient } from '@tanstack/react-query';

const MOST_RETRIES = 2;

/** Only what may heal by itself is tried again: no answer, or a server that is away for a moment. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'OFFLINE' || error.code === 'UNAVAILABLE');

/** The query client of a dashboard; the socket says what changed, so data does not go stale by age alone. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < MOST_RETRIES && isPassing(error),
        // The socket knows better than `navigator.onLine` whether the server can be reached.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

import { ApiError } from '@honey/client/api-error';
import type { UserApi } from '@honey/client/user-api';
import type { Availability } from '@honey/protocol/rest';
import { useEffect, useState } from 'react';

const REFRESH_MS = 15_000;

export interface AvailabilityView {
  /** The last numbers known; null before the first answer. */
  numbers: Availability | null;
  /** Whether the latest attempt failed, so that older numbers may be wrong. */
  hasFailed: boolean;
}

/** Who is there and how long the wait is, asked again every 15 s while somebody is looking. */
export function useAvailability(api: UserApi, isVisible: boolean): AvailabilityView {
  const [view, setView] = useState<AvailabilityView>({ numbers: null, hasFailed: false });

  useEffect(() => {
    if (!isVisible) return undefined;
    let isCurrent = true;
    const ask = async () => {
      try {
        const numbers = await api.availability();
        if (isCurrent) setView({ numbers, hasFailed: false });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (isCurrent) setView((known) => ({ ...known, hasFailed: true }));
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), REFRESH_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [api, isVisible]);

  return view;
}

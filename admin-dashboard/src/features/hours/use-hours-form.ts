import { ApiError } from '@honey/client/api-error';
import type { BusinessHours } from '@honey/protocol/business-hours';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import type { HoursDraft } from './hours-draft.ts';
import type { FieldErrors } from './hours-errors.ts';
import { draftErrors, placeServerErrors } from './hours-errors.ts';
import { sameHours, toBusinessHours, toDraft } from './hours-draft.ts';

export interface HoursFormState {
  draft: HoursDraft;
  change: (change: Partial<HoursDraft>) => void;
  errors: FieldErrors;
  /** What is wrong beyond single fields. */
  failure: string | null;
  isDirty: boolean;
  isSaving: boolean;
  save: () => void;
}

/** The state of the form. Errors show after the first attempt to save and follow what is typed from then on. */
export function useHoursForm(saved: BusinessHours, onSaved: (hours: BusinessHours) => void): HoursFormState {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(saved));
  const [wasTried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ fields: FieldErrors; rest: string | null }>({ fields: {}, rest: null });

  const saving = useMutation({
    mutationFn: (hours: BusinessHours) => adminRequests.saveHours(rest, hours),
    onSuccess: (hours) => {
      queryClient.setQueryData(queryKeys.hours, hours);
      void queryClient.invalidateQueries({ queryKey: queryKeys.metrics });
      toast.success('The hours are saved. They apply from now on.');
      onSaved(hours);
    },
    onError: (error) => {
      setRefused(
        error instanceof ApiError && error.code === 'INVALID_INPUT'
          ? withFallback(placeServerErrors(draft, error.errors), error.detail)
          : { fields: {}, rest: failureText(error) },
      );
    },
  });

  const own = wasTried ? draftErrors(draft) : {};
  return {
    draft,
    change: (change) => {
      setDraft((before) => ({ ...before, ...change }));
      setRefused({ fields: {}, rest: null });
    },
    errors: { ...refused.fields, ...own },
    failure: Object.keys(own).length > 0 ? 'Some fields need another look. Nothing was saved yet.' : refused.rest,
    isDirty: !sameHours(toBusinessHours(draft), saved),
    isSaving: saving.isPending,
    save: () => {
      setTried(true);
      setRefused({ fields: {}, rest: null });
      if (Object.keys(draftErrors(draft)).length === 0) saving.mutate(toBusinessHours(draft));
    },
  };
}

/** An error that names no field still has to say something. */
function withFallback(placed: { fields: FieldErrors; rest: string | null }, detail: string) {
  const isSilent = placed.rest === null && Object.keys(placed.fields).length === 0;
  return isSilent ? { ...placed, rest: detail } : placed;
}

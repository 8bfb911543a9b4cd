import { ApiError } from '@honey/client/api-error';
import type { RoutingSettings } from '@honey/protocol/settings';
import { failureText } from '@honey/ui/failure-text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import {
  draftErrors,
  type RoutingDraft,
  type RoutingErrors,
  sameRouting,
  secondsFields,
  toDraft,
  toRouting,
} from './routing-draft.ts';

export interface RoutingFormState {
  draft: RoutingDraft;
  change: (change: Partial<RoutingDraft>) => void;
  errors: RoutingErrors;
  /** What is wrong beyond single fields. */
  failure: string | null;
  isDirty: boolean;
  isSaving: boolean;
  save: () => void;
}

/** The state of the form. Errors show after the first attempt to save and follow what is typed from then on. */
export function useRoutingForm(saved: RoutingSettings, onSaved: (settings: RoutingSettings) => void): RoutingFormState {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(saved));
  const [wasTried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () => adminRequests.saveSettings(rest, toRouting(draft)),
    onSuccess: (settings) => {
      queryClient.setQueryData(queryKeys.settings, settings);
      toast.success('The settings are saved. They apply from now on.');
      onSaved(settings);
    },
  });
  const own = wasTried ? draftErrors(draft) : {};
  const refused = refusedFields(saving.error);
  return {
    draft,
    change: (change) => {
      setDraft((before) => ({ ...before, ...change }));
      saving.reset();
    },
    errors: { ...refused, ...own },
    failure: failureOf(own, saving.error),
    isDirty: !sameRouting(draft, toDraft(saved)),
    isSaving: saving.isPending,
    save: () => {
      setTried(true);
      if (Object.keys(draftErrors(draft)).length === 0) saving.mutate();
    },
  };
}

function failureOf(own: RoutingErrors, error: Error | null): string | null {
  if (Object.keys(own).length > 0) return 'Some fields need another look. Nothing was saved yet.';
  return error && failureText(error);
}

/** What the server says of single fields. */
function refusedFields(error: Error | null): RoutingErrors {
  if (!(error instanceof ApiError) || error.code !== 'INVALID_INPUT') return {};
  return Object.fromEntries(
    error.errors.flatMap(({ path, message }) => {
      const field = secondsFields.find((name) => path.endsWith(name));
      return field === undefined ? [] : [[field, message]];
    }),
  );
}

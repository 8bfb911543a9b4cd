import type { LanguageSettings } from '@honey/protocol/language-settings';
import { failureText } from '@honey/ui/failure-text';
import { Select, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Panel } from '../../shared/panel.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { SettingsForm } from '../../shared/settings-form.tsx';
import { type KnownLanguages, noteOf, offer, sameLanguages } from './language-draft.ts';
import fields from '../settings/settings.module.css';
import classes from './languages.module.css';

interface LanguagesFormProps {
  known: KnownLanguages;
  saved: LanguageSettings;
  /** Somebody else has saved other settings since this form was opened. */
  changedElsewhere: boolean;
  /** Starts a new form from these settings, or from the latest saved ones. */
  onStartAnew: (settings?: LanguageSettings) => void;
}

export function LanguagesForm({ known, saved, changedElsewhere, onStartAnew }: LanguagesFormProps) {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(saved);
  const saving = useMutation({
    mutationFn: () => adminRequests.saveLanguages(rest, draft),
    onSuccess: (settings) => {
      queryClient.setQueryData(queryKeys.languages, settings);
      toast.success('The languages are saved. They apply from now on.');
      onStartAnew(settings);
    },
  });
  const isDirty = !sameLanguages(draft, saved);
  return (
    <SettingsForm
      what="languages"
      form={{ failure: saving.error && failureText(saving.error), isDirty, isSaving: saving.isPending }}
      save="Save languages"
      changedElsewhere={changedElsewhere}
      onSave={() => {
        if (isDirty) saving.mutate();
      }}
      onStartAnew={onStartAnew}
    >
      <Panel title="What customers can choose">
        <div className={fields['fields']}>
          {Object.entries(known).map(([tag, language]) => (
            <Switch
              key={tag}
              label={<span lang={tag}>{language.name}</span>}
              description={noteOf(tag, language)}
              checked={draft.offered.includes(tag)}
              disabled={tag === 'en' || !language.reviewed}
              onChange={(event) => {
                setDraft(offer(draft, tag, event.currentTarget.checked));
              }}
            />
          ))}
          <p className={fields['note']}>
            A language is offered once a native speaker has read every text in it: people decide about their health by
            these words. <code className={classes['file']}>docs/translating.md</code> says how to get there.
          </p>
        </div>
      </Panel>
      <Panel title="Who wants none of them">
        <div className={fields['fields']}>
          <Select
            label="Default language"
            description="For customers whose browser asks for a language that is not offered."
            className={classes['default'] ?? ''}
            data={draft.offered.map((tag) => ({ value: tag, label: known[tag]?.name ?? tag }))}
            allowDeselect={false}
            value={draft.default}
            onChange={(tag) => {
              if (tag !== null) setDraft({ ...draft, default: tag });
            }}
          />
        </div>
      </Panel>
    </SettingsForm>
  );
}

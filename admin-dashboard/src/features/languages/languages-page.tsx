import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { languages } from '@honey/protocol/languages';
import type { LanguageSettings } from '@honey/protocol/language-settings';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { SettingsHead } from '../settings/settings-head.tsx';
import { sameLanguages } from './language-draft.ts';
import { LanguagesForm } from './languages-form.tsx';

/** Which languages the widget speaks. */
export function LanguagesPage() {
  const { rest } = useAdminSession();
  const settings = useQuery({ queryKey: queryKeys.languages, queryFn: () => adminRequests.languages(rest) });
  return (
    <>
      <SettingsHead title="Languages">
        Which languages customers can have the chat in. What you save applies to every chat that is opened from then on,
        on every server, and goes on record.
      </SettingsHead>
      <Loaded query={settings} failure="The settings could not be loaded">
        {(saved) => <EditedLanguages saved={saved} />}
      </Loaded>
    </>
  );
}

/** Settings that somebody else saves meanwhile must not wipe out what is being chosen: the form starts anew only when asked. */
function EditedLanguages({ saved }: { saved: LanguageSettings }) {
  const [base, setBase] = useState({ settings: saved, version: 0 });
  return (
    <LanguagesForm
      key={base.version}
      known={languages}
      saved={base.settings}
      changedElsewhere={!sameLanguages(saved, base.settings)}
      onStartAnew={(settings) => {
        setBase(({ version }) => ({ settings: settings ?? saved, version: version + 1 }));
      }}
    />
  );
}

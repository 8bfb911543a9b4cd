import { useActions, useServices, useWidget } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';

/** In which language the widget speaks, where there is more than one. */
export function LanguageChoice() {
  const { language } = useWidget();
  const { choices } = useServices().languages;
  const { setLanguage } = useActions();
  if (choices.length < 2) return null;
  return (
    <label className="option">
      {say('options.language')}
      <select
        className="composer__field"
        value={language}
        onChange={(event) => {
          setLanguage(event.currentTarget.value);
        }}
      >
        {choices.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/**
 * The emoji that an agent is offered, eight a row: to greet, to comfort, to make a date, and what a talk about health
 * needs. Nothing that could be read as a hint or as making light of it. Each is one code point that stands in colour by
 * itself and has been on phones since 2017, so that no customer's cheap one shows a box in its place.
 */
export const emoji: readonly string[] = [
  ...['🙂', '😊', '😀', '😅', '😌', '🤗', '🤔', '🙈'],
  ...['😕', '😟', '😔', '😢', '😭', '😳', '😨', '😴'],
  ...['💛', '💚', '💙', '💜', '👋', '👍', '👏', '🙏'],
  ...['🤝', '💪', '🤞', '🎉', '🌸', '🌻', '🌱', '☕'],
  ...['🤒', '💊', '💉', '🏥', '🤰', '🤱', '👶', '📞'],
  ...['📅', '⏰', '⏳', '📍', '💬', '🔒', '✅', '❓'],
];

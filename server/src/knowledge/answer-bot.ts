import type { BotPayload } from '@honey/protocol/entities';
import type { Article, FoundArticle } from './article.ts';
import { type Danger, dangerIn } from './danger-signs.ts';
import { questionWords } from './question-words.ts';
import { introductionOf } from './topics.ts';

export interface BotReply {
  text: string;
  payload: BotPayload;
}

/** What the knowledge base has for what was said. */
export type Found =
  | { kind: 'topic'; topic: string; articles: readonly Article[] }
  | { kind: 'article'; article: Article }
  | { kind: 'search'; fitting: readonly FoundArticle[]; near: readonly FoundArticle[] };

const MOST_RELATED = 2;
const MOST_CHOICES = 5;
/** When even the third article is this close to the first, the question does not say which is meant. */
const TIE = 0.04;

const ONWARD = 'You can ask in other words, talk to a person, or go back to the menu.';
const GET_HELP = 'Please get help now';
const PERSON_HERE = 'You can also choose to talk to a person here. If nobody here is free, please do not wait for us.';

const dangerTexts: Record<Danger, string> = {
  'self-harm':
    'It sounds as if you may be thinking of dying or of hurting yourself. I am a program, so I cannot give you the help you deserve, but people can.\n\n' +
    'If you might act on it, call your local emergency number or go to the nearest hospital now. Stay near somebody you trust, and tell them.\n\n' +
    PERSON_HERE,
  emergency:
    'This can be an emergency. Please do not wait for an answer here.\n\n' +
    'Call your local emergency number or go to the nearest hospital now. Ask somebody to come with you, and do not drive yourself if you feel faint or weak.\n\n' +
    PERSON_HERE,
  'sexual-violence':
    'I am sorry. What you describe should not happen to anyone, and it is not your fault.\n\n' +
    'If you are in danger now, go somewhere safe if you can and call your local emergency number.\n\n' +
    'A hospital or clinic can care for you, whether or not you want to tell the police. It helps to go soon: medicine against HIV must start within 3 days, and a pregnancy can be prevented for up to 5 days.\n\n' +
    PERSON_HERE,
  violence:
    'I am sorry. Nobody may hurt or threaten you, and it is not your fault.\n\n' +
    'If you are in danger now, go somewhere safe if you can and call your local emergency number. A hospital or clinic can treat you and help you find a safe place.\n\n' +
    PERSON_HERE,
};

const titles = (found: readonly FoundArticle[]) => found.map(({ article }) => article.title);
const withChoices = (choices: readonly string[]) => (choices.length > 0 ? { choices: [...choices] } : {});

function helpNow(danger: Danger, found: Found): BotReply {
  const offered = found.kind === 'search' && danger !== 'self-harm' ? [...found.fitting, ...found.near] : [];
  const related = titles(offered.slice(0, MOST_RELATED));
  return { text: dangerTexts[danger], payload: { kind: 'menu', title: GET_HELP, ...withChoices(related) } };
}

function answer(article: Article, related: readonly string[] = []): BotReply {
  const { title, body, sourceName, sourceUrl } = article;
  return {
    text: body,
    payload: {
      kind: 'answer',
      title,
      ...(sourceName !== null && sourceUrl !== null ? { source: { name: sourceName, url: sourceUrl } } : {}),
      clinicallyReviewed: false,
      ...withChoices(related),
    },
  };
}

function unknown(asked: string, near: readonly FoundArticle[]): BotReply {
  if (questionWords(asked).length === 0)
    return {
      text: 'Ask me in your own words about pregnancy, contraception, sex or your body. You can also talk to a person, or go back to the menu.',
      payload: { kind: 'unknown' },
    };
  const guesses = titles(near.slice(0, MOST_RELATED));
  const guess = guesses.length > 0 ? ' Perhaps this is near.' : '';
  return { text: `I don't know that.${guess} ${ONWARD}`, payload: { kind: 'unknown', ...withChoices(guesses) } };
}

function searchReply(asked: string, { fitting, near }: Extract<Found, { kind: 'search' }>): BotReply {
  const [first, , third] = fitting;
  if (!first) return unknown(asked, near);
  if (third && first.relevance - third.relevance < TIE)
    return {
      text: 'That can mean several things. Which of these is it?',
      payload: { kind: 'choices', choices: titles(fitting.slice(0, MOST_CHOICES)) },
    };
  return answer(first.article, titles(fitting.slice(1, 1 + MOST_RELATED)));
}

/** What the bot says to `asked`, given what was found. Danger comes before everything else. */
export function composeReplies(found: Found, asked: string): BotReply[] {
  const danger = dangerIn(asked);
  if (danger && found.kind === 'search') return [helpNow(danger, found)];
  switch (found.kind) {
    case 'topic':
      if (found.articles.length === 0) return [unknown(asked, [])];
      return [
        {
          text: introductionOf(found.topic),
          payload: { kind: 'choices', choices: found.articles.map(({ title }) => title) },
        },
      ];
    case 'article':
      return [answer(found.article)];
    case 'search':
      return [searchReply(asked, found)];
  }
}

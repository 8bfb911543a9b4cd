/** What somebody's words may say about being in danger now, most urgent first. */
export type Danger = 'self-harm' | 'emergency' | 'sexual-violence' | 'violence';

const SELF_HARM: readonly RegExp[] = [
  /\bsuicid\w*|\bself ?harm\w*|\bkms\b/,
  /\b(kill|killing|hang|hanging) my ?self\b/,
  /\b(end|ending|take|taking) my (own )?life\b|\bend(ing)? it all\b/,
  /\b(want|wanted|wanna|wish|rather|ready|feel like|thinking (of|about)) (\w+ ){0,3}?(die|dying|dead|kill myself)\b(?! my hair)/,
  /\b(want|wanna|going to|gonna|urge to|thinking (of|about)|keep) (\w+ ){0,2}?(hurt|hurting|cut|cutting|harm|harming) my ?self\b/,
  /\b(dont|do not|no longer|cant|not) (\w+ ){0,2}?(want|wanna|wish) (to )?(live|be alive|exist|wake up|be here)\b/,
  /\bno (reason|point) (to|in|for) (me to )?(live|living|life|going on|go on)\b/,
  /\bbetter off (dead|without me)\b|\btired of (living|life|being alive)\b/,
  /\b(cant|cannot) go on (anymore|any more|like this|living)\b/,
];

const SEXUAL_VIOLENCE: readonly RegExp[] = [
  /\brap(e|ed|es|ing|ist)\b|\bmolest\w*|\bincest\b/,
  /\bsexual(ly)? (assault\w*|abus\w*|attack\w*|violence)\b/,
  /\bforc(e|ed|es|ing) (me|himself|herself|themselves|her|my (sister|daughter|friend|girlfriend))\b/,
  /\b(been|was|am|being|got|get) (\w+ )?forced\b|\bforced (to|into) (\w+ ){0,2}?sex\b/,
  /\b(made|makes|making) me (have sex|do it|sleep with|touch|give him|undress)\b/,
  /\bagainst my will\b|\bwithout my (consent|permission)\b/,
  /\bi (said|told \w+|kept saying) (no|stop|not to) (\w+ ){0,4}?(but|and) (he|she|they)\b/,
  /\b(sex|slept|touch\w*|inside me|did it) (\w+ ){0,6}?(i was|when i was|while) (\w+ )?(asleep|sleeping|drunk|unconscious|passed out)\b/,
  /\b(uncle|father|dad|stepfather|stepdad|teacher|pastor|priest|brother|cousin|boss|grandfather|stranger) (\w+ ){0,4}?(touch(es|ed|ing)|sex|slee?ps? with|slept with)\b/,
  /\b(took|takes|removed|removes) (off )?(the|his) condom (\w+ ){0,2}?(without|secretly|and didnt|behind)\b/,
  /\b(drugged|spiked)\b/,
];

const VIOLENCE: readonly RegExp[] = [
  /\b(hit|hits|hitting|beat|beats|beating|slaps?|slapped|punch(es|ed)|kick(s|ed)|chok(es|ed|ing)|strangl(es|ed|ing)) (me|us|my (child|children|kids|mother|daughter|son))\b(?! to)/,
  /\b(he|she|they|husband|boyfriend|partner|wife|girlfriend|father|mother|dad|mum|mom|family) (\w+ ){0,2}?(hurts|abuses|abused|is abusing) me\b(?! (during|when|while|in|with))/,
  /\bthreat(en|ens|ened|ening)( me| to (kill|hurt|beat|harm|cut))\b|\b(going to|gonna|will|wants to) kill me\b/,
  /\b(being|am|was|get|getting) (\w+ )?(beaten|abused|battered)\b|\bdomestic (violence|abuse)\b|\babusive\b/,
  /\b(afraid|scared|terrified) of (him|my (husband|boyfriend|partner|father|dad|family|ex))\b/,
  /\b(i am|im|am i) (\w+ )?in danger\b|\b(wont|will not|doesnt) let me leave\b|\block(s|ed) me (in|up)\b/,
];

const EMERGENCY: readonly RegExp[] = [
  /\b(faint(ed|ing)?|passed out|passing out|collapsed|unconscious|unresponsive|seizures?|convuls\w*)\b/,
  /\b(cant|cannot|hard to|trouble|difficulty|struggling to) (\w+ )?breath\w*/,
  /\bchest pains?\b|\bpains? in (my |the )?chest\b|\bcough\w* (up )?blood\b/,
  /\bsoak\w* (\w+ ){0,4}?(pads?|towels?|clothes)\b/,
  /\bbleed\w* (\w+ ){0,6}?(wont stop|will not stop|does not stop|doesnt stop|not stopping|dizzy|very weak|light ?headed)\b/,
  /\b(dizzy|very weak|light ?headed) (\w+ ){0,6}?bleed\w*/,
  /\b(i am|im|she is|shes|wife is|girlfriend is) (\w+ ){0,3}?pregnant (\w+ ){0,6}?(bleed\w*|severe pain|strong pain)\b/,
  /\bbleed\w* (\w+ ){0,6}?(i am|im|she is|shes|wife is|while) (\w+ ){0,3}?pregnant\b/,
  /\b(severe|unbearable|terrible|extreme|worst|very strong|excruciating) (\w+ ){0,3}?(belly|stomach|abdom\w+|tummy|pelvic|head ?ache)\b/,
  /\b(severe|unbearable|terrible|extreme|worst|very strong|excruciating) pain (\w+ ){0,3}?(belly|stomach|abdom\w+|tummy|pelvis|one side)\b/,
  /\boverdos\w*|\b(took|taken|swallowed) (all|too many|a whole|the whole) (\w+ ){0,3}?(pills|tablets|pack|packet|box)\b/,
  /\b(drank|drunk|drink|swallowed) (\w+ ){0,3}?(bleach|poison|acid|detergent|pesticide|jik)\b/,
  /\b(face|arm|leg|one side|body) (\w+ ){0,3}?(suddenly )?(numb|paraly\w+)\b|\bcant (speak|see|move)\b/,
  /\b(leg|calf) (\w+ ){0,4}?(swollen|swelling) (\w+ ){0,4}?pain\w*|\b(leg|calf) (\w+ ){0,4}?pain\w* (\w+ ){0,4}?(swollen|swelling)\b/,
];

const SIGNS: readonly (readonly [Danger, readonly RegExp[]])[] = [
  ['self-harm', SELF_HARM],
  ['emergency', EMERGENCY],
  ['sexual-violence', SEXUAL_VIOLENCE],
  ['violence', VIOLENCE],
];

/**
 * Recognises wording that needs a person or an emergency service before any article. It rather asks once too
 * often: a needless "please get help" costs a moment, a missed one may cost a life.
 */
export function dangerIn(text: string): Danger | undefined {
  const plain = text
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return SIGNS.find(([, patterns]) => patterns.some((pattern) => pattern.test(plain)))?.[0];
}

/** More than this nobody means as one question; the rest is not looked at. */
const MAX_WORDS = 60;

/**
 * Words that carry no topic of their own: grammar, what people wrap a question in, the people and times it is
 * about, and contractions typed without an apostrophe. Postgres drops further grammatical words.
 */
export const IDLE_WORDS: ReadonlySet<string> = new Set(
  `i me my we us our you your he him his she her it its they them a an the and or of to in on at for with about from
  is are am was be been being do does did can what who which how why when where there here this that these those
  hello hi hey good morning afternoon evening thanks thank please pls plz help want wants wanted wanna need needs
  know knows tell ask asked asking question questions answer explain advice advise think thinking believe wonder wondering
  say said hear heard get gets got getting gotten go goes going gone went make makes made let lets give thing things
  something anything nothing someone somebody anyone really very much many lot also just still actually maybe
  even ever never always sometimes again already soon okay ok yes bit little kind kinda sort way possible sure
  could would should may might must shall will cannot like mean means happen happens happened happening
  im ive id ill ur u r dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt shouldnt
  aint whats hows theres thats hes shes were youre gonna gotta
  boyfriend girlfriend husband wife man men woman women lady ladies guy guys girl girls boy boys friend friends
  sister brother partner people person someone doctor nurse
  day days week weeks month months year years old age time times today yesterday tonight night ago last next now
  hour hours minute minutes since while recently later anytime anymore worried scared afraid confused
  take takes taking took taken long best two three four five six seven ten
  buy find show start started starting work works working early soon girlfriends boyfriends weekend
  cause causes caused problem problems issue issues one better`.split(/\s+/),
);

/** What is said in many ways, as the one word that articles use. Applied in order to lower-case text without apostrophes. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(dont|do not|not|never) want (to )?(\w+ ){0,3}?(pregnan\w+|bab(y|ies)|kids?|child(ren)?)\b/g,
    ' contraception prevent ',
  ],
  [
    /\b(avoid|prevent|preventing|without|not to|how not|to not|(?:can|do|could|should) i not|protect\w* (\w+ )?(from|against)) (to )?(\w+ ){0,2}?pregnan\w+/g,
    ' contraception prevent ',
  ],
  [
    /\b(cant|cannot|not|unable to|fail\w* to|trouble|hard to|difficult\w* to) (\w+ ){0,2}?(pregnant|conceiv\w+)\b/g,
    ' infertility pregnant ',
  ],
  [/\bhow long (\w+ ){0,3}?takes? (\w+ ){0,3}?pregnan\w+/g, ' trying infertility pregnant '],
  [/\b(trying|tried) (\w+ ){0,6}?(months?|years?|long|ages)\b/g, ' trying infertility '],
  [/\bbefore (\w+ ){0,2}?(get|getting|become|becoming|being|try|trying|conceiv\w+|pregnan\w+)\b/g, ' preconception '],
  [/\b(say|saying|tell|telling) (\w+ ){0,3}?no\b/g, ' consent '],
  [/\bplan b\b/g, ' emergency contraception '],
  [/\bmorning after\b/g, ' emergency contraception '],
  [
    /\b(condoms?|rubber) (\w+ ){0,3}?(broke|broken|break|burst|split|tore|torn|ripped|came off|slipped|fell off)\b/g,
    ' condom unprotected emergency ',
  ],
  [/\b(broke|burst|torn|ripped|split) (\w+ )?condoms?\b/g, ' condom unprotected emergency '],
  [/\b(not|dont|doesnt|wont|refus\w+|hates?) (\w+ ){0,3}?(condoms?|rubber)\b/g, ' condom refuses consent '],
  [/\b(lose|loses|lost|losing) (\w+ )?(erection|interest|desire)\b/g, ' $3 '],
  [/\b(periods?|menses) (\w+ )?(not|didnt|hasnt|havent) (\w+ )?(come|came|coming|started|arrived)\b/g, ' late period '],
  [/\bus(e|ed|ing) nothing\b/g, ' unprotected '],
  [
    /\b(without|no|not us\w+|didnt us\w+|did not us\w+|forgot) (\w+ ){0,2}?(condoms?|protection|rubber)\b/g,
    ' unprotected ',
  ],
  [/\b(without|not|didnt|never) (\w+ )?(cum\w*|com(e|ing)|finish\w*|ejaculat\w+)( in| inside)?\b/g, ' withdrawal '],
  [
    /\b(cum|came|cums|comes|finish\w*|ejaculat\w+|released|poured|nut|nutted) (\w+ )?(in|inside)\b( me| her| my \w+)?/g,
    ' unprotected inside ',
  ],
  [/\b(effective|effectiveness)\b/g, ' reliable '],
  [/\b(best|right|good) (days?|times?)\b/g, ' fertile '],
  [/\b(pull|pulls|pulled|pulling) (\w+ )?out\b/g, ' withdrawal '],
  [/\b(birth control|family planning)\b/g, ' contraception '],
  [/\b(contraception|contraceptive|contraceptives)\s+(methods?|types?)\b/g, ' contraception options '],
  [/\b(which|what) (\w+ ){0,3}?(contraception|contraceptives?|methods?)\b/g, ' contraception options '],
  [/\bside effects?\b/g, ' sideeffects '],
  [
    /\b(headaches?|nausea|dizz\w+|acne|depress\w+|hair) (\w+ ){0,6}?(contracepti\w+|pills?|implant|injection|coil|iud|hormones?)\b/g,
    '$& sideeffects ',
  ],
  [/\bsex drive\b/g, ' libido '],
  [
    /\b(dont|do not|not|no longer|never|doesnt|does not) (\w+ ){0,2}?(feel like|enjoy\w*|want|interested in|mood for|in the mood for) (\w+ ){0,3}?sex\b/g,
    ' desire libido ',
  ],
];

/**
 * The words of a question that say what it is about: lower case, each once, in order. Empty for a greeting.
 * Phrases that are idioms of this field are replaced by the word articles use for them.
 */
export function questionWords(text: string): string[] {
  let plain = text.toLowerCase().replace(/['’`´]/g, '');
  plain = plain.replace(/[^\p{L}\p{N}]+/gu, ' ');
  for (const [saying, meaning] of SAYINGS) plain = plain.replace(saying, meaning);
  const words = plain.split(' ').filter((word) => word.length > 1 && !IDLE_WORDS.has(word));
  return [...new Set(words)].slice(0, MAX_WORDS);
}

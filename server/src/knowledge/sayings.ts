/**
 * What is said in many ways, as the words that articles use. Each rule sees the text as earlier ones left it: lower
 * case, no apostrophes, one space between words.
 */
export const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(dont|do not|not|never) want (to )?(\w+ ){0,3}?(pregnan\w+|bab(y|ies)|kids?|child(ren)?)\b/g,
    ' contraception prevent ',
  ],
  [
    /\b(avoid|prevent|preventing|without|not to|how not|to not|(?:can|do|could|should) i not|protect\w* (\w+ )?(from|against)) (to )?(\w+ ){0,2}?pregnan\w+/g,
    ' contraception prevent ',
  ],
  [
    /\b(((i|we|she|wife|still|why) (\w+ )?(cant|cannot))|not|(cant|cannot) (i|we|she|my)|unable to|fail\w* to|trouble|hard to|difficult\w* to) (\w+ ){0,2}?(pregnant|conceiv\w+)\b/g,
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
  [/\b(lose|loses|lost|losing) (\w+ )?(erection|interest|desire)\b/g, ' $3 '],
  [/\b(periods?|menses) (\w+ )?(not|didnt|hasnt|havent) (\w+ )?(come|came|coming|started|arrived)\b/g, ' late period '],
  [/\bus(e|ed|ing) nothing\b/g, ' unprotected '],
  [
    /\b(without|no|not us\w+|didnt us\w+|did not us\w+|forgot) (\w+ ){0,2}?(condoms?|protection|rubber)\b/g,
    ' unprotected ',
  ],
  [/\b(not|dont|doesnt|wont|refus\w+|hates?) (\w+ ){0,3}?(condoms?|rubber)\b/g, ' condom refuses consent '],
  [/\b(ask|tell|convince|persuade|get) (\w+ ){0,4}?(wear|use) (\w+ )?condoms?\b/g, ' condom refuses consent '],
  [/\b(without|not|didnt|never) (\w+ )?(cum\w*|com(e|ing)|finish\w*|ejaculat\w+)( in| inside)?\b/g, ' withdrawal '],
  [
    /\b(cum|came|cums|comes|finish\w*|ejaculat\w+|released|poured|nut|nutted) (\w+ )?(in|inside)\b( me| her| my \w+)?/g,
    ' unprotected inside ',
  ],
  [/\b(effective|effectiveness)\b/g, ' reliable '],
  [/\b(best|right|good) (days?|times?)\b(?! of)/g, ' fertile '],
  [/\b(pull|pulls|pulled|pulling) (\w+ )?out\b/g, ' withdrawal '],
  [/\b(birth control|family planning)\b/g, ' contraception '],
  [/\b(contraception|contraceptive|contraceptives)\s+(methods?|types?)\b/g, ' contraception options '],
  [/\b(which|what) (\w+ ){0,3}?(contraception|contraceptives?|methods?)\b/g, ' contraception options '],
  [/\bside effects?\b/g, ' sideeffects '],
  [
    /\b(headaches?|nausea|dizz\w+|acne|depress\w+|hair) (\w+ ){0,6}?(contracepti\w+|pills?|implant|injection|coil|iud|hormones?)\b/g,
    '$& sideeffects ',
  ],
  [/\b(without|no|non|free of|free from) hormon\w+/g, ' contraception nonhormonal '],
  [/\b(get|getting|come|coming|go|going) off\b/g, ' stop '],
  [/\bsex drive\b/g, ' libido '],
  [
    /\b(dont|do not|not|no longer|never|doesnt|does not) (\w+ ){0,2}?(feel like|enjoy\w*|want|interested in|mood for|in the mood for) (\w+ ){0,3}?sex\b/g,
    ' desire libido ',
  ],
];

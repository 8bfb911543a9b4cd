/**
 * Words that carry no topic of their own: grammar, what people wrap a question in, the people and times it is
 * about, contractions typed without an apostrophe, and common words that fit any subject. Postgres drops
 * further grammatical words. A word that titles or keywords rely on must not be here.
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
  write writing
  cause causes caused problem problems issue issues one better
  able accurate actual add allow almost along already although among another any anybody anyway anyways appear
  around away become becomes became becoming begin begins behind big both bring brings brought   care carry case certain certainly common complete completely consider continue correct correctly course
  decide decided definitely difficult easily easy either else end ended ends enough entire especially every
  everybody everyone everything exactly example expect expected experience experienced extra extremely fact far
  few final finally fine follow following found full general generally give given great guess half
  happen having high hold hope hoping idea immediately instead itself keeps large   least leave left less likely main major matter matters mean meaning middle must near nearly
  noone normal normally notice noticed obviously only open other others otherwise own
  particular past per perhaps point probably proper properly provide quick quite rather real reality reason
  reasons recent remain remember result results right saw seem seems seen serious set
  several short simple simply single situation small sort special specific success successful
  successfully such suddenly suggest suggested suppose supposed surely than themselves though through together
  total toward true truth type understand until upon useful useing uses usual usually various via wait
  waiting well whats whatever whether while whole within without worth wrong yet yourself
  myself`.split(/\s+/),
);

/** Longest text of one message, in characters (code points). */
export const MAX_TEXT_CHARACTERS = 4_000;
/** Largest WebSocket frame, in bytes; a larger one closes the socket with 1009. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** Most messages one page of history or one resume may bring. */
export const MAX_MESSAGES_PER_PAGE = 200;
export const MAX_RESUME_MESSAGES = 500;
/** Missed messages that one registration brings back, of all its conversations together. */
export const MAX_RESUME_TOTAL = 2_000;
/** The server pings every socket this often; two silent intervals mean that the link is dead. Milliseconds. */
export const PING_INTERVAL_MS = 25_000;
/** Reconnect backoff with full jitter: first bound and cap, in milliseconds. */
export const RECONNECT_FIRST_MS = 500;
export const RECONNECT_CAP_MS = 5_000;
/** How often a waiting customer's app asks for its place in the line, in milliseconds. */
export const QUEUE_POLL_MS = 30_000;
/** Largest file that may be sent in a conversation, in bytes, and how many one conversation may have. */
export const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;
export const MAX_ATTACHMENTS = 20;
/** Most pixels of a picture: shown, each takes four bytes of memory. */
export const MAX_PICTURE_PIXELS = 50_000_000;
/** Longest name of a file, in characters (code points). */
export const MAX_ATTACHMENT_NAME = 200;
/** Longest id of a person that a site may sign, in UTF-16 units, and how far ahead its signature may end, in seconds. */
export const MAX_IDENTITY_CHARACTERS = 200;
export const MAX_IDENTITY_SECONDS = 3_600;
/** The wait that is stated when nothing is known, in minutes. */
export const DEFAULT_WAIT_MINUTES = 15;
/** Most tags of one conversation, and the longest tag in UTF-16 units. */
export const MAX_TAGS = 10;
export const MAX_TAG_CHARACTERS = 30;
/** How long a chat may be put aside, in days. */
export const MAX_SNOOZE_DAYS = 30;

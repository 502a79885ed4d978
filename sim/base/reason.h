/* reason - why the system refused, in the reader's language. strerror speaks the language of the process, and a library has none. */
#ifndef KOERS_REASON_H
#define KOERS_REASON_H

/* The text of an errno in English, as a mark for `_`: a voice translates it. 0, of a stream that knows that it failed and nobody said
 * why: that of EIO. What is rare comes in the system's own words. */
const char *koers_reason(int failure);

#endif

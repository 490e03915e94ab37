/* Interface sync: words that strands wait on. Locks are made of it (stdlib-ext/lib); use those.
 *
 * Any u64 in an object can be such a word. Strands that wait on one stand in line, first come, first served.
 * Every procedure is one step that no other strand sees half done, like the atomic operations of the
 * language; and a strand that is ended in line has left it. A lock names its holder by the number of the
 * strand, in the word itself: so there is no moment at which it is held by nobody, and its waiters are told
 * when the holder ends. */
#pragma once

#include <spin/safe.h>

/* The number of the running strand: never 0, never another's. */
__ephemeral u64 sync_self(void);

/* Whether the strand of that number has not ended. */
__ephemeral _Bool sync_is_alive(u64 number);

/* Lines up and blocks. OK: unblocked by one of the procedures below. BUSY, at once: the word is not `expected`.
 * `holder` is 0 or the number of a strand: POISONED, at once or later: that strand has ended. When `holder` is
 * what the word says, it stands for whomever the word names. INVALID: it is the caller. */
status sync_block(u64 *__scope word, u64 expected, u64 holder) __must_check;

/* The word names the caller: it names the first in line instead, who is unblocked, or 0. DENIED: it does
 * not. */
status sync_pass(u64 *__scope word);

/* Unblocks the first in line; when there is nobody, adds 1 to the word. LIMIT: the word is full. */
status sync_post(u64 *__scope word);

/* Stores `wanted` when the word is `expected`, and then unblocks the first `count` in line; whether it was. */
_Bool sync_wake(u64 *__scope word, u64 expected, u64 wanted, u64 count);

/* The calling module says that strands may be ended at any instruction of it without harm to its data. It
 * stays open then, where others are closed to calls until they are initialised again. */
void sync_survive(void);

/*
 * Words that strands wait on: the waiting behind locks, channels and futures.
 *
 * A word is an extension's; what it means is the extension's business, save that a lock names its
 * holder by strand number.  Strands that wait on the same word stand in one line, first come, first
 * served.  Each procedure is one step: kernel text is not preempted, and a strand that is killed in
 * line leaves it.
 */
#pragma once

#include <spin/status.h>

#include <stdbool.h>
#include <stdint.h>

/*
 * Lines up and waits, BUSY: the word is not `expected`.  OK: it was the caller's turn.  With a
 * `holder`, the number of a strand, POISONED: that has ended; when the holder is what the word says,
 * then whoever the word names at that time.  INVALID: it is the caller.
 */
status word_block(uint64_t *word, uint64_t expected, uint64_t holder);

/* The word names the caller: names the first in line from now on, whose turn it is, or 0. DENIED. */
status word_pass(uint64_t *word);

/* The first in line has its turn; nobody: adds 1 to the word. LIMIT: that does not fit. */
status word_post(uint64_t *word);

/* Stores `wanted` when the word is `expected`, and then the first `count` in line have their turn; whether
 * it was. */
bool word_wake(uint64_t *word, uint64_t expected, uint64_t wanted, uint64_t count);

/* A strand has ended: those who wait for it as a holder wake up. */
void word_orphan(uint64_t number);

/* Forgets everything, at shutdown. */
void word_shutdown(void);

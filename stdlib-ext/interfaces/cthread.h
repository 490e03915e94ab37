/* Interface cthread: the C-threads package.
 *
 *     static void *__nullable sum(void *__nullable argument) { ... }
 *     ...
 *     status why;
 *     struct cthread *thread = cthread_fork(sum, numbers, "sum", &why);
 *     void *result = thread ? cthread_join(thread, &why) : NULL;
 *
 * All threads of a loaded package together have one share of the processor, the package's, and take turns in
 * it, first come, first served. A thread that waits, for a mutex, a condition, a channel or the clock, gives
 * the rest of the share to the others. Mutexes and conditions are those of interfaces mutex and condition.
 *
 * Whoever wants a share of its own, or packages in packages, loads the module again: cthread_leader() is the
 * strand that a scheduler above may adopt. */
#pragma once

#include <condition.h>
#include <mutex.h>
#include <strand.h>

struct cthread;

typedef void *__nullable (*cthread_procedure)(void *__nullable argument);

/* A thread that runs procedure(argument). Null with the reason in `why`: as strand_create() and
 * package_adopt(). */
struct cthread *__nullable cthread_fork(cthread_procedure procedure, void *__nullable argument,
                                        const char *__cstr name, status *__scope why);

/* Waits for its end. What the procedure returned; null with the reason in `why` when it was cut off, as
 * strand_join(). */
void *__nullable cthread_join(struct cthread *thread, status *__scope why);

/* Lets the other threads have their turns. */
void cthread_yield(void);

/* How long a turn is, in nanoseconds: 1 ms. INVALID: below 10 microseconds. */
status cthread_set_turn(u64 nanoseconds) __must_check;

/* The strand of a thread, and the strand that leads them all; null: it has ended, and forks are refused. */
struct strand *cthread_strand(struct cthread *thread);
struct strand *__nullable cthread_leader(void);

/* Lets `above` adopt the package, as package_entrust(). */
status cthread_entrust(struct strand *above) __must_check;

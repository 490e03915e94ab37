/* Interface condition: waiting for something to become true that a mutex protects.
 *
 *     status held = mutex_lock(mutex);
 *     while (succeeded(held) && queue->is_empty)
 *         held = condition_wait(condition, mutex);
 *
 * Those who wait are woken in the order they came. A wait may end although nobody signalled: ask again. */
#pragma once

#include <mutex.h>

struct condition;

struct condition *condition_create(void);

/* Gives the mutex back, waits for a signal, takes the mutex again. DENIED: the caller does not hold it; any
 * failure of mutex_lock(): then the caller does not hold it any more. */
status condition_wait(struct condition *condition, struct mutex *mutex) __must_check;

/* Wakes the first who waits, or all. A signal that comes between a caller's giving the mutex back and its
 * waiting is not lost; one that finds nobody is. */
void condition_signal(struct condition *condition);
void condition_broadcast(struct condition *condition);

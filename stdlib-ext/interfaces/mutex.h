/* Interface mutex: mutual exclusion.
 *
 *     status held = mutex_lock(mutex);
 *     if (succeeded(held)) {
 *         ...
 *         held = mutex_unlock(mutex);
 *     }
 *
 * First come, first served. A mutex whose holder ended without giving it back is poisoned: what it protects
 * may be half done, and whoever wants it is told so, until somebody repairs that. A fault that ends a handler
 * and not its strand leaves the mutex with the strand. */
#pragma once

#include <spin/safe.h>

struct mutex;

/* A mutex that nobody holds. */
struct mutex *mutex_create(void);

/* Waits until the caller holds it. BUSY: the caller holds it already; POISONED: nobody will give it back, see
 * mutex_repair(). */
status mutex_lock(struct mutex *mutex) __must_check;

/* Takes it if nobody holds it. BUSY, POISONED. */
status mutex_try_lock(struct mutex *mutex) __must_check;

/* Gives it to the first who waits. DENIED: the caller does not hold it. */
status mutex_unlock(struct mutex *mutex);

/* Takes a poisoned mutex, to put in order what it protects. INVALID: it is not poisoned. */
status mutex_repair(struct mutex *mutex) __must_check;

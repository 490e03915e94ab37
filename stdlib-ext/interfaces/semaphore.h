/* Interface semaphore: a number of permits, handed out first come, first served. */
#pragma once

#include <spin/safe.h>

struct semaphore;

struct semaphore *semaphore_create(u64 permits);

/* Waits for a permit and takes it. */
void semaphore_acquire(struct semaphore *semaphore);

/* Takes a permit if there is one; whether there was. */
_Bool semaphore_try_acquire(struct semaphore *semaphore);

/* Gives a permit: to the first who waits, else to whoever comes. LIMIT: there are 2^64 - 1 already. */
status semaphore_release(struct semaphore *semaphore);

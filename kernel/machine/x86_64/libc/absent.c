/*
 * What this machine does not have, by name: threads, signals, files.  No header declares these here:
 * nobody looks at their arguments.
 *
 * - There is one thread, so that its locks are always free and its settings always as asked for.
 * - A question that has no answer here fails.
 * - The rest would be a mistake: it ends the machine and says which.
 */
#include "libc.h"

#include <errno.h>

#define SUCCEEDS(name)                                                                             \
    int name(void);                                                                                \
    int name(void)                                                                                 \
    {                                                                                              \
        return 0;                                                                                  \
    }

#define FAILS(name)                                                                                \
    int name(void);                                                                                \
    int name(void)                                                                                 \
    {                                                                                              \
        errno = ENOSYS;                                                                            \
        return -1;                                                                                 \
    }

#define TRAPS(name)                                                                                \
    _Noreturn void name(void);                                                                     \
    _Noreturn void name(void)                                                                      \
    {                                                                                              \
        libc_trap(#name);                                                                          \
    }

/* --- One thread: what it locks is free, what it waits for is there ---------------------------- */

SUCCEEDS(pthread_mutex_init)
SUCCEEDS(pthread_mutex_destroy)
SUCCEEDS(pthread_mutex_lock)
SUCCEEDS(pthread_mutex_trylock)
SUCCEEDS(pthread_mutex_unlock)
SUCCEEDS(pthread_mutexattr_init)
SUCCEEDS(pthread_mutexattr_destroy)
SUCCEEDS(pthread_mutexattr_settype)
SUCCEEDS(pthread_cond_broadcast)
SUCCEEDS(pthread_setcancelstate)
SUCCEEDS(pthread_sigmask)
SUCCEEDS(pthread_atfork)
SUCCEEDS(pthread_attr_init)
SUCCEEDS(pthread_attr_destroy)
SUCCEEDS(sem_init)
SUCCEEDS(sem_destroy)
SUCCEEDS(sem_post)
SUCCEEDS(sched_yield)
SUCCEEDS(atexit)
SUCCEEDS(madvise)

/* Its name, which is not that of no thread. */
unsigned long pthread_self(void);

unsigned long pthread_self(void)
{
    return 1;
}

/* --- No signals ------------------------------------------------------------------------------- */

SUCCEEDS(sigaction)
SUCCEEDS(sigaddset)
SUCCEEDS(sigdelset)
SUCCEEDS(sigemptyset)
SUCCEEDS(sigfillset)
SUCCEEDS(signal)
TRAPS(raise)
TRAPS(sigsuspend)

/* --- No files, no processes ------------------------------------------------------------------- */

FAILS(open)
FAILS(__open_2)
FAILS(read)
FAILS(close)
FAILS(fcntl)
FAILS(lseek)
FAILS(pthread_getattr_np)
FAILS(sysconf)
FAILS(dl_iterate_phdr)
SUCCEEDS(getpid)

/* --- Mistakes --------------------------------------------------------------------------------- */

TRAPS(pthread_attr_getdetachstate)
TRAPS(pthread_attr_getstack)
TRAPS(pthread_attr_setdetachstate)
TRAPS(pthread_cancel)
TRAPS(pthread_cond_wait)
TRAPS(pthread_create)
TRAPS(pthread_detach)
TRAPS(pthread_exit)
TRAPS(pthread_join)
TRAPS(pthread_kill)
TRAPS(pthread_setname_np)
TRAPS(__pthread_register_cancel)
TRAPS(__pthread_unregister_cancel)
TRAPS(sem_getvalue)
TRAPS(sem_timedwait)
TRAPS(sem_wait)
TRAPS(dlopen)
TRAPS(select)
TRAPS(poll)
TRAPS(uname)
TRAPS(usleep)
TRAPS(fstat)
TRAPS(mlock)
TRAPS(mprotect)
TRAPS(munlock)
TRAPS(getrandom)
TRAPS(getentropy)
TRAPS(__longjmp_chk)

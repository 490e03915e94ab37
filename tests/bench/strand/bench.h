/* The strand bench: rows, their contestants, and how each is measured.
 *
 * A contestant does a thing n times; the bench measures the whole and divides. All contestants run in turns,
 * round after round, so that whatever else the machine does meets all of them. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct contestant {
    const char *row, *name;
    uint64_t turns;             /* in one round */
    bool (*run)(uint64_t turns); /* false: it could not run */
};

/* threads.c: POSIX threads, pipes */
bool thread_fork_join(uint64_t turns);
bool thread_ping_pong_futex(uint64_t turns);
bool thread_ping_pong_condition(uint64_t turns);
bool thread_ping_pong_pipe(uint64_t turns);
bool thread_lock_free(uint64_t turns);
bool thread_lock_contended(uint64_t turns);
bool thread_queue(uint64_t turns);
bool thread_pipe(uint64_t turns);

/* contexts.c: coroutines */
bool context_switch(uint64_t turns);
bool lua_switch(uint64_t turns);
extern const char *const lua_missing; /* why that one is skipped; NULL: it is not */

/* The hand-written modules of tests/unit/objects in a booted kernel, and what they reported.
 *
 * Every test runs with the objects of both compilers: BOTH(name) { ... } is a test body that gets
 * `backend`. modules_boot() first, modules_shutdown() last. */
#pragma once

#include "domain.h"

#include <criterion/criterion.h>
#include <spindle.h>

enum backend { CLANG, TCC };

enum { NOTES = 64 };

/* What probe_note() was called with, in order. */
extern uint64_t notes[NOTES];
extern size_t note_count;

struct bytes {
    const unsigned char *bytes;
    size_t size;
};

/* The objects; no seal. */
struct bytes client_object(enum backend backend);
struct bytes server_object(enum backend backend);

/* What probe_act() of the modules does, in kernel text on their stack; NULL: nothing. `what` is 1 in an
 * authoriser, 2 in a guard, 5 in the server's initialiser, else what the handler was called with. */
extern void (*probe_action)(uint64_t what);

/* Boots a kernel that exports interface probe. */
status modules_try_boot(const struct spindle_options *options);
void modules_boot(void);

/* Shuts it down; nothing may be left. */
void modules_shutdown(void);

/* Loads both, links and initialises them. */
extern struct domain *server, *client;
void modules_start(enum backend backend);
void modules_start_with(enum backend backend, const struct spindle_options *options);

/* Runs an entry of the client with `argc` made of that many empty arguments, at most 256. */
struct spindle_result run_entry(const char *entry, int argc);

/* Whether exactly these notes were made since the last look. */
bool noted(size_t count, const uint64_t *expected);
#define NOTED(...)                                                                                 \
    noted(sizeof((uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t), (uint64_t[]){__VA_ARGS__})

#define BOTH(suite, name)                                                                          \
    static void suite##_##name(enum backend backend);                                              \
    Test(suite, name##_clang)                                                                      \
    {                                                                                              \
        suite##_##name(CLANG);                                                                     \
    }                                                                                              \
    Test(suite, name##_tcc)                                                                        \
    {                                                                                              \
        suite##_##name(TCC);                                                                       \
    }                                                                                              \
    static void suite##_##name(enum backend backend)

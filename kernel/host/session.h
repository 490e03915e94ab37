/* A booted kernel and the domains loaded into it, in the order of loading.
 *
 * Protocol: session_boot(), then session_load() for each file, then link, run, unload as the command
 * wants; session_end() whatever happened. What fails has been said; the exit status is returned. */
#pragma once

#include <spindle.h>

#include <stdbool.h>
#include <stddef.h>

struct session {
    struct domain **domains;
    size_t count, room;
};

/* Boots the kernel with so much memory (0: the default) and reads the key rings; `fault_limit` and `seed` as
 * in spindle_boot(). Extensions whose text cannot be written to standard output are ended; host_flush()
 * says why. */
int session_boot(struct session *session, uint64_t memory, uint64_t fault_limit, uint64_t seed);
void session_end(struct session *session);

/* Frees what session_add() made; the kernel keeps running. */
void session_forget(struct session *session);

/* Loads a sealed object; `name` NULL: the module's own name, `path`: for messages. */
int session_load_object(struct session *session, const char *path, const void *bytes, size_t size,
                        const char *name);

/* Loads a file by its path: one of either kind (file.h), or a member of an archive where there are no
 * files. `name` as above; `debug`: a source is compiled with debugging information. */
int session_load(struct session *session, const char *path, const char *name, bool debug);

/* Adds a domain that was made otherwise; forgets one. */
bool session_add(struct session *session, struct domain *domain);
void session_remove(struct session *session, const struct domain *domain);

/* Says what the last call of the kernel, which failed with `why`, was about: a report when extension
 * code was cut off, a message otherwise. `what`, unless NULL, names the thing first. */
int session_failed(status why, const char *what);

/* Prints the report of what ran last, unless that was done as it happened, or Ctrl-C ended it; returns
 * HOST_FAULT. */
int session_fault(const char *text);

/* Between these two Ctrl-C ends the running extensions. */
void session_catch_interrupt(void);
void session_release_interrupt(void);

/* Whether it was pressed since it was caught last. */
bool session_is_interrupted(void);

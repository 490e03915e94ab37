/*
 * Packages: strands that schedule others (SPIN's thread packages and application schedulers).
 *
 * A strand that adopts others leads a package.  The scheduler above knows the leader only; the leader
 * names the strand to run, which runs in the leader's place, on its share of the processor, until it
 * waits, ends, gives way, its turn is over, or the leader's own time is:
 *
 *     global scheduler -> leader (waits for the strand it runs) -> its strand (running)
 *
 * A leader may itself be adopted.  The processor goes down this chain by package_resume() and comes
 * back up one link at a time: whoever stops running is followed by its leader, never by anybody else.
 * - A strand of a package is in one of the package's lists while it is ready, in no global queue.
 * - A leader that waits for the strand it runs (STRAND_WAITS_TURN) is above the running strand.
 * - Leaders are told of their strands by four events, raised on the leader's own stack (package_turn.c).
 * - A ready strand that its leader does not run within the bound, counted only while the leader has
 *   or does not want the processor, ends the leader: its strands are the global scheduler's then.
 *   A leader that another domain made one, by code that it called, only loses its strands.
 * - One leader may rule (package_rule()): every strand that nobody adopted is its own then, and the
 *   global scheduler knows none but the leader and what that makes.  When it ends it hands them back.
 * Nothing here trusts a leader: whatever it does, its strands are in its lists or gone from them.
 */
#pragma once

#include "strand.h"

#include <spin/status.h>

struct domain;
struct event;
struct strand_record;

enum { PACKAGE_DEPTH = 8, PACKAGE_TEXT = 192 };

struct package {
    struct strand *leader;
    uint64_t owner;           /* number of the domain whose handlers are told */
    uint64_t authority;       /* number of the domain whose grant lets it rule */
    struct strand *first;     /* its strands, by next_in_package */
    struct strand_list ready; /* those that are ready and may be named */
    struct strand_list fresh; /* those that are ready, of which the leader has not been told */
    struct strand *running;   /* in the leader's place; NULL: none */
    const void *ended;        /* capability of the one that has just ended, for its label */

    uint64_t turn; /* nanoseconds a strand may run at a time; UINT64_MAX: as long as the leader */
    uint64_t turn_end; /* by the clock; UINT64_MAX: none, or nobody runs */
    bool is_recalled;  /* the leader is wanted: something is new */
    bool is_taken;     /* the processor is being taken from the leader as well */
    bool is_telling;   /* a handler runs */
    bool is_removed;   /* it let its strands starve: it is to have none any more */

    /* Time, of its strands in its place. */
    uint64_t lent_time, lent_cycles;
    uint64_t
        lost; /* by the clock of the watch: how long the leader was ready and had no processor */

    char text[PACKAGE_TEXT]; /* why it was removed */
    struct package *next, *previous;
};

/* --- Strands and packages ----------------------------------------------------------------------- */

/*
 * `leader` takes over `strand`; `label` is kept with it.  The caller has asked whether it may.
 * INVALID: the leader itself or one above it; BUSY: another's, or it runs; LIMIT: too deep; NO_MEMORY;
 * DENIED: the leader is being ended, or leads for another domain.
 */
status package_adopt(struct strand *strand, struct strand *leader, uint64_t owner, void *label);

/* Gives a strand to the global scheduler, or to who rules. BUSY: it runs; NOT_FOUND: it has no other. */
status package_release(struct strand *strand);

/*
 * `leader` rules: it takes over all strands that nobody adopted, and those that are made from now on,
 * but for its own.  The caller has asked whether it may; unless it is the leader, it runs again when
 * that lets it.  EXISTS: somebody rules; INVALID: the leader was not started, is being ended or leads
 * for another domain, or it or the caller has a leader; NO_MEMORY.
 */
status package_rule(struct strand *leader, uint64_t owner, uint64_t authority);

/* Whether a capability that the domain of that number made lets anybody rule: its grant of interface scheduler holds. */
bool package_has_authority(uint64_t maker);

/* A grant was withdrawn, or a domain has ended: who rules by that one's authority rules no more. The strands are the
 * global scheduler's, and the leader goes on without a package. */
void package_check_authority(void);

/* A new strand, or one that was let go: it belongs to whoever rules. */
void package_enrol(struct strand *strand);

/* A strand ends: as one of a package's, then as a leader. */
void package_leave(struct strand *strand);
void package_end(struct strand *strand);

/* The package is removed: all its strands but the running one are the global scheduler's. */
void package_give_up(struct package *package);

/* A strand of a package became ready. */
void package_ready(struct strand *strand);

/* A leader that waits for the strand it runs is to run itself, soon. */
void package_recall(struct package *package);

/* The outermost leader of a strand, or the strand itself: whose share of the processor it uses. */
struct strand *package_base(struct strand *strand);

/* When the first turn above a strand ends; UINT64_MAX: never. */
uint64_t package_turn_end(const struct strand *strand);

/* Charges time of a strand to the packages in whose place it ran. */
void package_charge(const struct strand *strand, uint64_t time, uint64_t cycles);

/* How long a leader's strands ran in its place, in nanoseconds. */
uint64_t package_lent(const struct strand *leader);

/* --- Turns: for the scheduler ---------------------------------------------------------------------- */

/*
 * Whether the running strand, which has a leader, must hand the processor back; then those leaders are
 * marked that lose it as well.  `global`: the outermost one does.
 */
bool package_must_yield(struct strand *strand, bool global);

/* What a leader has to itself, of a time slice, when the processor is taken from it. */
enum { PACKAGE_GRACE = 64 };

/* The running strand stops, but stays ready. */
void package_put(struct strand *strand);

/* --- Turns: for leaders ---------------------------------------------------------------------------- */

/*
 * Runs `strand` in the place of the running one.  Returns when it has stopped.  BUSY: the leader was told
 * something new instead; NOT_FOUND: it has ended; INVALID: not ready; DENIED: not adopted, or a handler
 * runs.
 */
status package_resume(struct strand_record *strand, uint64_t owner);

/* Waits till there is something to tell, and tells it. NOT_FOUND: it has no strands; DENIED. */
status package_wait(uint64_t owner);

/* Events raised to leaders. */
enum package_notice { NOTICE_BLOCK, NOTICE_UNBLOCK, NOTICE_CHECKPOINT, NOTICE_RESUME, NOTICES };
void package_notices_set(struct event *const events[NOTICES]);

/* --- The watch ------------------------------------------------------------------------------------- */

/* How long a ready strand may wait for its scheduler, in nanoseconds. False: below 10 ms or above 1000 s. */
bool package_set_bound(uint64_t nanoseconds);
uint64_t package_bound(void);

/* Ends the schedulers that are over the bound. Called when sched.watch_at has passed. */
void package_watch(void);

/* The default bound, at boot. */
void package_reset(void);

/* What to add to the report of a leader's end: "; 'a' of 'x' waited 1003 ms". "": nothing. */
const char *package_text(const struct strand *leader);

/* With a seed: its clock went on by so much. */
__attribute__((cold)) void package_time_passed(uint64_t nanoseconds);

/* What facts.c and facts_step.c share. */
#pragma once

#include "facts.h"

__extension__ typedef __int128 number;

/* A local read as a number, or zero. */
struct side {
    const struct low_local *local; /* NULL: zero */
    bool is_signed;
};

/* left <= right + by, of numbers that do not wrap. */
struct goal {
    struct side left, right;
    number by;
};

/* A way into a label. */
struct way {
    size_t from;
    const struct way *next;
};

/* A goal that was asked for at a label: it is being looked into, or how that ended. */
struct asked {
    struct goal goal;
    enum { ASKED_OPEN, ASKED_HOLDS, ASKED_FAILS } state;
    size_t depth; /* open ones: how many are open around it */
    struct asked *next;
};

/* side + by, exactly. */
struct sum {
    bool is_known;
    struct side side;
    number by;
};

/* A local that is given once what a parameter is that never changes, in front of all labels and jumps: behind
 * that, it is said by the parameter. */
struct alias {
    bool is_fixed; /* nothing changes it, or nothing else than what is said here */
    size_t from;
    struct sum read[2];
};

struct facts {
    const struct low_function *function;
    struct arena *arena;
    const struct way **ways; /* to each label */
    struct alias *aliases;   /* by number of a local; read unsigned, read signed */
    struct asked **asked;    /* at each label */
    unsigned fuel, nested;
    size_t open;   /* goals that are being looked into */
    size_t relied; /* the outermost of them that the answer rests on */
};

/* Whether the goal holds in front of statement `at`, on all ways to it; the second asks on the way to
 * another goal, which has an end. */
bool facts_search(struct facts *facts, const struct goal *goal, size_t at);
bool facts_prove(struct facts *facts, struct goal goal, size_t at);

/* By its sides alone. */
bool goal_is_plain(const struct goal *goal);

/* --- facts_step.c --- */

number side_least(const struct side *side);
number side_most(const struct side *side);

/* The sum that a value is where statement `at` uses it. */
struct sum facts_sum(struct facts *facts, const struct low_value *value, bool is_signed, size_t at);

/* The assignment in the same straight run that gave a local what it has at `at`; SIZE_MAX: none. */
size_t facts_setting(const struct facts *facts, const struct low_local *local, size_t at);

/* The goal behind the assignment at `at` holds, by what holds in front of it. */
bool facts_behind_change(struct facts *facts, const struct goal *goal, size_t at);

/* What a condition says, as up to two goals that hold. */
size_t facts_of_condition(struct facts *facts, const struct low_value *condition, bool is_true,
                          size_t at, struct goal told[2]);
size_t facts_of_check(struct facts *facts, size_t at, struct goal told[2]);

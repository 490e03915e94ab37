/* Values of the lowered tree as numbers, by what a zone knows; for claim_paths.c. */
#pragma once

#include "zone.h"

struct numbers {
    const struct zone_scope *scope;
    const bool *is_set; /* by number of a local: it does not keep the zero that it has at entry */
    struct zone zone;
};

struct numbers numbers_new(const struct low_function *function, struct arena *arena);

/* node + c, exactly. */
struct form {
    bool is_known;
    zone_node node;
    zone_int c;
};

/* The number that a value stands for, if that can be said. */
struct form number_form(struct numbers *n, const struct low_value *value, enum zone_view view);

/* x <= y + c for what a local will be, where it is more than a form. */
enum { LIMITS = 6 };
struct limits {
    size_t count;
    struct zone_fact list[LIMITS];
};

/* What a value lies between when it has become the local's; said before, and put down after that. */
struct limits number_limits(struct numbers *n, const struct low_local *local,
                            const struct low_value *value);
void number_limit(struct numbers *n, const struct limits *limits);

/* The condition is true, or not. */
void number_assume(struct numbers *n, const struct low_value *condition, bool is_true);

/* The check has passed; what is known shows that it will. */
void number_assume_check(struct numbers *n, const struct low_stmt *check);
bool number_shows_check(struct numbers *n, const struct low_stmt *check);

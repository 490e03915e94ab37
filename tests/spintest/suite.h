/* The suites: how each kind of case is judged.
 *
 * A judge runs in a process of its own, with the tree as its current directory and an empty folder
 * `scratch` that is removed afterwards. What is wrong goes into `why`, one line per thing. */
#pragma once

#include "text.h"

#include <stdbool.h>

enum verdict { VERDICT_PASSED, VERDICT_FAILED, VERDICT_SKIPPED };

struct server;

struct bench {                   /* where a case is judged */
    const char *bin;             /* folder with spinc and spindle */
    const char *scratch;         /* for objects */
    const char *keep;            /* where runs are kept; NULL: nowhere */
    bool bless;                  /* write what is expected */
    bool quick;                  /* one back end only */
    const struct server *server; /* compiles; NULL: each compile is a process */
};

typedef enum verdict judge(const struct bench *bench, const char *path, struct text *why);

struct suite {
    const char *name; /* folder under tests/ */
    judge *judge_case;
    judge *judge_neighbour; /* ok_*.c; NULL when the suite has none */
};

/* The suite a path belongs to: the one named by a part of it. NULL when no part does. */
const struct suite *suite_find(const char *path);

judge reject_case, reject_neighbour;
judge accept_case;
judge fault_case;
judge diagnostics_case;

struct test_case;
struct outcome;

/* Whether a run of the case is what its marks say, on whatever machine. */
void accept_judge(const struct test_case *c, const char *back_end, const struct outcome *outcome,
                  struct text *why);
void fault_judge(const struct test_case *c, const char *back_end, const struct outcome *outcome,
                 struct text *why);

enum { LIMIT_MS = 20000 }; /* for one run of one program */

/* Whether the lines of text differ in at most `most` places, `//` comments and blank lines aside. */
bool lines_near(const char *a, const char *b, unsigned most);

/* Files of a folder (not of those below) whose names match the pattern, sorted. The caller frees
 * the names and the list; it ends with NULL. */
char **folder_list(const char *folder, const char *pattern);
void folder_list_free(char **list);

/* Why the last operation failed, in words: one line that names the thing and the rule.
 *
 * The status says what kind of failure it was; the explanation is for people. There is one, because
 * there is one kernel: read it before the next call. */
#pragma once

#include <spin/status.h>

/* Stores the explanation and returns the status. `code` is not STATUS_OK. */
__attribute__((format(printf, 2, 3))) status explain(enum status_code code, const char *format,
                                                     ...);

/* Out of memory, of kind `what`. */
status explain_memory(const char *what);

/* The last explanation; never NULL. */
const char *explanation(void);

/* The text of a status (spin/status.def). */
const char *status_text(status s);

/* Leaves the calling function with the status of a call that failed. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        status tried = (call);                                                                     \
        if (failed(tried))                                                                         \
            return tried;                                                                          \
    } while (0)

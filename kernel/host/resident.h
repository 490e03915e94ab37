/* A spinc that stays, for a shell that loads many sources: it loads its front end once. */
#pragma once

#include <stdbool.h>

/* From now on compiles go to it. It is started at the first one; at once if `now`. */
void resident_use(const char *program, bool now);
void resident_end(void);

/* Has it done what the arguments say. True, with how spinc would have ended in *ended, as waitpid() has
 * it; false: there is none. */
bool resident_compile(char *const arguments[], int *ended);

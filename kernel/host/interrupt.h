/* Ctrl-C, while extensions run. */
#pragma once

#include <stdbool.h>

/* Between these two it ends the running extensions. */
void interrupt_catch(void);
void interrupt_release(void);

/* Whether it was pressed since it was caught last. */
bool interrupt_happened(void);

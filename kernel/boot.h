/* Boot and shutdown: the start-up list, and what the parts of the kernel's public face share. */
#pragma once

#include "domain.h"

#include <spindle.h>

/* Whether the kernel is booted; INVALID with an explanation otherwise. */
status boot_check(void);

/* The kernel's own domains: interfaces that everybody is linked to, and those that are granted. */
struct domain *boot_public(void);
struct domain *boot_privileged(void);

/* Bytes of kernel memory that the last shutdown found still in use: 0 unless we forgot some. */
size_t boot_leaked(void);

/* Frees domains that have ended and nothing leads into. */
void boot_reap(void);

/* query.c: forgets the object that was inspected last, at shutdown. */
void query_shutdown(void);

/* Devices that extensions may open: those whose names the operator gave, and no others. */
#pragma once

#include <spin/status.h>

/* Grants a name; granting it twice is harmless. */
status grant_device(const char *name);

/* The capability for a granted device, which is opened at the first request; NULL: not granted, not
 * there, or no memory. */
void *grant_open(const char *name);

/* Closes all devices, at shutdown. */
void grant_shutdown(void);

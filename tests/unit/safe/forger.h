/* Interface forger: a capability that is called as that of interface vault. */
#pragma once

#include <spin/safe.h>

struct vault;

/* Something that calls itself a vault. */
struct vault *forger_make(u64 value);

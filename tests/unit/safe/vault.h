/* Interface vault: a capability that its module alone can open. */
#pragma once

#include <spin/safe.h>

struct vault;

/* A vault that holds a value. */
struct vault *vault_make(u64 value);

/* What is in it. */
u64 vault_value(struct vault *vault);

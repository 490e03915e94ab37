/* Implements vault. */
#include "vault.h"

module(vault);
implements(vault);

struct vault {
    u64 value;
};

struct vault *vault_make(u64 value)
{
    struct vault *vault = new (struct vault);
    vault->value = value;
    return vault;
}

u64 vault_value(struct vault *vault)
{
    return vault->value;
}

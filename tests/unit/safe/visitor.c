/* Keeps a vault and asks what is in it. Its entries are the cases of the tests. */
#include "vault.h"

#include "forger.h"

module(visitor);

static struct vault *kept;

int main(int argc, str_t *__array argv)
{
    return (int)vault_value(kept);
}

int take(int argc, str_t *__array argv)
{
    kept = vault_make(7);
    return 0;
}

int take_forged(int argc, str_t *__array argv)
{
    kept = forger_make(7);
    return 0;
}

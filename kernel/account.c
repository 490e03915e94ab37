/*
 * Accounts: a table of those that live, by id.
 */
#include "account.h"

#include "memory.h"
#include "panic.h"

enum { KERNEL = 1 };

static const uint64_t defaults[ACCOUNT_ITEMS] = {
    [ACCOUNT_HEAP] = (uint64_t)256 << 20,
    [ACCOUNT_STACK] = (uint64_t)64 << 20,
    [ACCOUNT_STRANDS] = 128,
    [ACCOUNT_HANDLERS] = 1024,
    [ACCOUNT_DOMAINS] = 256,
    [ACCOUNT_NAMES] = 256,
};

static struct account kernel = {.id = KERNEL};
static struct account **live; /* by id - first_id */
static size_t room;
static uint32_t first_id = KERNEL + 1; /* ids from here on belong to this boot */
static uint32_t next_id = KERNEL + 1;

bool account_init(struct account *account)
{
    size_t row = next_id - first_id;
    if (next_id == UINT32_MAX)
        return false;
    if (row == room) {
        size_t wanted = room == 0 ? 64 : 2 * room;
        struct account **grown = memory_grow(live, wanted * sizeof(struct account *));
        if (grown == NULL)
            return false;
        live = grown;
        room = wanted;
    }
    *account = (struct account){.id = next_id++};
    for (size_t i = 0; i < ACCOUNT_ITEMS; i++)
        account->limit[i] = defaults[i];
    live[row] = account;
    return true;
}

void account_fini(struct account *account)
{
    if (account_find(account->id) != account)
        panic("account_fini", "account is not live");
    live[account->id - first_id] = NULL;
    kernel.used[ACCOUNT_HEAP] += account->used[ACCOUNT_HEAP];
    account->id = 0;
}

bool account_charge(struct account *account, enum account_item item, uint64_t amount)
{
    uint64_t total;
    if (__builtin_add_overflow(account->used[item], amount, &total))
        return false;
    if (account != &kernel && total > account->limit[item])
        return false;
    account->used[item] = total;
    return true;
}

void account_credit(struct account *account, enum account_item item, uint64_t amount)
{
    if (amount > account->used[item])
        panic("account_credit", "more is credited than was charged");
    account->used[item] -= amount;
}

struct account *account_find(uint32_t id)
{
    if (id == KERNEL)
        return &kernel;
    return id >= first_id && id < next_id ? live[id - first_id] : NULL;
}

struct account *account_kernel(void)
{
    return &kernel;
}

void account_each(void (*visit)(struct account *, void *), void *context)
{
    visit(&kernel, context);
    for (size_t row = 0; row < next_id - first_id; row++)
        if (live[row] != NULL)
            visit(live[row], context);
}

void account_shutdown(void)
{
    memory_free(live);
    live = NULL;
    room = 0;
    first_id = next_id;
    kernel = (struct account){.id = KERNEL};
}

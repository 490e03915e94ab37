/*
 * Accounts: a hash table of those that live. Ids count up and never come back, so their low bits
 * spread over the rows, and the table grows with how many live at once, not with how many there were.
 */
#include "account.h"

#include "machine/machine.h"
#include "memory.h"
#include "panic.h"

enum { KERNEL = 1 };

static const uint64_t heap_most = (uint64_t)256 << 20, stack_most = (uint64_t)64 << 20;
static uint64_t defaults[ACCOUNT_ITEMS] = {
    [ACCOUNT_HEAP] = heap_most, [ACCOUNT_STACK] = stack_most, [ACCOUNT_STRANDS] = 128,
    [ACCOUNT_HANDLERS] = 1024,  [ACCOUNT_DOMAINS] = 256,      [ACCOUNT_NAMES] = 256,
    [ACCOUNT_REQUESTS] = 16,
};

/* The kernel's own has no limits. */
#define WITHOUT_LIMITS                                                                             \
    {                                                                                              \
        .id = KERNEL,                                                                              \
        .limit = {[ACCOUNT_HEAP] = UINT64_MAX,                                                     \
                  [ACCOUNT_STACK] = UINT64_MAX,                                                    \
                  [ACCOUNT_STRANDS] = UINT64_MAX,                                                  \
                  [ACCOUNT_HANDLERS] = UINT64_MAX,                                                 \
                  [ACCOUNT_DOMAINS] = UINT64_MAX,                                                  \
                  [ACCOUNT_NAMES] = UINT64_MAX,                                                    \
                  [ACCOUNT_REQUESTS] = UINT64_MAX},                                                \
    }
_Static_assert(ACCOUNT_ITEMS == 7, "each has a limit");
static struct account kernel = WITHOUT_LIMITS;
static struct account **rows; /* by the low bits of the id, each a chain */
static size_t row_count, live;
static uint32_t next_id = KERNEL + 1;

static struct account **row_of(uint32_t id)
{
    return &rows[id & (row_count - 1)];
}

static void put(struct account *account)
{
    struct account **row = row_of(account->id);
    account->next = *row;
    *row = account;
}

/* As many rows as accounts, at least. */
static bool make_room(void)
{
    if (live < row_count)
        return true;
    struct account **old = rows;
    size_t old_count = row_count, wanted = row_count == 0 ? 64 : 2 * row_count;
    struct account **grown = memory_new_array(wanted, sizeof(struct account *));
    if (grown == NULL)
        return false;
    rows = grown;
    row_count = wanted;
    for (size_t i = 0; i < old_count; i++) {
        for (struct account *account = old[i], *next; account != NULL; account = next) {
            next = account->next;
            put(account);
        }
    }
    memory_free(old);
    return true;
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

void account_boot(const struct boot *boot)
{
    uint64_t frames = (uint64_t)boot->frames * MACHINE_PAGE;
    defaults[ACCOUNT_HEAP] = smaller(heap_most, boot->heap / 2);
    defaults[ACCOUNT_STACK] = smaller(stack_most, frames / 2);
}

bool account_init(struct account *account)
{
    if (next_id == UINT32_MAX || !make_room())
        return false;
    *account = (struct account){.id = next_id++};
    for (size_t i = 0; i < ACCOUNT_ITEMS; i++)
        account->limit[i] = defaults[i];
    put(account);
    live++;
    return true;
}

void account_fini(struct account *account)
{
    if (account->id == KERNEL || account_find(account->id) != account)
        panic("account_fini", "account is not live");
    struct account **link = row_of(account->id);
    while (*link != account)
        link = &(*link)->next;
    *link = account->next;
    live--;
    kernel.used[ACCOUNT_HEAP] += account->used[ACCOUNT_HEAP];
    account->id = 0;
}

bool account_charge(struct account *account, enum account_item item, uint64_t amount)
{
    return account_pay(account, item, amount);
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
    struct account *account = row_count == 0 ? NULL : *row_of(id);
    while (account != NULL && account->id != id)
        account = account->next;
    return account;
}

struct account *account_kernel(void)
{
    return &kernel;
}

void account_each(void (*visit)(struct account *, void *), void *context)
{
    visit(&kernel, context);
    for (size_t row = 0; row < row_count; row++)
        for (struct account *account = rows[row]; account != NULL; account = account->next)
            visit(account, context);
}

void account_shutdown(void)
{
    memory_free(rows);
    rows = NULL;
    row_count = live = 0;
    kernel = (struct account)WITHOUT_LIMITS;
}

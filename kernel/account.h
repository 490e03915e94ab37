/*
 * Accounts: what a domain may use, and what it uses.
 *
 * Every domain has one.  Charging more than the limit is refused; the kernel turns the refusal
 * into a fault or a status of whoever asked.  Heap bytes are charged when allocated and credited
 * when the collector recounts (heap.h), so a refusal is only final after a collection.
 * Account ids are never reused: objects outlive their domain and still name it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct boot;

enum account_item {
    ACCOUNT_HEAP,  /* bytes of collected objects */
    ACCOUNT_STACK, /* bytes of strand stacks */
    ACCOUNT_STRANDS,
    ACCOUNT_HANDLERS,
    ACCOUNT_DOMAINS,  /* made and not ended */
    ACCOUNT_NAMES,    /* under which its exports are registered */
    ACCOUNT_REQUESTS, /* to devices, begun and not done */
    ACCOUNT_ITEMS
};

struct account {
    uint32_t id; /* 1 is the kernel's own, 0 is never used */
    uint64_t used[ACCOUNT_ITEMS];
    uint64_t limit[ACCOUNT_ITEMS];
    uint64_t processor_time; /* nanoseconds, of strands that have ended too */
    struct account *next;    /* of the same row (account.c) */
};

/*
 * The limits of accounts to come: on a machine with little memory no single one may have more than half
 * of what there is for objects, nor of what there is for stacks.
 */
void account_boot(const struct boot *boot);

/* Initialises caller's storage with default limits and a fresh id; false: no memory or no id. */
bool account_init(struct account *account);

/* The storage goes away; objects charged to it become the kernel's. */
void account_fini(struct account *account);

/* Adds `amount`; false, with nothing charged, when that exceeds the limit. */
bool account_charge(struct account *account, enum account_item item, uint64_t amount);

/* The same in place, for the heap. */
static inline bool account_pay(struct account *account, enum account_item item, uint64_t amount)
{
    uint64_t total;
    if (__builtin_add_overflow(account->used[item], amount, &total) || total > account->limit[item])
        return false;
    account->used[item] = total;
    return true;
}

/* Takes `amount` off again; panics when more is credited than was charged. */
void account_credit(struct account *account, enum account_item item, uint64_t amount);

/* The account with this id, NULL when it is gone. */
struct account *account_find(uint32_t id);

/* The kernel's own account: no limits. */
struct account *account_kernel(void);

/* Calls visit(account, context) for each live account. */
void account_each(void (*visit)(struct account *, void *), void *context);

/* Forgets all accounts, at shutdown; ids go on where they were. */
void account_shutdown(void);

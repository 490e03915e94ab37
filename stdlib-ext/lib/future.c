/* Implements future: one word says whether the value is there, another whose turn it is to set it. */
#include <future.h>
#include <sync.h>

module(future);
implements(future);
initialiser(start);

enum { PENDING, SET };
static const u64 nobody = (u64)-1; /* a number that no strand has */

struct future {
    u64 state, setter;
    u64 maker; /* 0: anybody */
    void *value;
};

static status start(void)
{
    sync_survive();
    return OK;
}

struct future *future_create(struct strand *__nullable maker)
{
    struct future *future = new(struct future);
    if (maker) {
        struct strand_statistics known;
        strand_statistics(maker, &known);
        future->maker = known.number != 0 ? known.number : nobody;
    }
    return future;
}

/* A call that was cut off before the state changed has set nothing; INVALID: it was one of this strand's own. */
static void take(struct future *future)
{
    u64 self = sync_self();
    for (;;) {
        u64 holder = future->setter;
        status turn = STATUS_VALUE(STATUS_POISONED);
        if (holder != 0)
            turn = sync_block(&future->setter, holder, holder);
        if (succeeded(turn) || turn.code == STATUS_INVALID)
            return;
        if (turn.code == STATUS_POISONED &&
            atomic_compare_exchange_strong(&future->setter, &holder, self))
            return;
    }
}

status future_set(struct future *future, void *value)
{
    status result = STATUS_VALUE(STATUS_EXISTS);
    take(future);
    if (future->state == PENDING) {
        future->value = value;
        sync_wake(&future->state, PENDING, SET, (u64)-1);
        result = OK;
    }
    sync_pass(&future->setter);
    return result;
}

void *__nullable future_get(struct future *future, status *__scope why)
{
    while (future->state == PENDING) {
        status turn = sync_block(&future->state, PENDING, future->maker);
        if (turn.code == STATUS_POISONED || turn.code == STATUS_INVALID) {
            /* The maker may have set it before it ended. */
            if (future->state == SET)
                break;
            *why = turn;
            return NULL;
        }
    }
    *why = OK;
    return future->value;
}

_Bool future_is_set(struct future *future)
{
    return future->state == SET;
}

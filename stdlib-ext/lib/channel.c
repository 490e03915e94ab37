/* Implements channel: a ring between a lock for senders and a lock for receivers.
 *
 * One word says everything: how many were sent and received, both modulo 2^31, and whether the channel is
 * closed. Only the strand at the head of the senders' line writes to the ring's free part, and then moves
 * `sent` in one step; the same on the other side. So when that strand is ended, the next one finds
 * everything in order and simply takes its place. */
#include <channel.h>
#include <sync.h>

module(channel);
implements(channel);
initialiser(start);

enum { MOST = 1 << 20, RECEIVED = 0, SENT = 31 };
static const u64 mask = ((u64)1 << 31) - 1;
static const u64 closed = (u64)1 << 62;

struct channel {
    u64 sender, receiver; /* numbers of the strands at the head of each line; 0: nobody */
    u64 state;            /* received, sent, closed; both heads wait on it */
    u32 capacity;
    void **__array ring; /* a power of two, so that positions go on when the counts wrap */
};

static status start(void)
{
    sync_survive();
    return OK;
}

struct channel *__nullable channel_create(u32 capacity)
{
    if (capacity == 0 || capacity > MOST)
        return NULL;
    u32 places = 1;
    while (places < capacity)
        places *= 2;
    struct channel *channel = new(struct channel);
    channel->capacity = capacity;
    channel->ring = new_array(void *, places);
    return channel;
}

static u64 part(u64 state, u32 at)
{
    return state >> at & mask;
}

static u64 held(u64 state)
{
    return (part(state, SENT) - part(state, RECEIVED)) & mask;
}

/* The state with one more sent or received. */
static u64 one_more(u64 state, u32 at)
{
    u64 next = (part(state, at) + 1) & mask;
    return (state & ~(mask << at)) | next << at;
}

static _Bool change(struct channel *channel, u64 from, u64 to)
{
    return sync_wake(&channel->state, from, to, 2);
}

/* Waits for the head of a line. A call that was cut off there has left nothing to put in order; INVALID: it
 * was one of this strand's own. */
static void take(u64 *__scope head)
{
    u64 self = sync_self();
    for (;;) {
        u64 holder = *head;
        status turn = STATUS_VALUE(STATUS_POISONED);
        if (holder != 0)
            turn = sync_block(head, holder, holder);
        if (succeeded(turn) || turn.code == STATUS_INVALID)
            return;
        if (turn.code == STATUS_POISONED && atomic_compare_exchange_strong(head, &holder, self))
            return;
    }
}

status channel_send(struct channel *channel, void *value)
{
    status result = STATUS_VALUE(STATUS_CLOSED);
    take(&channel->sender);
    for (;;) {
        u64 state = channel->state;
        if (state & closed)
            break;
        if (held(state) == channel->capacity) {
            (void)sync_block(&channel->state, state, 0).code;
            continue;
        }
        channel->ring[part(state, SENT) % lenof(channel->ring)] = value;
        if (change(channel, state, one_more(state, SENT))) {
            result = OK;
            break;
        }
    }
    sync_pass(&channel->sender);
    return result;
}

void *__nullable channel_receive(struct channel *channel, status *__scope why)
{
    void *value = NULL;
    *why = STATUS_VALUE(STATUS_CLOSED);
    take(&channel->receiver);
    for (;;) {
        u64 state = channel->state;
        if (held(state) == 0) {
            if (state & closed)
                break;
            (void)sync_block(&channel->state, state, 0).code;
            continue;
        }
        void *first = channel->ring[part(state, RECEIVED) % lenof(channel->ring)];
        if (change(channel, state, one_more(state, RECEIVED))) {
            value = first;
            *why = OK;
            break;
        }
    }
    sync_pass(&channel->receiver);
    return value;
}

void channel_close(struct channel *channel)
{
    for (;;) {
        u64 state = channel->state;
        if (state & closed || change(channel, state, state | closed))
            return;
    }
}

u32 channel_count(struct channel *channel)
{
    return (u32)held(channel->state);
}

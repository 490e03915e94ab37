/* Strands that share a channel and a mutex, some of which are ended at any instruction. */
#include <channel.h>
#include <heap.h>
#include <mutex.h>
#include <strand.h>
#include <sync.h>

module(crowd);

enum { SENDERS = 2, ITEMS = 6, LOCKERS = 3, ROUNDS = 5, KILLS = 4 };

struct item {
    struct item *next;
    u64 sender, number, check;
};
DEFINE_CHANNEL(struct item, items)

struct role {
    u64 sender;
};

static struct channel *channel;
static struct mutex *mutex;
static u64 wrong, received, first, second;

static struct item *make_item(u64 sender, u64 number)
{
    struct item *item = new(struct item);
    item->sender = sender;
    item->number = number;
    item->check = ~(sender + number);
    return item;
}

static void send_some(void *__nullable argument)
{
    u64 sender = as(struct role, argument)->sender;
    for (u64 i = 1; i <= ITEMS; i++)
        wrong += failed(items_send(channel, make_item(sender, i)));
}

static void send_for_ever(void *__nullable argument)
{
    for (;;)
        assert(succeeded(items_send(channel, make_item(SENDERS, 0))));
}

/* All it got, in a list that collections have to keep. */
static void receive(void *__nullable argument)
{
    status why;
    u64 last[SENDERS] = {0};
    struct item *all = NULL, *item;
    u64 count = 0;
    while ((item = items_receive(channel, &why)) != NULL) {
        item->next = all;
        all = item;
        if (++count % 4 == 0)
            heap_collect();
        if (item->sender < SENDERS) {
            wrong += item->number <= last[item->sender];
            last[item->sender] = item->number;
            received++;
        }
    }
    for (item = all; item; item = item->next) {
        wrong += item->check != ~(item->sender + item->number);
        count--;
    }
    wrong += count != 0;
}

/* The two are equal whenever nobody holds the mutex. A holder that was ended leaves them half done. */
static void count_under_lock(void)
{
    status held = mutex_lock(mutex);
    if (held.code == STATUS_POISONED) {
        held = mutex_repair(mutex);
        if (failed(held)) /* another one was faster */
            return;
        second = first;
    }
    wrong += failed(held) || first != second;
    u64 value = ++first;
    strand_yield();
    wrong += first != value;
    second = value;
    wrong += failed(mutex_unlock(mutex));
}

static void lock_some(void *__nullable argument)
{
    for (u32 i = 0; i < ROUNDS; i++) {
        count_under_lock();
        wrong += failed(strand_sleep(1500));
    }
}

static void lock_for_ever(void *__nullable argument)
{
    for (;;)
        count_under_lock();
}

static struct strand *begin(strand_procedure procedure, u64 sender)
{
    status why;
    struct role *role = new(struct role);
    role->sender = sender;
    struct strand *strand = strand_create(procedure, role, "crowd", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

static void end(struct strand *strand)
{
    wrong += failed(strand_kill(strand));
    wrong += strand_join(strand).code != STATUS_KILLED;
}

static void join(struct strand *strand)
{
    wrong += failed(strand_join(strand));
}

int main(int argc, str_t *__array argv)
{
    struct strand *receivers[2], *senders[SENDERS], *lockers[LOCKERS];
    struct channel *made = channel_create(2);
    assert(made != NULL);
    channel = made;
    mutex = mutex_create();
    struct strand *sender = begin(send_for_ever, SENDERS), *locker = begin(lock_for_ever, 0);
    for (u32 i = 0; i < 2; i++)
        receivers[i] = begin(receive, 0);
    for (u32 i = 0; i < SENDERS; i++)
        senders[i] = begin(send_some, i);
    for (u32 i = 0; i < LOCKERS; i++)
        lockers[i] = begin(lock_some, 0);
    for (u32 i = 0; i < KILLS; i++) {
        strand_yield();
        end(sender);
        sender = begin(send_for_ever, SENDERS);
        end(locker);
        locker = begin(lock_for_ever, 0);
    }
    for (u32 i = 0; i < SENDERS; i++)
        join(senders[i]);
    for (u32 i = 0; i < LOCKERS; i++)
        join(lockers[i]);
    end(sender);
    end(locker);
    channel_close(channel);
    for (u32 i = 0; i < 2; i++)
        join(receivers[i]);
    return wrong != 0 ? 1 : received != SENDERS * ITEMS ? 2 : 0;
}

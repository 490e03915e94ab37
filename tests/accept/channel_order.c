// What goes in comes out, once and in order, whatever the time slice, the capacity and the number of strands.
// plain: no - strands
// with: ../../stdlib-ext/lib/channel.c
// run: --quantum 20
// expect: in order 1, 3000 of 3000
// expect: 4 senders, 2 receivers: 4000 received, each once 1
// expect: closed 16, left 1 16
// expect: capacity 1 1
#include <channel.h>
#include <console.h>
#include <strand.h>

struct item {
    u32 sender, number;
};
DEFINE_CHANNEL(struct item, items)

enum { EACH = 1000 };

static struct channel *channel;
static u32 received, next_sender;
static u32 *__array seen;

static void send(u32 sender, u32 count)
{
    for (u32 i = 0; i < count; i++) {
        struct item *item = new(struct item);
        item->sender = sender;
        item->number = i;
        assert(succeeded(items_send(channel, item)));
    }
}

static void produce(void *__nullable argument)
{
    send(atomic_fetch_add(&next_sender, 1), EACH);
}

static void produce_more(void *__nullable argument)
{
    send(0, 3 * EACH);
    channel_close(channel);
}

static void consume(void *__nullable argument)
{
    struct item *item;
    status why;
    while ((item = items_receive(channel, &why)) != NULL) {
        atomic_fetch_add(&received, 1);
        atomic_fetch_add(&seen[item->sender * EACH + item->number], 1);
    }
}

static struct strand *begin(strand_procedure procedure)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, "strand", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

static struct channel *make(u32 capacity)
{
    struct channel *made = channel_create(capacity);
    assert(made != NULL);
    return made;
}

static _Bool in_order(void)
{
    struct item *item;
    status why;
    u32 count = 0;
    _Bool ordered = 1;
    channel = make(3);
    begin(produce_more);
    while ((item = items_receive(channel, &why)) != NULL)
        ordered = ordered && item->number == count++;
    received = count;
    return ordered && why.code == STATUS_CLOSED;
}

static _Bool many(void)
{
    struct strand **senders = new_array(struct strand *, 4), **receivers = new_array(struct strand *, 2);
    _Bool once = 1;
    channel = make(7);
    seen = new_array(u32, 4 * EACH);
    received = 0;
    for (u32 i = 0; i < 4; i++)
        senders[i] = begin(produce);
    for (u32 i = 0; i < 2; i++)
        receivers[i] = begin(consume);
    for (u32 i = 0; i < 4; i++)
        assert(succeeded(strand_join(senders[i])));
    channel_close(channel);
    for (u32 i = 0; i < 2; i++)
        assert(succeeded(strand_join(receivers[i])));
    for (u32 i = 0; i < 4 * EACH; i++)
        once = once && seen[i] == 1;
    return once;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    _Bool good = in_order();
    console_print(console, "in order %d, %u of %u\n", good, received, 3 * EACH);
    good = many();
    console_print(console, "4 senders, 2 receivers: %u received, each once %d\n", received, good);
    status why, after;
    channel = make(2);
    send(0, 1);
    channel_close(channel);
    channel_close(channel);
    int sent = items_send(channel, new(struct item)).code;
    good = items_receive(channel, &why) != NULL && items_receive(channel, &after) == NULL;
    console_print(console, "closed %d, left %d %d\n", sent, good && succeeded(why), after.code);
    console_print(console, "capacity %d %d\n", channel_create(0) == NULL, channel_create((u32)-1) == NULL);
    return 0;
}

// Senders and receivers that are ended in the middle of a call leave the channel as it was for the others.
// plain: no - strands
// with: ../../stdlib-ext/lib/channel.c
// run: --quantum 20
// expect: all of the survivor's, in order 1
// expect: channel goes on 1
#include <channel.h>
#include <console.h>
#include <strand.h>

struct item {
    u32 sender, number;
};
DEFINE_CHANNEL(struct item, items)

enum { LAST = 3000 };

static struct channel *channel;

static void send_for_ever(void *__nullable argument)
{
    while (succeeded(items_send(channel, new(struct item))))
        ;
}

static void receive_nothing(void *__nullable argument)
{
    status why;
    (void)items_receive(channel, &why);
}

static void send_some(void *__nullable argument)
{
    for (u32 i = 0; i < LAST; i++) {
        struct item *item = new(struct item);
        item->sender = 1;
        item->number = i;
        assert(succeeded(items_send(channel, item)));
    }
    channel_close(channel);
}

static struct strand *begin(strand_procedure procedure)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, "strand", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

/* Ends one that is somewhere in a call, and begins another. */
static struct strand *replace(struct strand *strand)
{
    strand_kill(strand);
    (void)strand_join(strand).code; /* killed, or done when the channel is closed */
    return begin(send_for_ever);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct channel *made = channel_create(2);
    assert(made != NULL);
    channel = made;
    struct strand *victim = begin(send_for_ever);
    begin(send_some);
    struct item *item;
    status why;
    u32 next = 0, turn = 0;
    _Bool ordered = 1;
    while ((item = items_receive(channel, &why)) != NULL) {
        if (item->sender)
            ordered = ordered && item->number == next++;
        if (++turn % 7 == 0 && next < LAST)
            victim = replace(victim);
        if (next == LAST)
            strand_kill(victim);
    }
    console_print(console, "all of the survivor's, in order %d\n", ordered && next == LAST);
    made = channel_create(1);
    assert(made != NULL);
    channel = made;
    victim = begin(receive_nothing);
    strand_yield();
    strand_kill(victim);
    assert(succeeded(items_send(channel, new(struct item))));
    console_print(console, "channel goes on %d\n", items_receive(channel, &why) != NULL);
    return 0;
}

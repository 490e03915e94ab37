/*
 * Seeded interleavings: the generator, the decisions, and their trace.
 *
 * The generator is SplitMix64.  A choice among strands compares a hash of each one's number with what was
 * drawn, so that it depends on who is ready and not on the order of the queue, which can depend on
 * addresses.
 */
#include "seed.h"

#include "scheduler.h"

enum { PATIENCES = 5 };

struct seed seed;

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
    x = (x ^ x >> 27) * 0x94d049bb133111eb;
    return x ^ x >> 31;
}

static uint64_t draw(void)
{
    seed.state += 0x9e3779b97f4a7c15;
    return mix(seed.state);
}

static void note(uint64_t decision)
{
    seed.trace = mix(seed.trace ^ decision) + seed.events;
}

void seed_boot(uint64_t number)
{
    /* Some errors want a switch at every turn, others a strand that stays away for long. */
    static const uint32_t patience[PATIENCES] = {2, 3, 6, 16, 64};
    seed = (struct seed){.is_set = number != 0, .state = number};
    if (number == 0)
        return;
    seed.patience = patience[draw() % PATIENCES];
    seed.pending = PENDING_EVENT;
    atomic_fetch_or(&machine_pending, PENDING_EVENT);
}

bool seed_keeps_turn(const struct strand *running)
{
    bool keeps_turn = draw() % seed.patience != 0;
    seed.clock += SEED_EVENT;
    seed.events++;
    note(running->number << 1 | keeps_turn);
    return keeps_turn;
}

struct strand *seed_pick(const struct strand_list *queue)
{
    struct strand *found = queue->first;
    uint64_t key = draw();
    for (struct strand *strand = found; strand != NULL; strand = strand->next)
        if (mix(key ^ strand->number) < mix(key ^ found->number))
            found = strand;
    note(found->number);
    return found;
}

/* First in, first out: the page that was loaded longest ago leaves, used or not. */
#include "policy.h"

module(fifo);
implements(policy);

static u32 *__array ring; /* frames in the order their pages were loaded */
static u32 first, loaded;

void policy_start(u32 frames)
{
    ring = new_array(u32, frames);
}

void policy_loaded(u32 frame)
{
    ring[(first + loaded++) % (u32)lenof(ring)] = frame;
}

void policy_used(u32 frame)
{
    (void)frame;
}

u32 policy_victim(void)
{
    u32 victim = ring[first];
    first = (first + 1) % (u32)lenof(ring);
    loaded--;
    return victim;
}

const char *policy_name(void)
{
    return "fifo";
}

/* Most recently used: the page used last leaves; best for loops larger than memory. */
#include "policy.h"

module(mru);
implements(policy);

static u32 latest;

void policy_start(u32 frames)
{
    (void)frames;
}

void policy_loaded(u32 frame)
{
    latest = frame;
}

void policy_used(u32 frame)
{
    latest = frame;
}

u32 policy_victim(void)
{
    return latest;
}

const char *policy_name(void)
{
    return "mru";
}

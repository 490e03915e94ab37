/* Implements hub. Its authoriser lets others run before it answers. */
#include "hub.h"

#include <event.h>
#include <strand.h>
#include <sync.h>

module(hub);
implements(hub);
initialiser(start);

static _Bool may_install(const struct install_request *__scope request)
{
    strand_yield();
    return request->requester != 0;
}

static status start(void)
{
    sync_survive();
    authorise(hub_raise, may_install);
    return OK;
}

u64 hub_raise(u64 raiser, u64 value)
{
    return raiser == sync_self() ? value + 1 : 0;
}

/* Implements gate. */
#include "gate.h"

#include <event.h>
#include <strand.h>

module(gate);
implements(gate);
initialiser(start);

static _Bool sleeps(const struct install_request *__scope request)
{
    (void)strand_sleep((u64)3600 * 1000000000).code;
    return 1;
}

static status start(void)
{
    authorise(gate_sleeps, sleeps);
    return OK;
}

void gate_sleeps(void)
{
}

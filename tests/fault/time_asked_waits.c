// Who is asked whether another may install does not keep that one waiting: its limit is one of time, and waiting
// takes none.
// with: with_gate.c
// exit: 5
#include "gate.h"

static void handle(void)
{
}

int main(int argc, str_t *__array argv)
{
    return install(gate_sleeps, handle) ? 0 : 5;
}
// fault@with_gate.c:13: time "sleeps"

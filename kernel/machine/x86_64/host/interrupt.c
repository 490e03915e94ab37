/* There is no Ctrl-C on the bare machine. */
#include "host/interrupt.h"

void interrupt_catch(void)
{
}

void interrupt_release(void)
{
}

bool interrupt_happened(void)
{
    return false;
}

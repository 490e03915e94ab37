#include <spin/safe.h>
implements(lamp);
int lamp_switch(int on)
{
    return !on;
}

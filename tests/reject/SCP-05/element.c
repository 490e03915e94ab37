// rule: SCP-05
// The address of an element is no start of an array.
#include <spin/safe.h>
struct node { int value; };
struct node *pick(struct node *__array all, u32 i)
{
    return &all[i];  // error: SCP-05
}

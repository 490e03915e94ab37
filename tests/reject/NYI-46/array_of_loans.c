// rule: NYI-46
// Elements of an array can be handed on as a whole, with the stack references in them.
#include <spin/safe.h>
int f(int n)
{
    int here = n;
    int *__scope places[2] = {0};  // error: NYI-46 "not supported yet"
    return places[0] ? here : n;
}

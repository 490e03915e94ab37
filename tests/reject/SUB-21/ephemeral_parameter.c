// rule: SUB-21
// Effects belong to procedures: here the word would silently mean nothing.
#include <spin/safe.h>
int f(int n __ephemeral)  // error: SUB-21
{
    return n;
}

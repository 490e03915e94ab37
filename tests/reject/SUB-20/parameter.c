// rule: SUB-20
// noescape is a promise to clang that nothing here checks.
#include <spin/safe.h>
int f(int *p __attribute__((noescape)))  // error: SUB-20
{
    return *p;
}

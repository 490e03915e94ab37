// rule: SUB-01
// A range of cases is no C.
#include <spin/safe.h>
int f(int n)
{
    switch (n) {
    case 1 ... 3:  // error: SUB-01
        return 1;
    }
    return 0;
}

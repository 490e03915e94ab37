// legal neighbour of case_range
#include <spin/safe.h>
int f(int n)
{
    switch (n) {
    case 1:
        return 1;
    }
    return 0;
}

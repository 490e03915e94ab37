#include <spin/safe.h>
typedef float four __attribute__((ext_vector_type(4)));
static four sums;
float first(void)
{
    return sums.x;
}

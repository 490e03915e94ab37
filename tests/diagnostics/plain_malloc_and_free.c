#include <stdlib.h>
int *numbers(int n)
{
    return malloc(n * sizeof(int));
}

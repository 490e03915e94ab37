// sub() cannot reach past its array.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 10);
    int *part = sub(p, 8, argc + 2); // fault: bounds "sub(p, 8, argc + 2)" n=3 len=2
    return part[0];
}

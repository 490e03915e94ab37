// A scope reference to one element needs the element.
#include <spin/safe.h>

static int read_one(const int *__scope p)
{
    return *p;
}

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 4);
    return read_one(&p[argc + 3]); // fault: bounds "p + argc + 3" i=4 len=4
}

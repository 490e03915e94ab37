// An array is no object of a struct.
#include <spin/safe.h>

struct box { int n; };

int main(int argc, str_t *__array argv)
{
    void *any = new_array(int, 4);
    return as(struct box, any)->n; // fault: type "any is an array of 4 'i32', wanted 'struct box'"
    return 0;
}

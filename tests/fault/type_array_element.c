// as_array() of other elements, even of the same size.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    void *any = new_array(u32, 4);
    return as_array(int, any)[0]; // fault: type "any is an array of 4 'u32', wanted an array of 'i32'"
    return 0;
}

// An atomic operation behind the end of an array.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u64 *a = new_array(u64, 4);
    return (int)atomic_load(a + 3 + argc); // fault: bounds i=4 len=4
}

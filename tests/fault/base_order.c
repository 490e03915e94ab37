// References into two arrays have no order.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4), *b = new_array(int, 4);
    return a < b; // fault: base "a < b"
    return 0;
}

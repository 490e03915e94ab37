// References into two arrays have no difference.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4), *b = new_array(int, 4);
    return (int)(a - b); // fault: base "a - b"
    return 0;
}

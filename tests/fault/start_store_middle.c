// Only the start of an array may be stored: the header lies before it.
#include <spin/safe.h>

static int *__array kept;

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 4);
    kept = p + argc; // fault: start "p + argc" i=1
    return kept[0];
}

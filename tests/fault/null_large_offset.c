// A field far beyond the first page is no way around the check.
#include <spin/safe.h>

struct large {
    u8 padding[8000];
    int value;
};
static struct large *large;

int main(int argc, str_t *__array argv)
{
    return large->value + argc; // fault: null "large->value"
}

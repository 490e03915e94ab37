// Null is of no type.
#include <spin/safe.h>

struct flow {
    int value;
};
static void *any;

int main(int argc, str_t *__array argv)
{
    return as(struct flow, any)->value + argc; // fault: null "as(struct flow, any)->value"
}

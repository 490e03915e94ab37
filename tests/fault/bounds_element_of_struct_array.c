// An element of a struct array is checked before its field is reached.
#include <spin/safe.h>

struct pair {
    int a, b;
};

int main(int argc, str_t *__array argv)
{
    struct pair *pairs = new_array(struct pair, 2);
    return pairs[argc + 1].b; // fault: bounds "pairs[argc + 1]" i=2 len=2
}

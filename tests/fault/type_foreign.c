// A type of this name in another module is another type.
// with: with_zoo.c
#include "zoo.h"

struct cage {
    int size;
};

int main(int argc, str_t *__array argv)
{
    void *any = zoo_cage(argc);
    return as(struct cage, any)->size; // fault: type "any is 'struct cage' of another module, wanted 'struct cage'"
}

// A fault in another module: each call under way is listed with its line.
// with: with_zoo.c
#include "zoo.h"

int main(int argc, str_t *__array argv)
{
    int zero = argc - 1;
    int other = zoo_divide(7, argc);
    other += zoo_divide(other, zero); // called: main
    return other;
}
// fault@with_zoo.c:10: divide "more / b"
// called@with_zoo.c:10: zoo_divide

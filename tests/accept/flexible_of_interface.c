// Two modules make objects of one type with a flexible member, and know each other's.
// plain: no - lengths of references
// with: with_chunks.c
// expect: 6 1 23
#include "chunks.h"

#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct chunk *chunk = new_flex(struct chunk, 3);
    chunk->at[2] = 11;
    struct chunk *twice = chunks_twice(chunk);
    console_print(c, "%lu %u %u\n", lenof(twice->at), twice->kind, chunks_sum(twice));
    return 0;
}

// A slice goes by value to another module and back; the header it is declared in is rebuilt.
// plain: no - lengths of references
// with: with_parts.c
// expect: 3 98 3137
#include "parts.h"

#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 *text = new_array(u8, 8);
    for (u8 i = 0; i < 8; i++)
        text[i] = (u8)('a' + i);
    bytes three = parts_first((bytes){text, 1, 7}, 3);
    struct record *r = new(struct record);
    r->key = (bytes){text, 1, 2};
    console_print(c, "%lu %u %u\n", lenof(elems(three)), elems(three)[0], parts_hash(r));
    return 0;
}

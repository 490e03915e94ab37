// A block of a part, in loops with other checks of the part's base.
// expect: 95 1 1 7
// plain: no - the length of a part
#include <console.h>

static u64 wide = 73;
static i64 places = 20;
static u64 table[15] = {41, 73, 95, 33};

static void blend(i16 by, u64 *__array given)
{
    i64 limit = (u32)((f64)wide - (f64)((u64)wide >> places));
    u64 head[17] = {1, 1, 9};
    u64 *part = table + 0;
    for (u64 i = limit - ((-2)); i == ((u64)limit >= (u64)(given[5])); i -= 205) {
        part[(u32)i % 8] ^= part[(u64)i % lenof(part)] + (2 ^ 32768);
        i8 mixed = (3 - by) & ((i32)by >> wide);
        switch ((table[13]) & 7) {
        case 3: {
        }
            for (u32 k = 0; k < 15; k++) {
                table[k / 4] = table[k + 0] ^ mixed;
                copy(part + 1, head, 3);
            }
        }
    }
    part = table + 2;
    copy(part, head, 1 + 0);
}

int main(int argc, str_t *__array argv)
{
    u64 *given = new_array(u64, 7);
    u64 before = table[2];
    blend(3, given);
    console_print(console_open(), "%lu %lu %u %lu\n", before, table[2], argc, lenof(given));
    return 0;
}

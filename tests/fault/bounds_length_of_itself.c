// The length of an array of fixed length is no index in it, though the compiler knows both.
// expect: 3
#include <console.h>

static u32 table[5];

int main(int argc, str_t *__array argv)
{
    u32 row[3] = {0};
    table[lenof(table) - 1] = 1;
    row[lenof(row) - 1] = 2;
    console_print(console_open(), "%u\n", table[4] + row[2]);
    return (int)table[lenof(table)]; // fault: bounds "table[lenof(table)]" i=5 len=5
}

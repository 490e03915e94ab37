// Typedefs of every sort.
// expect: 20 3 12
#include <console.h>

typedef unsigned int word;
typedef struct pair {
    word a, b;
} pair;
typedef int row[3];

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    row r = {1, 2, 3};
    pair p = {4, 5};
    word w = p.a * p.b;
    console_print(c, "%u %d %lu\n", w, r[2], sizeof(row));
    return 0;
}

#include <console.h>
void show(u64 n)
{
    console_print(console_open(), "%d\n", n);
}

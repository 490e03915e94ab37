// Loaded into the kernel after each fault: it must still answer.
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "alive\n");
    return 0;
}

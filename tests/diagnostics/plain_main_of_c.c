#include <console.h>
int main(int argc, char *argv[])
{
    console_print(console_open(), "%s\n", argv[0]);
    return 0;
}

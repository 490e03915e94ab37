/* Another extension in the same kernel: answers, however its neighbours fare. */
#include <console.h>

module(alive);

static u32 answers;

int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "alive: answer %u\n", ++answers);
    return 0;
}

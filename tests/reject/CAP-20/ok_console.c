// legal neighbour of console
#include <console.h>
struct my_console { u64 words[4]; };
void f(struct console *c) { console_print(c, "text\n"); }

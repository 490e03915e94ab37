// rule: CAP-20
// The kernel's console would be read as a struct of the module's choice.
#include <console.h>
struct console { u64 words[4]; };  // error: CAP-20
void f(struct console *c) { console_print(c, "text\n"); }

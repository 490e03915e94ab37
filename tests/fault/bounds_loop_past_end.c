// A loop that runs past the end faults at the element, after what it did before.
#include <console.h>

static int put(int *__array q, int n, struct console *console)
{
    int s = 0;
    for (int i = 0; i < n; i++) {
        q[i] = i; // fault: bounds "q[i]" i=4 len=4
        s += q[i];
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    return put(new_array(int, 4), argc + 5, console_open());
}

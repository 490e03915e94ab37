// Sieve of Eratosthenes.
// expect: 168
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    enum { N = 1000 };
    u8 *composite = new_array(u8, N);
    int count = 0;
    for (int i = 2; i < N; i++) {
        if (composite[i])
            continue;
        count++;
        for (int j = i * i; j < N; j += i)
            composite[j] = 1;
    }
    console_print(c, "%d\n", count);
    return 0;
}

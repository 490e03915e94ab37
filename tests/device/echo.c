/* Says something to a console whose other side says it again. */
#include <spin/safe.h>
#include <console.h>
#include <device.h>

enum { N = 3000 };

static void use(struct console *console, struct device *other)
{
    u8 out[N];
    u8 in[N];
    size_t got = 0;
    int different = 0;
    for (size_t i = 0; i < N; i++)
        out[i] = (u8)('a' + i % 26);
    i64 put = device_send(other, out, N);
    while (got < N) {
        u8 some[700];
        i64 n = device_receive(other, some, 700);
        if (n <= 0)
            break;
        for (i64 i = 0; i < n && got < N; i++)
            in[got++] = some[i];
    }
    for (size_t i = 0; i < N; i++)
        different += in[i] != out[i];
    console_print(console, "said %ld, heard %lu, different %d\n", (long)put, (unsigned long)got, different);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct device *other = argc > 1 ? device_open(argv[1]) : NULL;
    if (other)
        use(console, other);
    else
        console_print(console, "no device\n");
    return 0;
}

/* Says something to who does not listen, until that is refused. */
#include <console.h>
#include <device.h>

module(mute);

enum { N = 1000, MOST = 100000 };

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct device *device = argc > 1 ? device_open(argv[1]) : NULL;
    u8 text[N];
    u32 said = 0;
    if (!device)
        return 9;
    while (said < MOST && device_send(device, text, N) == N)
        said++;
    console_print(console, "taken %s, then %ld\n", said > 0 && said < MOST ? "some" : "?",
                  (long)device_send(device, text, N));
    return 0;
}

/* Asks a net who 10.0.2.2 is, and reads the answer; then what a net refuses. */
#include <spin/safe.h>
#include <console.h>
#include <device.h>

enum { QUESTION = 60, OPERATION = 21, SENDER = 28 };

static void make_question(u8 *__counted_by(n) __scope packet, size_t n, const struct device_about *__scope about)
{
    static const u8 kind[10] = {8, 6, 0, 1, 8, 0, 6, 4, 0, 1};
    static const u8 from[4] = {10, 0, 2, 15};
    static const u8 to[4] = {10, 0, 2, 2};
    for (size_t i = 0; i < 6; i++) {
        packet[i] = 0xff;
        packet[6 + i] = packet[22 + i] = about->address[i];
    }
    for (size_t i = 0; i < 10; i++)
        packet[12 + i] = kind[i];
    for (size_t i = 0; i < 4; i++) {
        packet[28 + i] = from[i];
        packet[38 + i] = to[i];
    }
}

static void use(struct console *console, struct device *net)
{
    struct device_about about;
    u8 packet[2000] = {0};
    device_describe(net, &about);
    console_print(console, "kind %u, size %lu, most %u\n", about.kind, (unsigned long)device_size(net), about.most);
    make_question(packet, QUESTION, &about);
    console_print(console, "sent %ld\n", (long)device_send(net, packet, QUESTION));
    i64 got = device_receive(net, packet, sizeof packet);
    console_print(console, "%s, operation %d, 10.0.2.2 is at %x:%x:%d.%d.%d.%d\n", got >= 42 ? "received" : "failed",
                  (int)packet[OPERATION], packet[22], packet[23], (int)packet[24], (int)packet[25], (int)packet[26],
                  (int)packet[27]);
    console_print(console, "too long: %ld, as a disk: %ld %ld\n", (long)device_send(net, packet, 1515),
                  (long)device_read(net, 0, packet, 10), (long)device_write(net, 0, packet, 10));
    make_question(packet, QUESTION, &about);
    (void)device_send(net, packet, QUESTION);
    console_print(console, "cut: %ld\n", (long)device_receive(net, packet, 14));
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct device *net = argc > 1 ? device_open(argv[1]) : NULL;
    if (net)
        use(console, net);
    else
        console_print(console, "no device\n");
    return 0;
}

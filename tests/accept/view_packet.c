// Bytes are looked at as a plain struct, at any offset.
// expect: 1 258 1020304
// expect: 221 aa
#include <spin/safe.h>
#include <console.h>

struct __plain header { u8 kind; be16 length; u32 id; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u8 packet[12] = {9, 1, 0x01, 0x02, 4, 3, 2, 1, 0, 0, 0, 0};
    const struct header *h = view(const struct header, packet, 1);
    console_print(out, "%d %d %x\n", h->kind, be16_get(h->length), h->id);
    struct header *w = view(struct header, packet, 5);
    w->id = 0xaabbccdd;
    console_print(out, "%d %x\n", packet[8], packet[11]);
    return 0;
}

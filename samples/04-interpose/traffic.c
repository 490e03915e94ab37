/* Raises packet_received for each packet of a recorded trace. Its own handler lets everything pass; what
 * else happens to packets is up to the extensions that are installed on the event. */
#include "packet.h"

#include <console.h>
#include <device.h>
#include <event.h>
#include <string.h>

module(traffic);
implements(packet);
initialiser(start);

struct __plain pcap_packet {
    u32 seconds, microseconds, captured, length;
};
enum { PCAP_HEADER = 24, BLOCK = 10 };

static u32 seen;

_Bool packet_received(const u8 *__counted_by(n) __scope bytes, u32 n)
{
    seen++;
    return n > 0;
}

/* Only the extension named "watch" may install handlers. */
static _Bool may_install(const struct install_request *__scope request)
{
    static const char allowed[6] = "watch";
    return memcmp(request->name, allowed, sizeof allowed) == 0;
}

static status start(void)
{
    authorise(packet_received, may_install);
    return OK;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct device *file = argc == 2 ? device_open(argv[1]) : NULL;
    if (!file) {
        console_print(console, "usage: traffic TRACE\n");
        return 2;
    }
    u8 *trace = new_array(u8, device_size(file));
    if (device_read(file, 0, trace, lenof(trace)) < 0)
        return 1;
    u32 passed = 0, raised = 0;
    for (size_t at = PCAP_HEADER; at + sizeof(struct pcap_packet) <= lenof(trace);) {
        u32 length = view(const struct pcap_packet, trace, at)->captured;
        at += sizeof(struct pcap_packet);
        passed += packet_received(sub(trace, at, length), length);
        at += length;
        if (++raised % BLOCK == 0)
            console_print(console, "%u packets raised, %u passed\n", raised, passed);
    }
    console_print(console, "%u packets raised, %u passed, %u seen by the implementer\n", raised, passed, seen);
    return 0;
}

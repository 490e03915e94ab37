/* Hooks an event of another extension: a guard on packet bytes selects DNS over UDP, the handler counts
 * those packets, holds every second one back, and removes itself after ten while traffic flows on. */
#include "packet.h"

#include <console.h>
#include <event.h>

module(watch);
initialiser(start);

enum { ETHERNET = 14, PROTOCOL_UDP = 17, PORT = 15353, ENOUGH = 10 };

struct __plain ipv4 {
    u8 version_length, service;
    be16 length, id, fragment;
    u8 ttl, protocol;
    be16 checksum;
    be32 src, dst;
};

struct __plain udp {
    be16 src, dst, length, checksum;
};

struct watch {
    struct console *console;
    struct binding *binding;
    u32 count;
};

static __functional _Bool is_dns(struct watch *watch, const u8 *__counted_by(n) __scope bytes, u32 n)
{
    if (n < ETHERNET + sizeof(struct ipv4) + sizeof(struct udp))
        return 0;
    if (view(const struct ipv4, bytes, ETHERNET)->protocol != PROTOCOL_UDP)
        return 0;
    const struct udp *udp = view(const struct udp, bytes, ETHERNET + sizeof(struct ipv4));
    return be16_get(udp->src) == PORT || be16_get(udp->dst) == PORT;
}

static _Bool on_dns(struct watch *watch, const u8 *__counted_by(n) __scope bytes, u32 n)
{
    watch->count++;
    console_print(watch->console, "watch: DNS packet %u, %u bytes\n", watch->count, n);
    if (watch->count == ENOUGH && succeeded(event_uninstall(watch->binding)))
        console_print(watch->console, "watch: removed\n");
    return watch->count % 2 == 1;
}

static status start(void)
{
    struct watch *watch = new(struct watch);
    watch->console = console_open();
    watch->binding = install(packet_received, on_dns, .guard = is_dns, .closure = watch, .order = ORDER_LAST);
    return watch->binding ? OK : STATUS_VALUE(STATUS_DENIED);
}

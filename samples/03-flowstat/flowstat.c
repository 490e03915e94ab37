/* Flows of a recorded packet trace: parses pcap, Ethernet, IPv4, UDP and TCP in place through views,
 * counts packets and bytes per conversation in a hash table on the collected heap, prints the top flows. */
#include <console.h>
#include <device.h>

module(flowstat);

enum {
    PCAP_MAGIC = 0xa1b2c3d4, /* microseconds, written by a machine of our byte order */
    LINK_ETHERNET = 1,
    ETHERTYPE_IPV4 = 0x0800,
    PROTOCOL_TCP = 6,
    PROTOCOL_UDP = 17,
    BUCKETS = 64,
    TOP = 20,
};

struct __plain pcap_file {
    u32 magic;
    u16 major, minor;
    u32 zone, accuracy, snapshot, link;
};

struct __plain pcap_packet {
    u32 seconds, microseconds, captured, length;
};

struct __plain ethernet {
    u8 dst[6], src[6];
    be16 type;
};

struct __plain ipv4 {
    u8 version_length, service;
    be16 length, id, fragment;
    u8 ttl, protocol;
    be16 checksum;
    be32 src, dst;
};

struct __plain ports { /* the first bytes of UDP and TCP alike */
    be16 src, dst;
};

struct endpoint {
    u32 address;
    u16 port;
};

struct flow {
    struct flow *next; /* of the same bucket */
    u8 protocol;
    struct endpoint a, b; /* a sent the first packet */
    u32 packets_to_a, packets_to_b;
    u64 bytes_to_a, bytes_to_b;
};

struct table {
    struct flow *buckets[BUCKETS];
    u32 flows;
};

static _Bool endpoint_equal(struct endpoint x, struct endpoint y)
{
    return x.address == y.address && x.port == y.port;
}

static u32 endpoint_hash(struct endpoint e)
{
    return (e.address ^ (u32)e.port << 7) * 2654435761u;
}

/* The flow between two endpoints in either direction; made when it is new. */
static struct flow *table_flow(struct table *table, u8 protocol, struct endpoint src, struct endpoint dst)
{
    u32 bucket = (endpoint_hash(src) + endpoint_hash(dst) + protocol) % BUCKETS;
    for (struct flow *flow = table->buckets[bucket]; flow; flow = flow->next) {
        _Bool forth = endpoint_equal(flow->a, src) && endpoint_equal(flow->b, dst);
        _Bool back = endpoint_equal(flow->a, dst) && endpoint_equal(flow->b, src);
        if (flow->protocol == protocol && (forth || back))
            return flow;
    }
    struct flow *flow = new(struct flow);
    flow->protocol = protocol;
    flow->a = src;
    flow->b = dst;
    flow->next = table->buckets[bucket];
    table->buckets[bucket] = flow;
    table->flows++;
    return flow;
}

static void count_packet(struct table *table, const u8 *__counted_by(n) __scope frame, size_t n, u32 length)
{
    if (n < sizeof(struct ethernet) + sizeof(struct ipv4))
        return;
    const struct ethernet *link = view(const struct ethernet, frame, 0);
    if (be16_get(link->type) != ETHERTYPE_IPV4)
        return;
    const struct ipv4 *ip = view(const struct ipv4, frame, sizeof(struct ethernet));
    size_t transport = sizeof(struct ethernet) + (ip->version_length & 15) * 4;
    if (ip->protocol != PROTOCOL_TCP && ip->protocol != PROTOCOL_UDP)
        return;
    if ((be16_get(ip->fragment) & 0x1fff) != 0 || transport + sizeof(struct ports) > n)
        return;
    const struct ports *ports = view(const struct ports, frame, transport);
    struct endpoint src = {be32_get(ip->src), be16_get(ports->src)};
    struct endpoint dst = {be32_get(ip->dst), be16_get(ports->dst)};
    struct flow *flow = table_flow(table, ip->protocol, src, dst);
    if (endpoint_equal(flow->a, src)) {
        flow->packets_to_b++;
        flow->bytes_to_b += length;
    } else {
        flow->packets_to_a++;
        flow->bytes_to_a += length;
    }
}

/* Walks the packets of a trace; 0 when it is one. */
static int count_trace(struct table *table, const u8 *__counted_by(n) trace, size_t n)
{
    if (n < sizeof(struct pcap_file))
        return 1;
    const struct pcap_file *file = view(const struct pcap_file, trace, 0);
    if (file->magic != PCAP_MAGIC || file->link != LINK_ETHERNET)
        return 1;
    size_t at = sizeof(struct pcap_file);
    while (at + sizeof(struct pcap_packet) <= n) {
        const struct pcap_packet *packet = view(const struct pcap_packet, trace, at);
        at += sizeof(struct pcap_packet);
        if (packet->captured > n - at)
            return 1;
        count_packet(table, sub(trace, at, packet->captured), packet->captured, packet->length);
        at += packet->captured;
    }
    return 0;
}

static u64 flow_bytes(struct flow *flow)
{
    return flow->bytes_to_a + flow->bytes_to_b;
}

/* Largest first; equal ones in order of their first endpoint's port. */
static _Bool flow_before(struct flow *x, struct flow *y)
{
    if (flow_bytes(x) != flow_bytes(y))
        return flow_bytes(x) > flow_bytes(y);
    return x->a.port < y->a.port;
}


/* All flows of the table, in order: sorted by insertion, there are few. */
static struct flow **__array table_sorted(struct table *table)
{
    struct flow **sorted = new_array(struct flow *, table->flows);
    u32 n = 0;
    for (u32 bucket = 0; bucket < BUCKETS; bucket++) {
        for (struct flow *flow = table->buckets[bucket]; flow; flow = flow->next) {
            u32 at = n++;
            for (; at > 0 && flow_before(flow, sorted[at - 1]); at--)
                sorted[at] = sorted[at - 1];
            sorted[at] = flow;
        }
    }
    return sorted;
}

static void print_endpoint(struct console *console, struct endpoint e)
{
    console_print(console, "%u.%u.%u.%u:%u", e.address >> 24, e.address >> 16 & 255, e.address >> 8 & 255,
                  e.address & 255, e.port);
}

static void print_flow(struct console *console, struct flow *flow)
{
    console_print(console, "%s ", flow->protocol == PROTOCOL_TCP ? "tcp" : "udp");
    print_endpoint(console, flow->a);
    console_print(console, " <-> ");
    print_endpoint(console, flow->b);
    console_print(console, "  <- %u frames %lu bytes  -> %u frames %lu bytes  total %u frames %lu bytes\n",
                  flow->packets_to_a, flow->bytes_to_a, flow->packets_to_b, flow->bytes_to_b,
                  flow->packets_to_a + flow->packets_to_b, flow_bytes(flow));
}

static u8 *__array read_all(struct device *file)
{
    u8 *bytes = new_array(u8, device_size(file));
    i64 n = device_read(file, 0, bytes, lenof(bytes));
    return n == (i64)lenof(bytes) ? bytes : new_array(u8, 0);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    if (argc != 2) {
        console_print(console, "usage: flowstat TRACE\n");
        return 2;
    }
    struct device *file = device_open(argv[1]);
    if (!file) {
        console_print(console, "flowstat: cannot open %s\n", argv[1]);
        return 1;
    }
    struct table *table = new(struct table);
    u8 *trace = read_all(file);
    if (count_trace(table, trace, lenof(trace))) {
        console_print(console, "flowstat: %s is not an Ethernet pcap trace\n", argv[1]);
        return 1;
    }
    struct flow **flows = table_sorted(table);
    console_print(console, "%u flows\n", table->flows);
    for (u32 i = 0; i < table->flows && i < TOP; i++)
        print_flow(console, flows[i]);
    return 0;
}

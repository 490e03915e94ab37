/* A packet filter: the first rule that matches a frame's addresses, protocol and ports decides. */
#include <compute.h>
#include <random.h>

module(packet_filter);
implements(compute);

DEFINE_RANDOM(random_next)

enum { FRAMES = 512, RULES = 12, SNAPPED = 96 };
enum { TYPE_IPV4 = 0x0800, TCP = 6, UDP = 17, ANY = 0 };

struct __plain ethernet {
    u8 destination[6], source[6];
    be16 type;
};

struct __plain ipv4 {
    u8 version_and_words, service;
    be16 length, id, fragment;
    u8 hops, protocol;
    be16 checksum;
    be32 source, destination;
};

struct __plain ports {
    be16 source, destination;
};

struct rule {
    u32 source, source_mask, destination, destination_mask;
    u16 first_port, last_port;
    u8 protocol;
    u8 is_accepting;
};

struct frame {
    u32 length;
    u8 byte[SNAPPED];
};

static struct rule rules[RULES];
static struct frame *__array frames;

static int rule_matches(const struct rule *__scope rule, u32 source, u32 destination, u8 protocol,
                        u16 port)
{
    return (source & rule->source_mask) == rule->source &&
           (destination & rule->destination_mask) == rule->destination &&
           (rule->protocol == ANY || rule->protocol == protocol) && port >= rule->first_port &&
           port <= rule->last_port;
}

static int is_accepted(const u8 *__counted_by(n) frame, u32 n)
{
    if (n < sizeof(struct ethernet) + sizeof(struct ipv4))
        return 0;
    const struct ethernet *ethernet = view(struct ethernet, frame, 0);
    if (be16_get(ethernet->type) != TYPE_IPV4)
        return 0;
    const struct ipv4 *ip = view(struct ipv4, frame, sizeof(struct ethernet));
    u32 words = ip->version_and_words & 15;
    if (ip->version_and_words >> 4 != 4 || words < 5 || (be16_get(ip->fragment) & 0x1fff) != 0)
        return 0;
    u32 at = sizeof(struct ethernet) + 4 * words;
    u16 port = 0;
    if (ip->protocol == TCP || ip->protocol == UDP) {
        if (at + sizeof(struct ports) > n)
            return 0;
        port = be16_get(view(struct ports, frame, at)->destination);
    }
    u32 source = be32_get(ip->source), destination = be32_get(ip->destination);
    for (u32 i = 0; i < RULES; i++)
        if (rule_matches(&rules[i], source, destination, ip->protocol, port))
            return rules[i].is_accepting;
    return 0;
}

static u32 mask_of(u32 bits)
{
    return bits == 0 ? 0 : ~(u32)0 << (32 - bits);
}

static void make_rule(struct rule *__scope rule, u32 i)
{
    static const u16 port[4] = {22, 53, 80, 443};
    rule->source_mask = mask_of(i % 3 * 4);
    rule->source = random_next() & rule->source_mask;
    rule->destination_mask = mask_of(i % 4);
    rule->destination = random_next() & rule->destination_mask;
    rule->first_port = i % 2 ? port[i % 4] : 0;
    rule->last_port = i % 2 ? port[i % 4] : 1023;
    rule->protocol = i % 5 == 0 ? ANY : i % 3 == 0 ? UDP : TCP;
    rule->is_accepting = i % 3 != 1;
}

static void make_frame(struct frame *__scope frame)
{
    for (u32 i = 0; i < SNAPPED; i++)
        frame->byte[i] = (u8)random_next();
    frame->length = random_next() % 50 == 0 ? 20 : 60 + random_next() % 37;
    frame->byte[12] = 0x08;
    frame->byte[13] = random_next() % 16 == 0 ? 0x06 : 0;
    frame->byte[14] = 0x45 + (random_next() % 8 == 0);
    frame->byte[20] = frame->byte[21] = 0;
    frame->byte[23] = random_next() % 4 == 0 ? UDP : random_next() % 8 == 0 ? 1 : TCP;
    frame->byte[36] = (u8)(random_next() % 5);
}

void compute_prepare(void)
{
    for (u32 i = 0; i < RULES; i++)
        make_rule(&rules[i], i);
    frames = new_array(struct frame, FRAMES);
    for (u32 i = 0; i < FRAMES; i++)
        make_frame(&frames[i]);
}

u64 compute_run(u64 turns)
{
    u64 accepted = 0;
    while (turns-- > 0)
        for (u32 i = 0; i < FRAMES; i++)
            accepted += (u64)is_accepted(frames[i].byte, frames[i].length);
    return accepted;
}

// legal neighbour of view
#include <spin/safe.h>
struct __plain header { u8 kind, length; };
struct packet { struct header *header; };
void f(struct packet *packet, u8 *__counted_by(n) __scope bytes, size_t n)
{
    packet->header = new(struct header);
    bytes[0] = (u8)n;
}

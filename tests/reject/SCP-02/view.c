// rule: SCP-02
// The view lies inside a buffer; kept in the heap it would outlive the loan.
#include <spin/safe.h>
struct __plain header { u8 kind, length; };
struct packet { struct header *header; };
void f(struct packet *packet, u8 *__counted_by(n) __scope bytes, size_t n)
{
    packet->header = view(struct header, bytes, 0);  // error: SCP-02
    bytes[0] = (u8)n;
}

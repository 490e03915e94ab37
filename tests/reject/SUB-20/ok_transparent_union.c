// legal neighbour of transparent_union
#include <spin/safe.h>
union number {
    u64 whole;
    u8 bytes[8];
} __attribute__((unused));
u8 f(union number n) { return n.bytes[0]; }

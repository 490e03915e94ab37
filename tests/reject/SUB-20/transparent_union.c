// rule: SUB-20
// A reference passed as an integer through such a union could be any address.
#include <spin/safe.h>
union number {
    u64 whole;
    u8 bytes[8];
} __attribute__((transparent_union));  // error: SUB-20
u8 f(union number n) { return n.bytes[0]; }

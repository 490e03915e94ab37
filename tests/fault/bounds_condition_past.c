// What a condition says of a counter holds until the counter moves.
#include <console.h>

static int last(const u8 *__counted_by(n) b, u32 n)
{
    u32 at = 0;
    int s = 0;
    while (at < n) {
        s += b[at];
        at += 3;
        s += b[at - 1]; // fault: bounds "b[at - 1]" i=5 len=4
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    return last(new_array(u8, 4), 4);
}

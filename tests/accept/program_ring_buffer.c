// A ring buffer of bytes: writes and reads of changing size go around its end.
// expect: 801 795 6 0
#include <console.h>

struct ring {
    u8 *__counted_by(size) bytes;
    u32 size, from, used;
};
static struct ring *ring_new(u32 size)
{
    struct ring *r = new (struct ring);
    r->bytes = new_array(u8, size);
    r->size = size;
    return r;
}
static u32 ring_write(struct ring *r, const u8 *__counted_by(n) __scope data, u32 n)
{
    u32 done = 0;
    for (; done < n && r->used < r->size; done++)
        r->bytes[(r->from + r->used++) % r->size] = data[done];
    return done;
}
static u32 ring_read(struct ring *r, u8 *__counted_by(n) __scope data, u32 n)
{
    u32 done = 0;
    for (; done < n && r->used; done++, r->used--) {
        data[done] = r->bytes[r->from];
        r->from = (r->from + 1) % r->size;
    }
    return done;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct ring *r = ring_new(13);
    u8 out[16], in[16], next = 0, wanted = 0;
    u32 written = 0, got = 0, wrong = 0;
    for (u32 i = 0; i < 200; i++) {
        u32 n = i * 7 % 11;
        for (u32 k = 0; k < n; k++)
            out[k] = next + k;
        u32 w = ring_write(r, out, n);
        next += w;
        written += w;
        u32 m = ring_read(r, in, i * 5 % 9);
        got += m;
        for (u32 k = 0; k < m; k++)
            wrong += in[k] != wanted++;
    }
    console_print(c, "%u %u %u %u\n", written, got, r->used, wrong);
    return 0;
}

/* Base64 (RFC 4648): encodes, decodes, and compares with what it was. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(base64);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 48 * 1024 + 1, ENCODED = (LENGTH + 2) / 3 * 4 };

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static u8 value[256]; /* of a letter; 0xff: it is none */
static u8 *__array data;
static u8 *__array decoded;
static char *text;

static size_t encode(char *__counted_by((n + 2) * 2) out, const u8 *__counted_by(n) in, size_t n)
{
    size_t at = 0, i = 0;
    for (; i + 2 < n; i += 3) {
        u32 group = (u32)in[i] << 16 | (u32)in[i + 1] << 8 | in[i + 2];
        out[at++] = alphabet[group >> 18];
        out[at++] = alphabet[group >> 12 & 63];
        out[at++] = alphabet[group >> 6 & 63];
        out[at++] = alphabet[group & 63];
    }
    if (i < n) {
        u32 group = (u32)in[i] << 16 | (i + 1 < n ? (u32)in[i + 1] << 8 : 0);
        out[at++] = alphabet[group >> 18];
        out[at++] = alphabet[group >> 12 & 63];
        out[at++] = i + 1 < n ? alphabet[group >> 6 & 63] : '=';
        out[at++] = '=';
    }
    return at;
}

/* The number of bytes; -1: the text is malformed. */
static i64 decode(u8 *__counted_by(n) out, const char *__counted_by(n) in, size_t n)
{
    i64 at = 0;
    if (n % 4 != 0)
        return -1;
    for (size_t i = 0; i < n; i += 4) {
        u32 last = i + 4 == n ? (in[i + 3] == '=') + (u32)(in[i + 2] == '=') : 0;
        u8 a = value[(u8)in[i]], b = value[(u8)in[i + 1]];
        u8 c = last > 1 ? 0 : value[(u8)in[i + 2]], d = last > 0 ? 0 : value[(u8)in[i + 3]];
        if ((a | b | c | d) > 63)
            return -1;
        u32 group = (u32)a << 18 | (u32)b << 12 | (u32)c << 6 | d;
        out[at++] = (u8)(group >> 16);
        if (last < 2)
            out[at++] = (u8)(group >> 8);
        if (last < 1)
            out[at++] = (u8)group;
    }
    return at;
}

void compute_prepare(void)
{
    memset(value, 0xff, sizeof value);
    for (u32 i = 0; i < 64; i++)
        value[(u8)alphabet[i]] = (u8)i;
    data = new_array(u8, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        data[i] = (u8)random_next();
    text = new_array(char, 2 * (LENGTH + 2));
    decoded = new_array(u8, ENCODED);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        size_t n = encode(text, data, LENGTH);
        i64 back = decode(decoded, text, n);
        if (back != LENGTH || memcmp(data, decoded, LENGTH) != 0)
            return 0;
        sum += (u64)text[turns % n] + n;
    }
    return sum;
}

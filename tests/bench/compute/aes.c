/* AES-128 (FIPS 197) by four tables, in counter mode. */
#include <compute.h>
#include <random.h>

module(aes);
implements(compute);

DEFINE_RANDOM(random_next)

enum { ROUNDS = 10, LENGTH = 32 * 1024 };

static u8 box[256];
static u32 table[4][256];
static u32 round_key[4 * (ROUNDS + 1)];
static u8 *__array data;

static u8 twice(u8 x)
{
    return (u8)(x << 1 ^ (x & 0x80 ? 0x1b : 0));
}

static u8 rotate8(u8 x, int n)
{
    return (u8)(x << n | x >> (8 - n));
}

/* The S-box by powers of a generator and of its inverse. */
static void make_box(void)
{
    u8 p = 1, q = 1;
    do {
        p = p ^ twice(p);
        q ^= (u8)(q << 1);
        q ^= (u8)(q << 2);
        q ^= (u8)(q << 4);
        q ^= q & 0x80 ? 0x09 : 0;
        box[p] = q ^ rotate8(q, 1) ^ rotate8(q, 2) ^ rotate8(q, 3) ^ rotate8(q, 4) ^ 0x63;
    } while (p != 1);
    box[0] = 0x63;
}

static void make_tables(void)
{
    for (int i = 0; i < 256; i++) {
        u8 s = box[i], s2 = twice(s), s3 = s ^ s2;
        u32 word = (u32)s2 << 24 | (u32)s << 16 | (u32)s << 8 | s3;
        for (int j = 0; j < 4; j++)
            table[j][i] = word >> 8 * j | (j ? word << (32 - 8 * j) : 0);
    }
}

static u32 substitute(u32 word)
{
    return (u32)box[word >> 24] << 24 | (u32)box[word >> 16 & 255] << 16 |
           (u32)box[word >> 8 & 255] << 8 | box[word & 255];
}

static void expand_key(const u32 key[4])
{
    u8 constant = 1;
    for (int i = 0; i < 4; i++)
        round_key[i] = key[i];
    for (int i = 4; i < 4 * (ROUNDS + 1); i++) {
        u32 word = round_key[i - 1];
        if (i % 4 == 0) {
            word = substitute(word << 8 | word >> 24) ^ (u32)constant << 24;
            constant = twice(constant);
        }
        round_key[i] = round_key[i - 4] ^ word;
    }
}

static u32 mix(u32 a, u32 b, u32 c, u32 d)
{
    return table[0][a >> 24] ^ table[1][b >> 16 & 255] ^ table[2][c >> 8 & 255] ^ table[3][d & 255];
}

static u32 last(u32 a, u32 b, u32 c, u32 d)
{
    return (u32)box[a >> 24] << 24 | (u32)box[b >> 16 & 255] << 16 | (u32)box[c >> 8 & 255] << 8 |
           box[d & 255];
}

static void encrypt(u32 out[4], const u32 in[4])
{
    u32 a = in[0] ^ round_key[0], b = in[1] ^ round_key[1];
    u32 c = in[2] ^ round_key[2], d = in[3] ^ round_key[3];
    for (int round = 1; round < ROUNDS; round++) {
        u32 e = mix(a, b, c, d) ^ round_key[4 * round];
        u32 f = mix(b, c, d, a) ^ round_key[4 * round + 1];
        u32 g = mix(c, d, a, b) ^ round_key[4 * round + 2];
        d = mix(d, a, b, c) ^ round_key[4 * round + 3];
        a = e;
        b = f;
        c = g;
    }
    out[0] = last(a, b, c, d) ^ round_key[4 * ROUNDS];
    out[1] = last(b, c, d, a) ^ round_key[4 * ROUNDS + 1];
    out[2] = last(c, d, a, b) ^ round_key[4 * ROUNDS + 2];
    out[3] = last(d, a, b, c) ^ round_key[4 * ROUNDS + 3];
}

static void encrypt_buffer(u8 *__counted_by(n) bytes, size_t n, u32 nonce)
{
    u32 counter[4] = {nonce, 0, 0, 0}, stream[4];
    for (size_t at = 0; at + 16 <= n; at += 16) {
        counter[3]++;
        encrypt(stream, counter);
        for (size_t i = 0; i < 16; i++)
            bytes[at + i] ^= (u8)(stream[i / 4] >> (24 - 8 * (i % 4)));
    }
}

/* The example of FIPS 197, appendix B. */
static void check(void)
{
    static const u32 key[4] = {0x2b7e1516, 0x28aed2a6, 0xabf71588, 0x09cf4f3c};
    static const u32 plain[4] = {0x3243f6a8, 0x885a308d, 0x313198a2, 0xe0370734};
    u32 out[4];
    expand_key(key);
    encrypt(out, plain);
    assert(out[0] == 0x3925841d && out[1] == 0x02dc09fb && out[2] == 0xdc118597 &&
           out[3] == 0x196a0b32);
}

void compute_prepare(void)
{
    make_box();
    make_tables();
    check();
    data = new_array(u8, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        data[i] = (u8)random_next();
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        encrypt_buffer(data, LENGTH, 0x12345678);
        sum += data[turns % LENGTH] + (u64)data[LENGTH - 1];
    }
    return sum;
}

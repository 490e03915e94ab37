/* SHA-256 (FIPS 180-4). */
#include <compute.h>
#include <random.h>
#include <string.h>

module(sha256);
implements(compute);

DEFINE_RANDOM(random_next)

enum { BLOCK = 64, LENGTH = 64 * 1024 };

static const u32 k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

struct sha256 {
    u32 state[8];
    u64 length;
    u8 buffer[BLOCK];
};

static u8 *__array data;

static u32 rotate(u32 x, u32 n)
{
    return x >> n | x << (32 - n);
}

static void compress(struct sha256 *__scope hash, const u8 *__counted_by(BLOCK) __scope block)
{
    u32 w[64];
    for (int i = 0; i < 16; i++)
        w[i] = (u32)block[4 * i] << 24 | (u32)block[4 * i + 1] << 16 | (u32)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        u32 s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        u32 s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    u32 a = hash->state[0], b = hash->state[1], c = hash->state[2], d = hash->state[3];
    u32 e = hash->state[4], f = hash->state[5], g = hash->state[6], h = hash->state[7];
    for (int i = 0; i < 64; i++) {
        u32 s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        u32 t1 = h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i];
        u32 s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        u32 t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    hash->state[0] += a;
    hash->state[1] += b;
    hash->state[2] += c;
    hash->state[3] += d;
    hash->state[4] += e;
    hash->state[5] += f;
    hash->state[6] += g;
    hash->state[7] += h;
}

static void sha256_begin(struct sha256 *__scope hash)
{
    static const u32 initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(hash->state, initial, sizeof initial);
    hash->length = 0;
}

static void sha256_add(struct sha256 *__scope hash, const u8 *__counted_by(n) __scope bytes,
                       size_t n)
{
    u32 used = (u32)(hash->length % BLOCK);
    hash->length += n;
    while (n > 0) {
        u32 part = BLOCK - used < n ? BLOCK - used : (u32)n;
        memcpy(hash->buffer + used, bytes, part);
        bytes += part;
        n -= part;
        used += part;
        if (used == BLOCK) {
            compress(hash, hash->buffer);
            used = 0;
        }
    }
}

static void sha256_end(struct sha256 *__scope hash)
{
    u64 bits = hash->length * 8;
    u32 used = (u32)(hash->length % BLOCK);
    hash->buffer[used++] = 0x80;
    if (used > BLOCK - 8) {
        memset(hash->buffer + used, 0, BLOCK - used);
        compress(hash, hash->buffer);
        used = 0;
    }
    memset(hash->buffer + used, 0, BLOCK - 8 - used);
    for (int i = 0; i < 8; i++)
        hash->buffer[BLOCK - 1 - i] = (u8)(bits >> 8 * i);
    compress(hash, hash->buffer);
}

void compute_prepare(void)
{
    data = new_array(u8, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        data[i] = (u8)random_next();
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        struct sha256 hash;
        sha256_begin(&hash);
        for (u32 at = 0; at < LENGTH; at += 1000)
            sha256_add(&hash, data + at, LENGTH - at < 1000 ? LENGTH - at : 1000);
        sha256_end(&hash);
        sum += (u64)hash.state[0] << 32 | hash.state[7];
        data[0]++;
    }
    return sum;
}

/* SHA-256 (FIPS 180-4) of a file named on the command line, printed as sha256sum does. */
#include <console.h>
#include <device.h>

module(sha256);

enum { BLOCK = 64, CHUNK = 4096 };

static const u32 round_constants[64] = {
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
    u64 length; /* bytes hashed so far */
    u8 block[BLOCK];
};

static u32 rotate(u32 x, u32 n)
{
    return x >> n | x << (32 - n);
}

static void schedule(u32 w[64], const u8 *__counted_by(BLOCK) __scope block)
{
    for (int i = 0; i < 16; i++)
        w[i] = (u32)block[4 * i] << 24 | (u32)block[4 * i + 1] << 16 | (u32)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        u32 a = w[i - 15], b = w[i - 2];
        u32 s0 = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3;
        u32 s1 = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

static void compress(struct sha256 *hash, const u8 *__counted_by(BLOCK) __scope block)
{
    u32 w[64], v[8];
    schedule(w, block);
    for (int i = 0; i < 8; i++)
        v[i] = hash->state[i];
    for (int i = 0; i < 64; i++) {
        u32 s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
        u32 choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        u32 t1 = v[7] + s1 + choice + round_constants[i] + w[i];
        u32 s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22);
        u32 majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        for (int j = 7; j > 0; j--)
            v[j] = v[j - 1];
        v[4] += t1;
        v[0] = t1 + s0 + majority;
    }
    for (int i = 0; i < 8; i++)
        hash->state[i] += v[i];
}

static struct sha256 *sha256_begin(void)
{
    static const u32 initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    struct sha256 *hash = new(struct sha256);
    copy(hash->state, initial, 8);
    return hash;
}

static void sha256_add(struct sha256 *hash, const u8 *__counted_by(n) __scope bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        hash->block[hash->length++ % BLOCK] = bytes[i];
        if (hash->length % BLOCK == 0)
            compress(hash, hash->block);
    }
}

static void sha256_end(struct sha256 *hash)
{
    u64 bits = hash->length * 8;
    u8 byte = 0x80;
    sha256_add(hash, &byte, 1);
    byte = 0;
    while (hash->length % BLOCK != BLOCK - 8)
        sha256_add(hash, &byte, 1);
    for (int shift = 56; shift >= 0; shift -= 8) {
        byte = (u8)(bits >> shift);
        sha256_add(hash, &byte, 1);
    }
}

static int hash_file(struct console *console, str_t name)
{
    struct device *file = device_open(name);
    if (!file) {
        console_print(console, "sha256: cannot open %s\n", name);
        return 1;
    }
    struct sha256 *hash = sha256_begin();
    u8 *buffer = new_array(u8, CHUNK);
    u64 position = 0;
    i64 n;
    while ((n = device_read(file, position, buffer, CHUNK)) > 0) {
        sha256_add(hash, buffer, (size_t)n);
        position += (u64)n;
    }
    sha256_end(hash);
    for (int i = 0; i < 8; i++)
        console_print(console, "%08x", hash->state[i]);
    console_print(console, "  %s\n", name);
    return n < 0;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    int failures = 0;
    for (int i = 1; i < argc; i++)
        failures += hash_file(console, argv[i]);
    return failures != 0;
}

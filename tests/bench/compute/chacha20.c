/* ChaCha20 (RFC 8439): a buffer is encrypted in place. */
#include <compute.h>
#include <random.h>

module(chacha20);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 32 * 1024 + 7, BLOCK = 64 };

static u32 key[8];
static const u32 nonce[3] = {0x09000000, 0x4a000000, 0};
static u8 *__array data;

static u32 rotate(u32 x, int n)
{
    return x << n | x >> (32 - n);
}

static void quarter_round(u32 x[16], int a, int b, int c, int d)
{
    x[a] += x[b];
    x[d] = rotate(x[d] ^ x[a], 16);
    x[c] += x[d];
    x[b] = rotate(x[b] ^ x[c], 12);
    x[a] += x[b];
    x[d] = rotate(x[d] ^ x[a], 8);
    x[c] += x[d];
    x[b] = rotate(x[b] ^ x[c], 7);
}

static void block(u8 stream[BLOCK], u32 counter)
{
    u32 state[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}, x[16];
    for (int i = 0; i < 8; i++)
        state[4 + i] = key[i];
    state[12] = counter;
    for (int i = 0; i < 3; i++)
        state[13 + i] = nonce[i];
    for (int i = 0; i < 16; i++)
        x[i] = state[i];
    for (int i = 0; i < 10; i++) {
        quarter_round(x, 0, 4, 8, 12);
        quarter_round(x, 1, 5, 9, 13);
        quarter_round(x, 2, 6, 10, 14);
        quarter_round(x, 3, 7, 11, 15);
        quarter_round(x, 0, 5, 10, 15);
        quarter_round(x, 1, 6, 11, 12);
        quarter_round(x, 2, 7, 8, 13);
        quarter_round(x, 3, 4, 9, 14);
    }
    for (int i = 0; i < 16; i++) {
        u32 word = x[i] + state[i];
        stream[4 * i] = (u8)word;
        stream[4 * i + 1] = (u8)(word >> 8);
        stream[4 * i + 2] = (u8)(word >> 16);
        stream[4 * i + 3] = (u8)(word >> 24);
    }
}

static void chacha20(u8 *__counted_by(n) bytes, size_t n, u32 counter)
{
    u8 stream[BLOCK];
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t part = n - at < BLOCK ? n - at : BLOCK;
        block(stream, counter++);
        for (size_t i = 0; i < part; i++)
            bytes[at + i] ^= stream[i];
    }
}

void compute_prepare(void)
{
    for (u32 i = 0; i < 8; i++)
        key[i] = random_next();
    data = new_array(u8, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        data[i] = (u8)random_next();
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        chacha20(data, LENGTH, 1);
        sum += data[turns % LENGTH] + (u64)data[LENGTH - 1];
    }
    return sum;
}

/* LZ4's block format: a text is compressed once and decompressed again and again. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(lz4);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 64 * 1024, LEAST_MATCH = 4, LAST_LITERALS = 12, FARTHEST = 65535 };

static u8 *__array original;
static u8 *__array packed;
static u8 *__array unpacked;
static u32 packed_length;

/* A length of 15 or more goes on in bytes of 255; the place behind them, 0: there is none. */
static size_t read_length(const u8 *__counted_by(n) in, size_t n, size_t at, size_t *__scope length)
{
    u8 byte;
    do {
        if (at >= n)
            return 0;
        byte = in[at++];
        *length += byte;
    } while (byte == 255);
    return at;
}

/* The number of bytes; -1: the block is malformed. */
static i64 decode(u8 *__counted_by(room) out, size_t room, const u8 *__counted_by(n) in, size_t n)
{
    size_t at = 0, end = 0;
    while (at < n) {
        u8 token = in[at++];
        size_t length = token >> 4;
        if (length == 15 && (at = read_length(in, n, at, &length)) == 0)
            return -1;
        if (length > n - at || length > room - end)
            return -1;
        memcpy(out + end, in + at, length);
        at += length;
        end += length;
        if (at == n)
            break;
        if (n - at < 2)
            return -1;
        size_t distance = in[at] | (size_t)in[at + 1] << 8;
        at += 2;
        if (distance == 0 || distance > end)
            return -1;
        length = token & 15;
        if (length == 15 && (at = read_length(in, n, at, &length)) == 0)
            return -1;
        length += LEAST_MATCH;
        if (length > room - end)
            return -1;
        for (size_t i = 0; i < length; i++, end++)
            out[end] = out[end - distance];
    }
    return (i64)end;
}

/* --- The compressor -------------------------------------------------------------------------------------- */

static void put(u32 byte)
{
    packed[packed_length++] = (u8)byte;
}

static void put_length(u32 length)
{
    for (; length >= 255; length -= 255)
        put(255);
    put(length);
}

static void put_sequence(u32 literals, u32 start, u32 match, u32 distance)
{
    u32 extra = match ? match - LEAST_MATCH : 0;
    put((literals < 15 ? literals : 15) << 4 | (extra < 15 ? extra : 15));
    if (literals >= 15)
        put_length(literals - 15);
    for (u32 i = 0; i < literals; i++)
        put(original[start + i]);
    if (!match)
        return;
    put(distance & 255);
    put(distance >> 8);
    if (extra >= 15)
        put_length(extra - 15);
}

static u32 word_at(u32 at)
{
    return original[at] | (u32)original[at + 1] << 8 | (u32)original[at + 2] << 16 |
           (u32)original[at + 3] << 24;
}

static void encode(void)
{
    static u32 seen[4096];
    u32 start = 0, at = 0;
    while (at + LAST_LITERALS < LENGTH) {
        u32 hash = (u32)(word_at(at) * 2654435761) >> 20, candidate = seen[hash];
        seen[hash] = at + 1;
        if (candidate == 0 || at - (candidate - 1) > FARTHEST ||
            word_at(candidate - 1) != word_at(at)) {
            at++;
            continue;
        }
        u32 length = LEAST_MATCH, from = candidate - 1;
        while (at + length + 5 < LENGTH && original[from + length] == original[at + length])
            length++;
        put_sequence(at - start, start, length, at - from);
        at += length;
        start = at;
    }
    put_sequence(LENGTH - start, start, 0, 0);
}

/* Words of a small vocabulary, with numbers in between. */
void compute_prepare(void)
{
    static const char words[] =
        "the kernel loads an extension and the domain links it to what it calls ";
    original = new_array(u8, LENGTH);
    packed = new_array(u8, 2 * LENGTH);
    unpacked = new_array(u8, LENGTH);
    u32 at = 0;
    while (at < LENGTH) {
        u32 from = random_next() % 60, n = 3 + random_next() % 12;
        for (u32 i = 0; i < n && at < LENGTH; i++)
            original[at++] = (u8)words[(from + i) % (sizeof words - 1)];
        if (at < LENGTH)
            original[at++] = (u8)(random_next() % 4 ? ' ' : random_next());
    }
    encode();
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        if (decode(unpacked, LENGTH, packed, packed_length) != LENGTH)
            return 0;
        sum += unpacked[turns % LENGTH];
    }
    if (memcmp(original, unpacked, LENGTH) != 0)
        return 0;
    return sum + packed_length;
}

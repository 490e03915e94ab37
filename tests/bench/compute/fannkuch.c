/* Pancakes: the most flips that a permutation of N needs until its first is 1, over all permutations. */
#include <compute.h>

module(fannkuch);
implements(compute);

enum { N = 8 };

static int count_flips(const int *__counted_by(n) permutation, int n)
{
    int p[16], flips = 0;
    for (int i = 0; i < n; i++)
        p[i] = permutation[i];
    while (p[0] != 0) {
        for (int i = 0, j = p[0]; i < j; i++, j--) {
            int t = p[i];
            p[i] = p[j];
            p[j] = t;
        }
        flips++;
    }
    return flips;
}

/* The next permutation in the order of the benchmark; false: that was the last. */
static int advance(int *__counted_by(n) permutation, int *__counted_by(n) count, int n)
{
    for (int r = 1; r < n; r++) {
        int first = permutation[0];
        for (int i = 0; i < r; i++)
            permutation[i] = permutation[i + 1];
        permutation[r] = first;
        if (++count[r] <= r)
            return 1;
        count[r] = 0;
    }
    return 0;
}

static u64 fannkuch(int n)
{
    int permutation[16], count[16] = {0}, most = 0, checksum = 0, sign = 1;
    for (int i = 0; i < n; i++)
        permutation[i] = i;
    do {
        int flips = count_flips(permutation, n);
        if (flips > most)
            most = flips;
        checksum += sign * flips;
        sign = -sign;
    } while (advance(permutation, count, n));
    return (u64)most * 1000000 + (u64)checksum;
}

void compute_prepare(void)
{
    assert(fannkuch(7) == 16000228);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0)
        sum += fannkuch(N - (int)(turns & 1));
    return sum;
}

// Five sorts of one array give the same order: insertion, selection, shell, heap and merge.
// expect: 0 2872238432 -50 42
// expect: 0 2872238432 -50 42
// expect: 0 2872238432 -50 42
// expect: 0 2872238432 -50 42
// expect: 0 2872238432 -50 42
#include <console.h>

enum { N = 40 };
typedef void (*sort)(int n, int *__counted_by(n) __scope v);
static void swap(int *__scope a, int *__scope b)
{
    int t = *a;
    *a = *b;
    *b = t;
}
static void insertion(int n, int *__counted_by(n) __scope v)
{
    for (int i = 1; i < n; i++) {
        int k = v[i], j = i;
        for (; j > 0 && v[j - 1] > k; j--)
            v[j] = v[j - 1];
        v[j] = k;
    }
}
static void selection(int n, int *__counted_by(n) __scope v)
{
    for (int i = 0; i < n; i++) {
        int m = i;
        for (int j = i; j < n; j++)
            if (v[j] < v[m])
                m = j;
        swap(&v[i], &v[m]);
    }
}
static void shell(int n, int *__counted_by(n) __scope v)
{
    for (int gap = n / 2; gap; gap /= 2)
        for (int i = gap; i < n; i++)
            for (int j = i; j >= gap && v[j - gap] > v[j]; j -= gap)
                swap(&v[j], &v[j - gap]);
}
static void sift(int n, int *__counted_by(n) __scope v, int i)
{
    for (int k; (k = 2 * i + 1) < n; i = k) {
        if (k + 1 < n && v[k + 1] > v[k])
            k++;
        if (v[i] >= v[k])
            return;
        swap(&v[i], &v[k]);
    }
}
static void heap(int n, int *__counted_by(n) __scope v)
{
    for (int i = n / 2; i-- > 0;)
        sift(n, v, i);
    for (int i = n; i-- > 1;) {
        swap(&v[0], &v[i]);
        sift(i, v, 0);
    }
}
static void merge(int n, int *__counted_by(n) __scope v)
{
    if (n < 2)
        return;
    int half = n / 2, i = 0, j = half;
    merge(half, v);
    merge(n - half, v + half);
    int *all = new_array(int, n);
    for (int k = 0; k < n; k++)
        all[k] = j >= n || (i < half && v[i] <= v[j]) ? v[i++] : v[j++];
    for (int k = 0; k < n; k++)
        v[k] = all[k];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const sort sorts[] = {insertion, selection, shell, heap, merge};
    for (u32 s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        int v[N];
        u32 seed = 7, wrong = 0, sum = 0;
        for (int i = 0; i < N; i++)
            v[i] = (int)((seed = seed * 1103515245 + 12345) >> 16) % 100 - 50;
        sorts[s](N, v);
        for (int i = 1; i < N; i++) {
            wrong += v[i - 1] > v[i];
            sum = sum * 31 + v[i];
        }
        console_print(c, "%u %u %d %d\n", wrong, sum, v[0], v[N - 1]);
    }
    return 0;
}

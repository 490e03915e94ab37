// Quicksort on a part of an array, in place.
// expect: 1 1 998
#include <console.h>

static void sort(int *__counted_by(n) __scope v, int n)
{
    if (n < 2)
        return;
    int pivot = v[n / 2], i = 0, j = n - 1;
    while (i <= j) {
        while (v[i] < pivot)
            i++;
        while (v[j] > pivot)
            j--;
        if (i <= j) {
            int t = v[i];
            v[i++] = v[j];
            v[j--] = t;
        }
    }
    sort(v, j + 1);
    sort(v + i, n - i);
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int *v = new_array(int, 100);
    u32 x = 12345;
    for (int i = 0; i < 100; i++) {
        x = x * 1103515245 + 12345;
        v[i] = (int)(x >> 16) % 1000;
    }
    sort(v, 100);
    int ok = 1;
    for (int i = 1; i < 100; i++)
        ok &= v[i - 1] <= v[i];
    console_print(c, "%d %d %d\n", ok, v[0], v[99]);
    return 0;
}

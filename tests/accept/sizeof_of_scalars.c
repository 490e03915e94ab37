// Sizes and alignments of all scalar types.
// expect: 1248848
// expect: 188128
// expect: 12488
// expect: 1 1
#include <console.h>
#include <stdbool.h>
#include <stdint.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu%lu%lu%lu%lu%lu%lu\n", sizeof(char), sizeof(short), sizeof(int),
                  sizeof(long), sizeof(long long), sizeof(float), sizeof(double));
    console_print(c, "%lu%lu%lu%lu%lu%lu\n", sizeof(bool), sizeof(void *), sizeof(size_t),
                  sizeof(int8_t), sizeof(uint16_t), sizeof(int64_t));
    console_print(c, "%lu%lu%lu%lu%lu\n", _Alignof(char), _Alignof(short), _Alignof(int),
                  _Alignof(double), _Alignof(void *));
    console_print(c, "%d %d\n", (size_t)-1 > 0, (char)-1 < 0);
    return 0;
}

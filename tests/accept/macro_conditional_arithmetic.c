// #if computes with its own rules: undefined names are 0, unsigned wins, defined in both forms.
// expect: 6 1
#include <console.h>

#define A 3
#if A * 2 > 5 && !defined B && defined(A)
#define ONE 1
#endif
#if NOT_THERE || -1 > 0u
#define TWO 2
#else
#define TWO 0
#endif
#if 0
#error not here
#elif 'a' == 97 && (1 ? 2 : 0)
#define THREE 3
#endif
#ifndef B
#define B (ONE + TWO + THREE)
#endif
#undef A
#ifdef A
#define B 0
#endif
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", B, __LINE__ > 10);
    return 0;
}

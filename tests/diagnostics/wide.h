/* Interface of the case. */
#include <spin/safe.h>
struct two { long a, b; };
#ifdef WORDS
int wide_words(int a, int b, int c, int d, int e, int f, int g);
#elif defined PAIRS
int wide_pairs(struct two a, struct two b, struct two c, int d);
#elif defined RESULT
struct two wide_result(int a, int b, int c, int d, int e, int f);
#else
int wide_next(int n);
#endif

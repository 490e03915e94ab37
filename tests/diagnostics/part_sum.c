#include <spin/safe.h>
int sum(const int *__counted_by(n) __scope p, u32 n) { return n ? p[0] : 0; }

/* Interface of the case. */
#include <spin/safe.h>
struct bell;
int bell_ring(const u8 *__counted_by(n) __scope p, size_t n);
struct bell *bell_get(int n);

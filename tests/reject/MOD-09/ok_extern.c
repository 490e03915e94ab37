// legal neighbour of extern
#include <spin/safe.h>
void *kmalloc(size_t n) { return new_array(u8, n); }
_Bool f(size_t n) { return kmalloc(n) != NULL; }

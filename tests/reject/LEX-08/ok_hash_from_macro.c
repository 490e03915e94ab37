// legal neighbour of hash_from_macro
#define TEXT(x) #x
#include <spin/safe.h>
const char *const t = TEXT(1);

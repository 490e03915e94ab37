// rule: SUB-02
// The bounds of a vector are checked by nobody.
#include <spin/safe.h>
// error+1: SUB-02
typedef int four __attribute__((vector_size(16)));

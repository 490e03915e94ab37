// rule: SUB-02
// The bounds of a vector are checked by nobody.
#include <spin/safe.h>
// error+2: SUB-02
// error+1: SUB-04
typedef int four __attribute__((vector_size(16)));

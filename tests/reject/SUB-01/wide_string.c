// rule: SUB-01
// Text is bytes: a reader of wide characters would read beyond it.
#include <spin/safe.h>
const char *const a = (const char *)L"x";  // error: SUB-01

/* Interface of the case: struct purse is opaque. */
#include <spin/safe.h>
struct purse;
int purse_content(struct purse *p);

// legal neighbour of foreign
#include <purse.h>
struct purse { int coins; };
implements(purse);
int purse_content(struct purse *p) { return p->coins; }

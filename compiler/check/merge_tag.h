/* Tags of a source that is merged, and what both halves of the merge know. Private to merge*.c. */
#pragma once

#include "check/checker.h"

/* One part that is being merged into the whole. */
struct merge {
    struct arena *arena;
    struct checker *checker; /* to refuse with */
    struct unit *whole, *part;
    uint32_t number;   /* of the part */
    struct tag **same; /* by number of a tag of the part: the one of the whole, or NULL */
    struct decl **
        entities; /* by number of a declaration of the part: the canonical one of the whole, or NULL */
};

/* Makes one of each tag that both declare in a header, adds the others to the whole, and makes the part's
 * types mean what is there now. Refuses a header that means two things. */
void merge_tags(struct merge *m);

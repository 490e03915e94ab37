/* For domain.c and domain_end.c: the list of all domains. */
#pragma once

#include "domain.h"

/* Its head. */
struct domain **domain_list(void);

/* Takes a domain back that nothing refers to yet. */
void domain_discard(struct domain *domain);

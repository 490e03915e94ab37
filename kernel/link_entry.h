/* Where slots lead that lead nowhere: kernel entries that fault whoever calls them. */
#pragma once

/* A procedure that is not resolved yet: fault "start". */
void *link_entry_unresolved(void);

/* A procedure of a domain that was destroyed: fault "dead". */
void *link_entry_dead(void);

/* A procedure of a domain that is closed: fault "closed". */
void *link_entry_closed(void);

/* The two kernel entries behind install() and authorise(): a row of the caller's own tables says what
 * is installed where, so that nothing is taken from the caller but values. */
#pragma once

/* Provides spin_install and spin_authorise to the runtime object. */
void install_provide(void);

/* What both sides of a warm program agree on (preload.c serves, client.c asks). */
#pragma once

enum { WARM_MOST = 16384 }; /* bytes of arguments */

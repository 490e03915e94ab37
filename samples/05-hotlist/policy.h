/* Interface policy: which page leaves when a new one needs its frame. Frames are numbered from 0. */
#pragma once

#include <spin/safe.h>

/* Called once, before anything else: there are `frames` frames, all empty. */
void policy_start(u32 frames);

/* The page in `frame` was just loaded. */
void policy_loaded(u32 frame);

/* The page in `frame` was used again. */
void policy_used(u32 frame);

/* The frame to empty; all frames hold a page. */
u32 policy_victim(void);

/* Name for reports. */
const char *policy_name(void);

/* A table that is too small to be one. */
#include "eisen/plugin.h"

EISEN_PLUGIN = {8, EISEN_PLUGIN_ABI, "maat", "1", "Te klein.", NULL, 0};

/* Made for another version of the table. */
#include "eisen/plugin.h"

EISEN_PLUGIN = {sizeof(struct eisen_plugin), 99, "versie", "1", "Te nieuw.", NULL, 0};

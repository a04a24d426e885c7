// What this program is: its version, the images that it reads, its licence.
#include "command.h"
#include "image.h"

struct text version_text(struct arena *a) {
  return text_format(a, "eisen %s\nimage-formaat %u\nLicentie: EUPL-1.2\n", EISEN_VERSION, (unsigned)IMAGE_VERSION);
}

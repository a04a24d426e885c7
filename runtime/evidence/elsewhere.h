// One dossier, more images: what belongs to the contract of one region does not count in that of another.
#ifndef EISEN_ELSEWHERE_H
#define EISEN_ELSEWHERE_H

#include "image.h"
#include "records.h"

// The records as `im` should see them beside the other images: without the rows whose product (a field `product` or `zorgvorm`) is a
// branch of the indeling zorgvorm of another image and none of its own, without what a toewijzing hangs under if all its toewijzingen
// are such rows, and without what hangs under those. A product that no image knows stays: columns.h says what it is worth. Where nothing
// goes, or there is one image, these are the records themselves.
const struct records *records_here(struct arena *a, const struct image *im, const struct image *const *all, size_t n,
                                   const struct records *r);

#endif

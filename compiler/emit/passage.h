// What the image keeps of a source: its declarations, each as a passage whose text does not depend on where it stood.
#ifndef EISEN_PASSAGE_H
#define EISEN_PASSAGE_H

#include "model.h"
#include "writer.h"

struct passages;

// The passages of a set, whose tree is in canonical order.
struct passages *passages_of(struct arena *a, const struct source *src, const struct node *root, uint32_t set);
// A place in the source, as a span in the image; its passage is added when it is the first that points there. source NONE: no passage
// holds it.
struct img_span passages_span(struct writer *w, struct passages *p, uint32_t off, uint32_t len);

#endif

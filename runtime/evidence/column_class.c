#include "column_build.h"

enum name_kind { BY_PATH, BY_CODE, BY_NAME, BY_TITLE, NAME_KINDS };

static struct text node_name(const struct image *im, const struct img_node *n, enum name_kind kind) {
  return img_text(im, kind == BY_PATH ? n->path : kind == BY_CODE ? n->code : kind == BY_NAME ? n->name : n->title);
}

// A name that a stronger kind already has keeps its meaning; twice in the same kind it means neither.
static void add_name(struct class_index *index, struct text name, enum name_kind kind, uint32_t node) {
  uintptr_t *known = map_find(&index->map, name);
  if (!known)
    map_set(&index->map, name, (uintptr_t)node << 2 | kind);
  else if ((*known & 3) == kind && *known >> 2 != node)
    *known = (uintptr_t)SEVERAL << 2 | kind;
}

static struct class_index *index_of(struct build *b, uint32_t class_) {
  struct class_index *index = &b->classes[class_];
  const struct img_class *c = &b->image->classes[class_];
  if (index->built)
    return index;
  index->built = true;
  index->map.arena = b->work;
  for (enum name_kind kind = BY_PATH; kind < NAME_KINDS; kind++)
    for (uint32_t i = c->first_node; i < c->first_node + c->nodes; i++) {
      struct text t = text_fold(b->work, text_squeeze(b->work, node_name(b->image, &b->image->nodes[i], kind)));
      if (t.n)
        add_name(index, t, kind, i);
    }
  return index;
}

uint32_t class_node(struct build *b, uint32_t class_, struct text folded) {
  uintptr_t *known = map_find(&index_of(b, class_)->map, folded);
  return known ? (uint32_t)(*known >> 2) : NONE;
}

static bool is_leaf(const struct image *im, const struct img_class *c, uint32_t node) {
  return node + 1 == c->first_node + c->nodes || im->nodes[node + 1].parent != node;
}

static struct text all_leaves(struct build *b, const struct img_class *c) {
  enum { ENOUGH = 12 };
  struct text names[ENOUGH];
  size_t n = 0;
  for (uint32_t i = c->first_node; i < c->first_node + c->nodes && n < ENOUGH; i++)
    if (is_leaf(b->image, c, i))
      names[n++] = img_text(b->image, b->image->nodes[i].path);
  struct text list = text_join(b->sink->arena, names, n, TEXT(", "));
  return text_format(b->sink->arena, "Kies uit: %.*s%s.", TP(list), c->leaves > n ? " …" : "");
}

static uint32_t look_near(struct build *b, uint32_t class_, struct text folded) {
  enum { SHORT = 4 };
  const struct class_index *index = index_of(b, class_);
  struct text *names = NEW_ARRAY(b->scratch, struct text, index->map.n);
  for (size_t i = 0; i < index->map.n; i++)
    names[i] = index->map.entries[i].key;
  struct text nearest = text_nearest(folded, names, index->map.n);
  for (size_t i = 0; i < index->map.n && !nearest.n && folded.n <= SHORT; i++) // of a code one sign may be wrong
    if (text_distance(folded, names[i], 1) <= 1)
      nearest = names[i];
  return nearest.n ? class_node(b, class_, nearest) : NONE;
}

// It takes long to find: once for each name, and not for many.
uint32_t class_near(struct build *b, uint32_t class_, struct text folded) {
  enum { LOOKED = 1000 };
  struct class_index *index = index_of(b, class_);
  index->near.arena = b->work;
  const uintptr_t *known = map_find(&index->near, folded);
  if (known)
    return (uint32_t)*known;
  if (index->near.n == LOOKED)
    return SEVERAL;
  uint32_t node = look_near(b, class_, folded);
  map_set(&index->near, text_copy(b->work, folded), node);
  return node;
}

struct text class_advice(struct build *b, uint32_t class_, struct text folded) {
  uint32_t node = class_near(b, class_, folded);
  if (node >= SEVERAL)
    return all_leaves(b, &b->image->classes[class_]);
  return text_format(b->sink->arena, "Bedoelt u %.*s?",
                     TP(told_short(b, img_text(b->image, b->image->nodes[node].path))));
}

// Finding things by what people write. Images are small and names few: a walk will do.
#include "image.h"

static bool is(const struct image *im, struct img_text t, struct text wanted) {
  return text_eq(img_text(im, t), wanted);
}

uint32_t image_find_entity(const struct image *im, struct text name) {
  for (uint32_t e = 0; e < im->n_entities; e++) {
    if (is(im, im->entities[e].name, name) || is(im, im->entities[e].plural, name))
      return e;
  }
  return NONE;
}

uint32_t image_find_field(const struct image *im, uint32_t entity, struct text name) {
  const struct img_entity *e = &im->entities[entity];
  for (uint32_t f = e->first_field; f < e->first_field + e->fields; f++) {
    if (is(im, im->fields[f].name, name))
      return f;
  }
  return NONE;
}

uint32_t image_find_set(const struct image *im, struct text name) {
  for (uint32_t s = 0; s < im->n_sets; s++) {
    if (is(im, im->sets[s].name, name))
      return s;
  }
  return NONE;
}

static uint32_t find_eis(const struct image *im, uint32_t set, struct text number) {
  for (uint32_t t = 0; t < im->n_targets; t++) {
    const struct img_target *target = &im->targets[t];
    if (target->kind == TARGET_EIS && target->set == set && is(im, target->number, number))
      return t;
  }
  return NONE;
}

uint32_t image_find_target(const struct image *im, uint32_t set, struct text number, struct text part) {
  uint32_t eis = find_eis(im, set, number);
  if (eis == NONE || part.n == 0)
    return eis;
  for (uint32_t t = eis + 1; t < im->n_targets && im->targets[t].parent != NONE; t++) {
    if (is(im, im->targets[t].path, part))
      return t;
  }
  return NONE;
}

// The path of a part inside a norm of an exception; nothing for its top.
static struct text own_path(const struct image *im, uint32_t target) {
  return im->targets[target].parent == NONE ? NO_TEXT : img_text(im, im->targets[target].path);
}

// "2.1-U8", or "2.1-U8/signalen" for one of its parts.
static bool is_labelled(struct text part, struct text label, struct text path) {
  if (!text_starts(part, label))
    return false;
  part = text_slice(part, label.n, part.n);
  return path.n ? text_starts(part, TEXT("/")) && text_eq(text_slice(part, 1, part.n), path) : part.n == 0;
}

bool image_one_label(const struct image *im, uint32_t exception, uint32_t other) {
  const struct img_exception *x = &im->exceptions[exception], *y = &im->exceptions[other];
  bool also = text_starts(img_text(im, x->title), TEXT("Geldt ook voor elke ")); // of each eis a line of its own
  return exception == other || (!also && x->set == y->set && text_eq(img_text(im, x->label), img_text(im, y->label)));
}

bool image_is_spread(const struct image *im, uint32_t exception) {
  const struct img_exception *x = &im->exceptions[exception];
  for (uint32_t i = 0; i < im->n_exceptions; i++) {
    const struct img_exception *y = &im->exceptions[i];
    if (i != exception && y->set == x->set && text_eq(img_text(im, y->label), img_text(im, x->label)))
      return true;
  }
  return false;
}

bool image_norm_named(const struct image *im, uint32_t t, uint32_t set, uint32_t eis, struct text name, struct text part) {
  const struct img_target *target = &im->targets[t];
  if (target->exception == NONE)
    return false;
  const struct img_exception *x = &im->exceptions[target->exception];
  struct text label = img_text(im, x->label), path = own_path(im, t);
  if (eis == NONE)
    return x->set == set && text_eq(label, name) && text_eq(path, part);
  return (target->eis == eis || target->eis == NONE) && is_labelled(part, label, path);
}

uint32_t image_find_aim(const struct image *im, uint32_t set, struct text name, struct text part) {
  uint32_t found = image_find_target(im, set, name, part), eis = image_find_target(im, set, name, NO_TEXT);
  for (uint32_t t = 0; t < im->n_targets && found == NONE && set != NONE; t++)
    if (image_norm_named(im, t, set, eis, name, part))
      found = t;
  return found;
}

// The only node of a class of which this text is `name`; NONE when there are none or more.
static uint32_t only_node(const struct image *im, const struct img_class *k, size_t member, struct text name) {
  uint32_t found = NONE;
  for (uint32_t i = k->first_node; i < k->first_node + k->nodes; i++) {
    const struct img_node *n = &im->nodes[i];
    if (!is(im, *(const struct img_text *)((const char *)n + member), name))
      continue;
    if (found != NONE)
      return NONE;
    found = i;
  }
  return found;
}

uint32_t image_find_node(const struct image *im, uint32_t class_, struct text name) {
  static const size_t members[] = {offsetof(struct img_node, path), offsetof(struct img_node, code),
                                   offsetof(struct img_node, name)};
  uint32_t found = NONE;
  if (name.n == 0)
    return NONE;
  for (size_t i = 0; i < sizeof members / sizeof *members && found == NONE; i++)
    found = only_node(im, &im->classes[class_], members[i], name);
  return found;
}

uint32_t image_formerly(const struct image *im, uint32_t set, struct text number) {
  for (uint32_t i = 0; i < im->n_notes; i++) {
    const struct img_note *n = &im->notes[i];
    if (n->kind == NOTE_FORMERLY && n->target != NONE && im->targets[n->target].set == set && text_eq(img_text(im, n->text), number))
      return n->target;
  }
  return NONE;
}

struct text image_number_now(const struct image *im, uint32_t set, struct text number) {
  uint32_t found = NONE;
  if (image_find_aim(im, set, number, NO_TEXT) != NONE)
    return number;
  for (uint32_t i = 0; i < im->n_notes; i++) {
    const struct img_note *n = &im->notes[i];
    if (n->kind != NOTE_FORMERLY || n->target == NONE || im->targets[n->target].set != set || !text_eq(img_text(im, n->text), number))
      continue;
    if (found != NONE && found != n->target)
      return number;
    found = n->target;
  }
  return found == NONE ? number : img_text(im, im->targets[found].number);
}

bool image_is_judged(const struct image *im, uint32_t class_) {
  return class_ < im->n_classes && text_eq(img_text(im, im->classes[class_].name), JUDGED_WORD);
}

struct text img_exception_words(struct arena *a, const struct image *im, uint32_t exception) {
  struct text label = img_text(im, im->exceptions[exception].label);
  bool eis = text_starts(label, TEXT("eis ")); // of an eis that replaces another: no label of an exception has a space
  return text_format(a, "%s%.*s", eis ? "" : "afwijking ", TP(label));
}

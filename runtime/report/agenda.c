// The two lists: one walk over the eisen for each kind of line, so that what weighs most comes first.
#include "agenda.h"

#include "text_out.h"

static bool is_open(const struct report_item *item) {
  return (item->verdict->possible & (item->verdict->possible - 1)) != 0 && !item->verdict->unasked;
}

static bool to_mend(const struct report_item *item) {
  return (item->verdict->possible & ~(unsigned)(DEELS | NEE)) == 0 && !item->verdict->unasked;
}

static bool is_leaf(const struct report_item *item) {
  for (size_t i = 0; i < item->parts.n; i++)
    if (!item_hidden(item->parts.p[i]))
      return false;
  return true;
}

static unsigned open_leaves(const struct report_item *item) {
  unsigned n = item->path.n > 0 && is_leaf(item) && is_open(item);
  for (size_t i = 0; i < item->parts.n; i++)
    if (!item_hidden(item->parts.p[i]))
      n += open_leaves(item->parts.p[i]);
  return n;
}

static void mend_leaves(struct arena *a, struct agenda *t, const struct agenda_line *eis, const struct report_item *item) {
  if (item->path.n > 0 && is_leaf(item) && to_mend(item))
    vec_push(a, &t->mend, (struct agenda_line){.eis = eis->eis, .part = item, .at = eis->at});
  for (size_t i = 0; i < item->parts.n; i++)
    if (!item_hidden(item->parts.p[i]))
      mend_leaves(a, t, eis, item->parts.p[i]);
}

static void mend(struct arena *a, const struct report *r, struct agenda *t, bool nee) {
  for (size_t i = 0; i < r->eisen.n; i++) {
    struct agenda_line l = {.eis = r->eisen.p[i], .at = i};
    if (!to_mend(l.eis) || (l.eis->verdict->possible == NEE) != nee)
      continue;
    vec_push(a, &t->mend, l);
    mend_leaves(a, t, &l, l.eis);
  }
}

static void open(struct arena *a, const struct report *r, struct agenda *t, bool eis) {
  for (size_t i = 0; i < r->eisen.n; i++) {
    struct agenda_line l = {.eis = r->eisen.p[i], .at = i, .open = open_leaves(r->eisen.p[i])};
    if (is_open(l.eis) == eis && (eis || l.open > 0))
      vec_push(a, &t->open, l);
  }
}

void agenda_of(struct arena *a, const struct report *r, struct agenda *out) {
  *out = (struct agenda){0};
  mend(a, r, out, true);
  mend(a, r, out, false);
  open(a, r, out, true);
  open(a, r, out, false);
}

struct text agenda_outcome(struct arena *a, const struct agenda_line *l, bool open) {
  const struct verdict *v = l->part != NULL ? l->part->verdict : l->eis->verdict;
  struct text words = outcome_counted(a, v);
  if (v->cause != CAUSE_NONE && v->cause != CAUSE_MISSING) // no question resolves most of these
    words = text_format(a, "%.*s – oorzaak: %s", TP(words), cause_word[v->cause]);
  if (!open || l->open == 0)
    return words;
  const char *are = l->open == 1 ? "onderdeel is" : "onderdelen zijn";
  return text_format(a, "%.*s; %u %s nog open", TP(words), l->open, are);
}

static struct text name_words(struct arena *a, const struct agenda_line *l) {
  if (l->part == NULL)
    return item_words(a, l->eis);
  if (l->part->title.n == 0)
    return l->part->path;
  return text_format(a, "%.*s. %.*s", TP(l->part->path), TP(l->part->title));
}

struct text agenda_words(struct arena *a, const struct agenda_line *l) {
  return text_format(a, "%.*s: %.*s", TP(name_words(a, l)), TP(agenda_outcome(a, l, false)));
}

struct text agenda_open_words(struct arena *a, const struct agenda_line *l) {
  return text_format(a, "%.*s: %.*s", TP(name_words(a, l)), TP(agenda_outcome(a, l, true)));
}

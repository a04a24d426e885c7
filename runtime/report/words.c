// The words that all formats share.
#include "text_out.h"

struct text outcome_word(unsigned possible) {
  switch (possible) {
  case JA:
    return TEXT("ja");
  case DEELS:
    return TEXT("deels");
  case NEE:
    return TEXT("nee");
  case NVT:
    return TEXT("nvt");
  default:
    return TEXT("onbekend");
  }
}

struct text conclusion_word(unsigned possible) {
  switch (possible) {
  case JA:
    return TEXT("wel");
  case NEE:
    return TEXT("niet");
  default:
    return outcome_word(possible);
  }
}

struct text outcome_list(struct arena *a, unsigned possible, const char *sep) {
  static const unsigned order[] = {JA, DEELS, NEE, NVT};
  struct text words[4];
  size_t n = 0;
  for (size_t i = 0; i < 4; i++)
    if (possible & order[i])
      words[n++] = outcome_word(order[i]);
  return text_join(a, words, n, text_from(sep));
}

bool item_under(const struct report_item *item, const struct report_theme *theme) {
  if (item->parts.n == 0)
    return item->theme == theme;
  for (size_t i = 0; i < item->parts.n; i++)
    if (item_under(item->parts.p[i], theme))
      return true;
  return false;
}

// ---- what the text and the page of HTML have in common ----

struct text set_words(struct arena *a, const struct report_set *s) {
  struct text version = s->version.n == 0 ? NO_TEXT : text_format(a, ", versie %.*s", TP(s->version));
  return text_format(a, "%.*s (%.*s%.*s)", TP(s->title), TP(s->name), TP(version));
}

struct text period_words(struct arena *a, const struct report *r) {
  if (r->period_from == NO_DATE || r->period_to == NO_DATE)
    return NO_TEXT;
  return text_format(a, "%.*s tot en met %.*s", TP(date_dutch(a, r->period_from)), TP(date_dutch(a, r->period_to)));
}

struct text message_words(struct arena *a, const struct report_message *m) {
  struct text place = m->place.n == 0 ? NO_TEXT : text_format(a, "%.*s: ", TP(m->place));
  return text_format(a, "%.*s%.*s %.*s: %.*s", TP(place), TP(m->severity), TP(m->code), TP(m->sentence));
}

struct text frame_words(struct arena *a, const struct report_frame *f) {
  return f->version.n == 0 ? f->title : text_format(a, "%.*s (versie %.*s)", TP(f->title), TP(f->version));
}

struct text conclusion_short(unsigned possible) {
  return possible == NVT ? TEXT("n.v.t.") : conclusion_word(possible);
}

// Words for a conclusion that is still open: "wel, deels of niet".
static struct text open_conclusions(struct arena *a, unsigned possible) {
  static const unsigned order[] = {JA, DEELS, NEE, NVT};
  struct buf b = {.arena = a};
  unsigned left = possible;
  for (size_t i = 0; i < 4; i++) {
    if (!(possible & order[i]))
      continue;
    left &= ~order[i];
    buf_add(&b, conclusion_short(order[i]));
    buf_addz(&b, left == 0 ? "" : (left & (left - 1)) == 0 ? " of " : ", ");
  }
  return buf_text(&b);
}

struct text theme_conclusion(struct arena *a, const struct report_theme *t) {
  if (t->possible == NVT)
    return TEXT("Deze eisen zijn niet van toepassing.");
  if ((t->possible & (t->possible - 1)) == 0)
    return text_format(a, "Aan de gestelde eisen wordt %.*s voldaan.", TP(conclusion_word(t->possible)));
  return text_format(a, "Nog niet bekend (nog mogelijk: %.*s) – oorzaak: %s.", TP(open_conclusions(a, t->possible)),
                     cause_word[t->cause]);
}

bool any_under(const struct report *r, const struct report_theme *theme) {
  for (size_t i = 0; i < r->eisen.n; i++)
    if (item_under(r->eisen.p[i], theme))
      return true;
  return false;
}

struct text group_words(const struct report *r, const struct report_item *before, const struct report_item *eis) {
  struct text title = NO_TEXT;
  size_t images = 0;
  for (size_t i = 0; i < r->sets.n; i++) {
    images += r->sets.p[i].digest.n > 0;
    if (r->sets.p[i].digest.n > 0 && r->sets.p[i].image == eis->image)
      title = r->sets.p[i].title;
  }
  return images < 2 || (before != NULL && before->image == eis->image) ? NO_TEXT : title;
}

struct text outside_words(const struct report *r) {
  return r->frames.n > 0 ? TEXT("Eisen buiten de thema's") : TEXT("Eisen");
}

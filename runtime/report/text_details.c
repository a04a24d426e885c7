// What stands under an eis or onderdeel in the text report: judgements, readings, evidence, and what is still to be asked.
#include "text_out.h"

#include "convert.h"
#include "duration.h"

enum { FACTS_SHOWN = 8, GAPS_SHOWN = 10 };

struct text row_in_words(struct arena *a, struct text row) {
  return row.n == 0 ? NO_TEXT : text_format(a, " («%.*s»)", TP(row));
}

struct text opinion_words(struct arena *a, const struct opinion *o) {
  struct text by = o->by.n == 0 ? NO_TEXT : text_format(a, " van %.*s", TP(o->by));
  struct text on = o->date == NO_DATE ? NO_TEXT : text_format(a, " op %.*s", TP(date_dutch(a, o->date)));
  return text_format(a, "Oordeel%.*s%.*s%.*s: %.*s%s%.*s", TP(by), TP(on), TP(row_in_words(a, o->row)),
                     TP(outcome_words(a, o->outcome)), o->note.n == 0 ? "" : o->outcome == NVT ? " " : ". ", TP(o->note));
}

void opinions_text(struct buf *b, const struct verdict *v, size_t indent) {
  for (size_t i = 0; i < v->opinions.n; i++) {
    paragraph(b, indent, "", opinion_words(b->arena, &v->opinions.p[i]), 2);
    if (v->opinions.p[i].computed != 0)
      paragraph(b, indent, COMPUTED_LABEL, outcome_words(b->arena, v->opinions.p[i].computed), 2);
  }
}

static bool note_about(const struct report_item *item, const struct img_note *n) {
  uint32_t t = item->verdict->target;
  if (n->target == t)
    return true;
  for (size_t i = 0; n->target == NONE && i < item->verdict->applied.n; i++)
    if (item->verdict->applied.p[i].exception == n->exception)
      return true;
  return false;
}

struct text waivable_words(struct arena *a, const struct image *im, const struct img_note *n) {
  struct text grounds = img_text(im, n->text);
  return text_format(a, "In principe: %.*s kan ontheffing geven%s%.*s.", TP(img_text(im, n->by)), grounds.n > 0 ? ": " : "", TP(grounds));
}

struct text parameter_words(struct arena *a, const struct image *im, const struct img_parameter *p) {
  struct text grounds = img_text(im, p->grounds);
  return text_format(a, "%.*s is %.*s; %.*s kan dat veranderen met een ontheffing%s%.*s.", TP(img_text(im, p->name)),
                     TP(parameter_shown(a, im, p)), TP(img_text(im, p->roles)), grounds.n > 0 ? ": " : "", TP(grounds));
}

static void parameters_text(struct buf *b, const struct report_item *item, size_t indent) {
  for (uint32_t i = 0; i < item->image->n_parameters; i++)
    if (item->image->parameters[i].target == item->verdict->target)
      paragraph(b, indent, "Parameter ", parameter_words(b->arena, item->image, &item->image->parameters[i]), 2);
}

bool note_words(struct arena *a, const struct report_item *item, uint32_t i, const char **label, struct text *words) {
  static const char *const names[] = {
      [NOTE_READING] = "Lezing: ", [NOTE_REMARK] = "Noot: ", [NOTE_DEFECT] = "Gebrek in de bron: ", [NOTE_FORMERLY] = "Voorheen eis ",
      [NOTE_WHY_JUDGED] = "Een mens oordeelt, want: ", [NOTE_MEANING] = "Definitie "};
  const struct img_note *n = &item->image->notes[i];
  struct text t = img_text(item->image, n->text), by = img_text(item->image, n->by);
  if (!note_about(item, n) || n->kind == NOTE_SHOWN || n->kind == NOTE_ASKED)
    return false;
  *label = n->kind == NOTE_WAIVABLE ? "" : names[n->kind];
  *words = n->kind == NOTE_WAIVABLE ? waivable_words(a, item->image, n)
           : by.n == 0              ? t
                                    : text_format(a, "%.*s (%.*s)", TP(t), TP(by));
  return true;
}

static void notes_text(struct buf *b, const struct report_item *item, size_t indent) {
  const char *label;
  struct text words;
  for (uint32_t i = 0; i < item->image->n_notes; i++)
    if (note_words(b->arena, item, i, &label, &words))
      paragraph(b, indent, label, words, 2);
}

struct text origin_plain(struct arena *a, const struct origin *o) {
  struct text parts[4];
  size_t n = 0;
  if (o == NULL || o->source.n == 0)
    return NO_TEXT;
  parts[n++] = o->source;
  if (o->where.n > 0)
    parts[n++] = o->where;
  if (o->collector.n > 0)
    parts[n++] = text_format(a, "via %.*s", TP(o->collector));
  parts[n] = origin_judged(a, o);
  n += parts[n].n > 0;
  return text_join(a, parts, n, TEXT(", "));
}

struct text origin_words(struct arena *a, const struct origin *o) {
  struct text words = origin_plain(a, o);
  return words.n == 0 ? NO_TEXT : text_format(a, " [%.*s]", TP(words));
}

static void fact_text(struct buf *b, const struct fact *f, size_t indent) {
  struct arena *a = b->arena;
  paragraph(b, indent, "- ",
            text_format(a, "%.*s%.*s: %.*s%.*s", TP(f->name), TP(row_in_words(a, f->row)), TP(f->title.n > 0 ? f->title : f->value),
                        TP(origin_words(a, f->origin))),
            2);
}

static void facts_text(struct buf *b, const struct verdict *v, size_t indent) {
  size_t shown = v->facts.n < FACTS_SHOWN ? v->facts.n : FACTS_SHOWN;
  size_t left = v->facts.n - shown + v->facts_left;
  if (shown > 0)
    paragraph(b, indent, "Bewijs:", NO_TEXT, 0);
  for (size_t i = 0; i < shown; i++)
    fact_text(b, &v->facts.p[i], indent + 2);
  if (left > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "… en nog %zu", left), 0);
}

struct text gap_name(struct arena *a, const struct gap *g) {
  struct text name = g->kind == GAP_JUDGEMENT ? TEXT("oordeel") : g->name;
  return text_format(a, "%.*s%.*s", TP(name), TP(row_in_words(a, g->row)));
}

struct text gap_why(const struct gap *g) {
  return g->note.n > 0 ? g->note : g->cause == CAUSE_MISSING ? NO_TEXT : text_from(cause_word[g->cause]);
}

static void gap_text(struct buf *b, const struct gap *g, size_t indent) {
  struct arena *a = b->arena;
  struct text why = gap_why(g);
  paragraph(b, indent, "- ",
            text_format(a, "%.*s [aan %.*s; %.*s%s%.*s]", TP(g->question), TP(g->who), TP(gap_name(a, g)), why.n > 0 ? ": " : "",
                        TP(why)),
            2);
}

static void gaps_text(struct buf *b, const struct verdict *v, size_t indent) {
  size_t shown = v->gaps.n < GAPS_SHOWN ? v->gaps.n : GAPS_SHOWN;
  if (shown > 0)
    paragraph(b, indent, "Nog nodig:", NO_TEXT, 0);
  for (size_t i = 0; i < shown; i++)
    gap_text(b, &v->gaps.p[i], indent + 2);
  if (v->gaps.n > shown)
    paragraph(b, indent + 2, "", text_format(b->arena, "… en nog %zu", v->gaps.n - shown), 0);
}

void item_details(struct buf *b, const struct report_item *item, size_t indent) {
  opinions_text(b, item->verdict, indent);
  if (item->verdict->unaddressed)
    return;
  parameters_text(b, item, indent);
  notes_text(b, item, indent);
  facts_text(b, item->verdict, indent);
  gaps_text(b, item->verdict, indent);
}

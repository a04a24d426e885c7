// One eis in the text report, with its onderdelen and the norms that take its place.
#include "kpi_out.h"

enum { STEP = 4 };

struct text outcome_counted(struct arena *a, const struct verdict *v) {
  struct text words = outcome_words(a, v->possible);
  const struct verdict_counts *c = &v->counts;
  if (c->total == 0 || v->possible == NVT)
    return words;
  if (c->unknown == 0)
    return text_format(a, "%.*s (%u van %u ja)", TP(words), c->ja, c->total);
  return text_format(a, "%.*s (%u van %u ja, %u onbekend)", TP(words), c->ja, c->total, c->unknown);
}

struct text outcome_line(struct arena *a, const struct verdict *v) {
  struct text words = outcome_counted(a, v);
  struct text cause = text_from(cause_word[v->cause]);
  if (v->cause != CAUSE_NONE && !v->unasked)
    words = text_format(a, "%.*s – oorzaak: %.*s", TP(words), TP(cause));
  return v->reason.n == 0 ? words : text_format(a, "%.*s – %.*s", TP(words), TP(v->reason));
}

// What an exception does here; how surely stands where the % is.
struct text applied_words(struct arena *arena, const struct image *im, const struct applied *a) {
  static const char *const effect[] = {[EFFECT_REPLACE] = "komt% in plaats van deze norm",
                                       [EFFECT_LAPSE] = "laat dit% vervallen",
                                       [EFFECT_SATISFIED] = "maakt dat hieraan% is voldaan",
                                       [EFFECT_UNCHANGED] = "verandert hier% niets",
                                       [EFFECT_SUPPLEMENT] = "komt% bij deze norm"};
  struct text name = a->begrip ? exception_word(im, a->exception) : NO_TEXT;
  const char *meaning = name.n == 0 ? "geeft een woord hier% een andere betekenis"
                                    : text_z(arena, text_format(arena, "geeft «%.*s» hier%% een andere betekenis", TP(name)));
  const char *words = a->begrip ? meaning : effect[a->effect];
  const char *how = !a->sure ? " misschien" : a->everywhere ? "" : " voor een deel";
  struct text rest = text_from(words), before;
  text_split(&rest, '%', &before);
  return text_format(arena, "%.*s%s%.*s", TP(before), how, TP(rest));
}

// Those that begin with their own little word read on behind «Geldt».
const char *scope_label(struct text *words) {
  static const char *const own[] = {"voor ", "indien ", "tenzij ", "bij ", "ook bij ", "ook voor ", "niet ", "in "};
  if (text_starts(*words, TEXT("geldt ")))
    *words = text_slice(*words, 6, words->n);
  if (text_starts(*words, TEXT("geldig "))) {
    *words = text_slice(*words, 7, words->n);
    return "Geldig ";
  }
  for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
    if (text_starts(*words, text_from(own[i])))
      return "Geldt ";
  return "Geldt voor: ";
}

void scope_text(struct buf *b, struct text words, size_t indent) {
  const char *label = scope_label(&words);
  if (words.n > 0)
    paragraph(b, indent, label, words, 2);
}

struct text exception_words(struct arena *arena, const struct image *im, const struct applied *a) {
  const struct img_exception *x = &im->exceptions[a->exception];
  if (exception_is_also(im, a->exception))
    return text_format(arena, "%.*s.", TP(img_text(im, x->title)));
  struct text name = img_exception_words(arena, im, a->exception);
  return text_format(arena, "%c%.*s «%.*s» van %.*s %.*s.", name.p[0] - 'a' + 'A', TP(text_slice(name, 1, name.n)), TP(img_text(im, x->title)),
                     TP(img_text(im, im->sets[x->set].name)), TP(applied_words(arena, im, a)));
}

static void applied_text(struct buf *b, const struct report_item *item, const struct applied *a, size_t indent) {
  const struct image *im = item->image;
  const struct img_exception *x = &im->exceptions[a->exception];
  paragraph(b, indent, "", exception_words(b->arena, im, a), 2);
  scope_text(b, img_text(im, x->guard), indent + 2);
  if (x->text.len > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "«%.*s»", TP(img_text(im, x->text))), 0);
  if (x->source.len > 0)
    paragraph(b, indent + 2, "Bron: ", img_text(im, x->source), 2);
}

static void texts(struct buf *b, const struct report_item *item, size_t indent) {
  const struct img_target *t = item->target;
  if (t->text.len > 0)
    paragraph(b, indent, "", text_format(b->arena, "«%.*s»", TP(img_text(item->image, t->text))), 0);
  else if (t->flags & TARGET_NO_TEXT)
    paragraph(b, indent, "", TEXT(TEXT_MISSING), 0);
  if (t->source.len > 0)
    paragraph(b, indent, "Bron: ", img_text(item->image, t->source), 2);
  scope_text(b, img_text(item->image, t->scope), indent);
}

// Something stands in its place, and in it no supplement stays.
bool item_hidden(const struct report_item *item) {
  bool hidden = item->verdict->displaced;
  for (size_t i = 0; i < item->parts.n; i++)
    hidden = hidden && item_hidden(item->parts.p[i]);
  return hidden;
}

// The norm of an exception often has no text of its own but that of the exception, which stands above it already.
bool text_stands_above(const struct report_item *item) {
  const struct img_target *t = item->target;
  return item->replaces && t->exception != NONE &&
         text_eq(img_text(item->image, t->text), img_text(item->image, item->image->exceptions[t->exception].text));
}

static void body(struct buf *b, const struct report_item *item, size_t indent) {
  if (item->verdict->unaddressed) {
    scope_text(b, img_text(item->image, item->target->scope), indent);
    item_details(b, item, indent);
    return;
  }
  if (!text_stands_above(item))
    texts(b, item, indent);
  for (size_t i = 0; i < item->verdict->applied.n; i++)
    applied_text(b, item, &item->verdict->applied.p[i], indent);
  kpi_text(b, item, indent);
  item_details(b, item, indent);
}

static void parts_text(struct buf *b, const struct report_item *item, const struct report_theme *theme, size_t indent);

struct text part_words(struct arena *a, const struct report_item *item) {
  struct text label = img_text(item->image, item->target->number);
  if (item->replaces && exception_is_also(item->image, item->target->exception))
    return text_format(a, "Elke %.*s", TP(item->path));
  if (item->replaces)
    return text_format(a, "Norm van afwijking %.*s", TP(item->path));
  return item->title.n == 0 ? label : text_format(a, "%.*s. %.*s", TP(label), TP(item->title));
}

// An onderdeel: its label and title with the outcome, and the rest below it.
static void part_text(struct buf *b, const struct report_item *item, const struct report_theme *theme, size_t indent) {
  buf_char(b, '\n');
  paragraph(b, indent, "",
            text_format(b->arena, "%.*s: %.*s", TP(part_words(b->arena, item)), TP(outcome_line(b->arena, item->verdict))), 2);
  body(b, item, indent + 2);
  parts_text(b, item, theme, indent + 2);
}

static void parts_text(struct buf *b, const struct report_item *item, const struct report_theme *theme, size_t indent) {
  if (item->verdict->unaddressed)
    return;
  for (size_t i = 0; i < item->parts.n; i++)
    if (!item_hidden(item->parts.p[i]) && item_under(item->parts.p[i], theme))
      part_text(b, item->parts.p[i], theme, indent);
}

// Whether the whole eis counts for the theme, or only some onderdelen.
static bool whole_under(const struct report_item *item, const struct report_theme *theme) {
  for (size_t i = 0; i < item->parts.n; i++)
    if (!whole_under(item->parts.p[i], theme))
      return false;
  return item->parts.n > 0 || item->theme == theme;
}

struct text item_name(struct arena *a, const struct report_item *eis) {
  if (!(eis->target->flags & TARGET_KPI))
    return text_format(a, "Eis %.*s", TP(eis->eis));
  return text_format(a, "K%.*s", TP(text_slice(eis->eis, 1, eis->eis.n)));
}

struct text item_words(struct arena *a, const struct report_item *eis) {
  return text_format(a, "%.*s. %.*s [%.*s]", TP(item_name(a, eis)), TP(eis->title), TP(eis->set));
}

const char *outcome_label(const struct report_item *eis, const struct report_theme *theme) {
  return whole_under(eis, theme) ? "Uitkomst: " : "Uitkomst van de hele eis: ";
}

void item_text(struct buf *b, const struct report_item *eis, const struct report_theme *theme) {
  buf_char(b, '\n');
  paragraph(b, 0, "", item_words(b->arena, eis), STEP);
  paragraph(b, STEP, outcome_label(eis, theme), outcome_line(b->arena, eis->verdict), 2);
  body(b, eis, STEP);
  parts_text(b, eis, theme, STEP);
}

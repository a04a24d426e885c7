// An explanation as a person reads it: a heading for each part, and below it a line for each step.
#include "explain_report.h"
#include "report.h"
#include "text_out.h"

enum { STEP_INDENT = 2 };

// --- Sentences

static const char *holds_word(unsigned holds) {
  return holds == WAAR ? "ja" : holds == ONWAAR ? "nee" : "niet bekend";
}

static struct text with_capital(struct arena *a, const char *words) {
  struct text t = text_copy(a, text_from(words));
  if (t.n > 0 && t.p[0] >= 'a' && t.p[0] <= 'z')
    ((char *)t.p)[0] = (char)(t.p[0] - 'a' + 'A');
  return t;
}

static struct text with_small(struct arena *a, struct text words) {
  struct text t = text_copy(a, words);
  if (t.n > 0 && t.p[0] >= 'A' && t.p[0] <= 'Z')
    ((char *)t.p)[0] = (char)(t.p[0] - 'A' + 'a');
  return t;
}

static struct text answer_of(struct arena *a, const struct step *s) {
  return s->outcome != 0 ? with_small(a, outcome_words(a, s->outcome)) : text_from(holds_word(s->holds));
}

struct text step_sentence(struct arena *a, const struct step *s) {
  if (s->outcome == 0 && s->holds == 0)
    return s->text;
  struct text answer = answer_of(a, s);
  const char *end = s->origin.n == 0 && text_ends(answer, TEXT(".")) ? "" : ".";
  if (text_ends(s->text, TEXT("?")))
    return text_format(a, "%.*s %.*s%.*s%s", TP(s->text), TP(with_capital(a, text_z(a, answer))), TP(s->origin), end);
  struct text said = text_ends(s->text, TEXT(".")) ? text_slice(s->text, 0, s->text.n - 1) : s->text;
  return text_format(a, "%.*s: %.*s%.*s%s", TP(said), TP(answer), TP(s->origin), end);
}

// "Deels of Nee"
static struct text then_words(struct arena *a, unsigned possible) {
  static const unsigned order[] = {JA, DEELS, NEE, NVT};
  struct buf b = {.arena = a};
  unsigned left = possible;
  for (size_t i = 0; i < 4; i++) {
    if (!(possible & order[i]))
      continue;
    left &= ~order[i];
    buf_add(&b, outcome_words(a, order[i]));
    buf_addz(&b, left == 0 ? "" : (left & (left - 1)) == 0 ? " of " : ", ");
  }
  return (possible & (possible - 1)) == 0 ? buf_text(&b) : text_format(a, "nog %.*s", TP(buf_text(&b)));
}

// A judgement of which each outcome is the outcome.
static bool is_itself(const struct consequences *c) {
  static const unsigned outcomes[] = {JA, DEELS, NEE, NVT};
  for (size_t i = 0; i < c->each.n; i++)
    if (c->each.n != 4 || c->each.p[i].possible != outcomes[i])
      return false;
  return c->each.n == 4 && text_eq(c->each.p[3].answer, TEXT("n.v.t."));
}

struct text consequences_sentence(struct arena *a, const struct consequences *c) {
  if (is_itself(c))
    return TEXT("Dat oordeel is dan de uitkomst.");
  struct buf b = {.arena = a};
  for (size_t i = 0; i < c->each.n; i++)
    buf_format(&b, "%s %.*s, dan %.*s", i == 0 ? "Is het antwoord" : "; is het", TP(c->each.p[i].answer),
               TP(then_words(a, c->each.p[i].possible)));
  if (b.n > 0 && b.p[b.n - 1] != '.')
    buf_char(&b, '.');
  return buf_text(&b);
}

// --- Sections

static void section(struct buf *b, size_t indent, const char *name) {
  buf_char(b, '\n');
  paragraph(b, indent, "", text_from(name), 0);
}

static void steps_text(struct buf *b, const steps *all, size_t indent) {
  for (size_t i = 0; i < all->n; i++)
    paragraph(b, indent + all->p[i].depth * STEP_INDENT, "- ", step_sentence(b->arena, &all->p[i]), 2);
}

static bool said_above(const struct explain_report *r, const struct explanation *e) {
  const struct img_target *t = e->target;
  return t->exception != NONE && t->parent == NONE &&
         text_eq(img_text(r->image, t->text), img_text(r->image, r->image->exceptions[t->exception].text));
}

static bool has_reading(const struct explain_report *r, const struct explanation *e) {
  for (uint32_t i = 0; i < r->image->n_notes; i++)
    if (r->image->notes[i].kind == NOTE_READING && r->image->notes[i].target == e->verdict->target)
      return true;
  return false;
}

static void readings(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  uint32_t number = e->verdict->target;
  for (uint32_t i = 0; i < r->image->n_notes; i++) {
    const struct img_note *n = &r->image->notes[i];
    struct text by = img_text(r->image, n->by), t = img_text(r->image, n->text);
    if (n->kind != NOTE_READING || n->target != number)
      continue;
    paragraph(b, indent, "Lezing: ", by.n == 0 ? t : text_format(b->arena, "%.*s (%.*s)", TP(t), TP(by)), 2);
  }
}

static void meaning(struct buf *b, const struct image *im, const struct img_note *n, size_t indent) {
  struct text t = img_text(im, n->text), by = img_text(im, n->by);
  paragraph(b, indent, "Definitie ", by.n == 0 ? t : text_format(b->arena, "%.*s (%.*s)", TP(t), TP(by)), 2);
}

// What else is said of it: its former number, who may waive it, what may be changed.
static void standing(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  const struct image *im = r->image;
  uint32_t number = e->verdict->target;
  for (uint32_t i = 0; i < im->n_notes; i++) {
    const struct img_note *n = &im->notes[i];
    if (n->target == number && n->kind == NOTE_FORMERLY)
      paragraph(b, indent, "Voorheen eis ", text_format(b->arena, "%.*s.", TP(img_text(im, n->text))), 2);
    if (n->target == number && n->kind == NOTE_WAIVABLE)
      paragraph(b, indent, "", waivable_words(b->arena, im, n), 2);
    if (n->target == number && n->kind == NOTE_MEANING)
      meaning(b, im, n, indent);
  }
  for (uint32_t i = 0; i < im->n_parameters; i++)
    if (im->parameters[i].target == number)
      paragraph(b, indent, "Parameter ", parameter_words(b->arena, im, &im->parameters[i]), 2);
}

static bool has_standing(const struct explain_report *r, uint32_t number) {
  for (uint32_t i = 0; i < r->image->n_notes; i++)
    if (r->image->notes[i].target == number && (r->image->notes[i].kind == NOTE_FORMERLY || r->image->notes[i].kind == NOTE_WAIVABLE ||
                                                r->image->notes[i].kind == NOTE_MEANING))
      return true;
  for (uint32_t i = 0; i < r->image->n_parameters; i++)
    if (r->image->parameters[i].target == number)
      return true;
  return false;
}

static void source_text(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  const struct img_target *t = e->target;
  bool reading = !(t->flags & TARGET_LEAF) && has_reading(r, e);
  if (said_above(r, e) || (t->text.len == 0 && t->source.len == 0 && !(t->flags & TARGET_NO_TEXT) && !reading &&
                          !has_standing(r, e->verdict->target)))
    return;
  section(b, indent, "De tekst");
  if (t->text.len > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "«%.*s»", TP(img_text(r->image, t->text))), 0);
  else if (t->flags & TARGET_NO_TEXT)
    paragraph(b, indent + 2, "", TEXT("De tekst ontbreekt in de bron."), 0);
  if (t->source.len > 0)
    paragraph(b, indent + 2, "Bron: ", img_text(r->image, t->source), 2);
  if (reading)
    readings(b, r, e, indent + 2);
  standing(b, r, e, indent + 2);
}

static void scope_section(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  struct text words = img_text(r->image, e->target->scope);
  if (words.n == 0 && e->scope.n == 0)
    return;
  section(b, indent, "Voor wie");
  scope_text(b, words, indent + 2);
  steps_text(b, &e->scope, indent + 2);
}

static void exception_text(struct buf *b, const struct explain_report *r, const struct explained_exception *x,
                           size_t indent) {
  const struct image *im = r->image;
  struct text what = x->applied == NULL ? TEXT("geldt hier niet") : applied_words(b->arena, im, x->applied);
  if (exception_is_also(im, (uint32_t)(x->exception - im->exceptions))) {
    paragraph(b, indent, "", text_format(b->arena, "%.*s.", TP(img_text(im, x->exception->title))), 2);
    return;
  }
  struct text name = img_exception_words(b->arena, im, (uint32_t)(x->exception - im->exceptions));
  paragraph(b, indent, "",
            text_format(b->arena, "%c%.*s «%.*s» van %.*s %.*s.", name.p[0] - 'a' + 'A', TP(text_slice(name, 1, name.n)),
                        TP(img_text(im, x->exception->title)), TP(img_text(im, im->sets[x->exception->set].name)),
                        TP(what)),
            2);
  scope_text(b, img_text(im, x->exception->guard), indent + 2);
  steps_text(b, &x->why, indent + 2);
  if (x->exception->text.len > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "«%.*s»", TP(img_text(im, x->exception->text))), 0);
  if (x->exception->source.len > 0)
    paragraph(b, indent + 2, "Bron: ", img_text(im, x->exception->source), 2);
}

static void exceptions_section(struct buf *b, const struct explain_report *r, const struct explanation *e,
                               size_t indent) {
  if (e->exceptions.n == 0)
    return;
  section(b, indent, "Afwijkingen");
  for (size_t i = 0; i < e->exceptions.n; i++)
    exception_text(b, r, &e->exceptions.p[i], indent + 2);
}

static struct text judged_words(struct arena *a, const struct image *im, uint32_t target) {
  for (uint32_t i = 0; i < im->n_notes; i++)
    if (im->notes[i].target == target && im->notes[i].kind == NOTE_WHY_JUDGED)
      return text_format(a, "Hierover oordeelt een mens, want: %.*s.", TP(img_text(im, im->notes[i].text)));
  return TEXT("Hierover oordeelt een mens.");
}

static void norm_section(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  const struct verdict *v = e->verdict;
  bool stands = verdict_displacer(v) == NULL && !v->displaced;
  bool leaf = e->target->flags & TARGET_LEAF, judged = e->target->flags & TARGET_JUDGED && stands;
  if (e->norm.n == 0 && e->norm_steps.n == 0 && v->opinions.n == 0 && !judged)
    return;
  section(b, indent, leaf || e->norm.n > 0 ? "De norm" : v->opinions.n > 0 ? "Het oordeel"
                     : e->target->entity == 0 ? "Alles bij elkaar" : "Wie telt mee");
  if (e->norm.n > 0 && !judged)
    paragraph(b, indent + 2, "", text_format(b->arena, "«%.*s» (%.*s)", TP(e->norm), TP(e->norm_place)), 2);
  else if (judged)
    paragraph(b, indent + 2, "", judged_words(b->arena, r->image, e->verdict->target), 2);
  if (leaf)
    readings(b, r, e, indent + 2);
  opinions_text(b, v, indent + 2);
  steps_text(b, &e->norm_steps, indent + 2);
  if (e->rows_left > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "… en nog %u.", e->rows_left), 0);
}

static void effect(struct buf *b, const char *label, const struct consequences *c, size_t indent) {
  if (c->each.n > 0)
    paragraph(b, indent, label, consequences_sentence(b->arena, c), 2);
}

static bool contains(struct text t, struct text part) {
  for (size_t i = 0; i + part.n <= t.n; i++)
    if (text_eq(text_slice(t, i, i + part.n), part))
      return true;
  return false;
}

static void gap_section(struct buf *b, const struct explained_gap *g, size_t indent) {
  struct arena *a = b->arena;
  bool named = g->gap->row.n == 0 || contains(g->gap->question, g->gap->row);
  struct text row = named ? NO_TEXT : text_format(a, " («%.*s»)", TP(g->gap->row));
  paragraph(b, indent, "- ",
            text_format(a, "%.*s%.*s Vraag aan: %.*s.", TP(g->gap->question), TP(row), TP(g->gap->who)), 2);
  if (g->gap->note.n > 0)
    paragraph(b, indent + 2, "Nu onbekend: ", g->gap->note, 2);
  effect(b, "", &g->own, indent + 2);
  effect(b, "Voor het geheel: ", &g->whole, indent + 2);
  if (g->own.periods)
    paragraph(b, indent + 2, "", TEXT("Vanaf die dag tellen de perioden: als dit bekend is, kan er meer te vragen zijn."), 2);
  else if (g->own.each.n == 0)
    paragraph(b, indent + 2, "", TEXT("Dit antwoord alleen verandert de uitkomst niet."), 2);
}

static void gaps_section(struct buf *b, const struct explanation *e, size_t indent) {
  if (e->gaps.n == 0)
    return;
  section(b, indent, "Wat ontbreekt");
  for (size_t i = 0; i < e->gaps.n; i++)
    gap_section(b, &e->gaps.p[i], indent + 2);
  if (e->gaps_left > 0)
    paragraph(b, indent + 2, "", text_format(b->arena, "… en nog %zu. «eisen vragen» geeft ze alle.", e->gaps_left), 0);
}

static void body(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent);

static struct text title_of(const struct explain_report *r, const struct explanation *e) {
  struct text title = img_text(r->image, e->target->title);
  if (e->target->exception != NONE && exception_is_also(r->image, e->target->exception))
    return NO_TEXT; // that is its name already
  if (title.n == 0 && e->target->exception != NONE && e->target->parent == NONE)
    title = img_text(r->image, r->image->exceptions[e->target->exception].title);
  return title;
}

// What something else took the place of is named, and no more.
static void part_text(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  struct text title = title_of(r, e);
  buf_char(b, '\n');
  paragraph(b, indent, "",
            text_format(b->arena, "%.*s%s%.*s%s: %.*s", TP(with_capital(b->arena, text_z(b->arena, e->label))),
                        title.n > 0 ? " «" : "", TP(title), title.n > 0 ? "»" : "",
                        TP(outcome_line(b->arena, e->verdict))),
            2);
  if (!e->verdict->displaced)
    body(b, r, e, indent + 2);
}

static void body(struct buf *b, const struct explain_report *r, const struct explanation *e, size_t indent) {
  source_text(b, r, e, indent);
  scope_section(b, r, e, indent);
  exceptions_section(b, r, e, indent);
  norm_section(b, r, e, indent);
  gaps_section(b, e, indent);
  for (size_t i = 0; i < e->parts.n; i++)
    part_text(b, r, e->parts.p[i], indent);
}

static struct text heading(struct arena *a, const struct explain_report *r, const struct explanation *e) {
  const struct image *im = r->image;
  struct text number = e->target->eis == NONE ? NO_TEXT : img_text(im, im->targets[e->target->eis].number);
  struct text title = title_of(r, e);
  struct text part = e->label.n == 0 ? NO_TEXT
                     : number.n == 0 ? with_capital(a, text_z(a, e->label))
                                     : text_format(a, ", %.*s", TP(e->label));
  return text_format(a, "%.*s%.*s%s%.*s [%.*s]", TP(number), TP(part), title.n > 0 ? ". " : "", TP(title), TP(r->set));
}

struct text explain_text(struct arena *a, const struct explain_report *r) {
  struct buf b = {.arena = a};
  buf_addz(&b, "UITLEG\n\n");
  paragraph(&b, 0, "Aanbieder      ", r->provider, 15);
  paragraph(&b, 0, "Peildatum      ", date_dutch(a, r->peildatum), 15);
  paragraph(&b, 0, "Eis            ", heading(a, r, r->explanation), 15);
  paragraph(&b, 0, "Uitkomst       ", outcome_line(a, r->explanation->verdict), 15);
  body(&b, r, r->explanation, 0);
  return buf_text(&b);
}

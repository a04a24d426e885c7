// Conditions in sentences: a fact, then a question that it answers.
#include "telling.h"

enum { ROWS_TOLD = 5, LONG_PHRASE = 300 };

void add_step(struct telling *t, struct step s) {
  s.depth = t->depth;
  vec_push(t->arena, t->out, s);
}

static unsigned came_to(struct telling *t, struct text text, uint32_t reg, uint32_t row) {
  unsigned holds = run_condition(t->v->run, reg, row);
  add_step(t, (struct step){.text = text, .holds = holds});
  return holds;
}

// A sentence that says itself that nobody knows.
static unsigned unknown(struct telling *t, struct text text) {
  add_step(t, (struct step){.text = text});
  return WAAR | ONWAAR;
}

// "In-dienst van Jan is 01-09-2019 [medewerkers.csv, rij 2]."
static struct text fact(struct telling *t, const struct phrase *p) {
  struct text what = capital(t->arena, p->what);
  if (p->state == PHRASE_ABSENT)
    return text_format(t->arena, "%.*s is er niet%.*s.", TP(what), TP(p->origin));
  if (p->state == PHRASE_UNKNOWN)
    return text_format(t->arena, "%.*s is niet bekend.", TP(what));
  return text_format(t->arena, "%.*s is %.*s%.*s.", TP(what), TP(p->value), TP(p->origin));
}

struct text fact_sentence(struct telling *t, uint32_t reg, uint32_t row) {
  struct phrase p = value_phrase(t, reg, row);
  return fact(t, &p);
}

// What it is compared with: its value, and what that is the value of.
static struct text beside(struct telling *t, const struct phrase *p) {
  if (p->what.n == 0)
    return p->value;
  if (p->state == PHRASE_ABSENT)
    return text_format(t->arena, "%.*s, en die is er niet", TP(p->what));
  if (p->state == PHRASE_UNKNOWN)
    return text_format(t->arena, "%.*s (niet bekend)", TP(p->what));
  return text_format(t->arena, "%.*s (%.*s%.*s)", TP(p->value), TP(p->what), TP(p->origin));
}

// --- Comparisons

static bool is_fixed(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_V)
    reg = im->code[reg].a;
  return im->code[reg].op == OP_CONST_V || im->code[reg].op == OP_PEILDATUM || im->code[reg].op == OP_PARAMETER;
}

// A constant has no kind of its own: it is of the kind of what it is compared with.
static struct phrase other_side(struct telling *t, uint32_t reg, uint32_t row, uint32_t beside) {
  uint32_t from = reg, at = row;
  while (t->v->im->code[from].op == OP_DOWN_V) {
    at = t->v->columns->entities[t->v->im->code[from].entity].parent[at];
    from = t->v->im->code[from].a;
  }
  if (t->v->im->code[from].op == OP_CONST_V)
    return constant_phrase(t, from, at, beside);
  struct phrase p = value_phrase(t, reg, row);
  if (t->v->im->code[from].op == OP_CHOOSE_V && p.state == PHRASE_KNOWN) // of a table: constants too
    p.value = constant_phrase(t, from, at, beside).value;
  return p;
}

// "De peildatum is …", not: a day as written is before the peildatum.
static bool is_constant_beside(const struct image *im, const struct img_code *code) {
  return im->code[code->a].op == OP_CONST_V && im->code[code->b].op != OP_CONST_V;
}

// «a is minstens b» and «b is hoogstens a» are one instruction: the words say with which its author began.
static bool is_turned(const struct telling *t, const struct img_code *code) {
  static const char *const words[] = {" minstens ", " meer dan ", " later dan ", " op of na "};
  struct text phrase = written(t->v->im, code->dst);
  if (code->op != OP_LT && code->op != OP_LE)
    return false;
  for (size_t from = 0; from < phrase.n; from++)
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (text_starts(text_slice(phrase, from, phrase.n), text_from(words[i])))
        return true;
  return false;
}

static unsigned tell_comparison(struct telling *t, const struct img_code *code, uint32_t row) {
  bool left_fixed = is_fixed(t->v->im, code->a) && (t->v->im->code[code->a].op == OP_CONST_V || !is_fixed(t->v->im, code->b));
  bool fixed = left_fixed || is_fixed(t->v->im, code->b);
  bool turned = left_fixed || is_constant_beside(t->v->im, code) || (!fixed && is_turned(t, code));
  uint32_t left = turned ? code->b : code->a, right = turned ? code->a : code->b;
  struct value_kind kind = value_kind_of(t->v->im, left);
  struct phrase p = value_phrase(t, left, row), q = other_side(t, right, row, left);
  unsigned holds = came_to(t,
                           text_format(t->arena, "%.*s Is dat %s %.*s?", TP(fact(t, &p)),
                                       relation(code->op, kind.type == TYPE_DATE, turned), TP(beside(t, &q))),
                           code->dst, row);
  tell_sides(t, code, row);
  tell_step_of(t, left);
  return holds;
}

static unsigned tell_within(struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = value_phrase(t, code->a, row);
  struct value_kind kind = value_kind_of(t->v->im, code->a);
  int64_t lo = img_const(t->v->im, code->b), hi = img_const(t->v->im, code->c);
  struct text node = kind.class_ == NONE ? NO_TEXT : class_leaf(t->v->im, kind.class_, lo, hi);
  if (node.n > 0)
    node = text_format(t->arena, "Valt dat onder %.*s?", TP(node));
  else
    node = text_format(t->arena, "Klopt «%.*s»?", TP(written(t->v->im, code->dst)));
  return came_to(t, text_format(t->arena, "%.*s %.*s", TP(fact(t, &p)), TP(node)), code->dst, row);
}

// `is niet een van …` lists the other leaves and, last, what lies outside the classification: it is told by what it leaves out.
static bool tell_left_out(struct telling *t, struct value_kind kind, const struct img_pool *pool, struct text *question) {
  if (kind.class_ == NONE || pool->v == 0)
    return false;
  uint32_t leaves = t->v->im->classes[kind.class_].leaves, left = leaves + 1 - pool->v, at = 0;
  int64_t last = img_const(t->v->im, pool[pool->v].v);
  struct text *names = NEW_ARRAY(t->arena, struct text, left);
  if (last != leaves || pool->v > leaves + 1)
    return false;
  for (uint32_t leaf = 0, n = 0; leaf < leaves && at < left; leaf++) {
    if (img_const(t->v->im, pool[n + 1].v) == leaf)
      n++;
    else
      names[at++] = kind_text(t, kind, leaf);
  }
  *question = text_format(t->arena, "Is dat iets anders dan: %.*s?", TP(text_join(t->arena, names, at, TEXT(", "))));
  return true;
}

static unsigned tell_one_of(struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = value_phrase(t, code->a, row);
  struct value_kind kind = value_kind_of(t->v->im, code->a);
  const struct img_pool *pool = &t->v->im->pool[code->b];
  struct text *names = NEW_ARRAY(t->arena, struct text, pool->v), question;
  if (tell_left_out(t, kind, pool, &question))
    return came_to(t, text_format(t->arena, "%.*s %.*s", TP(fact(t, &p)), TP(question)), code->dst, row);
  for (uint32_t i = 0; i < pool->v; i++)
    names[i] = kind_text(t, kind, img_const(t->v->im, pool[i + 1].v));
  struct text all = text_join(t->arena, names, pool->v, TEXT(", "));
  return came_to(t,
                 pool->v == 1 ? text_format(t->arena, "%.*s Is dat %.*s?", TP(fact(t, &p)), TP(all))
                              : text_format(t->arena, "%.*s Is dat een van: %.*s?", TP(fact(t, &p)), TP(all)),
                 code->dst, row);
}

static unsigned tell_presence(struct telling *t, const struct img_code *code, uint32_t reg, uint32_t row,
                              bool present) {
  struct phrase p = value_phrase(t, code->a, row);
  unsigned holds = run_condition(t->v->run, reg, row);
  add_step(t, (struct step){.text = text_format(t->arena, "Is er %s %.*s?", present ? "een" : "geen", TP(p.what)),
                            .origin = p.origin,
                            .holds = holds});
  return holds;
}

static unsigned tell_members(struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = set_phrase(t, code->a, row);
  uint64_t mask = (uint64_t)img_const(t->v->im, code->b);
  struct text names[64], question;
  uint32_t class_ = set_class(t->v->im, code->a);
  size_t n = 0;
  for (int bit = 0; bit < 64; bit++)
    if (mask >> bit & 1)
      names[n++] = class_leaf(t->v->im, class_, bit, bit);
  struct text all = text_join(t->arena, names, n, TEXT(", "));
  if (n == 1)
    question = text_format(t->arena, "Staat «%.*s» erbij?", TP(all));
  else
    question = text_format(t->arena, "%s «%.*s»%s erbij?", code->op == OP_HAS_ALL ? "Staan" : "Staat een van", TP(all),
                           code->op == OP_HAS_ALL ? " er alle" : "");
  struct text list = p.state == PHRASE_KNOWN ? text_format(t->arena, "%.*s: %.*s%.*s.", TP(capital(t->arena, p.what)),
                                                           TP(p.value), TP(p.origin))
                                             : fact(t, &p);
  return came_to(t, text_format(t->arena, "%.*s %.*s", TP(list), TP(question)), code->dst, row);
}

// --- Fields

static unsigned tell_field(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct img_field *f = &t->v->im->fields[code->a];
  struct gap gap = {.kind = GAP_FIELD, .id = code->a, .at = row};
  unsigned holds = run_condition(t->v->run, code->dst, row);
  struct step s = {.holds = holds, .origin = is_one(holds) ? field_origin(t, code->a, row) : NO_TEXT};
  gap_words(t->v, &gap);
  if (f->question.len == 0)
    s.text = capital(t->arena, field_name(t, code->a, row));
  else if (names_row(t, gap.question, f->entity, row))
    s.text = gap.question;
  else
    s.text = text_format(t->arena, "%.*s: %.*s", TP(capital(t->arena, row_name(t, f->entity, row))), TP(gap.question));
  add_step(t, s);
  return holds;
}

// An oordeel as a condition: its question, and what was answered to it.
static unsigned tell_judged(struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = value_phrase(t, code->a, row);
  const struct img_code *load = &t->v->im->code[code->a];
  struct gap gap = {.kind = GAP_FIELD, .id = load->a, .at = row};
  struct text asked = capital(t->arena, p.what);
  if (load->op == OP_LOAD_V && t->v->im->fields[load->a].question.len > 0) {
    gap_words(t->v, &gap);
    asked = names_row(t, gap.question, load->entity, row)
                ? gap.question
                : text_format(t->arena, "%.*s: %.*s", TP(capital(t->arena, row_name(t, load->entity, row))), TP(gap.question));
  } else {
    asked = text_format(t->arena, "%.*s:", TP(asked));
  }
  if (p.state == PHRASE_UNKNOWN)
    return unknown(t, text_format(t->arena, "%.*s Daarover is geen oordeel bekend.", TP(asked)));
  if (p.state == PHRASE_ABSENT)
    return came_to(t, text_format(t->arena, "%.*s Een oordeel is er niet%.*s. Is het ja?", TP(asked), TP(p.origin)), code->dst, row);
  if (run_condition(t->v->run, code->dst, row) == (WAAR | ONWAAR))
    return unknown(t, text_format(t->arena, "%.*s Het oordeel is n.v.t.%.*s: of de voorwaarde klopt, is dan niet te zeggen.",
                                  TP(asked), TP(p.origin)));
  return came_to(t, text_format(t->arena, "%.*s Het oordeel is %.*s%.*s. Is dat ja?", TP(asked), TP(p.value), TP(p.origin)),
                 code->dst, row);
}

// --- Rows

static bool is_constant(const struct image *im, uint32_t reg, unsigned bits) {
  return im->code[reg].op == OP_CONST_C && img_const(im, im->code[reg].a) == bits;
}

// A document is not older than a term on a day: of that day or before, and the term not over. The parts of the pattern.
struct not_older {
  uint32_t date, on, by; // registers of the row; by: a parameter, NONE: n units
  int64_t n;
  enum unit unit;
};

static bool is_not_older(const struct image *im, uint32_t reg, struct not_older *out) {
  const struct img_code *both = &im->code[reg], *first, *second, *term;
  if (both->op != OP_AND)
    return false;
  first = &im->code[both->a];
  second = &im->code[both->b];
  if (first->op != OP_LE || second->op != OP_LE || first->b != second->a)
    return false;
  term = &im->code[second->b];
  if ((term->op != OP_ADD_TERM && term->op != OP_TERM_BY) || term->a != first->a)
    return false;
  bool by = term->op == OP_TERM_BY;
  *out = (struct not_older){first->a, first->b, by ? term->b : NONE, by ? 0 : img_const(im, term->b), by ? UNIT_DAY : (enum unit)term->c};
  return true;
}

static bool is_later(const struct telling *t, const struct not_older *o, uint32_t row) {
  const struct value *date = &t->v->run->regs[o->date].v, *on = &t->v->run->regs[o->on].v;
  return bit_get(date->k, row) && bit_get(on->k, row) && date->lo[row] > on->hi[row];
}

static unsigned tell_not_older(struct telling *t, const struct not_older *o, uint32_t reg, uint32_t row) {
  const struct img_code *load = &t->v->im->code[o->date];
  struct phrase p = value_phrase(t, o->date, row), on = value_phrase(t, o->on, row);
  bool of_row = load->op == OP_LOAD_V && t->v->im->entities[load->entity].date == load->a;
  struct text subject = capital(t->arena, of_row ? row_name(t, load->entity, row) : p.what), first;
  if (p.state == PHRASE_KNOWN)
    first = text_format(t->arena, "%.*s is van %.*s%.*s", TP(subject), TP(p.value), TP(p.origin));
  else
    first =
        text_format(t->arena, "Van %.*s is geen datum bekend", TP(of_row ? row_name(t, load->entity, row) : p.what));
  if (is_later(t, o, row))
    return came_to(t,
                   text_format(t->arena, "%.*s; dat is later dan %.*s en telt dus niet", TP(first), TP(beside(t, &on))),
                   reg, row);
  struct text on_day =
      on.state == PHRASE_ABSENT ? text_format(t->arena, "%.*s, die er niet is,", TP(on.what)) : beside(t, &on);
  return came_to(t,
                 text_format(t->arena, "%.*s; op %.*s mag dat hoogstens %.*s oud zijn", TP(first), TP(on_day),
                             TP(o->by != NONE ? parameter_words_at(t, o->by, row) : term_words(t->arena, o->n, o->unit))),
                 reg, row);
}

static unsigned tell_no_rows(struct telling *t, const struct img_code *code, uint32_t child, uint32_t row, bool open) {
  struct text many = entity_words(t, child, true), at = at_row(t, code->entity, row);
  const struct img_entity *e = &t->v->im->entities[child];
  bool one = e->plural.len == 0 || e->kind & KIND_SINGLE;
  if (open)
    return unknown(t, text_format(t->arena, one ? "Of er een %.*s is%.*s, is niet bekend." : "Welke %.*s er zijn%.*s, is niet bekend.",
                                  TP(many), TP(at)));
  return came_to(t,
                 text_format(t->arena, one ? "Er is geen %.*s%.*s%.*s" : "Er zijn geen %.*s%.*s%.*s", TP(many), TP(at),
                             TP(list_origin(t, child, code->entity, row))),
                 code->dst, row);
}

static unsigned tell_presence_of_rows(struct telling *t, const struct img_code *code, uint32_t child, uint32_t row,
                                      uint32_t n) {
  uint32_t first = rows_under(t->v, child, code->entity, row).from;
  struct text at = at_row(t, code->entity, row);
  if (n == 1)
    return came_to(t,
                   text_format(t->arena, "Er is een %.*s%.*s%.*s", TP(entity_words(t, child, false)), TP(at),
                               TP(row_origin(t, child, first))),
                   code->dst, row);
  return came_to(t, text_format(t->arena, "Er zijn %u %.*s%.*s", n, TP(entity_words(t, child, true)), TP(at)),
                 code->dst, row);
}

static unsigned tell_each(struct telling *t, const struct img_code *code, uint32_t child, uint32_t row, uint32_t n) {
  uint32_t first = rows_under(t->v, child, code->entity, row).from;
  bool open = columns_open_under(t->v->columns, child, code->entity, row);
  struct text many = entity_words(t, child, true);
  unsigned holds =
      came_to(t,
              n == 1 && !open ? text_format(t->arena, "Geldt voor %.*s het volgende?", TP(row_name(t, child, first)))
                              : text_format(t->arena, "Geldt voor minstens een van de %.*s%.*s het volgende?", TP(many),
                                            TP(at_row(t, code->entity, row))),
              code->dst, row);
  t->depth++;
  for (uint32_t at = first; at < first + (n < ROWS_TOLD ? n : ROWS_TOLD); at++)
    tell_condition(t, code->a, at);
  if (n > ROWS_TOLD)
    add_step(t, (struct step){.text = text_format(t->arena, "… en nog %u.", n - ROWS_TOLD)});
  if (open)
    add_step(t, (struct step){.text = text_format(t->arena, "Er kunnen nog meer %.*s zijn.", TP(many))});
  t->depth--;
  return holds;
}

static unsigned tell_any(struct telling *t, const struct img_code *code, uint32_t row) {
  uint32_t child = code_child(t->v->im, code);
  struct segment rows = rows_under(t->v, child, code->entity, row);
  uint32_t n = rows.to - rows.from;
  bool open = columns_open_under(t->v->columns, child, code->entity, row);
  if (n == 0)
    return tell_no_rows(t, code, child, row, open);
  if (is_constant(t->v->im, code->a, WAAR))
    return tell_presence_of_rows(t, code, child, row, n);
  if (n == 1 && !open)
    return tell_condition(t, code->a, rows.from);
  return tell_each(t, code, child, row, n);
}

static unsigned tell_only(struct telling *t, const struct img_code *code, uint32_t row) {
  struct segment rows = rows_under(t->v, code->b, code->entity, row);
  if (rows.from < rows.to)
    return tell_condition(t, code->a, rows.from);
  struct text name = entity_words(t, code->b, false), at = at_row(t, code->entity, row);
  if (columns_open_under(t->v->columns, code->b, code->entity, row))
    return unknown(t, text_format(t->arena, "Of er een %.*s is%.*s, is niet bekend.", TP(name), TP(at)));
  return came_to(t,
                 text_format(t->arena, "Er is geen %.*s%.*s%.*s", TP(name), TP(at), TP(list_origin(t, code->b, code->entity, row))),
                 code->dst, row);
}

// --- Phrases

// "geldig vanaf … tot en met …", on the peildatum.
static unsigned tell_validity(struct telling *t, struct text words, uint32_t reg, uint32_t row) {
  struct text today = date_dutch(t->arena, t->v->columns->peildatum[t->v->provider]);
  return came_to(t, text_format(t->arena, "De peildatum is %.*s. Is dat in de tijd waarin dit geldt («%.*s»)?", TP(today), TP(words)), reg, row);
}

// As it was written, and no more.
static unsigned tell_words(struct telling *t, uint32_t reg, uint32_t row) {
  struct text words = text_squeeze(t->arena, written(t->v->im, reg));
  if (text_starts(words, TEXT("geldig vanaf ")) && t->v->im->regs[reg].entity == 0)
    return tell_validity(t, words, reg, row);
  if (words.n == 0 || words.n > LONG_PHRASE || is_whole_block(t->v->im, reg))
    words = TEXT("de voorwaarde");
  return came_to(t, text_format(t->arena, "«%.*s»%.*s", TP(words), TP(at_row(t, t->v->im->regs[reg].entity, row))), reg, row);
}

unsigned tell_phrase(struct telling *t, uint32_t reg, uint32_t row) {
  unsigned holds = tell_words(t, reg, row);
  tell_evidence(t, reg, row);
  return holds;
}

static void tell_operands(struct telling *t, uint16_t op, uint32_t reg, uint32_t row) {
  const struct img_code *code = &t->v->im->code[reg];
  if (code->op != op || is_one_phrase(t->v->im, reg)) {
    tell_condition(t, reg, row);
    return;
  }
  tell_operands(t, op, code->a, row);
  tell_operands(t, op, code->b, row);
}

static unsigned tell_together(struct telling *t, const struct img_code *code, uint32_t row) {
  unsigned holds =
      came_to(t, code->op == OP_AND ? TEXT("Klopt het volgende allemaal?") : TEXT("Klopt minstens een van deze?"),
              code->dst, row);
  t->depth++;
  tell_operands(t, code->op, code->a, row);
  tell_operands(t, code->op, code->b, row);
  t->depth--;
  return holds;
}

static unsigned tell_not(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct img_code *what = &t->v->im->code[code->a];
  if (is_displacement(t->v->im, code->a)) {
    add_step(t, (struct step){.text = TEXT("Komt hier een afwijking in de plaats van de norm?"), .holds = run_condition(t->v->run, code->a, row)});
    return run_condition(t->v->run, code->dst, row);
  }
  if (what->op == OP_ABSENT || what->op == OP_PRESENT)
    return tell_presence(t, what, code->dst, row, what->op == OP_ABSENT);
  unsigned holds = came_to(t, TEXT("Hieraan is voldaan als dit niet klopt"), code->dst, row);
  t->depth++;
  tell_condition(t, code->a, row);
  t->depth--;
  return holds;
}

// Somewhere among the enrolments: these are named apart, so here it is enough what was asked.
static bool is_enrolment(const struct telling *t, const struct img_code *code) {
  uint32_t child = code_child(t->v->im, code);
  return text_eq(img_text(t->v->im, t->v->im->entities[child].name), TEXT("inschrijving"));
}

void tell_all_of(struct telling *t, uint32_t reg, uint32_t row, bool open_only) {
  const struct img_code *code = &t->v->im->code[reg];
  struct not_older o;
  if (code->op == OP_DOWN_C) {
    tell_all_of(t, code->a, t->v->columns->entities[code->entity].parent[row], open_only);
  } else if (code->op == OP_AND && !is_one_phrase(t->v->im, reg) && !is_not_older(t->v->im, reg, &o)) {
    tell_all_of(t, code->a, row, open_only);
    tell_all_of(t, code->b, row, open_only);
  } else if (!open_only || run_condition(t->v->run, reg, row) != WAAR) {
    tell_condition(t, reg, row);
  }
}

// Conditions made of others.
static unsigned tell_composed(struct telling *t, const struct img_code *code, uint32_t row) {
  struct not_older o;
  if (is_not_older(t->v->im, code->dst, &o))
    return tell_not_older(t, &o, code->dst, row);
  if (is_one_phrase(t->v->im, code->dst))
    return tell_phrase(t, code->dst, row);
  return code->op == OP_NOT ? tell_not(t, code, row) : tell_together(t, code, row);
}

static unsigned tell_two_values(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct image *im = t->v->im;
  if (is_judged_condition(im, code))
    return tell_judged(t, code, row);
  if (is_tally(im, code->a) || is_tally(im, code->b))
    return tell_tally(t, code, row);
  if (is_one_phrase(im, code->dst) || is_given_ja(im, code))
    return tell_phrase(t, code->dst, row);
  return tell_comparison(t, code, row);
}

unsigned tell_condition(struct telling *t, uint32_t reg, uint32_t row) {
  const struct img_code *code = &t->v->im->code[reg];
  switch (code->op) {
  case OP_CONST_C:
    return run_condition(t->v->run, reg, row);
  case OP_DOWN_C:
    return tell_condition(t, code->a, t->v->columns->entities[code->entity].parent[row]);
  case OP_LOAD_C:
    return tell_field(t, code, row);
  case OP_LT: case OP_LE: case OP_EQ: case OP_NE:
    return tell_two_values(t, code, row);
  case OP_WITHIN:
    return tell_within(t, code, row);
  case OP_ONE_OF:
    return tell_one_of(t, code, row);
  case OP_ABSENT: case OP_PRESENT:
    return tell_presence(t, code, reg, row, code->op == OP_PRESENT);
  case OP_HAS_ANY: case OP_HAS_ALL:
    return tell_members(t, code, row);
  case OP_WAIVED:
    return came_to(t, TEXT("Is hiervoor ontheffing verleend?"), reg, row);
  case OP_ONE_UP_C:
    return tell_only(t, code, row);
  case OP_SELECT_C:
    return is_displacement(t->v->im, reg) ? came_to(t, TEXT("Komt hier een afwijking in de plaats van de norm?"), reg, row) : tell_word(t, code, row);
  case OP_ANY_UP:
    return is_enrolment(t, code) ? tell_words(t, reg, row) : tell_any(t, code, row);
  case OP_AND: case OP_OR: case OP_NOT:
    return tell_composed(t, code, row);
  default:
    return tell_phrase(t, reg, row);
  }
}

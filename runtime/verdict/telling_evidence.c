// What a calculation was made from: sums and counts, the values of the row itself, and row by row those that it goes over.
#include "telling.h"

enum { ROWS_TOLD = 5, VALUES_TOLD = 8, VALUES_A_ROW = 4, LONG_PHRASE = 300 };

struct evidence {
  struct telling *t;
  const uint32_t *regs; // that were made from it
  uint32_t n, level, row;
  bool *fields; // that are read
  size_t from;  // the first step that tells it
};

// The same sum may stand in it more than once.
static void say(const struct evidence *e, struct text text) {
  for (size_t i = e->from; i < e->t->out->n; i++)
    if (text_eq(e->t->out->p[i].text, text))
      return;
  add_step(e->t, (struct step){.text = text});
}

// --- Sums and counts

static bool is_sum(const struct image *im, uint32_t reg) {
  return im->code[reg].op == OP_SUM_UP || im->code[reg].op == OP_COUNT_UP;
}

// Of some products nobody knows the scale.
static bool has_figure(const struct evidence *e, uint32_t reg) {
  struct text value = value_phrase(e->t, reg, e->row).value;
  return !text_eq(value, TEXT("een duur")) && !text_eq(value, TEXT("een getal"));
}

// Those that are part of the calculation, in the same row; `of` is the calculation as it was written.
static void tell_sums(const struct evidence *e, uint32_t reg, uint32_t of, bool *seen) {
  const struct image *im = e->t->v->im;
  uint32_t regs[OPERAND_LIMIT];
  if (seen[reg] || im->regs[reg].entity != e->level)
    return;
  seen[reg] = true;
  if (is_sum(im, reg)) {
    struct text what = written(im, im->code[reg].a);
    if ((im->code[reg].op == OP_COUNT_UP || !text_eq(what, written(im, of))) && has_figure(e, reg))
      say(e, fact_sentence(e->t, reg, e->row));
    return;
  }
  for (uint32_t i = 0, n = code_operands(im, &im->code[reg], regs); i < n; i++)
    tell_sums(e, regs[i], of, seen);
}

// --- Fields

static struct text value_at(const struct evidence *e, uint32_t field, uint32_t row) {
  const struct telling *t = e->t;
  bool known = column_unknown(t->v->columns, field, row, NULL) == CAUSE_NONE;
  return known ? column_title(t->arena, t->v->columns, field, row) : TEXT("niet bekend");
}

static void tell_fields(const struct evidence *e) {
  const struct image *im = e->t->v->im;
  uint32_t told = 0, more = 0;
  for (uint32_t f = 0; f < im->n_fields; f++) {
    uint32_t at = e->fields[f] ? row_above(e->t->v, e->level, e->row, im->fields[f].entity) : NO_INDEX;
    if (at == NO_INDEX)
      continue;
    if (told++ >= VALUES_TOLD) {
      more++;
      continue;
    }
    bool known = column_unknown(e->t->v->columns, f, at, NULL) == CAUSE_NONE;
    say(e, text_format(e->t->arena, "%.*s is %.*s%.*s.", TP(capital(e->t->arena, field_name(e->t, f, at))), TP(value_at(e, f, at)),
                       TP(known ? field_origin(e->t, f, at) : NO_TEXT)));
  }
  if (more > 0)
    say(e, text_format(e->t->arena, "… en nog %u.", more));
}

// --- Rows

// "Factuur 1: bedrag is € 40,00 en op-tijd is ja [facturen.csv, rij 2]."
static void tell_row(const struct evidence *e, uint32_t entity, uint32_t row) {
  const struct img_entity *of = &e->t->v->im->entities[entity];
  struct text all[VALUES_A_ROW], origin = NO_TEXT, last = NO_TEXT;
  size_t n = 0;
  for (uint32_t f = of->first_field; f < of->first_field + of->fields && n < VALUES_A_ROW; f++) {
    if (!e->fields[f] || f == of->key) // the key is in the name of the row
      continue;
    origin = field_origin(e->t, f, row);
    if (n > 0 && !text_eq(last, origin))
      all[n - 1] = text_format(e->t->arena, "%.*s%.*s", TP(all[n - 1]), TP(last));
    all[n++] = text_format(e->t->arena, "%.*s is %.*s", TP(img_text(e->t->v->im, e->t->v->im->fields[f].name)), TP(value_at(e, f, row)));
    last = origin;
  }
  say(e, text_format(e->t->arena, "%.*s: %.*s%.*s.", TP(capital(e->t->arena, row_name(e->t, entity, row))),
                     TP(text_join(e->t->arena, all, n, TEXT(", "))), TP(last)));
}

static bool reads_of(const struct evidence *e, uint32_t entity) {
  const struct img_entity *of = &e->t->v->im->entities[entity];
  for (uint32_t f = of->first_field; f < of->first_field + of->fields; f++)
    if (e->fields[f])
      return true;
  return false;
}

static void tell_rows_of(const struct evidence *e, uint32_t entity) {
  const struct view *v = e->t->v;
  struct segment s = v->segments[entity];
  uint32_t n = 0;
  for (uint32_t row = s.from; row < s.to; row++)
    if (row_above(v, entity, row, e->level) == e->row && n++ < ROWS_TOLD)
      tell_row(e, entity, row);
  if (n > ROWS_TOLD)
    say(e, text_format(e->t->arena, "… en nog %u.", n - ROWS_TOLD));
  if (columns_open_under(v->columns, entity, e->level, e->row))
    say(e, text_format(e->t->arena, "Er kunnen nog meer %.*s zijn.", TP(entity_words(e->t, entity, true))));
  else if (n == 0)
    say(e, text_format(e->t->arena, "Er zijn geen %.*s.", TP(entity_words(e->t, entity, true))));
}

static bool is_below(const struct image *im, uint32_t entity, uint32_t level) {
  while (entity > level)
    entity = im->entities[entity].parent;
  return entity == level;
}

static void tell_rows(const struct evidence *e) {
  const struct image *im = e->t->v->im;
  for (uint32_t entity = e->level + 1; entity < im->n_entities; entity++)
    if (!(im->entities[entity].kind & KIND_PERIOD) && reads_of(e, entity) && is_below(im, entity, e->level))
      tell_rows_of(e, entity);
}

static struct evidence evidence_of(struct telling *t, const uint32_t *regs, uint32_t n, uint32_t row) {
  const struct image *im = t->v->im;
  struct evidence e = {t, regs, n, im->regs[regs[0]].entity, row, NEW_ARRAY(t->arena, bool, im->n_fields), t->out->n};
  for (uint32_t i = 0; i < n; i++)
    fields_read(t->arena, im, regs[i], e.fields);
  return e;
}

void tell_evidence(struct telling *t, uint32_t reg, uint32_t row) {
  struct evidence e = evidence_of(t, &reg, 1, row);
  t->depth++;
  tell_sums(&e, reg, reg, NEW_ARRAY(t->arena, bool, t->v->im->n_regs));
  tell_fields(&e);
  tell_rows(&e);
  t->depth--;
}

static bool is_plain(const struct image *im, uint32_t reg) {
  switch (im->code[reg].op) {
  case OP_LOAD_V: case OP_CONST_V: case OP_ABSENT_V: case OP_PEILDATUM: case OP_PERIOD: case OP_PARAMETER: case OP_STEP:
  case OP_NEXT: // of another row, which it names
    return true;
  case OP_DOWN_V: case OP_ONE_UP: case OP_FIRST_UP: case OP_LAST_UP: case OP_UPTO: case OP_ADD_TERM: case OP_ADD_LAW: case OP_ADD_WORKDAYS:
  case OP_TERM_BY: case OP_YEAR_DAY:
    return is_plain(im, im->code[reg].a);
  default:
    return false;
  }
}

void tell_sides(struct telling *t, const struct img_code *code, uint32_t row) {
  const uint32_t both[] = {code->a, code->b};
  uint32_t regs[2], n = 0;
  for (int i = 0; i < 2; i++)
    if (!is_plain(t->v->im, both[i]))
      regs[n++] = both[i];
  if (n == 0)
    return;
  struct evidence e = evidence_of(t, regs, n, row);
  t->depth++;
  tell_fields(&e);
  tell_rows(&e);
  t->depth--;
}

void tell_rows_under(struct telling *t, uint32_t reg, uint32_t row) {
  struct evidence e = evidence_of(t, &reg, 1, row);
  t->depth++;
  tell_rows(&e);
  t->depth--;
}

// --- minstens N van (…)

// A number of conditions that are met, added up.
bool is_tally(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  return code->op == OP_ADD && (im->code[code->b].op == OP_TRUTH || im->code[code->a].op == OP_TRUTH);
}

static uint32_t tallied(struct telling *t, uint32_t reg, uint32_t row, uint32_t *all) {
  const struct image *im = t->v->im;
  const struct img_code *code = &im->code[reg];
  if (code->op == OP_ADD)
    return tallied(t, code->a, row, all) + tallied(t, code->b, row, all);
  if (code->op != OP_TRUTH)
    return 0;
  ++*all;
  return run_condition(t->v->run, code->a, row) == WAAR;
}

static void tell_each_tallied(struct telling *t, uint32_t reg, uint32_t row) {
  const struct img_code *code = &t->v->im->code[reg];
  if (code->op == OP_ADD) {
    tell_each_tallied(t, code->a, row);
    tell_each_tallied(t, code->b, row);
  } else if (code->op == OP_TRUTH) {
    tell_condition(t, code->a, row);
  }
}

// "minstens 2 van (…)": how many are met, and each apart.
unsigned tell_tally(struct telling *t, const struct img_code *code, uint32_t row) {
  uint32_t sum = is_tally(t->v->im, code->a) ? code->a : code->b, all = 0, met = tallied(t, sum, row, &all);
  struct text words = text_squeeze(t->arena, written(t->v->im, code->dst));
  struct text question = words.n == 0 || words.n > LONG_PHRASE ? TEXT("Is dat genoeg?") : text_format(t->arena, "Klopt «%.*s»?", TP(words));
  unsigned holds = run_condition(t->v->run, code->dst, row);
  add_step(t, (struct step){.text = text_format(t->arena, "Van deze %u kloppen er zeker %u. %.*s", all, met, TP(question)), .holds = holds});
  t->depth++;
  tell_each_tallied(t, sum, row);
  t->depth--;
  return holds;
}

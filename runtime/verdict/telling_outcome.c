// Norms in sentences that are more than a condition: deadlines, shares, judgements.
#include "telling.h"

#include "convert.h"

static unsigned came_to(struct telling *t, struct text text, uint32_t reg, uint32_t row) {
  unsigned outcome = run_outcome(t->v->run, reg, row);
  add_step(t, (struct step){.text = text, .outcome = outcome});
  return outcome;
}

static struct text event_words(struct telling *t, const struct phrase *p, bool after) {
  struct text what = capital(t->arena, p->what);
  if (p->state == PHRASE_UNKNOWN)
    return text_format(t->arena, "%.*s is niet bekend.", TP(what));
  if (p->state == PHRASE_ABSENT || after)
    return text_format(t->arena, "%.*s is er nog niet%.*s.", TP(what), TP(p->origin));
  return text_format(t->arena, "%.*s is %.*s%.*s.", TP(what), TP(p->value), TP(p->origin));
}

// "De laatste dag was 20-12-2025: 6 weken voor einddatum (31-01-2026)."
static struct text last_day(struct telling *t, const struct phrase *p, bool running) {
  if (p->state == PHRASE_ABSENT)
    return text_format(t->arena, "%.*s is er niet, dus begint er geen termijn.", TP(capital(t->arena, p->what)));
  if (p->state == PHRASE_UNKNOWN)
    return text_format(t->arena, "De laatste dag, %.*s, is niet bekend.", TP(p->what));
  if (p->what.n == 0)
    return text_format(t->arena, "De laatste dag %s %.*s.", running ? "is" : "was", TP(p->value));
  return text_format(t->arena, "De laatste dag %s %.*s (%.*s%.*s).", running ? "is" : "was", TP(p->value), TP(p->what),
                     TP(p->origin));
}

static unsigned tell_deadline(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct value *event = &t->v->run->regs[code->a].v, *latest = &t->v->run->regs[code->b].v;
  const struct value *today = &t->v->run->regs[code->c].v;
  struct phrase e = value_phrase(t, code->a, row), l = date_phrase(t, code->b, row);
  int64_t on, from;
  bool absent = !bit_get(event->k, row), known = l.state == PHRASE_KNOWN;
  bool running = known && today->lo[row] <= latest->lo[row];
  struct text words = text_format(t->arena, "%.*s %.*s", TP(event_words(t, &e, absent)), TP(last_day(t, &l, running)));
  if (absent && running)
    words = text_format(t->arena, "%.*s De termijn loopt nog", TP(words));
  else if (absent && known)
    words = text_format(t->arena, "%.*s Die is voorbij", TP(words));
  else if (l.state != PHRASE_ABSENT)
    words = text_format(t->arena, "%.*s %sIs dat op tijd?", TP(words), met_early(t->v, code, row, &on, &from) ? "De termijn was nog niet begonnen. " : "");
  return came_to(t, words, code->dst, row);
}

static uint32_t count_rows(const struct telling *t, uint32_t in, uint32_t with, struct segment s, unsigned bits) {
  uint32_t n = 0;
  for (uint32_t at = s.from; at < s.to; at++)
    n += run_condition(t->v->run, in, at) == WAAR && (with == NONE || run_condition(t->v->run, with, at) == bits);
  return n;
}

static unsigned tell_share(struct telling *t, const struct img_code *code, uint32_t row) {
  uint32_t child = code_child(t->v->im, code), with = code->b;
  bool most = t->v->im->code[with].op == OP_NOT;
  bool by = code->op == OP_SHARE_BY;
  uint32_t given = by ? t->v->im->pool[code->c + 2].v : NONE;
  int64_t p = by ? 0 : img_const(t->v->im, code->c);
  struct segment s = rows_under(t->v, child, code->entity, row);
  if (most) {
    with = t->v->im->code[with].a;
    p = 100 * (int64_t)NUMBER_SCALE - p;
    if (by)
      given = t->v->im->code[given].b; // what was taken from 100 %
  }
  struct text least = by ? parameter_words_at(t, given, row) : text_format(t->arena, "%.*s %%", TP(convert_show_number(t->arena, p)));
  uint32_t all = count_rows(t, code->a, NONE, s, 0), have = count_rows(t, code->a, with, s, WAAR);
  uint32_t unknown = count_rows(t, code->a, with, s, WAAR | ONWAAR);
  struct text words =
      text_format(t->arena, "Van de %u %.*s%.*s gaat het bij %u op («%.*s»)", all, TP(entity_words(t, child, true)),
                  TP(at_row(t, code->entity, row)), have, TP(text_squeeze(t->arena, written(t->v->im, with))));
  if (unknown > 0)
    words = text_format(t->arena, "%.*s, en bij %u is het niet bekend", TP(words), unknown);
  if (columns_open_under(t->v->columns, child, code->entity, row))
    words = text_format(t->arena, "%.*s; er kunnen nog meer %.*s zijn", TP(words), TP(entity_words(t, child, true)));
  unsigned outcome = came_to(t,
                             text_format(t->arena, "%.*s. Is dat %s %.*s?", TP(words), most ? "hoogstens" : "minstens", TP(least)),
                             code->dst, row);
  tell_rows_under(t, code->dst, row);
  return outcome;
}

static unsigned tell_judgement(struct telling *t, const struct img_code *code, uint32_t row) {
  unsigned given = outcome_at(&t->v->columns->judges[code->b].given, row);
  if (given == 0)
    return tell_outcome(t, code->a, row);
  struct text who = code->entity == 0 ? NO_TEXT : capital(t->arena, row_name(t, code->entity, row));
  return came_to(t, who.n == 0 ? TEXT("Zo is geoordeeld") : text_format(t->arena, "%.*s: zo is geoordeeld", TP(who)),
                 code->dst, row);
}

unsigned tell_outcome(struct telling *t, uint32_t reg, uint32_t row) {
  const struct img_code *code = &t->v->im->code[reg];
  switch (code->op) {
  case OP_CRITERION:
    return tell_condition(t, code->a, row) == WAAR ? JA : NEE;
  case OP_JUDGE:
    return tell_judgement(t, code, row);
  case OP_DEADLINE:
    return tell_deadline(t, code, row);
  case OP_SHARE_UP:
  case OP_SHARE_BY:
    return tell_share(t, code, row);
  case OP_PERIODIC_UP:
  case OP_YEARLY_UP:
    return tell_duty(t, code, row);
  case OP_DOWN_U:
    return tell_outcome(t, code->a, t->v->columns->entities[code->entity].parent[row]);
  case OP_CONST_U:
    if (img_const(t->v->im, code->a) == ANY_OUTCOME)
      return came_to(t,
                     text_format(t->arena, "Over %.*s oordeelt een mens; een oordeel is er nog niet",
                                 TP(row_name(t, code->entity, row))),
                     reg, row);
    break;
  default:
    break;
  }
  return came_to(t, text_format(t->arena, "«%.*s»", TP(text_squeeze(t->arena, written(t->v->im, reg)))), reg, row);
}

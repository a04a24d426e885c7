// Days that were counted: by the Algemene termijnenwet, in working days of the set's own, or from a duration.
#include "telling.h"

#include "calendar.h"

static struct text from_words(const struct telling *t, const struct phrase *from) {
  if (from->what.n == 0)
    return from->value;
  return text_format(t->arena, "%.*s (%.*s%.*s)", TP(from->what), TP(from->value), TP(from->origin));
}

static struct text counted(const struct telling *t, int64_t n, enum unit unit, const struct phrase *from) {
  return text_format(t->arena, "%.*s %s %.*s", TP(term_words(t->arena, n < 0 ? -n : n, unit)), n < 0 ? "voor" : "na", TP(from_words(t, from)));
}

struct phrase law_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase from = date_phrase(t, code->a, row), p = held_date(t, code->dst, row);
  const struct value *v = &t->v->run->regs[code->a].v;
  int32_t n = (int32_t)img_const(t->v->im, code->b);
  p.what = text_format(t->arena, "%.*s, volgens de Algemene termijnenwet", TP(counted(t, n, (enum unit)code->c, &from)));
  if (from.state == PHRASE_KNOWN && p.state == PHRASE_KNOWN) {
    day plain = date_add((day)v->lo[row], n, (enum unit)code->c), law = (day)t->v->run->regs[code->dst].v.lo[row];
    if (plain != law)
      p.what = text_format(t->arena, "%.*s: zonder die wet %.*s", TP(p.what), TP(date_dutch(t->arena, plain)));
  }
  return p;
}

struct phrase workdays_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase from = date_phrase(t, code->a, row), p = held_date(t, code->dst, row);
  int64_t n = img_const(t->v->im, code->b);
  p.what = text_format(t->arena, "%.*s, met de werkdagen van deze set", TP(counted(t, n, UNIT_WORKDAY, &from)));
  return p;
}

struct phrase span_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase from = date_phrase(t, code->a, row), by = value_phrase(t, code->b, row), p = held_date(t, code->dst, row);
  p.what = text_format(t->arena, "%.*s na %.*s", TP(from_words(t, &by)), TP(from_words(t, &from)));
  return p;
}

// "1 april van het jaar na stopdatum van A (01-08-2024)"
struct phrase year_day_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  static const char *const how[] = {"na", "van het jaar van", "van het jaar na", "van het jaar voor"};
  static const char *const months[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                                       "november", "december"};
  struct phrase from = date_phrase(t, code->a, row), p = held_date(t, code->dst, row);
  int which = (int)img_const(t->v->im, code->b);
  p.what = text_format(t->arena, "%d %s %s %.*s", which % 100, months[which % 10000 / 100 - 1], how[which / 10000], TP(from_words(t, &from)));
  return p;
}

struct text parameter_words_at(const struct telling *t, uint32_t reg, uint32_t row) {
  struct phrase p = value_phrase(t, reg, row);
  return text_format(t->arena, "%.*s (%.*s)", TP(p.value), TP(p.what));
}

struct phrase said_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  const struct img_pool *pool = &t->v->im->pool[code->c];
  struct phrase from = date_phrase(t, code->a, row), p = held_date(t, code->dst, row);
  const char *how = pool[2].v == 2 ? ", volgens de Algemene termijnenwet" : pool->v > 2 ? ", met de werkdagen van deze set" : "";
  p.what = text_format(t->arena, "%.*s %s %.*s%s", TP(parameter_words_at(t, code->b, row)), pool[2].v == 1 ? "voor" : "na", TP(from_words(t, &from)), how);
  return p;
}

// The field of the row that comes next, or before.
struct phrase next_phrase(const struct telling *t, const struct img_code *code, uint32_t row) {
  struct phrase p = held_like_kind(t, code->dst, row);
  const struct img_code *load = &t->v->im->code[code->a];
  struct text one = entity_words(t, code->entity, false);
  struct text which = text_format(t->arena, "de %s %.*s", img_const(t->v->im, code->c) ? "vorige" : "volgende", TP(one));
  p.what = load->op != OP_LOAD_V ? which
                                 : text_format(t->arena, "%.*s van %.*s", TP(img_text(t->v->im, t->v->im->fields[load->a].name)), TP(which));
  return p;
}

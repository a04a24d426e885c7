// Two exceptions that meet: how they are called, and who can order them.
#include "proof_check.h"

static struct text set_name(const struct check *k, uint32_t e) { return k->proof.model->sets.p[exception_at(k, e)->set].name; }

static bool is_eis(const struct check *k, uint32_t e) { return exception_at(k, e)->replacing > 0; }

static bool sets_differ(const struct check *k, uint32_t a, uint32_t b) { return exception_at(k, a)->set != exception_at(k, b)->set; }

static struct text with_set(struct check *k, struct text name, uint32_t e, bool said) {
  return said ? text_format(k->scratch, "%.*s van %.*s", TP(name), TP(set_name(k, e))) : name;
}

struct text one_of_pair(struct check *k, uint32_t one, uint32_t other) {
  struct text label = exception_at(k, one)->label;
  struct text name = is_eis(k, one) ? label : text_format(k->scratch, "afwijking «%.*s»", TP(label));
  return with_set(k, name, one, sets_differ(k, one, other));
}

struct text pair_words(struct check *k, uint32_t a, uint32_t b) {
  bool sets = sets_differ(k, a, b);
  if (is_eis(k, a) != is_eis(k, b)) { // an eis first: its name begins with its number
    uint32_t eis = is_eis(k, a) ? a : b, other = eis == a ? b : a;
    struct text first = one_of_pair(k, eis, other);
    return text_format(k->scratch, "E%.*s, die een andere eis vervangt, en %.*s", TP(text_slice(first, 1, first.n)), TP(one_of_pair(k, other, eis)));
  }
  struct text first = exception_at(k, a)->label, second = exception_at(k, b)->label;
  if (is_eis(k, a)) {
    first = with_set(k, first, a, sets), second = with_set(k, second, b, sets);
    return text_format(k->scratch, "E%.*s en %.*s, die een andere eis vervangen,", TP(text_slice(first, 1, first.n)), TP(second));
  }
  first = with_set(k, text_format(k->scratch, "«%.*s»", TP(first)), a, sets);
  second = with_set(k, text_format(k->scratch, "«%.*s»", TP(second)), b, sets);
  return text_format(k->scratch, "De afwijkingen %.*s en %.*s", TP(first), TP(second));
}

// The first set that sees both; its own where one of them sees the other.
static uint32_t meeting(const struct check *k, uint32_t a, uint32_t b) {
  const struct model *m = k->proof.model;
  uint32_t s = 0;
  while (s + 1 < m->sets.n && !(model_sees(m, s, exception_at(k, a)->set) && model_sees(m, s, exception_at(k, b)->set))) s++;
  return s;
}

static struct text in_order(struct check *k, uint32_t e, bool kind, bool set) {
  struct text label = exception_at(k, e)->label;
  struct text name = kind && !is_eis(k, e) ? text_format(k->scratch, "afwijking %.*s", TP(label)) : label;
  return with_set(k, name, e, set);
}

// A line of the set that sees both.
static struct text order_line(struct check *k, uint32_t first, uint32_t other) {
  uint32_t set = meeting(k, first, other);
  struct text one = in_order(k, first, true, exception_at(k, first)->set != set), two = in_order(k, other, false, exception_at(k, other)->set != set);
  return text_format(k->scratch, "in «%.*s»: «%.*s gaat voor %.*s»", TP(k->proof.model->sets.p[set].name), TP(one), TP(two));
}

struct text order_hint(struct check *k, uint32_t first, uint32_t other) {
  if (sets_differ(k, first, other)) return order_line(k, first, other);
  return text_format(k->scratch, "bij %.*s: «gaat voor %.*s»", TP(one_of_pair(k, first, first)), TP(exception_at(k, other)->label));
}

struct text pair_hint(struct check *k, uint32_t a, uint32_t b) {
  if (!sets_differ(k, a, b)) return TEXT("Schrijf bij een van de twee «gaat voor»");
  return text_format(k->scratch, "Schrijf %.*s, of andersom", TP(order_line(k, b, a)));
}

struct place pair_place(const struct check *k, uint32_t a, uint32_t b, struct place at) {
  const struct m_set *s = &k->proof.model->sets.p[meeting(k, a, b)];
  if (s->src == exception_at(k, a)->src || s->src == exception_at(k, b)->src) return at;
  for (const struct node *n = node_child(s->root, 1)->child; n; n = n->next)
    if (n->kind == N_BUILDS_ON && model_sees(k->proof.model, model_set(k->proof.model, n->child->text), exception_at(k, a)->set)) return node_place(s->src, n->child);
  return at;
}

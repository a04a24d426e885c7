// Bounds in the words of one eis: «meer dan 25» and «minder dan 25» leave 25 to nobody; «minimaal 25» and «maximaal 25» give it to both.
#include "rule.h"

enum bound_kind { ABOVE, BELOW, AT_LEAST, AT_MOST, KINDS }; // without and with the number itself
static const struct { const char *words; enum bound_kind kind; } phrases[] = {
    {"meer dan", ABOVE}, {"groter dan", ABOVE}, {"hoger dan", ABOVE}, {">", ABOVE}, {"minder dan", BELOW}, {"kleiner dan", BELOW}, {"lager dan", BELOW},
    {"<", BELOW}, {"minimaal", AT_LEAST}, {"minstens", AT_LEAST}, {"tenminste", AT_LEAST}, {"ten minste", AT_LEAST}, {"vanaf", AT_LEAST}, {"≥", AT_LEAST},
    {"maximaal", AT_MOST}, {"hoogstens", AT_MOST}, {"ten hoogste", AT_MOST}, {"tot en met", AT_MOST}, {"≤", AT_MOST}};

struct bound {
  enum bound_kind kind;
  struct text number, unit;
  const struct prose *p;
  size_t from, to; // words
};

// What stands behind a number: %, a word; of money «€».
static struct text unit_at(const struct prose *p, size_t i, bool money) {
  if (money) return TEXT("€");
  if (i < p->n && (p->words[i].kind == WORD_PLAIN || word_is(p, i, "%"))) return p->words[i].fold;
  return NO_TEXT;
}

static bool read_bound(const struct prose *p, size_t i, struct bound *out) {
  for (size_t f = 0; f < sizeof phrases / sizeof *phrases; f++) {
    size_t n = words_are(p, i, phrases[f].words), at = i + n;
    if (n == 0) continue;
    bool money = word_is(p, at, "€");
    at += money;
    if (at >= p->n || p->words[at].kind != WORD_NUMBER) continue;
    *out = (struct bound){phrases[f].kind, p->words[at].text, unit_at(p, at + 1, money), p, i, at};
    return true;
  }
  return false;
}

// «25 BW/TH/BT cliënten»: the unit may stand a few words further.
static bool has_unit(const struct bound *b, struct text unit) {
  enum { FAR = 7 };
  for (size_t i = b->to + 1; i < b->p->n && i <= b->to + FAR; i++) {
    if (text_eq(b->p->words[i].fold, unit)) return true;
    if (b->p->words[i].kind == WORD_MARK && !word_is(b->p, i, "/") && !word_is(b->p, i, "-")) return false;
  }
  return false;
}

static bool meets(const struct bound *a, const struct bound *b) {
  if (!text_eq(a->number, b->number)) return false;
  return text_eq(a->unit, b->unit) || (a->unit.n > 1 && has_unit(b, a->unit)) || (b->unit.n > 1 && has_unit(a, b->unit));
}

static void say(const struct lint *l, enum message_id id, const struct bound *a, const struct bound *b) {
  struct message *m = msg(l->model->sink, id, word_place(b->p, &b->p->words[b->from], &b->p->words[b->to]), b->number, b->unit);
  msg_note(l->model->sink, m, M_NOTE_OTHER_BOUND, word_place(a->p, &a->p->words[a->from], &a->p->words[a->to]));
}

static void compare(const struct lint *l, const struct bound *a, const struct bound *b) {
  enum bound_kind lo = a->kind < b->kind ? a->kind : b->kind, hi = a->kind < b->kind ? b->kind : a->kind;
  if (!meets(a, b)) return;
  if (lo == ABOVE && hi == BELOW) say(l, M_BOUND_NOBODY, a, b);
  else if (lo == AT_LEAST && hi == AT_MOST) say(l, M_BOUND_BOTH, a, b);
}

static uint32_t eis_of(const struct lint *l, const struct prose *p) {
  return p->owner == PROSE_TARGET ? l->model->targets.p[p->index].eis : NONE;
}

// Do the two sentences, with what stands before their lists, have a word in common that says what they are about?
static bool share_subject(const struct lint *l, const struct bound *a, const struct bound *b) {
  enum { LONG = 5 };
  static const char *const not[] = {"minder", "meer", "groter", "kleiner", "hoger", "lager", "vanaf", "minimaal", "maximaal", "minstens", "hoogstens", "tenminste", "hoogste", "minste",
                                    "opdrachtnemer", "opdrachtgever", "overeenkomst", "contract", "jaarlijks", "moeten", "wordt", "worden", "indien", "gebeurtenis", "bedrag", "betreft"};
  struct map words = {.arena = l->arena};
  for (int side = 0; side < 2; side++) {
    const struct bound *x = side == 0 ? a : b;
    size_t from = sentence_begin(x->p, x->from), to = sentence_end(x->p, x->from);
    while (from > 0 && x->p->words[from].kind == WORD_MARK && !word_is(x->p, from - 1, ":")) from = sentence_begin(x->p, from - 1);
    if (from > 0) from = sentence_begin(x->p, from - 1);
    for (size_t k = from; k < to; k++) {
      struct text w = x->p->words[k].fold;
      if (x->p->words[k].kind != WORD_PLAIN || w.n < LONG || AMONG(w, not)) continue;
      if (side == 0) map_set(&words, w, 1);
      else if (map_find(&words, w)) return true;
    }
  }
  return false;
}

// Elsewhere in the set the same amount of money, but there the bound itself belongs to the other side.
static void compare_elsewhere(const struct lint *l, const struct bound *a, const struct bound *b) {
  bool up = (a->kind == ABOVE && b->kind == AT_LEAST) || (a->kind == AT_LEAST && b->kind == ABOVE);
  bool down = (a->kind == BELOW && b->kind == AT_MOST) || (a->kind == AT_MOST && b->kind == BELOW);
  if (text_eq(b->unit, TEXT("€")) && (up || down) && meets(a, b) && share_subject(l, a, b)) say(l, M_BOUND_MIXED, a, b);
}

void lint_text_bounds(struct lint *l) {
  VEC(struct bound) bounds = {0};
  size_t first = 0; // of this eis
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (i == 0 || eis_of(l, p) == NONE || eis_of(l, p) != eis_of(l, &l->proses.p[i - 1])) first = bounds.n;
    for (size_t k = 0; k < p->n; k++) {
      struct bound b;
      if (!read_bound(p, k, &b)) continue;
      for (size_t j = first; j < bounds.n; j++) compare(l, &bounds.p[j], &b);
      for (size_t j = 0; j < first; j++) compare_elsewhere(l, &bounds.p[j], &b);
      vec_push(l->arena, &bounds, b);
    }
  }
}

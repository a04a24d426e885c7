// «de volgende vijf stappen:», and then four of them.
#include "quantity.h"
#include "rule.h"

static bool is_determined(const struct prose *p, size_t k) {
  static const char *const before[] = {"volgende", "onderstaande", "navolgende"};
  return k > 0 && AMONG(p->words[k - 1].fold, before);
}

static bool is_kind(struct text fold) {
  static const char *const kinds[] = {"soorten", "vormen", "onderdelen", "producten", "typen", "types", "categorieën", "manieren", "bijlagen", "percelen", "fasen", "fases", "stappen", "thema’s", "thema's",
                                      "domeinen", "gemeenten", "locaties", "treden", "niveaus", "leefgebieden", "rollen", "partijen", "momenten", "doelgroepen", "aspecten", "criteria", "kernwaarden", "pijlers", "vaardigheden", "thema’s", "werkvormen", "varianten", "modules", "taken", "functies"};
  return AMONG(fold, kinds);
}

// «minstens vier soorten»: -1 for a least, 1 for a most, 0 for neither.
static int bound_before(const struct prose *p, size_t k) {
  static const char *const least[] = {"minstens", "minimaal", "tenminste", "minste"}, *const most[] = {"hoogstens", "maximaal", "hooguit", "hoogste"};
  if (k == 0) return 0;
  return AMONG(p->words[k - 1].fold, least) ? -1 : AMONG(p->words[k - 1].fold, most) ? 1 : 0;
}

// Are these so many as was said?
static bool is_counted_so(const struct prose *p, const struct quantity *q, size_t n) {
  int bound = bound_before(p, q->from);
  int64_t said = q->milli / 1000, found = (int64_t)n;
  return bound < 0 ? found >= said : bound > 0 ? found <= said : found == said;
}

// «Er zijn drie percelen:»: a number, one to three words, and the list.
static bool stands_last(const struct prose *p, size_t from, size_t k, size_t colon) {
  static const char *const not[] = {"minstens", "minimaal", "tenminste", "minste", "hoogstens", "maximaal", "hoogste", "binnen", "na", "voor", "per", "over", "elke", "dan", "van"};
  enum { FAR = 4 };
  if (colon > k + FAR || colon < k + 2 || k + 1 >= p->n || p->words[k + 1].kind != WORD_PLAIN) return false;
  bool bound = bound_before(p, k) != 0;
  for (size_t i = k + 1; i < colon; i++)
    if (p->words[i].kind != WORD_PLAIN) return false;
  if (bound) return is_kind(p->words[k + 1].fold);
  return k == from || !AMONG(p->words[k - 1].fold, not);
}

// The number that the sentence from … colon announces; 0: none, or more than one.
static size_t announced(const struct prose *p, size_t from, size_t colon, struct quantity *out) {
  size_t found = 0;
  for (size_t k = from; k < colon; k++) {
    struct quantity q;
    if (!quantity_at(p, k, &q)) continue;
    bool counts = (is_determined(p, k) || stands_last(p, from, k, colon)) && q.in == IN_WORD && q.milli % 1000 == 0;
    bool of = word_is(p, q.from + 1, "of") || word_is(p, q.from + 1, "tot") || word_is(p, q.from + 1, "van");
    if (counts && !of) *out = q, found++;
    k = q.to - 1;
  }
  return found == 1 ? (size_t)(out->milli / 1000) : 0;
}

static void say(const struct lint *l, const struct prose *p, const struct quantity *q, size_t n) {
  msg(l->model->sink, M_LIST_COUNT, quantity_place(p, q), quantity_words(p, q), text_format(l->arena, "%zu", n));
}

// «drie onderdelen: de datum, de plaats en de maatregel.»: short items, commas, and «en» before the last. 0: not so.
static size_t items_behind(const struct prose *p, size_t colon, size_t to) {
  enum { SHORT = 5 };
  size_t commas = 0, and = 0, words = 0;
  if (to > 0 && (word_is(p, to - 1, ".") || word_is(p, to - 1, ";"))) to--;
  for (size_t k = colon + 1; k < to; k++) {
    if (word_is(p, k, "(")) { // «bijlage 1 (prijzen)»: an aside
      while (k < to && !word_is(p, k, ")")) k++;
      continue;
    }
    if (p->words[k].kind == WORD_MARK && !word_is(p, k, ",")) return 0;
    bool last = word_is(p, k, "en");
    if (last && and > 0) return 0;
    if (word_is(p, k, ",") && and > 0) return 0;
    if (word_is(p, k, ",") && word_is(p, k + 1, "en")) continue;
    commas += word_is(p, k, ",");
    and += last;
    words = last || word_is(p, k, ",") ? 0 : words + 1;
    if (words > SHORT) return 0;
  }
  return and == 1 && commas > 0 ? commas + 2 : 0;
}

// «alle 4 soorten vaste lasten (huur, energie, zorgpremie)»: the things that are counted, named between brackets.
static size_t items_in_brackets(const struct prose *p, size_t open, size_t to) {
  static const char *const some[] = {"zoals", "bijvoorbeeld", "bv", "bijv", "waaronder", "denk", "etc", "enzovoort", "onder", "o", "met", "inclusief", "incl", "exclusief", "zie", "dus", "per", "niet", "ook"};
  enum { SHORT = 5 };
  size_t commas = 0, and = 0, words = 0;
  for (size_t k = open + 1; k < to; k++) {
    if (word_is(p, k, ")")) return commas > 0 ? commas + 1 + (and > 0) : 0;
    if (AMONG(p->words[k].fold, some) || (p->words[k].kind == WORD_MARK && !word_is(p, k, ","))) return 0;
    bool comma = word_is(p, k, ","), last = word_is(p, k, "en") || word_is(p, k, "of");
    if (last && and > 0) return 0;
    if (comma && and > 0) return 0;
    if (!(last && word_is(p, k - 1, ","))) commas += comma, and += last;
    else and = 0;
    words = comma || last ? 0 : words + 1;
    if (words > SHORT) return 0;
  }
  return 0;
}

static void look_at_brackets(const struct lint *l, const struct prose *p, size_t k, size_t to) {
  static const char *const all[] = {"alle", "de", "deze", "die", "onze", "volgende"};
  enum { FAR = 4 };
  struct quantity q;
  if (!quantity_at(p, k, &q) || q.in != IN_WORD || q.milli < 2000 || q.milli % 1000 != 0) return;
  if (!is_kind(q.unit) && !(k > 0 && AMONG(p->words[k - 1].fold, all))) return;
  size_t open = q.to;
  while (open < to && open < q.to + FAR && p->words[open].kind == WORD_PLAIN) open++;
  size_t n = word_is(p, open, "(") ? items_in_brackets(p, open, to) : 0;
  if (n > 0 && (int64_t)n * 1000 != q.milli) say(l, p, &q, n);
}

// «twee bijlagen: bijlage A is de kaart, bijlage B is het model»
static size_t named_behind(const struct prose *p, size_t colon, size_t to, struct text what) {
  size_t n = 0;
  for (size_t k = colon + 1; k < to; k++) n += text_eq(p->words[k].fold, what);
  return n > 1 && text_eq(p->words[colon + 1].fold, what) && colon > 0 && text_starts(p->words[colon - 1].fold, what) ? n : 0;
}

static void look_at_sentence(const struct lint *l, const struct prose *p, size_t from, size_t to) {
  for (size_t colon = from + 1; colon < to; colon++) {
    struct quantity q;
    size_t says = word_is(p, colon, ":") ? 1 : word_is(p, colon, ",") && word_is(p, colon + 1, "namelijk") ? 2 : word_is(p, colon, ",") && words_are(p, colon + 1, "te weten") ? 3 : 0;
    if (says > 1 && word_is(p, colon + says, ":")) says++;
    if (says == 0) continue;
    size_t items = items_behind(p, colon + says - 1, to);
    if (items == 0) items = named_behind(p, colon, to, TEXT("bijlage"));
    size_t n = items > 0 ? announced(p, from, colon, &q) : 0;
    if (n > 1 && !is_counted_so(p, &q, items)) say(l, p, &q, items);
    return;
  }
}

static void look_at_list(const struct lint *l, const struct prose *p, const struct points *list) {
  struct quantity q;
  size_t colon = list->p[0].mark;
  if (colon == 0 || !word_is(p, colon - 1, ":")) return;
  size_t n = announced(p, list->head, colon - 1, &q);
  if (n > 1 && !is_counted_so(p, &q, list->n)) say(l, p, &q, list->n);
}

// The text of an eis that ends with «:», and its onderdelen behind it.
static void look_at_parts(const struct lint *l, const struct prose *p, const struct m_target *t) {
  struct quantity q;
  if (p->n < 2 || t->parts.n < 2 || !word_is(p, p->n - 1, ":")) return;
  size_t n = announced(p, sentence_begin(p, p->n - 1), p->n - 1, &q);
  if (n > 1 && !is_counted_so(p, &q, t->parts.n)) say(l, p, &q, t->parts.n);
}

void lint_list_counts(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct points list;
    for (size_t k = 0; k < p->n; k++) {
      if (!points_at(p, k, &list)) continue;
      look_at_list(l, p, &list);
      k = list.behind - 1;
    }
    for (size_t k = 0, end; k < p->n; k = end) {
      end = sentence_end(p, k);
      look_at_sentence(l, p, k, end);
      for (size_t at = k; at < end; at++) look_at_brackets(l, p, at, end);
    }
    if (p->owner == PROSE_TARGET) look_at_parts(l, p, &l->model->targets.p[p->index]);
  }
}

// Parts that are not together what the text says: «minstens 16 uur», and then 8, 6 and 4; percentages that must be 100.
#include "quantity.h"
#include "rule.h"

struct parts {
  const struct prose *p;
  struct quantity first; // its unit is that of all
  int64_t sum;
  size_t n;
  bool lead;             // each part begins with its number
};

static bool says_all(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"totaal", "totale", "samen", "tezamen", "opgeteld", "gezamenlijk", "verdeeld", "onderverdeeld", "opgebouwd", "verdeling", "weging"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, words) || words_are(p, i, "bestaat uit") || words_are(p, i, "bestaande uit")) return true;
  return false;
}

static bool is_total(const struct prose *p, size_t i) {
  static const char *const words[] = {"totaal", "samen", "tezamen", "opgeteld"};
  return i < p->n && (AMONG(p->words[i].fold, words) || words_are(p, i, "bij elkaar") > 0);
}

// The only quantity of a point; false: none, or more of the same unit.
static bool only_one(const struct prose *p, const struct point *at, struct quantity *out) {
  bool found = false;
  for (size_t k = at->from; k < at->to; k++) {
    struct quantity q;
    if (!quantity_at(p, k, &q)) continue;
    if (q.in == IN_WORD && p->words[q.from].begins) q.in = IN_NOTHING, q.to = q.from + 1;
    if (found && quantity_same_unit(&q, out)) return false;
    if (!found) *out = q;
    found = true;
    k = q.to - 1;
  }
  return found;
}

static bool read_parts(const struct prose *p, const struct points *list, size_t n, struct parts *out) {
  *out = (struct parts){.p = p, .n = n, .lead = true};
  for (size_t i = 0; i < n; i++) {
    struct quantity q;
    if (!only_one(p, &list->p[i], &q)) return false;
    bool at_begin = q.from == list->p[i].from, at_end = q.to + 1 >= list->p[i].to || word_is(p, q.to, ".") || word_is(p, q.to, ";");
    if (q.in == IN_WORD && at_end && !at_begin && q.to >= list->p[i].to && i + 1 == n && out->first.in == IN_NOTHING) q.in = IN_NOTHING;
    if (i == 0) out->first = q;
    else if (q.in != out->first.in || (!quantity_same_unit(&q, &out->first) && !at_begin)) return false;
    out->lead &= at_begin;
    out->sum += q.milli;
  }
  return n > 1;
}

static struct text number_text(const struct lint *l, int64_t milli) {
  if (milli % 1000 == 0) return text_format(l->arena, "%lld", (long long)(milli / 1000));
  return text_format(l->arena, "%lld,%03lld", (long long)(milli / 1000), (long long)(milli % 1000));
}

static void say(const struct lint *l, const struct prose *p, const struct quantity *total, int64_t sum) {
  msg(l->model->sink, M_SUM, quantity_place(p, total), number_text(l, sum), quantity_words(p, total));
}

// «Totaal: 335.000» at word i: a quantity at most three words further.
static bool total_at(const struct prose *p, size_t i, size_t to, const struct parts *parts, struct quantity *out) {
  enum { NEAR = 4 };
  if (!is_total(p, i)) return false;
  for (size_t k = i + 1; k < to && k < i + NEAR; k++) {
    if (!quantity_at(p, k, out)) continue;
    if (out->in == IN_WORD && parts->first.in == IN_NOTHING) out->in = IN_NOTHING, out->to = out->from + 1;
    return out->in == parts->first.in;
  }
  return false;
}

// The header gives the total: «Minstens 16 uur:», «In totaal 40 uur, verdeeld over:».
static bool total_before(const struct prose *p, const struct points *list, const struct parts *parts, struct quantity *out) {
  enum { BARE = 6 };
  size_t to = list->p[0].mark, found = 0;
  if (to == 0 || !word_is(p, to - 1, ":")) return false;
  for (size_t k = list->head; k < to; k++) {
    struct quantity q;
    if (!quantity_at(p, k, &q)) continue;
    if (quantity_same_unit(&q, &parts->first)) *out = q, found++;
    k = q.to - 1;
  }
  bool bare = parts->lead && parts->n > 2 && to - list->head <= BARE && quantity_is_time(parts->first.in) && out->to + 1 == to;
  if (found != 1 || (!bare && !says_all(p, list->head, to))) return false;
  return !bare || (parts->sum < out->milli * 3 / 2 && parts->sum * 2 > out->milli); // of another kind when it is far from it
}

static void look(const struct lint *l, const struct prose *p, const struct points *list) {
  struct parts parts;
  struct quantity total;
  bool last_is_total = is_total(p, list->p[list->n - 1].from);
  if (!read_parts(p, list, list->n - last_is_total, &parts)) return;
  size_t from = last_is_total ? list->p[list->n - 1].from : list->p[list->n - 1].from + 1;
  for (size_t k = from; k < p->n; k++)
    if (total_at(p, k, p->n, &parts, &total)) {
      if (total.milli != parts.sum) say(l, p, &total, parts.sum);
      return;
    }
  if (total_before(p, list, &parts, &total) && total.milli != parts.sum) say(l, p, &total, parts.sum);
  bool shares = parts.first.in == IN_PERCENT && parts.n > 2 && says_all(p, list->head, list->p[0].mark);
  enum { ALL = 100000, OFF = 10000 };
  if (shares && parts.sum != ALL && parts.sum > ALL - OFF && parts.sum < ALL + OFF)
    msg(l->model->sink, M_SHARES, word_place(p, &p->words[list->p[0].from], &p->words[list->p[list->n - 1].from]), number_text(l, parts.sum));
}

// «8 uur theorie en 6 uur praktijk, in totaal 16 uur»
static void look_at_sentence(const struct lint *l, const struct prose *p, size_t from, size_t to) {
  static const char *const times[] = {"per", "maal", "keer", "telkens", "elk", "elke", "ieder", "iedere", "plus", "meer", "minder", "dan", "van"};
  struct quantity q, total = {0}, first = {0};
  int64_t sum = 0;
  size_t n = 0, marker = to;
  for (size_t k = from; k < to; k++) {
    if (AMONG(p->words[k].fold, times)) return;
    if (is_total(p, k)) marker = k;
    if (!quantity_at(p, k, &q)) continue;
    if (marker < k && total.to == 0) total = q;
    else if (n > 0 && !quantity_same_unit(&q, &first)) return;
    else sum += q.milli, first = q, n++;
    k = q.to - 1;
  }
  if (n < 2 || total.to == 0 || first.in == IN_NOTHING || !quantity_same_unit(&total, &first) || total.milli == sum) return;
  say(l, p, &total, sum);
}

// «36 uur: 20 uur begeleiding, 8 uur overleg en 6 uur reistijd»: all that stands behind the colon is a part.
static bool look_behind_colon(const struct lint *l, const struct prose *p, size_t colon, size_t to) {
  struct quantity total = {0}, q;
  int64_t sum = 0;
  size_t n = 0, joined = 0;
  for (size_t k = colon > 3 ? colon - 3 : 0; k < colon; k++)
    if (quantity_at(p, k, &q) && q.to == colon) total = q;
  if (total.to == 0 || total.in == IN_NOTHING || total.in == IN_EURO) return false;
  for (size_t k = colon + 1; k < to; k++) {
    if (word_is(p, k, "per") || word_is(p, k, "of") || word_is(p, k, "binnen") || word_is(p, k, "na") || word_is(p, k, ":")) return false;
    if (word_is(p, k, "en")) joined = k;
    if (!quantity_at(p, k, &q)) continue;
    if (!quantity_same_unit(&q, &total) || (k > colon + 1 && !word_is(p, k - 1, ",") && !word_is(p, k - 1, "en"))) return false;
    sum += q.milli, n++;
    k = q.to - 1;
  }
  if (n < 2 || joined <= colon) return false;
  if (sum != total.milli) say(l, p, &total, sum);
  return true;
}

// «€ 2.600, dat is: intake € 450, stabilisatie € 750, regeling € 1.450», «€ 2.600 (intake € 450, regeling € 1.450)»: all behind it.
static void look_at_bill(const struct lint *l, const struct prose *p, size_t open, size_t to) {
  static const char *const not[] = {"per", "of", "maximaal", "minimaal", "hoogstens", "minstens", "tot", "vanaf", "elke", "meer", "minder", "dan", "waarvan", "x", "maal", "keer", "korting"};
  enum { BACK = 8 };
  struct quantity total = {0}, q;
  int64_t sum = 0;
  size_t n = 0, pieces = 1;
  for (size_t k = open > BACK ? open - BACK : 0; k < open; k++)
    if (quantity_at(p, k, &q) && q.in != IN_NOTHING && q.in != IN_WORD && q.to <= open) total = q;
  if (total.to == 0) return;
  size_t behind = word_is(p, total.to, "per") ? total.to + 2 : total.to; // «10 uur per week: …»
  for (size_t k = behind; k < open; k++)
    if (word_is(p, k, ".") || AMONG(p->words[k].fold, not)) return;
  for (size_t k = open + 1; k < to && !word_is(p, k, ")") && !word_is(p, k, "."); k++) {
    if (AMONG(p->words[k].fold, not)) return;
    pieces += word_is(p, k, ",") || word_is(p, k, "en") || word_is(p, k, "plus") || word_is(p, k, "+");
    if (!quantity_at(p, k, &q)) continue;
    if (!quantity_same_unit(&q, &total) || q.milli >= total.milli) return;
    sum += q.milli, n++;
    k = q.to - 1;
  }
  if (n < 2 || pieces < n || (n < 3 && total.in != IN_EURO && pieces != n) || sum == total.milli || sum * 3 > total.milli * 4 || sum * 4 < total.milli * 3) return;
  say(l, p, &total, sum);
}

// «60 % kwaliteit, 30 % prijs en 15 % gesprek. Samen is dat 100 %.»
static void look_at_two(const struct lint *l, const struct prose *p, size_t from, size_t mid, size_t to) {
  enum { FAR = 6 };
  struct quantity total, first = {0}, q;
  int64_t sum = 0;
  size_t n = 0, at = mid;
  if (!is_total(p, mid) && !is_total(p, mid + 1)) return;
  while (at < to && at < mid + FAR && !quantity_at(p, at, &total)) at++;
  if (at >= to || at >= mid + FAR || total.in == IN_NOTHING) return;
  for (size_t k = from; k < mid; k++) {
    if (word_is(p, k, "elk") || is_total(p, k)) return;
    if (!quantity_at(p, k, &q)) continue;
    if (word_is(p, q.to, "per")) return;
    if (n > 0 && !quantity_same_unit(&q, &first)) return;
    first = q, sum += q.milli, n++;
    k = q.to - 1;
  }
  if (n > 1 && first.in == total.in && sum != total.milli) say(l, p, &total, sum);
}

// «prijs (40 %), kwaliteit (45 %) en duurzaamheid (25 %)»: three or more shares, each between brackets, are all.
static void look_at_shares(const struct lint *l, const struct prose *p, size_t from, size_t to) {
  enum { ALL = 100000, OFF = 20000 };
  int64_t sum = 0;
  size_t n = 0, first = 0;
  struct quantity q;
  for (size_t k = from; k < to; k++) {
    if (!quantity_at(p, k, &q)) continue;
    if (q.in != IN_PERCENT || k == from || !word_is(p, k - 1, "(") || !word_is(p, q.to, ")")) return;
    if (n++ == 0) first = k;
    sum += q.milli;
    k = q.to - 1;
  }
  if (n > 2 && sum != ALL && sum >= ALL - OFF && sum <= ALL + OFF) msg(l->model->sink, M_SHARES, word_place(p, &p->words[first], &p->words[to - 1]), number_text(l, sum));
}

// «90 % van het tarief met de ene index en 10 % van het tarief met de andere»: shares of the same thing.
static void look_at_same(const struct lint *l, const struct prose *p, size_t from, size_t to) {
  enum { ALL = 100000, OFF = 20000, WORDS = 3 };
  struct quantity q, first = {0};
  int64_t sum = 0;
  size_t n = 0;
  for (size_t k = from; k < to; k++) {
    if (!quantity_at(p, k, &q)) continue;
    if (q.in != IN_PERCENT || q.to + WORDS > p->n || !word_is(p, q.to, "van")) return;
    for (size_t i = 0; n > 0 && i < WORDS; i++)
      if (!text_eq(p->words[q.to + i].fold, p->words[first.to + i].fold)) return;
    if (n++ == 0) first = q;
    sum += q.milli;
    k = q.to - 1;
  }
  if (n > 1 && sum != ALL && sum >= ALL - OFF && sum <= ALL + OFF) msg(l->model->sink, M_SHARES, word_place(p, &p->words[first.from], &p->words[to - 1]), number_text(l, sum));
}

void lint_sums(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct points list;
    for (size_t k = 0, end, had = 0; k < p->n; had = k, k = end) {
      end = sentence_end(p, k);
      look_at_sentence(l, p, k, end);
      look_at_shares(l, p, k, end);
      look_at_same(l, p, k, end);
      if (k > 0) look_at_two(l, p, had, k, end);
      for (size_t at = k + 1; at < end; at++)
        if (word_is(p, at, ":") && !look_behind_colon(l, p, at, end)) look_at_bill(l, p, at, end);
        else if (word_is(p, at, "(")) look_at_bill(l, p, at, end);
    }
    for (size_t k = 0; k < p->n; k++) {
      if (!points_at(p, k, &list)) continue;
      look(l, p, &list);
      k = list.behind - 1;
    }
  }
}

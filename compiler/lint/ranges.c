// Ranges that follow each other in a list, with a gap between them or over each other: «tot en met 4», «6 tot en met 8».
#include "quantity.h"
#include "rule.h"

enum closed { OPEN, CLOSED, EITHER }; // does the bound itself belong to it? «tot 10» is read both ways
struct edge {
  bool there;
  enum closed closed;
  struct quantity q;
  bool norm; // «minstens», «maximaal»: most often what is asked, not which case it is
};
struct span {
  struct edge lo, hi;
  const struct prose *p;
  size_t from; // of the point
};

static const struct { const char *words; bool up; enum closed closed; bool norm; } before[] = {
    {"meer dan", true, OPEN, false}, {"groter dan", true, OPEN, false}, {"hoger dan", true, OPEN, false}, {"ouder dan", true, OPEN, false}, {"langer dan", true, OPEN, false},
    {"boven", true, OPEN, false}, {"boven de", true, OPEN, false}, {">", true, OPEN, false}, {"vanaf", true, CLOSED, false}, {"≥", true, CLOSED, false},
    {"minstens", true, CLOSED, true}, {"minimaal", true, CLOSED, true}, {"ten minste", true, CLOSED, true}, {"tenminste", true, CLOSED, true},
    {"minder dan", false, OPEN, false}, {"kleiner dan", false, OPEN, false}, {"lager dan", false, OPEN, false}, {"jonger dan", false, OPEN, false},
    {"korter dan", false, OPEN, false}, {"onder", false, OPEN, false}, {"onder de", false, OPEN, false}, {"<", false, OPEN, false},
    {"tot en met", false, CLOSED, false}, {"≤", false, CLOSED, false}, {"hoogstens", false, CLOSED, true}, {"maximaal", false, CLOSED, true},
    {"ten hoogste", false, CLOSED, true}, {"tot", false, EITHER, false}};
static const struct { const char *words; bool up; } behind[] = {{"of meer", true}, {"of hoger", true}, {"of ouder", true}, {"of langer", true}, {"of groter", true}, {"en hoger", true},
    {"en ouder", true}, {"en meer", true}, {"of minder", false}, {"of lager", false}, {"of jonger", false}, {"of korter", false}, {"of kleiner", false}};

// Do these words end right before word i, also as «jonger is dan»?
static bool stand_before(const struct prose *p, size_t from, size_t i, const char *words) {
  struct text rest = text_from(words), one;
  size_t n = 0;
  while (text_split(&rest, ' ', &one)) n++;
  if (i >= from + n && words_are(p, i - n, words) == n) return true;
  rest = text_from(words);
  return n == 2 && i >= from + 3 && word_is(p, i - 1, "dan") && word_is(p, i - 2, "is") && text_split(&rest, ' ', &one) && text_eq(p->words[i - 3].fold, one) &&
         text_eq(rest, TEXT("dan"));
}

// «niet ouder dan»
static bool is_denied(const struct prose *p, size_t from, size_t i) {
  return (i > from + 2 && (word_is(p, i - 3, "niet") || word_is(p, i - 3, "geen"))) || (i > from + 1 && word_is(p, i - 2, "niet"));
}

static void set_edge(struct edge *e, const struct quantity *q, enum closed closed, bool norm) { *e = (struct edge){true, closed, *q, norm}; }

// «meer dan 8 tot en met 12»: 8 itself is not of it.
static bool begins_open(const struct prose *p, size_t from, size_t i) {
  for (size_t b = 0; b < sizeof before / sizeof *before; b++)
    if (before[b].up && before[b].closed == OPEN && stand_before(p, from, i, before[b].words)) return true;
  return false;
}

// What the words around a number say of it. false: it is no bound, or a second one at the same side.
static bool place_edge(const struct prose *p, size_t from, size_t to, struct quantity *q, struct span *r) {
  bool goes_on = word_is(p, q->from + 1, "tot") || word_is(p, q->to, "tot") || (word_is(p, q->from, "€") && word_is(p, q->from + 2, "tot"));
  if (q->in == IN_WORD && (text_eq(q->unit, TEXT("tot")) || text_eq(q->unit, TEXT("of")) || text_eq(q->unit, TEXT("en")))) q->in = IN_NOTHING, q->to = q->from + 1;
  if (goes_on && q->to < to) {
    if (r->lo.there) return false;
    set_edge(&r->lo, q, begins_open(p, from, q->from) ? OPEN : CLOSED, false);
    return true;
  }
  for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
    if (!words_are(p, q->to, behind[i].words)) continue;
    struct edge *e = behind[i].up ? &r->lo : &r->hi;
    if (e->there) return false;
    set_edge(e, q, CLOSED, false);
    return true;
  }
  for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
    if (!stand_before(p, from, q->from, before[i].words)) continue;
    if (is_denied(p, from, q->from)) return false;
    struct edge *e = before[i].up ? &r->lo : &r->hi;
    if (e->there) return false;
    set_edge(e, q, before[i].closed, before[i].norm);
    return true;
  }
  return false;
}

// The range at the begin of a point, up to its colon.
static bool read_range(const struct prose *p, size_t from, size_t to, struct span *r) {
  *r = (struct span){.p = p, .from = from};
  for (size_t k = from; k < to; k++) {
    struct quantity q;
    if (word_is(p, k, ":") && (r->lo.there || r->hi.there)) break;
    if (!quantity_at(p, k, &q)) continue;
    if (!place_edge(p, from, to, &q, r) && !r->lo.there && !r->hi.there) return false;
    k = q.to - 1;
    if (r->lo.there && r->hi.there) break;
  }
  if (r->lo.there && r->hi.there) {
    struct quantity *a = &r->lo.q, *b = &r->hi.q;
    if (a->in == IN_NOTHING) a->in = b->in, a->unit = b->unit;
    if (b->in == IN_NOTHING) b->in = a->in, b->unit = a->unit;
    if (!quantity_same_unit(a, b)) r->hi.there = false; // «van 25 km of meer hoogstens 90 minuten»
    if (r->hi.there && a->milli > b->milli) return false;
  }
  return r->lo.there || r->hi.there;
}

static const struct quantity *unit_of(const struct span *r) { return r->lo.there ? &r->lo.q : &r->hi.q; }

static bool alike(const struct span *a, const struct span *b) {
  const struct quantity *x = unit_of(a), *y = unit_of(b);
  return quantity_same_unit(x, y);
}

// Does b begin where a ends? 0: yes; 1: there is a gap; -1: they go over each other.
static int step(const struct edge *hi, const struct edge *lo) {
  enum { ONE = 1000 };
  int64_t a = hi->q.milli, b = lo->q.milli, gap = b - a;
  bool steps = hi->q.in != IN_PERCENT && a % ONE == 0 && b % ONE == 0; // what can be counted
  if (gap == 0) return hi->closed == OPEN && lo->closed == OPEN ? 1 : hi->closed == CLOSED && lo->closed == CLOSED ? -1 : 0;
  if (gap == ONE && steps && hi->closed != OPEN) return 0;
  if (gap == -ONE && steps && hi->closed == OPEN && lo->closed == OPEN) return 0;
  return gap > 0 ? 1 : -1;
}

static struct text said(const struct edge *e, const struct span *r) {
  size_t from = e->q.from, back = 3;
  while (back-- > 0 && from > r->from && r->p->words[from - 1].kind == WORD_PLAIN) {
    from--;
    static const char *const first[] = {"meer", "groter", "hoger", "ouder", "langer", "boven", "vanaf", "minder", "kleiner", "lager", "jonger", "korter", "onder", "tot", "van"};
    if (AMONG(r->p->words[from].fold, first)) break;
  }
  size_t to = e->q.to;
  if (word_is(r->p, to, "of") || word_is(r->p, to, "en")) to += 2;
  struct place at = word_place(r->p, &r->p->words[from], &r->p->words[(to < r->p->n ? to : r->p->n) - 1]);
  return text_slice(r->p->src->text, at.off, at.off + at.len);
}

// L0301 and L0302 tell of «meer dan 25» beside «minder dan 25».
static bool is_told_elsewhere(const struct edge *hi, const struct edge *lo, const struct span *a, const struct span *b) {
  static const char *const plain[] = {"meer", "groter", "hoger", "minder", "kleiner", "lager"};
  if (hi->q.milli != lo->q.milli) return false;
  if (hi->closed == CLOSED) return lo->norm || (lo->q.from > 0 && (word_is(b->p, lo->q.from - 1, "vanaf") || word_is(b->p, lo->q.from - 1, "≥")));
  return hi->q.from > 1 && lo->q.from > 1 && AMONG(a->p->words[hi->q.from - 2].fold, plain) && AMONG(b->p->words[lo->q.from - 2].fold, plain);
}

static void compare(const struct lint *l, const struct span *a, const struct span *b) {
  int s = step(&a->hi, &b->lo);
  if (s == 0 || is_told_elsewhere(&a->hi, &b->lo, a, b)) return;
  const struct span *second = b->from > a->from ? b : a;
  const struct edge *at = second == b ? &b->lo : &a->hi;
  msg(l->model->sink, s > 0 ? M_RANGE_GAP : M_RANGE_OVERLAP, quantity_place(second->p, &at->q), said(&a->hi, a), said(&b->lo, b));
}

// Does each range go on where the one before it ended: all but the first have a lower bound, all but the last an upper one?
static bool is_ladder(struct span *r, size_t n) {
  bool inner = n > 2;
  for (size_t i = 0; i < n; i++) {
    if ((i > 0 && !r[i].lo.there) || (i + 1 < n && !r[i].hi.there) || !alike(&r[0], &r[i])) return false;
    if (i > 0 && r[i - 1].lo.there && r[i - 1].lo.q.milli >= r[i].lo.q.milli) return false;
    if (i > 0 && r[i].hi.there && r[i - 1].hi.q.milli >= r[i].hi.q.milli) return false;
    inner |= r[i].lo.there && r[i].hi.there;
  }
  return n > 1 && (inner || (!r[0].hi.norm && !r[1].lo.norm));
}

static void look(const struct lint *l, struct span *r, size_t n) {
  struct span other[40];
  for (size_t i = 0; i < n; i++) other[i] = r[n - 1 - i];
  struct span *up = is_ladder(r, n) ? r : is_ladder(other, n) ? other : NULL;
  for (size_t i = 1; up && i < n; i++) compare(l, &up[i - 1], &up[i]);
}

// In a table each line is a row, and only one column is one ladder.
static size_t column_of(const struct prose *p, const struct points *list, const struct edge *e) {
  size_t n = 0;
  if (!e->there || !word_is(p, list->p[0].mark, "|")) return 0;
  for (size_t k = e->q.from; !p->words[k].begins; k--) n += word_is(p, k, "|");
  return n;
}

static bool is_one_column(const struct prose *p, const struct points *list, const struct span *first, const struct span *now) {
  size_t column = column_of(p, list, first->lo.there ? &first->lo : &first->hi);
  return (!now->lo.there || column_of(p, list, &now->lo) == column) && (!now->hi.there || column_of(p, list, &now->hi) == column);
}

static void look_at_list(const struct lint *l, const struct prose *p, const struct points *list) {
  struct span r[40];
  size_t n = 0;
  for (size_t i = 0; i < list->n; i++) {
    if (!read_range(p, list->p[i].from, list->p[i].to, &r[n])) continue;
    if (!is_one_column(p, list, &r[0], &r[n]) || (n > 0 && !alike(&r[0], &r[n]))) continue;
    n++;
  }
  if (n * 2 > list->n) look(l, r, n);
}

static bool close_span(struct span *now, const struct span *first) {
  struct quantity *a = &now->lo.q, *b = &now->hi.q;
  if (now->lo.there && now->hi.there) {
    if (a->in == IN_NOTHING) a->in = b->in, a->unit = b->unit;
    if (b->in == IN_NOTHING) b->in = a->in, b->unit = a->unit;
    if (!quantity_same_unit(a, b)) return false;
  }
  bool norm = (now->lo.there && now->lo.norm) || (now->hi.there && now->hi.norm);
  return (now->lo.there || now->hi.there) && !norm && unit_of(now)->in != IN_NOTHING && (!first || alike(first, now));
}

// «tot en met € 500.000 een verklaring; boven € 500.000 …»: the end of one, and the begin of the next.
static bool is_turned(const struct span *r) { return r->lo.there && r->hi.there && r->lo.q.milli >= r->hi.q.milli; }

// All ranges in running text, of the unit of the first: «van 0 tot en met 17 jaar, van 19 tot en met 64 jaar en 65 jaar en ouder».
static void look_at_running(const struct lint *l, const struct prose *p, size_t from, size_t to) {
  enum { MOST = 12 };
  struct span r[MOST], now = {.p = p, .from = from};
  size_t n = 0;
  bool inner = false;
  for (size_t k = from; k <= to && n < MOST; k++) {
    struct quantity q;
    bool is = k < to && quantity_at(p, k, &q), full = now.lo.there && now.hi.there;
    struct span next = now;
    if (is && !full && place_edge(p, from, to, &q, &next) && !is_turned(&next)) {
      now = next;
    } else if (k == to || is) {
      if (close_span(&now, n > 0 ? &r[0] : NULL)) r[n++] = now, inner |= now.lo.there && now.hi.there;
      now = (struct span){.p = p, .from = from};
      if (is && !place_edge(p, from, to, &q, &now)) now = (struct span){.p = p, .from = from};
    }
    if (is) k = q.to - 1;
  }
  if (inner && n > 1) look(l, r, n);
}

// «voor 6 tot en met 12 inwoners … minder dan 6 … meer dan 14»: one range, and what happens below and above it, in any order. One side
// goes on where the range ends, the other does not.
static void look_around(const struct lint *l, const struct prose *p) {
  struct span mid = {0}, low = {0}, high = {0};
  for (size_t k = 0; k < p->n; k++) {
    struct quantity q;
    struct span now = {.p = p, .from = sentence_begin(p, k)};
    if (!quantity_at(p, k, &q)) continue;
    size_t end = sentence_end(p, k);
    if (!place_edge(p, now.from, end, &q, &now)) continue;
    size_t at = q.to;
    struct quantity up;
    if (now.lo.there && words_are(p, at, "tot en met") && quantity_at(p, at + 3, &up)) {
      if (mid.p) return; // two ranges: read elsewhere
      set_edge(&now.hi, &up, CLOSED, false);
      now.lo.q.in = up.in, now.lo.q.unit = up.unit;
      mid = now;
      k = up.to - 1;
    } else if (now.hi.there && now.hi.closed == OPEN) {
      if (low.p) return;
      low = now;
    } else if (now.lo.there && now.lo.closed == OPEN) {
      if (high.p) return;
      high = now;
    }
    if (k < q.to - 1) k = q.to - 1;
  }
  if (!mid.p || !low.p || !high.p || mid.hi.q.in > IN_WORD || low.hi.q.in > IN_WORD || high.lo.q.in > IN_WORD) return;
  low.hi.q.in = high.lo.q.in = mid.lo.q.in = mid.hi.q.in = IN_WORD; // «meer dan 14 aan»: of the same
  bool below = step(&low.hi, &mid.lo) == 0, above = step(&mid.hi, &high.lo) == 0;
  if (below == above) return;
  struct span *a = below ? &mid : &low, *b = below ? &high : &mid;
  if (a->hi.q.milli < b->lo.q.milli) compare(l, a, b);
}

// «Tot en met € 150.000 een opgave, tot en met € 500.000 een verklaring»: more bounds in one sentence than that of the range.
static bool has_more(const struct prose *p, size_t from, size_t to, const struct span *r) {
  for (size_t k = from; k < to; k++) {
    struct quantity q;
    if (!quantity_at(p, k, &q)) continue;
    bool own = (r->lo.there && q.from == r->lo.q.from) || (r->hi.there && q.from == r->hi.q.from);
    if (!own && quantity_same_unit(&q, unit_of(r))) return true;
    k = q.to - 1;
  }
  return false;
}

// «Tot en met 25 cliënten volstaat een brief. Vanaf 27 cliënten is er een plan.»: two that stand at the begin of their sentences.
static void look_at_sentences(const struct lint *l, const struct prose *p) {
  struct span had = {0}, now;
  for (size_t k = 0, end; k < p->n; k = end) {
    enum { NEAR = 4 };
    end = sentence_end(p, k);
    bool range = read_range(p, k, end, &now) && !(now.lo.there ? &now.lo : &now.hi)->norm && unit_of(&now)->from <= k + NEAR && unit_of(&now)->in != IN_NOTHING;
    if (!range || has_more(p, k, end, &now)) now = (struct span){0};
    if (had.hi.there && now.lo.there) {
      struct span two[2] = {had, now};
      if (is_ladder(two, 2)) compare(l, &two[0], &two[1]);
    }
    had = now;
  }
}

void lint_ranges(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct points list;
    bool any = false;
    for (size_t k = 0; k < p->n; k++) {
      if (!points_at(p, k, &list)) continue;
      any = true;
      look_at_list(l, p, &list);
      k = list.behind - 1;
    }
    if (!any) look_at_sentences(l, p), look_at_running(l, p, 0, p->n), look_around(l, p);
  }
}

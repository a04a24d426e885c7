#include "quantity.h"

#include <utf8proc.h>

struct cutting {
  struct arena *arena;
  const struct model *m;
  const struct source *src;
  struct map owners; // the bytes of a pointer to a node → what it declares
  struct intern folds;
  struct proses *out;
};

struct owned {
  enum prose_owner owner;
  uint32_t index;
};

static struct text key_of(const struct node *const *n) { return (struct text){(const char *)n, sizeof *n}; }

static void own(struct cutting *r, const struct node *const *node, enum prose_owner owner, size_t index) {
  struct owned *o = NEW(r->arena, struct owned);
  *o = (struct owned){owner, (uint32_t)index};
  map_set(&r->owners, key_of(node), (uintptr_t)o);
}

static void index_owners(struct cutting *r) {
  for (size_t i = 0; i < r->m->terms.n; i++) own(r, &r->m->terms.p[i].node, PROSE_TERM, i);
  for (size_t i = 0; i < r->m->exceptions.n; i++) own(r, &r->m->exceptions.p[i].node, PROSE_EXCEPTION, i);
  for (size_t i = 0; i < r->m->targets.n; i++) own(r, &r->m->targets.p[i].node, PROSE_TARGET, i);
}

// The length of a character; 0 at the end. *code is what it is, -1 for what cannot be read.
static size_t character(struct text t, size_t at, utf8proc_int32_t *code) {
  if (at >= t.n) return 0;
  size_t left = t.n - at;
  utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)t.p + at, left > 4 ? 4 : (utf8proc_ssize_t)left, code);
  return n > 0 ? (size_t)n : 1;
}

static bool is_letter(utf8proc_int32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  utf8proc_category_t k = utf8proc_category(c);
  return k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_LO ||
         k == UTF8PROC_CATEGORY_MN;
}

static bool is_digit(utf8proc_int32_t c) { return c >= '0' && c <= '9'; }

// Joins letters when letters stand on both sides; a number when digits do.
static bool joins_letters(utf8proc_int32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == '\'' || c == 0x2019; }
static bool joins_digits(utf8proc_int32_t c) { return c == '.' || c == ',' || c == '-'; }

// Behind the word that begins at `at`.
static size_t word_end(struct text t, size_t at, enum word_kind *kind) {
  utf8proc_int32_t c, next;
  size_t n = character(t, at, &c), ahead;
  *kind = is_digit(c) ? WORD_NUMBER : is_letter(c) ? WORD_PLAIN : WORD_MARK;
  if (*kind == WORD_MARK) return at + n;
  for (at += n; (n = character(t, at, &c)) > 0; at += n) {
    if (is_digit(c) || (*kind == WORD_PLAIN && is_letter(c))) continue;
    ahead = character(t, at + n, &next);
    bool joined = ahead > 0 && (*kind == WORD_NUMBER ? joins_digits(c) && is_digit(next)
                                                     : joins_letters(c) && (is_letter(next) || is_digit(next)));
    if (!joined) break;
  }
  return at;
}

static bool is_blank(utf8proc_int32_t c) { return (c >= '\t' && c <= '\r') || c == ' ' || c == 0xA0 || c == 0x202F; }

void prose_cut(struct arena *a, struct prose *p, struct text t) {
  VEC(struct word) words = {0};
  bool begins = true;
  utf8proc_int32_t c;
  for (size_t at = 0, n; (n = character(t, at, &c)) > 0;) {
    if (is_blank(c)) {
      begins |= c == '\n';
      at += n;
      continue;
    }
    struct word w = {.begins = begins};
    size_t end = word_end(t, at, &w.kind);
    w.text = text_slice(t, at, end);
    w.fold = w.kind == WORD_PLAIN ? text_fold(a, w.text) : w.text;
    w.letters = w.kind == WORD_PLAIN ? (int32_t)number_in_letters(w.fold) : -1;
    vec_push(a, &words, w);
    at = end;
    begins = false;
  }
  p->words = words.p;
  p->n = words.n;
}

static void walk(struct cutting *r, const struct node *n, const struct node *of) {
  if (n->kind == N_VERBATIM) {
    const uintptr_t *o = map_find(&r->owners, key_of(&of));
    struct prose p = {.owner = PROSE_OTHER, .index = NONE, .src = r->src, .node = n, .of = of};
    if (o) p.owner = ((const struct owned *)*o)->owner, p.index = ((const struct owned *)*o)->index;
    prose_cut(r->arena, &p, n->text);
    for (size_t i = 0; i < p.n; i++) {
      struct word *w = &p.words[i];
      w->id = intern_id(&r->folds, w->fold);
      w->fold = intern_text(&r->folds, w->id);
    }
    vec_push(r->arena, r->out, p);
    return;
  }
  for (const struct node *c = n->child; c; c = c->next) walk(r, c, n->kind == N_LIST || n->kind == N_NONE ? of : n);
}

void proses_of(struct arena *a, const struct model *m, uint32_t set, struct proses *out) {
  struct cutting r = {a, m, m->sets.p[set].src, {.arena = a}, {{.arena = a}}, out};
  index_owners(&r);
  walk(&r, m->sets.p[set].root, m->sets.p[set].root);
}

struct place word_place(const struct prose *p, const struct word *first, const struct word *last) {
  uint32_t from = (uint32_t)(first->text.p - p->src->text.p);
  return (struct place){p->src, from, (uint32_t)(last->text.p + last->text.n - first->text.p)};
}

bool word_among(struct text fold, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (fold_begins(fold, list[i][0]) && text_eq(fold, text_from(list[i]))) return true;
  return false;
}

size_t words_are_all(const struct prose *p, size_t i, const char *phrase) {
  struct text rest = text_from(phrase), one;
  size_t n = 0;
  for (; text_split(&rest, ' ', &one); n++)
    if (i + n >= p->n || !text_eq(p->words[i + n].fold, one)) return 0;
  return n;
}

bool word_apart(const struct prose *p, size_t i) {
  return i == 0 || p->words[i - 1].text.p + p->words[i - 1].text.n != p->words[i].text.p;
}

static bool is_mark(const struct word *w, const char *marks) {
  if (w->kind != WORD_MARK || w->text.n != 1) return false;
  for (; *marks; marks++)
    if (w->text.p[0] == *marks) return true;
  return false;
}

// «•», «-» or «a)» at the begin of a line.
static bool is_point(const struct prose *p, size_t i) {
  if (i >= p->n || !p->words[i].begins) return false;
  if (p->words[i].kind == WORD_MARK) return !is_mark(&p->words[i], "(\"'") && !word_is(p, i, "€"); // an amount at the begin of a line
  return i + 1 < p->n && p->words[i].text.n <= 2 && is_mark(&p->words[i + 1], ").");
}

static bool ends_here(const struct prose *p, size_t i) {
  return (is_mark(&p->words[i], ".?!;") && (i + 1 >= p->n || word_apart(p, i + 1))) || is_point(p, i + 1);
}

size_t sentence_begin(const struct prose *p, size_t i) {
  while (i > 0 && !ends_here(p, i - 1)) i--;
  return i;
}

size_t sentence_end(const struct prose *p, size_t i) {
  while (i < p->n && !ends_here(p, i)) i++;
  return i < p->n ? i + 1 : i;
}

// «hoofdstuk 9» where the set has six; «bijlage ,» without its number; «perceel 4» of three percelen. Appendices: appendices.c.
#include "quantity.h"
#include "rule.h"

static struct text leading_digits(struct text t) {
  size_t n = 0;
  while (n < t.n && t.p[n] >= '0' && t.p[n] <= '9') n++;
  return text_slice(t, 0, n);
}

// The numbers of chapters: of their titles, and those with which eisen begin.
static size_t known_chapters(const struct lint *l, const struct node *n, struct map *known) {
  size_t titles = 0;
  for (const struct node *c = n->child; c; c = c->next) {
    if (c->kind == N_LIST) titles += known_chapters(l, c, known);
    if (c->kind != N_CHAPTER) continue;
    titles += known_chapters(l, c, known);
    struct text title = node_child(c, 0)->text;
    if (text_starts(title, TEXT("hoofdstuk ")) || text_starts(title, TEXT("Hoofdstuk "))) title = text_slice(title, 10, title.n);
    if (leading_digits(title).n == 0) continue;
    map_set(known, leading_digits(title), 1);
    titles++;
  }
  return titles;
}

static bool is_of_another(const struct prose *p, size_t i) {
  static const char *const of[] = {"van", "uit", "in", "bij", "der"}, *const ours[] = {"dit", "deze", "toepassing", "overeenkomstige"};
  return i < p->n && AMONG(p->words[i].fold, of) && !(i + 1 < p->n && AMONG(p->words[i + 1].fold, ours));
}

// «hoofdstuk 2, 3 en 9»: from word k all its numbers.
static void look_at_chapters(const struct lint *l, const struct prose *p, size_t k, struct map *known) {
  size_t end = k;
  while (end < p->n && (p->words[end].kind == WORD_NUMBER || ((word_is(p, end, ",") || word_is(p, end, "en") || word_is(p, end, "of")) && end + 1 < p->n &&
                                                             p->words[end + 1].kind == WORD_NUMBER))) end++;
  if (is_of_another(p, end)) return;
  for (; k < end; k++) {
    struct text n = p->words[k].text;
    if (p->words[k].kind == WORD_NUMBER && leading_digits(n).n == n.n && n.n < 3 && !map_find(known, n))
      msg(l->model->sink, M_CHAPTER_NONE, word_place(p, &p->words[k], &p->words[k]), n);
  }
}

// «paragraaf 9.4» where the chapters go to 6 and eisen are numbered so: an eis or a paragraph of a chapter that is not there.
static void look_at_paragraph(const struct lint *l, const struct prose *p, size_t k, struct map *known) {
  struct text n = k < p->n && p->words[k].kind == WORD_NUMBER ? p->words[k].text : NO_TEXT, chapter = leading_digits(n);
  if (n.n < 3 || chapter.n == 0 || chapter.n > 2 || chapter.n == n.n || n.p[chapter.n] != '.' || is_of_another(p, k + 1) || map_find(known, chapter)) return;
  msg(l->model->sink, M_CHAPTER_NONE, word_place(p, &p->words[k], &p->words[k]), chapter);
}

// «bijlage 2»: then «zie bijlage.» says not which.
static bool has_numbered(const struct lint *l, const char *noun) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k + 1 < l->proses.p[i].n; k++)
      if (l->proses.p[i].words[k + 1].kind == WORD_NUMBER && word_is(&l->proses.p[i], k, noun)) return true;
  return false;
}

// «bijlage , bladzijde 4», «op grond van artikel.»
static void look_at_empty(const struct lint *l, const struct prose *p, size_t k, bool appendices) {
  static const char *const nouns[] = {"bijlage", "eis", "artikel", "hoofdstuk", "paragraaf"}, *const strict[] = {"van", "in", "volgens", "conform", "zie", "uit"};
  static const char *const marks[] = {",", ".", ")", ";"};
  if (!AMONG(p->words[k].fold, nouns) || k + 1 >= p->n || !AMONG(p->words[k + 1].fold, marks)) return;
  bool apart = word_apart(p, k + 1) && !p->words[k + 1].begins;
  bool bare = k > 0 && AMONG(p->words[k - 1].fold, strict) && (appendices || !word_is(p, k, "bijlage"));
  if (apart || bare) msg(l->model->sink, M_REFERENCE_EMPTY, word_place(p, &p->words[k], &p->words[k]), p->words[k].text);
}

// ---- what the document numbers itself ----

static const char *const numbered[] = {"perceel", "kavel", "fase", "trede", "categorie", "klasse", "stap"};
enum { NUMBERED = sizeof numbered / sizeof *numbered, MANY = 40 };
struct counted { size_t n[NUMBERED]; const struct prose *p[NUMBERED]; };

// «- perceel 1: …», «- perceel 2: …»: a list that counts them all, from 1 on.
static void count_list(const struct prose *p, const struct points *list, struct counted *out) {
  for (size_t i = 0; i < NUMBERED; i++) {
    size_t n = 0;
    for (; n < list->n; n++) {
      size_t at = list->p[n].from;
      int64_t number;
      bool fits = word_is(p, at, numbered[i]) && at + 2 < p->n && text_to_int(p->words[at + 1].text, &number) && number == (int64_t)n + 1;
      if (!fits || !word_is(p, at + 2, ":") || (at + 3 < p->n && p->words[at + 3].kind != WORD_PLAIN)) break;
    }
    if (n < 2 || n != list->n) continue;
    if (out->p[i] && out->n[i] != n) n = MANY; // two lists that differ say nothing
    out->p[i] = p;
    if (n > out->n[i]) out->n[i] = n;
  }
}

static void look_at_numbered(const struct lint *l, const struct prose *p, size_t k, const struct counted *c) {
  for (size_t i = 0; i < NUMBERED; i++) {
    int64_t number;
    if (!c->p[i] || c->p[i] == p || !word_is(p, k, numbered[i]) || k + 1 >= p->n || !text_to_int(p->words[k + 1].text, &number)) continue;
    if (number <= (int64_t)c->n[i] || number >= MANY || is_of_another(p, k + 2)) continue;
    struct text many = text_format(l->arena, "%zu", c->n[i]);
    msg(l->model->sink, M_NUMBERED_NONE, word_place(p, &p->words[k], &p->words[k + 1]), p->words[k].text, p->words[k + 1].text, many);
  }
}

void lint_chapters(struct lint *l) {
  struct map known = {.arena = l->arena};
  struct counted counted = {{0}, {NULL}};
  bool appendices = has_numbered(l, "bijlage");
  bool chapters = known_chapters(l, l->root, &known) > 1;
  for (size_t i = 0; i < l->model->targets.n; i++)
    if (l->model->targets.p[i].kind == TARGET_EIS) map_set(&known, leading_digits(l->model->targets.p[i].number), 1);
  for (size_t i = 0; i < l->proses.n; i++) {
    struct points list;
    for (size_t k = 0; k < l->proses.p[i].n; k++)
      if (points_at(&l->proses.p[i], k, &list)) count_list(&l->proses.p[i], &list, &counted), k = list.behind - 1;
  }
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      if (chapters && (word_is(p, k, "hoofdstuk") || word_is(p, k, "hoofdstukken"))) look_at_chapters(l, p, k + 1, &known);
      if (chapters && word_is(p, k, "paragraaf")) look_at_paragraph(l, p, k + 1, &known);
      look_at_empty(l, p, k, appendices);
      look_at_numbered(l, p, k, &counted);
    }
  }
}

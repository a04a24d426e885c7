// The headings of chapters: a number that is passed over, or one that is numbered in another way than the rest.
#include "rule.h"

enum { MOST = 64, LEAST = 3 };
struct heading {
  const struct node *node;
  size_t number;    // 0: none
  struct text mark; // what stands behind the number: «.», « », «.1.1»
};
struct headings { size_t n; struct heading p[MOST]; };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// «hoofdstuk 3: Geld», «3. Geld», «1.1.1 Geld»
static struct heading read_heading(const struct node *node) {
  struct text t = node->text;
  struct heading h = {.node = node};
  if (text_starts(t, TEXT("hoofdstuk ")) || text_starts(t, TEXT("Hoofdstuk "))) t = text_slice(t, 10, t.n);
  size_t n = 0, end;
  while (n < t.n && n < 3 && is_digit(t.p[n])) h.number = h.number * 10 + (size_t)(t.p[n++] - '0');
  for (end = n; n > 0 && end < t.n && t.p[end] != ' ';) end++;
  h.mark = text_slice(t, n, end);
  return h;
}

// The chapters that stand beside each other; those in a chapter are looked at on their own.
static void read_all(const struct node *n, struct headings *out) {
  for (const struct node *c = n->child; c; c = c->next) {
    if (c->kind == N_LIST) read_all(c, out);
    if (c->kind == N_CHAPTER && out->n < MOST) out->p[out->n++] = read_heading(node_child(c, 0));
  }
}

static size_t alike(const struct headings *all, const struct heading *one) {
  size_t n = 0;
  for (size_t i = 0; i < all->n; i++) n += all->p[i].number > 0 && one->number > 0 && text_eq(all->p[i].mark, one->mark);
  return n;
}

// One that is not as all others are, of which there are three or more.
static void look_at_marks(const struct lint *l, const struct headings *all) {
  size_t numbered = 0, odd = all->n;
  for (size_t i = 0; i < all->n; i++) {
    numbered += all->p[i].number > 0;
    if (all->p[i].number > 0 && alike(all, &all->p[i]) == 1) odd = i;
  }
  if (odd == all->n || numbered <= LEAST) return;
  const struct heading *other = &all->p[odd == 0 ? 1 : 0];
  if (other->number > 0 && alike(all, other) + 1 == numbered) msg(l->model->sink, M_HEADING_OTHER, node_place(l->src, all->p[odd].node), all->p[odd].node->text, other->node->text);
}

static void look_at_numbers(const struct lint *l, const struct headings *all) {
  for (size_t i = 1; i < all->n; i++) {
    size_t before = all->p[i - 1].number, now = all->p[i].number;
    if (before == 0 || now == 0 || all->p[i].mark.n > 1 || !text_eq(all->p[i - 1].mark, all->p[i].mark)) continue; // «5.4» is a paragraph
    struct text number = text_format(l->arena, "%zu", now), missing = text_format(l->arena, "%zu", before + 1);
    if (now == before) msg(l->model->sink, M_HEADING_TWICE, node_place(l->src, all->p[i].node), number);
    if (now == before + 2) msg(l->model->sink, M_HEADING_GAP, node_place(l->src, all->p[i].node), text_format(l->arena, "%zu", before), number, missing);
  }
}

void lint_headings(struct lint *l) {
  struct headings all = {.n = 0};
  read_all(l->root, &all);
  if (all.n < LEAST) return;
  look_at_marks(l, &all);
  look_at_numbers(l, &all);
}

#include "proof.h"

#include "parser.h"

static bool same_lines(struct text x, struct text y) {
  struct text line_x, line_y;
  size_t lines_x = 0, lines_y = 0;
  for (size_t i = 0; i < x.n; i++)
    lines_x += x.p[i] == '\n';
  for (size_t i = 0; i < y.n; i++)
    lines_y += y.p[i] == '\n';
  if (lines_x != lines_y)
    return false;
  while (text_split(&x, '\n', &line_x)) {
    if (!text_split(&y, '\n', &line_y))
      line_y = NO_TEXT;
    if (!text_eq(text_trim(line_x), text_trim(line_y)))
      return false;
  }
  return text_trim(y).n == 0;
}

static bool same_text(struct arena *a, enum node_kind kind, struct text x, struct text y) {
  if (kind == N_VERBATIM)
    return same_lines(x, y);
  return text_eq(x, y) || (kind != N_TITLE && text_eq(plain_text(a, x), plain_text(a, y)));
}

bool same_tree(struct arena *a, const struct node *x, const struct node *y) {
  if (x->kind != y->kind || x->flags != y->flags || !same_text(a, x->kind, x->text, y->text))
    return false;
  const struct node *cx = x->child, *cy = y->child;
  for (; cx != NULL && cy != NULL; cx = cx->next, cy = cy->next)
    if (!same_tree(a, cx, cy))
      return false;
  return cx == NULL && cy == NULL;
}

static bool same_word(const struct word *x, const struct word *y) {
  return x->kind == y->kind && (x->kind == LETTERLIJK ? same_lines(x->text, y->text) : text_eq(x->text, y->text));
}

static bool same_remark(const struct remark *x, const struct remark *y) {
  return x->before == y->before && x->behind == y->behind && text_eq(x->text, y->text);
}

bool same_words(const struct words *x, const struct words *y) {
  if (x->list.n != y->list.n || x->remarks.n != y->remarks.n)
    return false;
  for (size_t i = 0; i < x->list.n; i++)
    if (!same_word(&x->list.p[i], &y->list.p[i]))
      return false;
  for (size_t i = 0; i < x->remarks.n; i++)
    if (!same_remark(&x->remarks.p[i], &y->remarks.p[i]))
      return false;
  return true;
}

#include "format.h"

#include "proof.h"

// The tree, when there is no fault but tabs; else NULL and messages.
static const struct node *read_tree(struct arena *a, struct sink *sink, const struct source *src) {
  struct sink quiet = {.arena = a};
  bool ok, tabs = true;
  const struct node *root = syntax_parse(a, &quiet, src, &ok);
  for (const struct message *m = quiet.first; m != NULL; m = m->next)
    tabs &= m->id == M_TAB;
  if (root != NULL && tabs)
    return root;
  syntax_parse(a, sink, src, &ok);
  return NULL;
}

static struct text write_again(struct arena *a, const struct source *src, struct words *w) {
  words_read(a, src, w);
  words_space(w);
  words_line_up(w);
  words_blank_lines(w);
  return words_text(w);
}

static bool is_proved(struct arena *a, const struct source *src, const struct node *root, const struct words *w, struct text text) {
  struct sink quiet = {.arena = a};
  struct source again = {src->name, text};
  struct words words;
  bool ok;
  const struct node *tree = syntax_parse(a, &quiet, &again, &ok);
  if (tree == NULL || !ok || !same_tree(a, root, tree))
    return false;
  struct text twice = write_again(a, &again, &words);
  return same_words(w, &words) && text_eq(text, twice);
}

bool format_source(struct arena *a, struct sink *sink, const struct source *src, struct text *out) {
  const struct node *root = read_tree(a, sink, src);
  struct words w;
  if (root == NULL)
    return false;
  struct text text = write_again(a, src, &w);
  if (!is_proved(a, src, root, &w, text)) {
    msg(sink, M_FORMAT_UNPROVED, NO_PLACE, src->name);
    return false;
  }
  *out = text;
  return true;
}

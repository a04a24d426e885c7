#include "parse.h"

#include "lexer.h"

struct node *parse_leaf(struct parse *p, enum node_kind kind, uint32_t off, uint32_t len, struct text text) {
  struct node *n = node_new(p->arena, kind, off, len);
  n->text = text;
  return n;
}

struct node *parse_named(struct node *name, enum node_kind kind) {
  name->kind = kind;
  return name;
}

void parse_join(struct node *to, struct node *from) {
  if (!from->child) return;
  if (to->last) to->last->next = from->child;
  else to->child = from->child;
  to->last = from->last;
}

// Bytes of the character at the front of a text that is not empty; 0: not UTF-8, or a character no text has.
static uint32_t character(struct text t) {
  struct text one = text_slice(t, 0, 1);
  unsigned char c = (unsigned char)t.p[0];
  if (c < 0x80) return c == 0 ? 0 : 1;
  one.n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  return one.n <= t.n && text_is_utf8(one) ? (uint32_t)one.n : 0;
}

static bool is_plain(unsigned char c) { return c < 0x7F && (c >= ' ' || (c >= '\t' && c <= '\r')); }

static bool is_source(struct parse *p) {
  struct text t = p->src->text;
  uint32_t at = 0, n = 0;
  for (; at < t.n; at += n) {
    while (at < t.n && is_plain((unsigned char)t.p[at])) at++;
    if (at == t.n) break;
    n = character(text_slice(t, at, at + 4));
    if (n < 2) break; // a character of one byte that is not plain steers
  }
  if (at == t.n) return true;
  struct place place = {p->src, at, n == 0 ? 1 : n};
  if (n == 0) msg(p->sink, M_NOT_UTF8, place);
  else msg(p->sink, M_HIDDEN, place);
  return false;
}

bool parse_begin(struct parse *p) {
  if (p->src->text.n > SOURCE_LIMIT) {
    msg(p->sink, M_SOURCE_TOO_LARGE, ((struct place){p->src, 0, 0}), text_format(p->arena, "%d", SOURCE_LIMIT >> 20));
    return false;
  }
  if (!is_source(p)) return false;
  struct lexer *lx = NEW(p->arena, struct lexer);
  *lx = (struct lexer){.arena = p->arena, .sink = p->sink, .src = p->src, .line = 1};
  lexer_open(lx);
  layout_init(&p->layout, p->arena, p->sink, p->src, lx);
  return true;
}

void parse_end(struct parse *p) {
  const struct node *n = p->root;
  if (!n || n->depth <= TREE_LIMIT) return;
  while (n->depth > 0) { // down to the end of what is too deep
    const struct node *deepest = n->child;
    for (const struct node *c = n->child; c; c = c->next)
      if (c->depth >= deepest->depth) deepest = c;
    n = deepest;
  }
  msg(p->sink, M_TOO_DEEP, ((struct place){p->src, n->off, n->len}));
  p->root = NULL;
}

bool parse_is_word(int kind) { return kind != NL && kind != INDENT && kind != DEDENT && kind != 0; }

const struct token *parse_token(struct parse *p) {
  p->before = p->token;
  layout_next(&p->layout, &p->token);
  if (parse_is_word(p->before.kind)) p->last = p->before;
  else if (parse_is_word(p->token.kind)) {
    p->head = p->first;
    p->first = p->token;
  }
  bool version = p->before.kind == TAAL && p->token.kind == GETAL;
  if (version && !text_eq(p->token.text, TEXT("1")))
    msg(p->sink, M_LANGUAGE, ((struct place){p->src, p->token.off, p->token.len}), p->token.text);
  return &p->token;
}

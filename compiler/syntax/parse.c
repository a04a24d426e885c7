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

bool parse_begin(struct parse *p) {
  struct place whole = {p->src, 0, 0};
  if (p->src->text.n > SOURCE_LIMIT) {
    msg(p->sink, M_SOURCE_TOO_LARGE, whole, text_format(p->arena, "%d", SOURCE_LIMIT >> 20));
    return false;
  }
  struct lexer *lx = NEW(p->arena, struct lexer);
  *lx = (struct lexer){.arena = p->arena, .sink = p->sink, .src = p->src, .line = 1};
  lexer_open(lx);
  layout_init(&p->layout, p->arena, p->sink, p->src, lx);
  return true;
}

// «eis» for a reserved word, plain Dutch ("een naam") for the rest.
static void add_name(struct buf *b, const char *name) {
  struct text t = text_from(name);
  bool words = text_starts(t, TEXT("een ")) || text_starts(t, TEXT("het einde")) || text_starts(t, TEXT("tekst tussen")) ||
               text_starts(t, TEXT("letterlijke"));
  if (t.n == 3 && t.p[0] == '\'') t = text_slice(t, 1, 2);
  buf_addz(b, words ? "" : "«");
  buf_add(b, t);
  buf_addz(b, words ? "" : "»");
}

static struct text choices(struct parse *p, const char *const *names, int n) {
  struct buf b = {.arena = p->arena};
  for (int i = 0; i < n; i++) {
    if (i > 0) buf_addz(&b, i == n - 1 ? " of " : ", ");
    add_name(&b, names[i]);
  }
  return buf_text(&b);
}

static bool is_name(const struct token *t) { return t->kind == NAAM || t->kind == PAD; }

void parse_complain(struct parse *p, struct span at, const char *found, const char *const *expected, int n) {
  p->failed = true;
  struct place place = {p->src, at.off, at.len};
  struct buf f = {.arena = p->arena};
  bool own_words = is_name(&p->token) || p->token.kind == NUMMER || p->token.kind == GETAL;
  if (own_words) buf_format(&f, "«%.*s»", TP(p->token.text));
  else add_name(&f, found);
  if (is_name(&p->token) && is_name(&p->before) && p->token.line == p->before.line)
    msg(p->sink, M_NAME_NAME, place, p->before.text, p->token.text);
  else if (n > 0) msg(p->sink, M_SYNTAX, place, buf_text(&f), choices(p, expected, n));
  else msg(p->sink, M_SYNTAX_ANY, place, buf_text(&f));
  layout_recover(&p->layout, p->token.kind);
}

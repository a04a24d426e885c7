// The listing of the code, for those who want to know exactly what is computed.
#include "image.h"

static const char *const unit_word[] = {"dag", "werkdag", "week", "maand", "jaar"};

static void add(struct buf *out, const struct image *im, struct img_text t) {
  buf_add(out, img_text(im, t));
}

// "15", "15 d", or of a replacement norm "2.1-U8 a".
static void add_target(struct buf *out, const struct image *im, uint32_t target) {
  const struct img_target *t = &im->targets[target];
  if (t->exception != NONE)
    add(out, im, im->exceptions[t->exception].label);
  else
    add(out, im, im->targets[t->eis].number);
  if (t->path.len > 0)
    buf_char(out, ' ');
  add(out, im, t->path);
}

static void add_field(struct buf *out, const struct image *im, uint32_t field) {
  const struct img_field *f = &im->fields[field];
  add(out, im, im->entities[f->entity].name);
  buf_char(out, '.');
  add(out, im, f->name);
}

// The words of the bits that are set, joined by '|'.
static void add_bits(struct buf *out, int64_t bits, const char *const *words, int n) {
  bool first = true;
  for (int i = 0; i < n; i++) {
    if (!(bits >> i & 1))
      continue;
    if (!first)
      buf_char(out, '|');
    buf_addz(out, words[i]);
    first = false;
  }
}

static void add_members(struct buf *out, uint64_t mask) {
  buf_char(out, '{');
  for (int i = 0, n = 0; i < 64; i++) {
    if (mask >> i & 1)
      buf_format(out, n++ ? ", %d" : "%d", i);
  }
  buf_char(out, '}');
}

static void add_constant(struct buf *out, enum opcode op, int64_t v) {
  static const char *const truth[] = {"waar", "onwaar"}, *const outcome[] = {"nvt", "ja", "nee", "deels"};
  if (op == OP_CONST_C)
    add_bits(out, v, truth, 2);
  else if (op == OP_CONST_U)
    add_bits(out, v, outcome, 4);
  else
    buf_format(out, "%lld", (long long)v);
}

static void add_options(struct buf *out, const struct img_pool *p, uint32_t n) {
  for (uint32_t i = 0; i < n / 4; i++, p += 4) {
    uint64_t before = (uint64_t)p[3].v << 32 | p[2].v;
    buf_format(out, "%s%u(r%u: r%u", i ? " " : "", i, p[0].v, p[1].v);
    if (before) {
      buf_addz(out, ", na ");
      add_members(out, before);
    }
    buf_char(out, ')');
  }
}

static void add_more(struct buf *out, const struct img_pool *p, uint32_t n) {
  for (uint32_t i = 4; i < n; i++)
    buf_format(out, p[i].v == NONE ? " -" : " r%u", p[i].v);
}

static void add_pool(struct buf *out, const struct image *im, enum opcode op, uint32_t x) {
  const struct img_pool *p = &im->pool[x + 1];
  uint32_t n = im->pool[x].v;
  if (op == OP_SELECT_U || op == OP_SELECT_C) {
    add_options(out, p, n);
    return;
  }
  if (op == OP_YEARLY_UP) {
    buf_format(out, "r%u r%u %lld", p[0].v, p[1].v, (long long)img_const(im, p[2].v));
    add_more(out, p, n);
    return;
  }
  if (op == OP_TERM_BY) {
    buf_format(out, "unit %u%s", p[0].v, p[1].v == 1 ? " min" : p[1].v == 2 ? " wet" : "");
    for (uint32_t i = 2; i < n; i++)
      buf_format(out, " %lld", (long long)img_const(im, p[i].v));
    return;
  }
  if (op == OP_ADD_WORKDAYS) {
    for (uint32_t i = 0; i < n; i++)
      buf_format(out, "%s%lld", i ? ", " : "{", (long long)img_const(im, p[i].v));
    buf_addz(out, "}");
    return;
  }
  if (op == OP_ROUND) {
    buf_format(out, "%lld %lld", (long long)img_const(im, p[0].v), (long long)img_const(im, p[1].v));
    return;
  }
  if (op == OP_PERIODIC_UP || op == OP_GAP_UP) {
    buf_format(out, "r%u r%u %lld unit %u", p[0].v, p[1].v, (long long)img_const(im, p[2].v), p[3].v);
    add_more(out, p, n);
    return;
  }
  if (op == OP_NO_BETTER || op == OP_LADDER) {
    for (uint32_t i = 0; i < n; i++)
      buf_format(out, op == OP_LADDER && i % 4 == 1 ? "%s%x" : "%s%u", i ? " " : "", p[i].v);
    return;
  }
  if (op == OP_PERIOD_COUNT || op == OP_PERIOD_SUM || op == OP_PERIOD_SOME || op == OP_PERIOD_SHARE) {
    add(out, im, im->entities[p[0].v].name);
    buf_format(out, " r%u r%u r%u", p[1].v, p[2].v, p[3].v);
    return;
  }
  if (op != OP_ONE_OF) {
    add(out, im, im->entities[p[0].v].name);
    buf_format(out, " r%u", p[1].v);
    return;
  }
  for (uint32_t i = 0; i < n; i++)
    buf_format(out, "%s%lld", i ? ", " : "{", (long long)img_const(im, p[i].v));
  buf_addz(out, n ? "}" : "{}");
}

static void add_operand(struct buf *out, const struct image *im, enum opcode op, char letter, uint32_t v) {
  switch (letter) {
  case 'i':
    add_constant(out, op, img_const(im, v));
    break;
  case 'm':
    add_members(out, (uint64_t)img_const(im, v));
    break;
  case 'f':
    add_field(out, im, v);
    break;
  case 'e':
  case 'h':
    add(out, im, im->entities[v].name);
    break;
  case 'j':
    add_target(out, im, im->judges[v].target);
    break;
  case 'w':
    add_target(out, im, im->waivers[v].target);
    break;
  case 'p':
    add(out, im, im->parameters[v].name);
    break;
  case 'u':
    buf_addz(out, unit_word[v]);
    break;
  case 'x':
    add_pool(out, im, op, v);
    break;
  default:
    buf_format(out, "r%u", v);
  }
}

static void add_code(struct buf *out, const struct image *im, const struct img_code *k) {
  const struct op_info *info = &op_info[k->op];
  const uint32_t operands[3] = {k->a, k->b, k->c};
  buf_format(out, "r%u %c ", k->dst, info->dst);
  add(out, im, im->entities[k->entity].name);
  buf_format(out, "  %s", info->mnemonic);
  for (int i = 0; i < 3 && info->operands[i] != '-'; i++) {
    buf_addz(out, i ? " " : "  ");
    add_operand(out, im, k->op, info->operands[i], operands[i]);
  }
  buf_char(out, '\n');
}

// A line of what was written: where in its declaration, and its text.
struct line {
  uint32_t source, from;
  struct text text;
};

static struct line line_of(const struct image *im, const struct img_span *span) {
  struct text all = img_text(im, im->sources[span->source].text);
  struct line line = {span->source, 0, NO_TEXT};
  size_t to = span->off;
  for (size_t i = 0; i < span->off; i++) {
    if (all.p[i] != '\n')
      continue;
    line.from = (uint32_t)i + 1;
  }
  while (to < all.n && all.p[to] != '\n')
    to++;
  line.text = text_trim(text_slice(all, line.from, to));
  return line;
}

static void add_line(struct buf *out, const struct image *im, struct line line) {
  add(out, im, im->sets[im->sources[line.source].set].name);
  buf_addz(out, ", ");
  add(out, im, im->sources[line.source].name);
  buf_addz(out, ": ");
  buf_add(out, line.text);
  buf_char(out, '\n');
}

void image_disassemble(const struct image *im, struct buf *out) {
  struct line last = {NONE, 0, NO_TEXT};
  uint32_t span = NONE;
  for (uint32_t i = 0; i < im->n_code; i++) {
    const struct img_code *k = &im->code[i];
    if (k->span != NONE && k->span != span) {
      span = k->span;
      struct line line = line_of(im, &im->spans[span]);
      if (line.source != last.source || line.from != last.from)
        add_line(out, im, line);
      last = line;
    }
    buf_addz(out, "  ");
    add_code(out, im, k);
  }
}

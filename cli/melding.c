// eisen melding: what a message means, and what to do.
#include "melding.h"

#include "command.h"

static const struct said {
  const char *code, *sentence, *hint;
} said[] = {
#define MSG(name, code, severity, sentence, hint) {code, sentence, hint},
#include "message.def"
#undef MSG
};

// With «…» where the program fills in something.
static void put_sentence(struct buf *b, const char *sentence) {
  struct text rest = text_from(sentence), part;
  for (bool first = true; text_split(&rest, '{', &part); first = false)
    buf_format(b, "%s%.*s", first ? "" : "…", TP(first ? part : text_slice(part, 2, part.n)));
}

static void show(struct call *call, const struct message_page *page) {
  struct buf b = {.arena = call->arena};
  for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
    if (!text_eq(text_from(said[i].code), text_from(page->code)))
      continue;
    buf_format(&b, "%s: ", page->code);
    put_sentence(&b, said[i].sentence);
    buf_addz(&b, said[i].hint[0] != '\0' ? "\nhulp: " : "");
    put_sentence(&b, said[i].hint);
  }
  buf_format(&b, "\n%s", page->text);
  buf_format(&b, "Wat om een voorbeeld heen hoort, staat in de bladzijde meldingen/%c0%c.md.\n",
             page->code[0] == 'L' ? 'L' : 'E', page->code[2]);
  call_result(call, buf_text(&b));
}

static struct text upper(struct arena *a, struct text s) {
  struct buf b = {.arena = a};
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i];
    buf_add(&b, (struct text){&c, 1});
  }
  return buf_text(&b);
}

void run_melding(struct call *call) {
  if (!call_expect(call, 1, 1, "de code van een melding, zoals E0313"))
    return;
  struct text code = upper(call->arena, text_from(call->args.p[0]));
  struct text *codes = NEW_ARRAY(call->arena, struct text, n_message_pages);
  for (size_t i = 0; i < n_message_pages; i++) {
    codes[i] = text_from(message_pages[i].code);
    if (!text_eq(codes[i], code))
      continue;
    show(call, &message_pages[i]);
    return;
  }
  usage(call->edge, M_USAGE_CODE, code, text_nearest(code, codes, n_message_pages));
}

// Open questions for a person: by whom they are asked, each with its help and what may be answered.
#include "question_report.h"
#include "text_out.h"

static const char *const people[] = {"aanbieder", "toezichthouder", "opdrachtgever"};
enum { PEOPLE = sizeof people / sizeof *people };

static bool is_other(struct text who) {
  for (size_t i = 0; i < PEOPLE; i++)
    if (text_eq(who, text_from(people[i])))
      return false;
  return true;
}

static bool is_for(const struct question *q, size_t person) {
  return person == PEOPLE ? is_other(q->gap.who) : text_eq(q->gap.who, text_from(people[person]));
}

static void question_text(struct buf *b, const struct question *q, size_t number) {
  struct arena *a = b->arena;
  const char *label = text_z(a, text_format(a, "%zu. ", number));
  paragraph(b, 0, label, q->gap.question, 4);
  if (q->about.n > 0)
    paragraph(b, 4, "Over: ", q->about, 2);
  if (q->gap.judged.n > 0)
    paragraph(b, 4, "De tekst: ", text_format(a, "«%.*s»", TP(q->gap.judged)), 2);
  if (q->gap.source.n > 0)
    paragraph(b, 4, "Bron: ", q->gap.source, 2);
  if (q->gap.help.n > 0)
    paragraph(b, 4, "Hulp: ", q->gap.help, 2);
  paragraph(b, 4, "Antwoord: ", q->answers_short, 2);
  if (q->gap.note.n > 0)
    paragraph(b, 4, "Nu onbekend: ", q->gap.note, 2);
}

static void questions_for(struct buf *b, const struct questions *all, size_t person) {
  size_t number = 0;
  for (size_t i = 0; i < all->asked.n; i++) {
    const struct question *q = all->asked.p[i];
    if (!is_for(q, person))
      continue;
    if (number++ == 0) {
      struct text who = visible(b->arena, person == PEOPLE ? TEXT("anderen") : q->gap.who);
      buf_format(b, "\nVragen aan: %.*s\n\n", TP(who));
    } else {
      buf_char(b, '\n');
    }
    question_text(b, q, number);
  }
}

static void closing(struct buf *b, const struct questions *q) {
  struct arena *a = b->arena;
  if (q->asked.n == 0)
    buf_addz(b, "\nEr zijn geen open vragen.\n");
  if (q->later.n == 1)
    buf_addz(b, "\nDaarna komt misschien nog 1 vraag. Een antwoord hierboven kan hem overbodig maken.\n");
  if (q->later.n > 1)
    paragraph(b, 0, "\n",
              text_format(a, "Daarna komen misschien nog %zu vragen. Antwoorden hierboven kunnen die overbodig maken.",
                          q->later.n),
              0);
  if (q->stuck > 0)
    paragraph(b, 0, "\n",
              text_format(a,
                          "%u %s onbekend zonder dat er een vraag bij hoort: geen antwoord geeft daar een andere "
                          "uitkomst. Het rapport "
                          "van «eisen toets» zegt waarom.",
                          q->stuck, q->stuck == 1 ? "uitkomst blijft" : "uitkomsten blijven"),
              0);
}

struct text questions_text(struct arena *a, const struct question_report *r) {
  struct buf b = {.arena = a};
  const struct questions *q = &r->questions;
  buf_addz(&b, "OPEN VRAGEN\n\n");
  paragraph(&b, 0, "Aanbieder      ", r->provider, 15);
  paragraph(&b, 0, "Peildatum      ", date_dutch(a, r->peildatum), 15);
  paragraph(&b, 0, "Open           ",
            text_format(a, "%zu %s, %u %s", q->asked.n, q->asked.n == 1 ? "vraag" : "vragen", q->open,
                        q->open == 1 ? "uitkomst nog onbekend" : "uitkomsten nog onbekend"),
            15);
  for (size_t person = 0; person <= PEOPLE; person++)
    questions_for(&b, q, person);
  closing(&b, q);
  return buf_text(&b);
}
